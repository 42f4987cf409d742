"""Scanned pages. The recognition itself is an optional extra; these tests put words into its mouth."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from disclosures.extraction.model import Cell, Grid
from disclosures.extraction.readers import ocr
from disclosures.extraction.readers.page import Page, Rule
from disclosures.extraction.readers.page_runs import Glyph, Glyphs


def test_a_run_is_spread_over_its_box_with_chinese_twice_as_wide():
    glyphs = list(ocr._spread("合计12", (10.0, 0.0, 70.0, 12.0)))
    assert glyphs[0] == Glyph("合", 10.0, 0.0, 30.0, 12.0)
    assert glyphs[-1] == Glyph("2", 60.0, 0.0, 70.0, 12.0)


def test_detected_boxes_that_touch_at_a_rule_are_drawn_apart():
    left, right = ocr._narrowed((410.0, 384.0, 450.5, 398.0)), ocr._narrowed((450.9, 384.0, 495.0, 398.0))
    assert right[0] - left[2] > 2
    assert left[0] < left[2]
    thin = ocr._narrowed((10.0, 0.0, 12.0, 40.0))
    assert thin[0] < thin[2]


def test_every_recognised_cell_is_doubtful_and_blank_ones_are_not():
    glyphs = Glyphs.of(ocr._spread("12.50", (110.0, 105.0, 150.0, 117.0)))
    horizontal = tuple(Rule(y, 50.0, 200.0) for y in (100.0, 120.0))
    vertical = tuple(Rule(x, 100.0, 120.0) for x in (50.0, 100.0, 200.0))
    [grid] = ocr.contents_of(Page(1, 595, 842, glyphs, horizontal, vertical))
    assert isinstance(grid, Grid)
    blank, figure = grid.rows[0]
    assert isinstance(blank, Cell)
    assert isinstance(figure, Cell)
    assert (figure.text, figure.doubtful) == ("12.50", True)
    assert (blank.text, blank.doubtful) == ("", False)


def test_it_is_not_available_where_a_package_is_missing(monkeypatch):
    monkeypatch.setattr(ocr, "_NEEDED", ("lxml", "no_such_package"))
    assert not ocr.available()


@pytest.mark.skipif(not ocr.available(), reason="the optional packages are not installed")
def test_a_picture_of_a_page_is_read():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for y in (500, 550, 600, 650, 700):
        canvas.drawString(80, y, "Total 12.50")
    canvas.save()
    page = ocr.read_page(pypdfium2.PdfDocument(buffer.getvalue()), 1)
    assert "".join(glyph.char for glyph in page.glyphs).count("12.50") == 5
