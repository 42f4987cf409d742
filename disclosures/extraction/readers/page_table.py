"""Lattice + runs → Grid: each run goes to the cell that holds its middle.

A word or number that is too long for its cell is printed across the rule: it stays together, in the cell it is
aligned in.
"""

from __future__ import annotations

from bisect import bisect_right

from disclosures.extraction.model import Box, Cell, Grid, Locus
from disclosures.extraction.readers.page import Page
from disclosures.extraction.readers.page_lattice import Lattice, Place
from disclosures.extraction.readers.page_lines import Line, cell_text, lines_of
from disclosures.extraction.readers.page_runs import Glyph, Run

_PADDING = 6.0
"""Points. Text stands no farther from the edge of a cell that it fills."""

_TIGHT = 0.08
"""Characters nearer than this share of their height are of one word, though a rule may be drawn between them."""


class Table:
    """A lattice taking in the glyphs that stand in it."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self._held: list[list[Run]] = [[] for _ in lattice.places]
        self._owners = [[0] * (len(lattice.xs) - 1) for _ in lattice.ys[1:]]
        for index, place in enumerate(lattice.places):
            for row in range(place.row, place.row + place.rows):
                self._owners[row][place.column : place.column + place.columns] = [index] * place.columns

    def takes(self, runs: list[Run]) -> list[Run]:
        """Takes the runs that stand in the table into their cells, and gives back the others."""
        others: list[Run] = []
        x0, top, x1, bottom = self.lattice.box
        for run in runs:
            middle = (run.top + run.bottom) / 2
            if not top <= middle < bottom or run.x1 < x0 or run.x0 > x1:
                others.append(run)
                continue
            owners = self._owners[bisect_right(self.lattice.ys, middle) - 1]
            first, last = self._owner(owners, run.first), self._owner(owners, run.last)
            if first is not None and first == last:
                self._held[first].append(run)
            else:
                self._share_out(run, owners, others)
        return others

    def _owner(self, owners: list[int], x: float) -> int | None:
        """Which cell of a row holds the middle of a glyph; None beside the table."""
        xs = self.lattice.xs
        return owners[bisect_right(xs, x) - 1] if xs[0] <= x < xs[-1] else None

    def _share_out(self, run: Run, owners: list[int], others: list[Run]) -> None:
        """A run over several cells: one text printed across a rule, or neighbours that nearly touch."""
        start, glyphs = 0, run.glyphs()
        held = [self._owner(owners, (glyph.x0 + glyph.x1) / 2) for glyph in glyphs]
        for i in range(1, len(glyphs) + 1):
            if i == len(glyphs) or not (held[i] == held[start] or _touch(glyphs[i - 1], glyphs[i])):
                part = run.part(start, i)
                home = self._home(part, held[start], held[i - 1])
                if part.text:
                    (others if home is None else self._held[home]).append(part)
                start = i

    def _home(self, part: Run, first: int | None, last: int | None) -> int | None:
        """The cell of a text: where it starts if it is aligned left, where it ends if it is aligned right."""
        if first is None or last is None or first == last:
            return last if first is None else first
        left = part.x0 - self.lattice.box_of(self.lattice.places[first])[0]
        right = self.lattice.box_of(self.lattice.places[last])[2] - part.x1
        return first if left <= right else last

    def has_text(self) -> bool:
        return any(self._held)

    def grid(self, page: Page) -> Grid:
        """The grid as it stands on its page."""
        rows: list[list[Cell | None]] = [[None] * (len(self.lattice.xs) - 1) for _ in self.lattice.ys[1:]]
        end = len(rows) if self.lattice.is_open else 0
        for place, runs in zip(self.lattice.places, self._held, strict=True):
            is_open = place.row + place.rows == end
            rows[place.row][place.column] = _cell(place, self.lattice.box_of(place), runs, page, is_open)
        return Grid(tuple(tuple(row) for row in rows))


def _touch(last: Glyph, glyph: Glyph) -> bool:
    """Whether two glyphs are of one word: texts of neighbouring cells keep a distance, be it small."""
    return abs(glyph.x0 - last.x1) < _TIGHT * (glyph.bottom - glyph.top)


def _cell(place: Place, box: Box, runs: list[Run], page: Page, is_open: bool) -> Cell:
    if not runs:
        return Cell("", Locus(page.number, page.shown(box)), place.rows, place.columns, runs_on=is_open)
    lines = lines_of(runs)
    return Cell(
        cell_text(lines, box[2]),
        Locus(page.number, page.shown(box)),
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
    return box[2] - last.x1 < 1.3 * last.em + max(0.0, padding) and box[3] - last.bottom < 3.2 * last.em
