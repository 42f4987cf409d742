"""Small PDF files for tests, drawn with their origin in the upper left corner."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from disclosures.extraction.model import Document, Grid, Paragraph
from disclosures.extraction.readers.pdf import read_pdf

FONT = "STSong-Light"
SIZE = 10.0
A4 = (595.0, 842.0)
LINE = 16.0

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Paper:
    """A PDF under way."""

    def __init__(self, path: Path, size: tuple[float, float] = A4, password: str | None = None) -> None:
        encryption = StandardEncryption(password, ownerPassword="owner") if password else None
        self.path, self.height = path, size[1]
        self.canvas = Canvas(str(path), pagesize=size, encrypt=encryption)
        self.canvas.setFont(FONT, SIZE)

    def text(self, x: float, top: float, text: str, size: float = SIZE) -> None:
        """A line of text whose upper edge is at top."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - top - 0.85 * size, text)

    def prose(self, x: float, top: float, *lines: str) -> None:
        for i, line in enumerate(lines):
            self.text(x, top + i * LINE, line)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def table(self, xs: list[float], ys: list[float], rows: list[list[str]], outer: bool = True) -> None:
        """A ruled table. '<' and '^' stand for a place that the cell on the left or above covers."""
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text not in "<^" or not text:
                    for i, line in enumerate(text.split("\n")):
                        self.text(xs[c] + 3, ys[r] + 3 + 12 * i, line)
                if (c or outer) and text != "<":
                    self.rule(xs[c], ys[r], xs[c], ys[r + 1])
                if text != "^":
                    self.rule(xs[c], ys[r], xs[c + 1], ys[r])
        self.rule(xs[0], ys[-1], xs[-1], ys[-1])
        if outer:
            self.rule(xs[-1], ys[0], xs[-1], ys[-1])

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.canvas.setFont(FONT, SIZE)

    def read(self) -> Document:
        """The finished file as read."""
        self.canvas.save()
        return read_pdf(self.path)


def grids(document: Document) -> list[list[str]]:
    """Each grid as lines, cells joined by |; · is a place that another cell covers."""
    return [_lines(block) for block in document.blocks if isinstance(block, Grid)]


def _lines(grid: Grid) -> list[str]:
    return ["|".join("·" if cell is None else cell.text for cell in row) for row in grid.rows]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]
