"""A printed table: rows of texts, where LEFT and UP stand for places that a merged cell covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

LEFT = "←"
UP = "↑"
Row = tuple[str, ...]
Place = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """One printed table.

    head: caption rows (inside the grid), then header levels, then 栏次 rows; repeated on each page. columns and
    body places count from 0. keys: body place → (canonical row, canonical column) of its figure. kind names the
    printed form. strip is printed above the title at the left (部门公开表1); unit_line outside, at the right.
    """

    form: str
    kind: str
    scope: tuple[str, str, str]
    title: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]
    align: str
    unit: str | None = None
    captions: int = 0
    rulers: int = 0
    notes: tuple[str, ...] = ()
    declared_empty: bool = False
    keys: dict[Place, tuple[str, str]] = field(default_factory=dict)
    strip: str = ""
    unit_line: str = ""
    left_line: str = ""
    """Printed at the left of the unit line."""
    unit_line_once: bool = False
    """Title and unit line are not repeated on the pages that follow."""
    landscape: bool = False
    turned: bool = False
    """A lying page that a PDF stores upright, with a note to turn it."""
    large: bool = False
    """On A3."""
    own_page: bool = True
    titled: bool = True
    """False where the title stands as a heading before another table of the same project."""
    optional_rows: tuple[int, ...] = ()
    unit_free: bool = False
    """The money unit stands in a column's header, if anywhere: a reader may leave it out."""
    row_height: float = 17.5
    """The least height of a row on a PDF page, in points."""

    def with_note(self, note: str) -> Sheet:
        """The sheet as a table that is declared empty."""
        return replace(self, notes=(note,), declared_empty=True)

    @property
    def columns(self) -> list[str]:
        """The header levels of each column, joined by '/', without spaces."""
        levels = plain_headers(self.head[self.captions : len(self.head) - self.rulers])
        return ["/".join(dict.fromkeys("".join(t.split()) for t in column)) for column in zip(*levels, strict=True)]


def plain(rows: Sequence[Row]) -> list[list[str]]:
    """The texts; a merged cell's once, '' in the places it covers."""
    return [["" if t in (LEFT, UP) else t for t in row] for row in rows]


def plain_headers(rows: Sequence[Row]) -> list[list[str]]:
    """The texts with a merged cell's repeated in each place it covers."""
    filled: list[list[str]] = []
    for r, row in enumerate(rows):
        filled.append([])
        for c, text in enumerate(row):
            filled[r].append(filled[r][c - 1] if text == LEFT else filled[r - 1][c] if text == UP else text)
    return filled


def spans(rows: Sequence[Row]) -> dict[Place, tuple[int, int]]:
    """Place of each cell → how many rows and columns it covers."""
    found: dict[Place, tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in (LEFT, UP):
                continue
            width = next((k for k in range(1, len(row) - c) if row[c + k] != LEFT), len(row) - c)
            height = next((k for k in range(1, len(rows) - r) if rows[r + k][c] != UP), len(rows) - r)
            found[r, c] = (height, width)
    return found
