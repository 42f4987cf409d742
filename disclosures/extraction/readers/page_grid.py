"""Lattice + glyphs → Grid: each character goes to the cell that holds its middle."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from disclosures.extraction.model import Box, Cell, Grid, Locus, Row
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
    inside: list[list[Glyph]] = [[] for _ in drawn]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        home = _home(glyph, drawn)
        (outside if home is None else inside[home]).append(glyph)
    found: list[tuple[float, Grid | Line]] = [(line.top, line) for line in lines_of(outside)]
    for lattice, glyphs in zip(drawn, inside, strict=True):
        if len(lattice.places) > 1 or any(not g.char.isspace() for g in glyphs):
            found.append((lattice.ys[0], grid_of(lattice, glyphs, page.number)))
    return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]


def _is_frame(lattice: Lattice, page: Page) -> bool:
    x0, top, x1, bottom = lattice.box
    single = len(lattice.places) == 1
    return single and x1 - x0 > _FRAME * page.width and bottom - top > _FRAME * page.height


def _home(glyph: Glyph, drawn: list[Lattice]) -> int | None:
    """The smallest table that holds the glyph's middle."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    best, size = None, 0.0
    for i, lattice in enumerate(drawn):
        x0, top, x1, bottom = lattice.box
        if x0 <= x <= x1 and top <= y <= bottom and (best is None or (x1 - x0) * (bottom - top) < size):
            best, size = i, (x1 - x0) * (bottom - top)
    return best


def grid_of(lattice: Lattice, glyphs: Iterable[Glyph], number: int) -> Grid:
    """The grid of a drawn table on the page of this number."""
    owner = {
        (row, column): place
        for place in lattice.places
        for row in range(place.row, place.row + place.rows)
        for column in range(place.column, place.column + place.columns)
    }
    held: dict[Place, list[Glyph]] = {place: [] for place in lattice.places}
    for glyph in glyphs:
        row = _slot(lattice.ys, (glyph.top + glyph.bottom) / 2)
        column = _slot(lattice.xs, (glyph.x0 + glyph.x1) / 2)
        held[owner[row, column]].append(glyph)
    cells: dict[tuple[int, int], Cell] = {}
    for place, some in held.items():
        cells[place.row, place.column] = _cell(place, lattice.box_of(place), some, number)
    width = len(lattice.xs) - 1
    rows: list[Row] = [tuple(cells.get((r, c)) for c in range(width)) for r in range(len(lattice.ys) - 1)]
    return Grid(tuple(rows))


def _slot(bounds: tuple[float, ...], value: float) -> int:
    return min(max(bisect_right(bounds, value) - 1, 0), len(bounds) - 2)


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
