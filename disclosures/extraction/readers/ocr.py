"""Scanned pages: characters by rapidocr, rules by morphology. An optional extra (requirements/ocr.in).

The models are inside the wheel; nothing is fetched. What a machine recognised is doubtful by nature: the reader marks
the cells of such pages, so that a wrong figure goes to data correction and not to the unit.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2

from disclosures.extraction.document import Box, Grid
from disclosures.extraction.readers.page import Page, Rule, is_wide
from disclosures.extraction.readers.page_grid import contents
from disclosures.extraction.readers.page_lines import Line
from disclosures.extraction.readers.page_runs import Glyph, Glyphs

_SCALE = 2.5
"""Pixels per point: 180 a inch."""
_LEAST_SCORE = 0.5
_SHORTEST_RULE = 18.0
"""Points; longer than the longest stroke of a character."""
_DRAWN_WIDER = 0.1
"""Share of a run's height by which the detector draws its box wider than the ink, so that neighbours' boxes touch."""

_MOST_THREADS = 4
"""Each takes address space, of which a reading child has only so much; several workers share the machine."""

_NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy")


def available() -> bool:
    """Whether the optional packages are installed."""
    return all(importlib.util.find_spec(name) for name in _NEEDED)


def contents_of(page: Page) -> list[Grid | Line]:
    """The tables and lines of a recognised page, every cell with text doubtful."""
    return [_doubted(x) if isinstance(x, Grid) else x for x in contents(page)]


def _doubted(grid: Grid) -> Grid:
    return Grid(tuple(tuple(c._replace(doubtful=bool(c.text)) if c else None for c in row) for row in grid.rows))


def read_file(path: Path, number: int) -> Page:
    """A page (from 1) of a file as it looks. Raises PdfiumError."""
    with pypdfium2.PdfDocument(path) as document:
        return read_page(document, number)


def read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """A page (from 1) as it looks: its characters and its rules."""
    source = document[number - 1]
    width, height = source.get_size()
    image = source.render(scale=_SCALE, rev_byteorder=False).to_numpy()[:, :, :3].copy()
    horizontal, vertical = _rules(image)
    glyphs = Glyphs.of(glyph for text, quad in _lines(image) for glyph in _spread(text, quad))
    return Page(number, width, height, glyphs, horizontal, vertical)


@cache
def _engine() -> Any:
    threads = min(_MOST_THREADS, os.cpu_count() or 1)
    settings = {"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": threads}
    return importlib.import_module("rapidocr").RapidOCR(params=settings)


def _lines(image: Any) -> Iterator[tuple[str, Box]]:
    """The recognised runs of text, each with its box in points."""
    found = _engine()(image, use_cls=False)
    if found.boxes is None:
        return
    for quad, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        if score >= _LEAST_SCORE:
            xs, ys = [point[0] / _SCALE for point in quad], [point[1] / _SCALE for point in quad]
            yield text, _narrowed((min(xs), min(ys), max(xs), max(ys)))


def _narrowed(box: Box) -> Box:
    """A detected box without what it is drawn too wide: texts on two sides of a rule must not be taken for one."""
    x0, top, x1, bottom = box
    margin = min(_DRAWN_WIDER * (bottom - top), (x1 - x0) / 4)
    return x0 + margin, top, x1 - margin, bottom


def _spread(text: str, box: Box) -> Iterator[Glyph]:
    """The characters of a run over its box, a Chinese one twice as wide as a figure."""
    x0, top, x1, bottom = (round(float(side), 2) for side in box)
    widths = [2 if is_wide(char) else 1 for char in text]
    step = (x1 - x0) / max(sum(widths), 1)
    for char, width in zip(text, widths, strict=True):
        yield Glyph(char, x0, top, x0 + width * step, bottom)
        x0 += width * step


def _rules(image: Any) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Horizontal and vertical rules: runs of ink longer than any stroke."""
    cv2 = importlib.import_module("cv2")
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    ink = cv2.adaptiveThreshold(~grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 15, -2)
    length = int(_SHORTEST_RULE * _SCALE)
    flat = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1)))
    steep = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (1, length)))
    horizontal = tuple(
        Rule((y + h / 2) / _SCALE, x / _SCALE, (x + w) / _SCALE) for x, y, w, h in _boxes(cv2, flat) if h < w
    )
    vertical = tuple(
        Rule((x + w / 2) / _SCALE, y / _SCALE, (y + h) / _SCALE) for x, y, w, h in _boxes(cv2, steep) if w < h
    )
    return horizontal, vertical


def _boxes(cv2: Any, mask: Any) -> list[Any]:
    """x, y, width and height of each run, in pixels."""
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return [cv2.boundingRect(contour) for contour in contours]
