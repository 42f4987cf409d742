"""The PDF reader against tables that people copied out of real disclosures, cell by cell.

Runs over ../shared/corpus and is skipped where that folder is absent.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from disclosures.extraction.model import Document, Grid, Paragraph
from disclosures.extraction.readers.docx import read_docx
from disclosures.extraction.readers.pdf import read_pdf
from disclosures.extraction.stitching import stitch
from disclosures.extraction.text import fold

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus"
pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here"),
]
TRUTHS = sorted(CORPUS.glob("truth/*.tables.json"))
READ = [t for t in TRUTHS if (CORPUS / "files" / t.name.replace(".tables.json", ".pdf")).is_file()]
TWICE = [p for p in sorted(CORPUS.glob("files/*.pdf")) if p.with_suffix(".docx").is_file()]
OTHERS = sorted(CORPUS.glob("other-provinces/*.pdf"))

Lines = list[list[str]]


@cache
def stitched(path: Path) -> Document:
    return stitch(read_pdf(path) if path.suffix == ".pdf" else read_docx(path))


def tables(document: Document) -> list[Lines]:
    grids = (block for block in document.blocks if isinstance(block, Grid))
    return [[[fold(cell.text) if cell else "" for cell in row] for row in grid.rows] for grid in grids]


@pytest.mark.parametrize("truth", READ, ids=lambda path: path.name)
def test_every_row_of_every_table_is_read_in_its_place(truth):
    read = tables(stitched(CORPUS / "files" / truth.name.replace(".tables.json", ".pdf")))
    missed = []
    for table in json.loads(truth.read_text())["tables"]:
        wanted = [[fold(text) for text in row] for row in table["rows"]]
        filled = [row for row in wanted if any(row)]
        held = any(grid[-len(wanted) :] == wanted or ends_with(grid, filled) for grid in read)
        if filled and not held:
            missed.append(table["id"])
    assert not missed


def ends_with(grid: Lines, rows: Lines) -> bool:
    inked = [row for row in grid if any(row)]
    return bool(rows) and inked[-len(rows) :] == rows


@pytest.mark.parametrize("path", TWICE, ids=lambda path: path.name)
def test_the_pdf_and_the_word_file_hold_the_same_tables(path):
    pdf, word = tables(stitched(path)), tables(stitched(path.with_suffix(".docx")))
    assert len(pdf) == len(word)
    assert [a for a, b in zip(pdf, word, strict=True) if a not in (b, b[1:])] == []  # Word keeps the caption as a row


@pytest.mark.parametrize("path", TWICE, ids=lambda path: path.name)
def test_the_pdf_and_the_word_file_hold_the_same_paragraphs(path):
    pdf, word = prose(stitched(path)), prose(stitched(path.with_suffix(".docx")))
    captions = [text for text in pdf if text not in word]
    assert [text for text in word if text not in pdf] == []
    assert all(len(text) < 60 for text in captions)


def prose(document: Document) -> list[str]:
    return [fold(b.text) for b in document.blocks if isinstance(b, Paragraph) and fold(b.text)]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_other_provinces_forms_are_whole_tables(path):
    """A disclosure prints nine to thirteen forms; a form cut over pages would make more grids."""
    grids = [block for block in stitched(path).blocks if isinstance(block, Grid)]
    assert all(len({len(row) for row in grid.rows}) == 1 for grid in grids)
    assert 9 <= len(grids) <= 13
