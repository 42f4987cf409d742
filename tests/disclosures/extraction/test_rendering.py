"""Pages as pictures, boxes as shares of them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from disclosures.extraction import rendering


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
