"""The invented disclosures in samples/ are understood whole: each file against what it was written from."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Extraction
from disclosures.extraction.pipeline import extract
from disclosures.extraction.text import fold

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def known(path: Path) -> bool:
    return path.suffix in (".docx", ".pdf", ".html") and (SAMPLES / "expected" / f"{path.stem}.json").exists()


FILES = sorted(path for path in (SAMPLES / "files").glob("*.*") if known(path))


@cache
def understood(path: Path) -> Extraction:
    return extract(path)


def expected(path: Path) -> dict:
    return json.loads((SAMPLES / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))


def filled(rows: list[list[str]]) -> list[list[str]]:
    """The rows that print anything, in one spelling."""
    folded = [[fold(text) for text in row] for row in rows]
    return [row for row in folded if any(row)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_table_is_recognised_with_its_scope_and_rows(path):
    found, wanted = understood(path), expected(path)
    assert [(t.form, t.scope.code, t.declared_empty) for t in found.tables] == [
        (t["form"], t["scope"]["code"], t["declared_empty"]) for t in wanted["tables"]
    ]
    for table, truth in zip(found.tables, wanted["tables"], strict=True):
        printed = [[cell.text if cell else "" for cell in row] for row in table.rows]
        assert filled(printed) == filled(truth["rows"]), truth["title"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_document_says_who_it_is(path):
    found, wanted = understood(path), expected(path)
    assert found.region is not None
    assert found.region.code == wanted["region"]["code"]
    assert (found.unit.code, found.unit.name) == (wanted["unit"]["code"], wanted["unit"]["name"])
    assert (found.year, found.kind) == (wanted["year"], wanted["kind"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_of_a_known_form_is_left_over(path):
    found = understood(path)
    unknown = [table.id for table in found.tables if table.form is None]
    assert [left.table for left in found.leftovers] == unknown


BOTH = sorted({p.stem for p in FILES if p.with_suffix(".docx") in FILES and p.with_suffix(".pdf") in FILES})


@pytest.mark.parametrize("slug", BOTH)
def test_word_and_pdf_of_one_document_give_the_same_facts(slug):
    pair = [SAMPLES / "files" / f"{slug}.{kind}" for kind in ("docx", "pdf")]
    word, pdf = ([(f.address, f.occurrence, f.amount) for f in understood(path).facts] for path in pair)
    assert word == pdf


def test_every_form_is_printed_by_some_sample():
    printed = {table.form for path in FILES for table in understood(path).tables}
    assert {layout.form for layout in load_layouts()} <= printed
