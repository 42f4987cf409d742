"""Lattice + glyphs → Grid: each character goes to the cell that holds its middle."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from disclosures.extraction.model import Box, Cell, Grid, Locus
from disclosures.extraction.readers.page import Glyph, Page
from disclosures.extraction.readers.page_lattice import Lattice, Place, lattices
from disclosures.extraction.readers.page_lines import Line, cell_text, lines_of

_FRAME = 0.8
"""A single box of more than this share of the page's width and height is a frame around the page, not a table."""

_PADDING = 6.0
"""Points. Text stands no farther from the edge of a cell that it fills."""


def contents(page: Page) -> list[Grid | Line]:
    """The tables of a page and the lines beside them, in reading order."""
    drawn = [x for x in lattices(page.horizontal, page.vertical, page.holds_text) if not _is_frame(x, page)]
    tables = [_Table(lattice) for lattice in sorted(drawn, key=_area)]
    outside: Iterable[Glyph] = page.glyphs
    for table in tables:
        outside = table.takes(outside)
    found: list[tuple[float, Grid | Line]] = [(line.top, line) for line in lines_of(list(outside))]
    for table in tables:
        if len(table.lattice.places) > 1 or table.has_text():
            found.append((table.lattice.ys[0], table.grid(page.number)))
    return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]


def _is_frame(lattice: Lattice, page: Page) -> bool:
    x0, top, x1, bottom = lattice.box
    single = len(lattice.places) == 1
    return single and x1 - x0 > _FRAME * page.width and bottom - top > _FRAME * page.height


def _area(lattice: Lattice) -> float:
    x0, top, x1, bottom = lattice.box
    return (x1 - x0) * (bottom - top)


class _Table:
    """A lattice taking in the glyphs whose middle lies in it."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self._held: list[list[Glyph]] = [[] for _ in lattice.places]
        self._owners = [[self._held[0]] * (len(lattice.xs) - 1) for _ in lattice.ys[1:]]
        for place, glyphs in zip(lattice.places, self._held, strict=True):
            for row in range(place.row, place.row + place.rows):
                self._owners[row][place.column : place.column + place.columns] = [glyphs] * place.columns

    def takes(self, glyphs: Iterable[Glyph]) -> list[Glyph]:
        """Takes the glyphs that stand in the table into their cells, and gives back the others."""
        left: list[Glyph] = []
        xs, ys, owners = self.lattice.xs, self.lattice.ys, self._owners
        x0, top, x1, bottom = self.lattice.box
        for glyph in glyphs:
            _, west, north, east, south = glyph
            x, y = (west + east) / 2, (north + south) / 2
            if x0 <= x < x1 and top <= y < bottom:
                owners[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1].append(glyph)
            else:
                left.append(glyph)
        return left

    def has_text(self) -> bool:
        return any(not glyph.char.isspace() for glyphs in self._held for glyph in glyphs)

    def grid(self, number: int) -> Grid:
        """The grid on the page of this number."""
        rows: list[list[Cell | None]] = [[None] * (len(self.lattice.xs) - 1) for _ in self.lattice.ys[1:]]
        for place, glyphs in zip(self.lattice.places, self._held, strict=True):
            rows[place.row][place.column] = _cell(place, self.lattice.box_of(place), glyphs, number)
        return Grid(tuple(tuple(row) for row in rows))


def _cell(place: Place, box: Box, glyphs: list[Glyph], number: int) -> Cell:
    x0, top, x1, bottom = box
    lines = lines_of(glyphs)
    rounded = (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
    return Cell(
        cell_text(lines, x1),
        Locus(page=number, box=rounded),
        place.rows,
        place.columns,
        runs_on=bool(lines) and _runs_on(lines, box),
    )


def _runs_on(lines: list[Line], box: Box) -> bool:
    """Whether the last line leaves no room in its cell, neither beside it nor below it."""
    last = lines[-1]
    padding = min(line.x0 for line in lines) - box[0]
    if padding > _PADDING:
        return False
    return box[2] - last.x1 < 1.3 * last.em + max(0.0, padding) and box[3] - last.bottom < 2.2 * last.em
