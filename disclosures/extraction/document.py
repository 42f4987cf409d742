"""A file as read, nothing understood yet: Document → Paragraph, Grid → Cell → Locus. Plain frozen values.

Cells and their places are tuples: a document has thousands of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the upper left corner of the page as it is shown."""

Span = tuple[int, int]
"""Start and end (exclusive) of a run of characters in a paragraph's text."""


class Locus(NamedTuple):
    """A place in the file.

    page counts from 1, None where the format has no pages; box is None where the format has no geometry.
    table, row and cell count from 0 in the file's own order (Word, Excel, HTML): the n-th table of the
    file, its row, the logical column.
    """

    page: int | None = None
    box: Box | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None


class Cell(NamedTuple):
    """One cell as printed; a merged cell stands once, at its first row and column, and covers rows × columns.

    runs_on: its text fills it to the last corner, or it is blank and no rule ends it, so that it may go on over the
    page; only stitching asks.
    """

    text: str
    locus: Locus = Locus()
    rows: int = 1
    columns: int = 1
    doubtful: bool = False
    runs_on: bool = False


Row = tuple[Cell | None, ...]
"""One line of a rectangular grid; None where a merged cell from above or from the left covers the place."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read: rectangular, nothing understood yet."""

    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({c.locus.page for row in self.rows for c in row if c and c.locus.page}))

    def text(self, row: int, column: int) -> str:
        """The printed text of a place; '' where it is covered."""
        cell = self.rows[row][column]
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose, joined over lines and pages. level is the outline level the file itself states, from 1."""

    text: str
    locus: Locus = field(default_factory=Locus)
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: grids and paragraphs in reading order. notices are sentences about the reading itself."""

    format: str
    pages: int | None
    blocks: tuple[Grid | Paragraph, ...]
    notices: tuple[str, ...] = ()
