"""A page that pdfium cannot read to the end, by pdfplumber: slower, and another parser altogether."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pdfplumber

from disclosures.extraction.readers.page import Page, Rule
from disclosures.extraction.readers.page_runs import Glyph, Glyphs


@contextmanager
def _opened(path: Path, number: int) -> Iterator[Any]:
    with pdfplumber.open(path, pages=[number]) as document:
        yield document.pages[0]


def read_page(path: Path, number: int) -> Page:
    """One page (from 1) by pdfplumber. Raises whatever pdfminer raises."""
    with _opened(path, number) as page:
        glyphs = Glyphs.of(
            Glyph(c["text"], c["x0"], c["top"], c["x1"], c["bottom"]) for c in page.chars if len(c["text"]) == 1
        )
        horizontal, vertical = _rules(page)
        images = len(page.images)
        return Page(number, float(page.width), float(page.height), glyphs, horizontal, vertical, images)


def _rules(page: Any) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    horizontal, vertical = [], []
    for edge in page.edges:
        if edge["orientation"] == "h":
            horizontal.append(Rule((edge["top"] + edge["bottom"]) / 2, edge["x0"], edge["x1"]))
        elif edge["orientation"] == "v":
            vertical.append(Rule((edge["x0"] + edge["x1"]) / 2, edge["top"], edge["bottom"]))
    return tuple(horizontal), tuple(vertical)
