"""Every cell and every figure of disclosures, most of them from other provinces, as people copied them off the page.

tests/golden/<province>/<slug>.tables.json are transcriptions (schema truth-tables/1 and, for each table,
amount_columns: the columns that print money); the printed files themselves stand in ../shared/corpus.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from disclosures.extraction.contract import to_json
from disclosures.extraction.pipeline import extract
from disclosures.extraction.text import fold

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
TRUTHS = sorted(GOLDEN.glob("*/*.tables.json"))
FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?")
YUAN = {"元": Decimal(1), "万元": Decimal(10000)}
STATED = ("form", "scope", "title", "amount_unit", "declared_empty", "notes", "columns")

Json = dict[str, Any]
pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here"),
    pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.removesuffix(".tables.json")),
]


@cache
def read(truth: Path) -> tuple[Json, Json]:
    """The transcription, and what extraction makes of the same file."""
    true: Json = json.loads(truth.read_text(encoding="utf-8"))
    return true, to_json(extract(disclosure(true["slug"])))


def disclosure(slug: str) -> Path:
    """The printed file; where one is kept in several formats, the Word file."""
    return next(path for kind in ("docx", "pdf") for path in CORPUS.glob(f"*/{slug}.{kind}"))


def pairs(truth: Path) -> list[tuple[Json, Json]]:
    true, found = read(truth)
    return list(zip(true["tables"], found["tables"], strict=True))


def folded(value: Any) -> Any:
    """The same value with every text in one spelling."""
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, list):
        return [folded(item) for item in value]
    if isinstance(value, dict):
        return {key: folded(item) for key, item in value.items()}
    return value


def figures(table: Json) -> dict[tuple[int, int], Decimal]:
    """The amount in 元 of every place of the transcription that prints one."""
    return {
        (row, column): Decimal(fold(texts[column]).replace(",", "")) * YUAN[table["amount_unit"]]
        for row, texts in enumerate(table["rows"])
        for column in table["amount_columns"]
        if FIGURE.fullmatch(fold(texts[column]))
    }


def test_the_document_is_known(truth):
    true, found = read(truth)
    assert {key: found[key] for key in ("region", "unit", "year", "kind")} == {
        key: true[key] for key in ("region", "unit", "year", "kind")
    }


def test_every_table_is_found_and_none_invented(truth):
    true, found = read(truth)
    told = [[[t["title"], t["form"]] for t in document["tables"]] for document in (true, found)]
    assert folded(told[1]) == folded(told[0])


def test_form_scope_money_unit_notes_and_header_are_right(truth):
    wrong = [
        (true["id"], key, true[key], found[key])
        for true, found in pairs(truth)
        for key in STATED
        if folded(true[key]) != folded(found[key])
    ]
    assert wrong == []


def test_every_cell_is_right(truth):
    for true, found in pairs(truth):
        assert folded(found["rows"]) == folded(true["rows"]), true["id"]


def test_every_amount_is_a_fact_exact_to_the_yuan_and_no_other_is(truth):
    _, document = read(truth)
    for true, found in pairs(truth):
        facts = [f for f in document["facts"] if f["table"] == found["id"] and f["amount"] is not None]
        assert {(f["row"], f["column"]): Decimal(f["amount"]) for f in facts} == figures(true), true["id"]
        assert len(facts) == len(figures(true)), true["id"]


def test_a_table_of_no_form_has_a_further_one_and_each_of_its_figures_is_one_of_its_facts(truth):
    _, document = read(truth)
    for table in (t for t in document["tables"] if t["form"] is None):
        facts = {
            (f["row"], f["column"]) for f in document["further_facts"] if f["table"] == table["id"] and f["amount"]
        }
        amounts = {(r, 2) for r, texts in enumerate(table["rows"]) if FIGURE.fullmatch(fold(texts[2]))}
        assert table["further_form"], table["id"]
        assert facts == amounts, table["id"]


def test_nothing_is_left_over(truth):
    _, found = read(truth)
    assert found["leftovers"] == []
