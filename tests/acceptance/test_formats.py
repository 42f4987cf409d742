"""A disclosure that exists in several formats says the same in each.

Runs over ../shared/corpus and is skipped where that folder is absent.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from disclosures.extraction import pipeline
from disclosures.extraction.model import Extraction, Grid, Paragraph
from disclosures.extraction.readers import registry
from disclosures.extraction.text import fold

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files"
pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here"),
]


@cache
def extracted(name: str) -> Extraction:
    return pipeline.extract(CORPUS / name)


def cells(name: str) -> list[list[list[str | None]]]:
    grids = [block for block in registry.read(CORPUS / name).blocks if isinstance(block, Grid)]
    return [[[fold(cell.text) if cell else None for cell in row] for row in grid.rows] for grid in grids]


def facts(name: str) -> dict[tuple[object, int], tuple[object, int]]:
    return {(f.address, f.occurrence): (f.amount, f.decimals) for f in extracted(name).facts}


@pytest.mark.parametrize(
    ("one", "other"),
    [("jinzhou-2026.html", "jinzhou-2026.docx"), ("baoding-lianchi-2025.doc", "baoding-lianchi-2025.docx")],
)
def test_both_formats_have_the_same_cells(one, other):
    assert cells(one) == cells(other)


def test_both_word_formats_have_the_same_prose():
    one, other = (
        [fold(block.text) for block in registry.read(CORPUS / name).blocks if isinstance(block, Paragraph)]
        for name in ("baoding-lianchi-2025.doc", "baoding-lianchi-2025.docx")
    )
    assert one == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jinzhou-2026.html", "jinzhou-2026.docx"),
        ("baoding-lianchi-2025.doc", "baoding-lianchi-2025.docx"),
        ("haidong-2025.xlsx", "haidong-2025.pdf"),
    ],
)
def test_both_formats_give_the_same_facts(one, other):
    assert facts(one) == facts(other)
    assert extracted(one).unit == extracted(other).unit
