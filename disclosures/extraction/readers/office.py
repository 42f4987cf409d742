"""Formats that only an office suite reads (.rtf, .odt, Works' .wps): LibreOffice turns them into .docx."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from disclosures.extraction.model import Document
from disclosures.extraction.readers import docx
from disclosures.extraction.readers.refusal import DAMAGED, TOO_MUCH, UnreadableFile
from disclosures.extraction.readers.registry import Reader, reader

SECONDS = 120
NOT_INSTALLED = "服务器未安装 LibreOffice，暂不能读取 .{kind} 文件，请另存为 .docx 后上传。"
CONVERTED = "文件经 LibreOffice 转换后读取，请核对表格是否完整。"

_FOLDERS = "disclosure-office-"
_FORGOTTEN = 3600
"""Seconds after which a folder belongs to nobody: its conversion was killed."""

_SCRIPTING, _UPDATE = "/org.openoffice.Office.Common/Security/Scripting", "/org.openoffice.Office.Writer/Content/Update"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_UPDATE, "Link", "2"),
)
"""A file of a stranger: no macro runs, and nothing that it points to is fetched."""


def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def is_installed() -> bool:
    """Whether these formats can be read here."""
    return program() is not None


def read_converted(path: Path, kind: str) -> Document:
    """The document of a file that LibreOffice can open. Raises UnreadableFile, also where it is not installed."""
    office = program()
    if office is None:
        raise UnreadableFile(NOT_INSTALLED.format(kind=kind))
    _sweep()
    with tempfile.TemporaryDirectory(prefix=_FOLDERS) as folder:
        source = Path(folder, f"source.{kind}")
        shutil.copyfile(path, source)
        document = docx.read_docx(_converted(office, source))
    return replace(document, format=kind, notices=(*document.notices, CONVERTED))


def _sweep() -> None:
    """Removes what killed conversions left: the copy of somebody's file among it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDERS}*"):
        with contextlib.suppress(OSError):
            if folder.stat().st_mtime < time.time() - _FORGOTTEN:
                shutil.rmtree(folder, ignore_errors=True)


def _converted(office: str, source: Path) -> Path:
    """The .docx beside the source. The profile folder is private, so that two conversions never meet."""
    profile = _profile(source.with_name("profile"))
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(source.parent), str(source)]
    _run([*command, *target])
    made = source.with_suffix(".docx")
    if not made.exists():
        raise UnreadableFile(DAMAGED)
    return made


def _profile(folder: Path) -> Path:
    """A profile folder with our settings."""
    items = (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    settings = folder / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(items)}</oor:items>\n'
    )
    return folder


def _run(command: list[str]) -> None:
    """Runs LibreOffice within the time limit.

    It stays in the reader's process group, so that it dies with a reader that is killed. Its start program hands
    SIGTERM on to what it has started.
    """
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        child.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=5)
        child.kill()
        child.wait()
        raise UnreadableFile(TOO_MUCH) from error


def _reader_of(kind: str) -> Reader:
    def read(path: Path) -> Document:
        return read_converted(path, kind)

    return read


for _kind in ("rtf", "odt", "wps"):
    reader(_kind, ready=is_installed)(_reader_of(_kind))
