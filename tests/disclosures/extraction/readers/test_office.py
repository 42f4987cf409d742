"""Formats that only LibreOffice reads, where it is installed and where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosures.extraction.readers import office, registry
from disclosures.extraction.readers.refusal import DAMAGED, TOO_MUCH, UnreadableFile
from tests.disclosures.extraction.readers.samples import drawn, placed, word_bytes

RTF = b"{\\rtf1 x}"


def install(monkeypatch, folder: Path, script: str) -> None:
    """A stand-in for LibreOffice: a shell script that sees its arguments as LibreOffice would."""
    stand_in = placed(folder, "soffice", f"#!/bin/sh\n{script}\n".encode())
    stand_in.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(stand_in))


def refusal(tmp_path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        registry.read(placed(tmp_path, "a.rtf", RTF))
    return str(refused.value)


def test_without_libreoffice_the_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "program", lambda: None)
    assert refusal(tmp_path) == "服务器未安装 LibreOffice，暂不能读取 .rtf 文件，请另存为 .docx 后上传。"


def test_what_libreoffice_makes_is_read_as_word(tmp_path, monkeypatch):
    made = placed(tmp_path, "made.docx", word_bytes())
    install(monkeypatch, tmp_path, f'for last; do :; done; cp "{made}" "${{last%.rtf}}.docx"')
    document = registry.read(placed(tmp_path, "a.rtf", RTF))
    assert document.format == "rtf"
    assert drawn(document)[0] == "部门预算收支总表"
    assert office.CONVERTED in document.notices


def test_a_conversion_that_makes_nothing_is_a_damaged_file(tmp_path, monkeypatch):
    install(monkeypatch, tmp_path, "exit 1")
    assert refusal(tmp_path) == DAMAGED


def test_a_conversion_that_hangs_is_ended(tmp_path, monkeypatch):
    install(monkeypatch, tmp_path, "sleep 60")
    monkeypatch.setattr(office, "SECONDS", 0.5)
    assert refusal(tmp_path) == TOO_MUCH
