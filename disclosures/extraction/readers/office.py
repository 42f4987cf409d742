"""Formats that only an office suite reads (.rtf, .odt, Works' .wps): LibreOffice turns them into .docx."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from disclosures.extraction.model import Document
from disclosures.extraction.readers import docx
from disclosures.extraction.readers.refusal import DAMAGED, TOO_MUCH, UnreadableFile
from disclosures.extraction.readers.registry import Reader, reader

SECONDS = 120
NOT_INSTALLED = "服务器未安装 LibreOffice，暂不能读取 .{kind} 文件，请另存为 .docx 后上传。"
CONVERTED = "文件经 LibreOffice 转换后读取，请核对表格是否完整。"


def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read_converted(path: Path, kind: str) -> Document:
    """The document of a file that LibreOffice can open. Raises UnreadableFile, also where it is not installed."""
    office = program()
    if office is None:
        raise UnreadableFile(NOT_INSTALLED.format(kind=kind))
    with tempfile.TemporaryDirectory(prefix="office-") as folder:
        source = Path(folder, f"source.{kind}")
        shutil.copyfile(path, source)
        document = docx.read_docx(_converted(office, source))
    return replace(document, format=kind, notices=(*document.notices, CONVERTED))


def _converted(office: str, source: Path) -> Path:
    """The .docx beside the source. The profile folder is private, so that two conversions never meet."""
    profile = source.with_name("profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(source.parent), str(source)]
    _run([*command, *target])
    made = source.with_suffix(".docx")
    if not made.exists():
        raise UnreadableFile(DAMAGED)
    return made


def _run(command: list[str]) -> None:
    """Runs LibreOffice, whose start script leaves a child behind: the whole group ends at the time limit."""
    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        child.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        raise UnreadableFile(TOO_MUCH) from error


def _reader_of(kind: str) -> Reader:
    def read(path: Path) -> Document:
        return read_converted(path, kind)

    return read


for _kind in ("rtf", "odt", "wps"):
    reader(_kind)(_reader_of(_kind))
