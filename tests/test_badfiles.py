"""The bad files are what they claim to be."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests import badfiles


def test_a_truncated_word_file_is_no_zip(tmp_path: Path):
    assert badfiles.truncated(tmp_path).stat().st_size > 0
    assert not zipfile.is_zipfile(tmp_path / "truncated.docx")


def test_the_encrypted_pdf_asks_for_its_password(tmp_path: Path):
    path = badfiles.encrypted_pdf(tmp_path)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    assert len(pypdfium2.PdfDocument(path, password="secret")) == 1


def test_the_zip_bomb_is_small_on_disk(tmp_path: Path):
    path = badfiles.zip_bomb(tmp_path, megabytes=64)
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("word/document.xml").file_size == 64 << 20
    assert path.stat().st_size < 1 << 20


def test_the_xml_bomb_is_a_zip_of_little_text(tmp_path: Path):
    with zipfile.ZipFile(badfiles.xml_bomb(tmp_path)) as archive:
        assert len(archive.read("word/document.xml")) < 2000


def test_the_photo_is_a_jpeg(tmp_path: Path):
    assert badfiles.photo(tmp_path).read_bytes().startswith(b"\xff\xd8")


def test_the_scanned_pdf_has_no_text(tmp_path: Path):
    with pypdfium2.PdfDocument(badfiles.scanned_pdf(tmp_path)) as document:
        assert [page.get_textpage().count_chars() for page in document] == [0, 0]


def test_the_long_pdf_has_its_pages(tmp_path: Path):
    with pypdfium2.PdfDocument(badfiles.long_pdf(tmp_path, pages=60)) as document:
        assert len(document) == 60
