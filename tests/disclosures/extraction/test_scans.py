"""Scanned pages one by one: told, limited, and none at the cost of another."""

from __future__ import annotations

import pytest

from disclosures.extraction import limits, scans
from disclosures.extraction.readers import ocr, pdf
from disclosures.extraction.readers.refusal import TOO_MUCH, UnreadableFile
from tests.disclosures.extraction.readers.samples import pdf_bytes, placed, word_bytes


@pytest.fixture
def children(monkeypatch):
    """What children were asked, and within which seconds. The file has scanned pages 2, 3 and 5; page 3 hangs."""
    asked: list[tuple[object, ...]] = []

    def call(work, path, *arguments, seconds):
        asked.append((work.__name__, *arguments, seconds))
        if work is pdf.scanned_pages:
            return (2, 3, 5)
        if arguments == (3,):
            raise UnreadableFile(TOO_MUCH)
        return f"page {arguments[0]}"

    monkeypatch.setattr(limits, "call_limited", call)
    monkeypatch.setattr(ocr, "available", lambda: True)
    return asked


def test_each_page_is_told_and_has_seconds_of_its_own(tmp_path, children):
    told = []
    path = placed(tmp_path, "a.pdf", pdf_bytes())
    pages = scans.recognised(path, lambda number, count: told.append((number, count)))
    assert pages == {2: "page 2", 3: None, 5: "page 5"}
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert children[1:] == [("read_file", number, scans.SECONDS_A_PAGE) for number in (2, 3, 5)]


def test_a_crash_of_ours_costs_its_page_only(tmp_path, children, monkeypatch):
    def crash(work, path, *arguments, seconds):
        if arguments:
            raise limits.Crashed("a slip of ours")
        return (1,)

    monkeypatch.setattr(limits, "call_limited", crash)
    assert scans.recognised(placed(tmp_path, "a.pdf", pdf_bytes()), lambda *_: None) == {1: None}


def test_nothing_is_recognised_in_word_or_without_recognition(tmp_path, children, monkeypatch):
    assert scans.recognised(placed(tmp_path, "a.docx", word_bytes()), lambda *_: None) == {}
    monkeypatch.setattr(ocr, "available", lambda: False)
    assert scans.recognised(placed(tmp_path, "a.pdf", pdf_bytes()), lambda *_: None) == {}
    assert children == []
