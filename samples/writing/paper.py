"""Pages of a PDF: texts and rules at their places, from the upper left corner, in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from samples.writing import typeface
from samples.writing.press import Press

A4 = (595.28, 841.89)
A3 = (841.89, 1190.55)


@dataclass
class Page:
    """One page. texts: x, baseline, size, text, spread, bold. rules: x0, y0, x1, y1. turned: stored upright."""

    landscape: bool = False
    turned: bool = False
    large: bool = False
    texts: list[tuple[float, float, float, str, float, bool]] = field(default_factory=list)
    rules: set[tuple[float, float, float, float]] = field(default_factory=set)

    @property
    def width(self) -> float:
        return self.size[1] if self.landscape else self.size[0]

    @property
    def height(self) -> float:
        return self.size[0] if self.landscape else self.size[1]

    @property
    def size(self) -> tuple[float, float]:
        return A3 if self.large else A4

    def text(self, x: float, top: float, size: float, text: str, bold: bool = False, spread: float = 0.0) -> None:
        """One line of text whose upper edge is at top."""
        if text.strip():
            self.texts.append((x, top + size * 0.88, size, text, spread, bold))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.rules.add((round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)))


def write(pages: list[Page], path: Path, title: str, press: Press) -> None:
    """Writes the pages, the same bytes for the same pages."""
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("样例")
    for page in pages:
        _begin(canvas, page)
        for rule in sorted(page.rules):
            _draw_rule(canvas, page, rule, press.thin_boxes)
        for text in page.texts:
            _draw_text(canvas, page, *text, press.single_characters)
        canvas.showPage()
    canvas.save()


def _begin(canvas: Any, page: Page) -> None:
    """Size and turn of the page; a turned one is drawn on its side."""
    canvas.setPageRotation(90 if page.turned else 0)
    canvas.setPageSize((page.width, page.height))  # as shown: reportlab itself exchanges the sides of a turned page
    if page.turned:
        canvas.transform(0, 1, -1, 0, page.height, 0)


def _draw_rule(canvas: Any, page: Page, rule: tuple[float, float, float, float], thin_box: bool) -> None:
    x0, y0, x1, y1 = rule
    if thin_box:
        canvas.rect(x0, page.height - y1, max(x1 - x0, 0.48), max(y1 - y0, 0.48), stroke=0, fill=1)
    else:
        canvas.setLineWidth(0.5)
        canvas.line(x0, page.height - y0, x1, page.height - y1)


def _draw_text(
    canvas: Any, page: Page, x: float, base: float, size: float, text: str, spread: float, bold: bool, single: bool
) -> None:
    canvas.saveState()
    line = canvas.beginText(x, page.height - base)
    line.setFont(typeface.load(), size)
    if spread:
        line.setCharSpace(spread)
    if bold:
        canvas.setLineWidth(size * 0.025)
        line.setTextRenderMode(2)
    for char in text if single else (text,):
        line.setTextOrigin(x, page.height - base)
        line.textOut(char)
        x += typeface.measure(char, size) + spread
    canvas.drawText(line)
    canvas.restoreState()
