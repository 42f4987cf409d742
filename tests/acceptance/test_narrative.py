"""The narratives of real disclosures: every figure classified as a careful auditor did, contradictions found."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from disclosures.extraction import pipeline
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.text import fold
from reviews.checks import runner
from reviews.checks.finding import Finding, Level, Report

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
ANY = frozenset(("agrees", "no_rule", "not_an_amount"))

pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of real disclosures is not here"),
]


@cache
def read(name: str) -> tuple[FactBook, Report]:
    book = FactBook(pipeline.extract(CORPUS / name))
    return book, runner.run(book)


def stated(name: str) -> list[tuple[str, str, str]]:
    """Passage, folded text before and with the figure, and status of every judged number."""
    book, report = read(name)
    texts = {p.id: p.text for p in book.extraction.narrative}
    return [(fold(texts[c.passage][: c.span[1]]), fold(c.printed), c.status) for c in report.claims]


@pytest.mark.parametrize(
    ("slug", "suffix"),
    [("haidong-2025", "pdf"), ("guan-2024", "pdf"), ("qinhuangdao-haigang-2025", "docx")],
)
def test_every_figure_is_classified_as_the_auditor_did(slug: str, suffix: str) -> None:
    truth: dict[str, Any] = json.loads((CORPUS / "truth" / f"{slug}.claims.json").read_text(encoding="utf-8"))
    found = stated(f"files/{slug}.{suffix}")
    wrong = []
    for figure in truth["claims"]:
        if figure["kind"] != "amount":
            continue
        upto = fold(figure["quote"]).removesuffix(fold(figure["unit"] or ""))
        allowed = {figure["status"]} if figure["status"] in ("agrees", "disagrees") else ANY
        statuses = {status for before, _, status in found if before.endswith(upto)}
        if not statuses & allowed:
            wrong.append((figure["quote"], figure["status"], statuses))
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "code", "actual", "expected"),
    [
        ("files/guan-2024.pdf", "P101", "0.00", "2.00"),
        ("files/jinzhou-2026.docx", "P101", "0.00", "10.18"),
        ("files/haidong-2025.pdf", "P101", "19.65", "19.54"),
        ("files/haidong-2025.pdf", "P101", "766.00", "766.77"),
        ("files/haidong-2025.pdf", "P103", "1.7", "0.72"),
        ("files/haidong-2025.pdf", "P303", "76.67", "73.67"),
        ("files/qinhuangdao-haigang-2025.docx", "P104", "0.00", "3.00"),
    ],
)
def test_known_contradictions_are_found(name: str, code: str, actual: str, expected: str) -> None:
    found = [(f.actual, f.expected) for f in read(name)[1].findings if f.code == code]
    assert (actual, expected) in found


def test_a_heading_without_content_is_found() -> None:
    assert "C502" in {f.code for f in read("files/qinhuangdao-haigang-2025.docx")[1].findings}


CLEAN = (
    "files/baoding-lianchi-2025.docx",
    "other-provinces/shanghai-putuo-commerce-unit-2025.pdf",
    "other-provinces/shanghai-putuo-wanli-2025.pdf",
)


def errors(name: str) -> list[Finding]:
    return [f for f in read(name)[1].findings if f.level is Level.ERROR and f.code[0] == "P"]


@pytest.mark.parametrize("name", CLEAN)
def test_a_narrative_that_holds_has_no_errors(name: str) -> None:
    assert [f.message for f in errors(name)] == []
