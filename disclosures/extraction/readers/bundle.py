"""A .zip of several disclosures: unpacked on upload, each file then goes its own way."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from disclosures.extraction.readers import archives, registry
from disclosures.extraction.readers.refusal import TOO_LARGE, UnreadableFile, refusal

MOST_FILES = 200
TOO_MANY = f"压缩包内超过 {MOST_FILES} 个文件，请分批上传。"
NOTHING_INSIDE = "压缩包里没有文件，请检查后重新上传。"
NESTED = "压缩包里还有压缩包，请全部解压后再上传。"
_LITTER = ("__MACOSX/", "Thumbs.db", ".DS_Store", "desktop.ini", "~$")
_UTF8_NAME = 0x800


def unpack(path: Path, into: Path) -> list[Path]:
    """The files of a zip, written below `into` in their order, folders kept. Raises UnreadableFile.

    Nothing is written unless the whole archive is sound. Litter of operating systems is left out.
    """
    kind = registry.kind_of(path)
    if kind != "zip":
        raise refusal(kind)
    if path.stat().st_size > registry.MOST_BYTES:
        raise UnreadableFile(TOO_LARGE)
    archives.inspect(path, parts_are_xml=False)
    with zipfile.ZipFile(path) as archive:
        entries = [(entry, _name(entry)) for entry in archive.infolist() if not entry.is_dir()]
        wanted = [(entry, name) for entry, name in entries if not _is_litter(name)]
        if len(wanted) > MOST_FILES:
            raise UnreadableFile(TOO_MANY)
        try:
            written = [_written(archive, entry, into / name) for entry, name in wanted]
        except OSError as error:  # a name too long, or a file where a folder of that name stands
            raise refusal("broken zip") from error
    if not written:
        raise UnreadableFile(NOTHING_INSIDE)
    if any(registry.kind_of(file) in ("zip", "archive") for file in written):
        raise UnreadableFile(NESTED)
    return written


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry without line ends and other signs that no name has.

    Windows in China writes GBK without saying so; zipfile then reads it as code page 437.
    """
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    name = "".join(sign for sign in name.replace("\\", "/") if sign.isprintable())
    if not archives.is_inside(name):
        raise refusal("broken zip")
    return name


def _is_litter(name: str) -> bool:
    return any(name.startswith(mark) or PurePosixPath(name).name.startswith(mark) for mark in _LITTER)


def _written(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> Path:
    """Writes one entry; a name that occurs twice gets a number."""
    target.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    free = target
    while free.exists():
        number += 1
        free = target.with_stem(f"{target.stem}（{number}）")
    with archive.open(entry) as source, free.open("xb") as sink:
        while chunk := source.read(1 << 16):
            sink.write(chunk)
    return free
