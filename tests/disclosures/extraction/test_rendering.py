"""Pages as pictures, boxes as shares of them."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from disclosures.extraction import pipeline, rendering

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "files" / "qinghe-culture-2025.pdf"


@pytest.fixture
def paper(tmp_path) -> Path:
    """Three blank pages, the second on its side."""
    path = tmp_path / "three.pdf"
    document = pypdfium2.PdfDocument.new()
    for turn in (0, 90, 0):
        document.new_page(200, 400).set_rotation(turn)
    document.save(path)
    return path


def test_sizes_are_those_of_the_pages_as_shown(paper):
    assert rendering.page_sizes(paper) == ((200, 400), (400, 200), (200, 400))


def test_a_page_is_drawn_as_wide_as_asked(paper):
    png = rendering.page_image(paper, 2, 300)
    assert png.startswith(b"\x89PNG")
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (300, 150)


@pytest.mark.parametrize("page", [0, 4])
def test_a_page_that_is_not_there_is_told(paper, page):
    with pytest.raises(rendering.NoSuchPage):
        rendering.page_image(paper, page, 300)


def test_a_box_is_told_in_shares_of_its_page():
    assert rendering.share((20, 100, 70, 120), (200, 400)) == (10, 25, 25, 5)


def turned(turn: int, to: Path) -> Path:
    """Three pages of a sample, with a table over two of them, turned by so many degrees."""
    document = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(SAMPLE) as sample:
        document.import_pages(sample, [4, 5, 6])
    for page in document:
        page.set_rotation((page.get_rotation() + turn) % 360)
    document.save(to / "turned.pdf")
    return to / "turned.pdf"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_every_printed_cell_lies_under_its_outline_however_the_page_is_turned(turn, tmp_path):
    path = turned(turn, tmp_path)
    sizes = rendering.page_sizes(path)
    papers = [Image.open(io.BytesIO(rendering.page_image(path, n, 1600))).convert("L") for n in (1, 2, 3)]
    tables = pipeline.extract(path).tables
    assert (1, 2) in [table.pages for table in tables]
    cells = [cell for table in tables for row in table.rows for cell in row if cell and cell.text.strip()]
    blank = [cell.text for cell in cells if not inked(cell, papers, sizes)]
    assert len(cells) > 150
    assert len(blank) <= 1


def inked(cell, papers, sizes) -> bool:
    """Whether the picture is dark somewhere well inside the cell's box."""
    at = cell.locus.page - 1
    left, top, width, height = rendering.share(cell.locus.box, sizes[at])
    across, down = (side / 100 for side in papers[at].size)
    inner = left + 0.04 * width, top + 0.1 * height, left + 0.96 * width, top + 0.9 * height
    box = [int(part * side) for part, side in zip(inner, (across, down, across, down), strict=True)]
    return sum(papers[at].crop(tuple(box)).histogram()[:120]) > 5
