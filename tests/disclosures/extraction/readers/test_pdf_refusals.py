"""What a PDF reader refuses, and how it says so."""

from __future__ import annotations

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader

from disclosures.extraction.document import Cell, Grid
from disclosures.extraction.readers import ocr, pdf
from disclosures.extraction.readers.page import Page
from disclosures.extraction.readers.page_runs import Glyphs
from disclosures.extraction.readers.refusal import BROKEN, EMPTY, ENCRYPTED, UnreadableFile
from tests.disclosures.extraction.readers.papers import Paper, grids, paragraphs


def picture() -> ImageReader:
    image = pypdfium2.PdfBitmap.new_native(20, 20, pypdfium2.raw.FPDFBitmap_BGR)
    return ImageReader(image.to_pil())


def refusal(path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        pdf.read_pdf(path)
    return str(refused.value)


def test_a_password_is_named(tmp_path):
    paper = Paper(tmp_path / "locked.pdf", password="secret")
    paper.text(60, 100, "机密")
    paper.canvas.save()
    assert refusal(paper.path) == ENCRYPTED


def test_a_truncated_file_is_damaged(tmp_path):
    paper = Paper(tmp_path / "whole.pdf")
    paper.text(60, 100, "完整")
    paper.canvas.save()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(paper.path.read_bytes()[:200])
    assert refusal(broken) == BROKEN


def test_an_empty_file_is_empty(tmp_path):
    path = tmp_path / "empty.pdf"
    path.touch()
    assert refusal(path) == EMPTY


def blank(number: int) -> Page:
    return Page(number, 595, 842, Glyphs.of([]), (), ())


def scan(folder, *, texts: tuple[str, ...] = ("",)) -> Paper:
    """A file with a page for each text; where it is blank, the page is a picture."""
    paper = Paper(folder / "scan.pdf")
    for number, text in enumerate(texts):
        if number:
            paper.turn()
        if text:
            paper.text(60, 100, text)
        else:
            paper.canvas.drawImage(picture(), 0, 0, 595, 842)
    return paper


@pytest.fixture
def without_recognition(monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.fixture
def recognised(monkeypatch):
    """What the recognition reads of every scanned page; to be filled."""
    read: list[object] = []
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "read_page", lambda document, number: blank(number))
    monkeypatch.setattr(ocr, "contents_of", lambda page: list(read))
    return read


def test_a_scan_is_told_apart_from_damage_and_says_what_is_missing(tmp_path, without_recognition):
    paper = scan(tmp_path)
    paper.canvas.save()
    assert refusal(paper.path) == pdf.SCANNED
    assert "扫描件" in pdf.SCANNED
    assert "管理员" in pdf.SCANNED


def test_a_picture_page_among_others_is_reported(tmp_path, without_recognition):
    document = scan(tmp_path, texts=("有文字的一页", "")).read()
    assert paragraphs(document) == ["有文字的一页"]
    assert len(document.notices) == 1
    assert "未读取" in document.notices[0]


def test_a_picture_page_is_recognised_where_that_is_installed(tmp_path, recognised):
    recognised.append(Grid(((Cell("12.50", doubtful=True),),)))
    document = scan(tmp_path, texts=("有文字的一页", "")).read()
    assert paragraphs(document) == ["有文字的一页"]
    assert grids(document) == [["12.50"]]
    assert "文字识别" in document.notices[0]


def test_a_scan_that_recognition_makes_nothing_of_is_refused(tmp_path, recognised):
    paper = scan(tmp_path)
    paper.canvas.save()
    assert refusal(paper.path) == pdf.ILLEGIBLE


def test_a_page_that_fails_costs_a_notice_and_not_the_others(tmp_path, recognised, monkeypatch):
    def fails_once(document, number: int) -> Page:
        if number == 2:
            raise RuntimeError("the model failed")
        return blank(number)

    recognised.append(Grid(((Cell("12.50", doubtful=True),),)))
    monkeypatch.setattr(ocr, "read_page", fails_once)
    document = scan(tmp_path, texts=("", "", "")).read()
    assert grids(document) == [["12.50"], ["12.50"]]
    assert pdf.UNRECOGNISED.format(number=2) in document.notices


def test_pages_that_are_known_are_not_recognised_again(tmp_path, recognised, monkeypatch):
    monkeypatch.setattr(ocr, "read_page", lambda document, number: pytest.fail("recognised again"))
    recognised.append(Grid(((Cell("12.50", doubtful=True),),)))
    paper = scan(tmp_path, texts=("", ""))
    paper.canvas.save()
    document = pdf.read_pdf(paper.path, recognised={1: blank(1), 2: None})
    assert grids(document) == [["12.50"]]
    assert pdf.UNRECOGNISED.format(number=2) in document.notices


def test_scanned_pages_are_pictures_without_words(tmp_path):
    paper = scan(tmp_path, texts=("", "有文字的一页", ""))
    paper.turn()
    paper.canvas.save()
    assert pdf.scanned_pages(paper.path) == (1, 3)


def test_a_file_with_too_many_pages_is_not_recognised_at_all(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    paper = scan(tmp_path, texts=("", "", ""))
    paper.canvas.save()
    assert pdf.scanned_pages(paper.path) == ()


def test_too_many_pages_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    paper = Paper(tmp_path / "long.pdf")
    for _ in range(3):
        paper.text(60, 100, "一页")
        paper.turn()
    paper.canvas.save()
    assert refusal(paper.path) == pdf.TOO_LONG


def test_a_page_that_the_quick_engine_cannot_read_goes_to_the_other(tmp_path, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise pypdfium2.PdfiumError("no characters")

    monkeypatch.setattr(pdf, "read_glyphs", fail)
    paper = Paper(tmp_path / "paper.pdf")
    paper.canvas.setFont("Helvetica", 10)
    paper.canvas.drawString(63, 728, "total")
    paper.canvas.drawString(163, 728, "12.50")
    paper.table([60, 160, 260], [100, 120], [["", ""]])
    document = paper.read()
    assert grids(document) == [["total|12.50"]]
    assert len(document.notices) == 1
