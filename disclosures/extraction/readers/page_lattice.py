"""Rules → lattices: where a page draws tables, and which of their places are merged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import NamedTuple

import numpy as np

from disclosures.extraction.model import Box
from disclosures.extraction.readers.page import Rule
from disclosures.extraction.readers.page_runs import Bools, Floats

_SAME = 1.2
"""Points between two pieces of one rule, across."""

_DASH = 3.5
"""Points between two pieces of one rule, along: dots, dashes, corners left open."""

_TOUCH = 3.0
_SHORTEST = 5.0
_NEIGHBOURS = 2.6
"""Rules nearer than this bound the same row or column: double lines, cells drawn one by one."""

_COVERED = 0.75


class Place(NamedTuple):
    """A cell of a lattice by its first row and column and what it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A drawn table: its column boundaries xs, its row boundaries ys, its cells from the upper left on.

    is_open: whether no rule ends its last row, so that this may go on over the page.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[Place, ...]
    is_open: bool = False

    @classmethod
    def of(cls, xs: Iterable[float], ys: Iterable[float], places: Iterable[Place], *, is_open: bool = False) -> Lattice:
        """With its boundaries in hundredths of a point."""
        return cls(tuple(round(x, 2) for x in xs), tuple(round(y, 2) for y in ys), tuple(places), is_open)

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, place: Place) -> Box:
        """The box of a cell on the page."""
        return (
            self.xs[place.column], self.ys[place.row],
            self.xs[place.column + place.columns], self.ys[place.row + place.rows],
        )  # fmt: skip


def lattices(horizontal: Iterable[Rule], vertical: Iterable[Rule], holds_text: Callable[[Box], bool]) -> list[Lattice]:
    """The drawn tables of a page from top to bottom; holds_text tells whether a character stands in a box."""
    across, down = whole(horizontal), whole(vertical)
    found = (_lattice(hs, vs, holds_text) for hs, vs in _components(across, down))
    return sorted((x for x in found if x is not None), key=lambda x: (x.box[1], x.box[0]))


def whole(rules: Iterable[Rule]) -> list[Rule]:
    """Rules put together from their pieces; what stays shorter than a character is no rule."""
    bundles: list[list[Rule]] = []
    for rule in sorted(rules):
        if bundles and rule.at - bundles[-1][-1].at <= _SAME and rule.at - bundles[-1][0].at <= 2 * _SAME:
            bundles[-1].append(rule)
        else:
            bundles.append([rule])
    joined: list[Rule] = []
    for bundle in bundles:
        at = sum(r.at for r in bundle) / len(bundle)
        joined += (Rule(at, start, end) for start, end in _union((r.start, r.end) for r in bundle))
    return [r for r in joined if r.end - r.start >= _SHORTEST]


def _union(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if out and start - out[-1][1] <= _DASH:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch one another, directly or over others, belong to one table."""
    if not across or not down:
        return []
    touching = _touching(np.array(across), np.array(down))
    found = []
    left = touching.any(axis=1)
    while left.any():
        rows, columns = _reached(touching, int(left.argmax()))
        found.append((list(compress(across, rows)), list(compress(down, columns))))
        left &= ~rows
    return found


def _touching(across: Floats, down: Floats) -> Bools:
    """For each rule across and each rule down, given as rows of at, start, end: whether they touch."""
    y, left, right = across.T[:, :, None]
    x, top, bottom = down.T[:, None, :]
    met: Bools = (left - _TOUCH <= x) & (x <= right + _TOUCH) & (top - _TOUCH <= y) & (y <= bottom + _TOUCH)
    return met


def _reached(touching: Bools, first: int) -> tuple[Bools, Bools]:
    """Which rules across, and which down, are reached from one rule across."""
    rows, columns = np.arange(len(touching)) == first, touching[first]
    while True:
        more = touching[:, columns].any(axis=1)
        if (more == rows).all():
            return rows, columns
        rows, columns = more, touching[more].any(axis=0)


def _lattice(across: list[Rule], down: list[Rule], holds_text: Callable[[Box], bool]) -> Lattice | None:
    xs, ys = _bounds(r.at for r in down), _bounds(r.at for r in across)
    left, right = _open_sides(xs, across)
    top, bottom = _open_sides(ys, down)
    if left is not None and holds_text((left, ys[0], xs[0], ys[-1])):
        xs = [left, *xs]
    if right is not None and holds_text((xs[-1], ys[0], right, ys[-1])):
        xs = [*xs, right]
    if top is not None and holds_text((xs[0], top, xs[-1], ys[0])):
        ys = [top, *ys]
    is_open = bottom is not None and holds_text((xs[0], ys[-1], xs[-1], bottom))
    if bottom is not None and is_open:
        ys = [*ys, bottom]
    if len(xs) < 2 or len(ys) < 2:
        return None
    return _tidy(xs, ys, _merge(_edges(ys, across, xs), _edges(xs, down, ys)), is_open)


def _bounds(values: Iterable[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _NEIGHBOURS:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(g) / len(g) for g in groups]


def _open_sides(bounds: list[float], crossing: list[Rule]) -> tuple[float | None, float | None]:
    """A table without its outer rules ends where two or more of the rules that cross them end."""
    first, last = _common_end(sorted(r.start for r in crossing)), _common_end(sorted(-r.end for r in crossing))
    return (
        first if first is not None and first < bounds[0] - _SHORTEST else None,
        -last if last is not None and -last > bounds[-1] + _SHORTEST else None,
    )


def _common_end(ends: list[float]) -> float | None:
    if len(ends) > 1 and ends[1] - ends[0] <= _TOUCH:
        return ends[0]
    return None


def _edges(bounds: list[float], rules: list[Rule], crossing: list[float]) -> list[list[bool]]:
    """For each boundary and each stretch between two crossing boundaries: is it drawn?"""
    spans: list[list[tuple[float, float]]] = [[] for _ in bounds]
    for rule in rules:
        after = min(bisect_left(bounds, rule.at), len(bounds) - 1)
        nearer = after > 0 and rule.at - bounds[after - 1] < abs(bounds[after] - rule.at)
        spans[after - nearer].append((rule.start, rule.end))
    return [_drawn(_union(some), crossing) for some in spans]


def _drawn(spans: list[tuple[float, float]], crossing: list[float]) -> list[bool]:
    """Which stretches between neighbouring crossing boundaries the spans cover."""
    if len(spans) == 1 and spans[0][0] <= crossing[0] + 1 and spans[0][1] >= crossing[-1] - 1:
        return [True] * (len(crossing) - 1)
    return [_share(spans, a + 1, max(b - 1, a + 1.1)) >= _COVERED for a, b in pairwise(crossing)]


def _share(spans: list[tuple[float, float]], start: float, end: float) -> float:
    covered = 0.0
    for a, b in spans:
        if a < end and b > start:
            covered += min(b, end) - max(a, start)
    return covered / (end - start)


def _merge(across: list[list[bool]], down: list[list[bool]]) -> list[Place]:
    """Cells as the largest rectangles without a drawn edge inside, from the upper left on."""
    height, width = len(across) - 1, len(down) - 1
    taken = [[False] * width for _ in range(height)]
    places: list[Place] = []
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            right = column + 1
            while right < width and not down[right][row] and not taken[row][right]:
                right += 1
            bottom = row + 1
            while bottom < height and not across[bottom][column] and _goes_on(across, down, bottom, column, right):
                bottom += 1
            for line in taken[row:bottom]:
                line[column:right] = [True] * (right - column)
            places.append(Place(row, column, bottom - row, right - column))
    return places


def _goes_on(across: list[list[bool]], down: list[list[bool]], row: int, left: int, right: int) -> bool:
    return not any(across[row][left:right]) and not any(down[i][row] for i in range(left + 1, right))


def _tidy(xs: list[float], ys: list[float], places: list[Place], is_open: bool) -> Lattice:
    """Without boundaries that no cell uses (an underline, a rule drawn twice)."""
    columns = sorted({p.column for p in places} | {p.column + p.columns for p in places})
    rows = sorted({p.row for p in places} | {p.row + p.rows for p in places})
    if len(columns) == len(xs) and len(rows) == len(ys):
        return Lattice.of(xs, ys, places, is_open=is_open)
    x, y = {old: new for new, old in enumerate(columns)}, {old: new for new, old in enumerate(rows)}
    kept = (
        Place(y[p.row], x[p.column], y[p.row + p.rows] - y[p.row], x[p.column + p.columns] - x[p.column])
        for p in places
    )
    return Lattice.of((xs[i] for i in columns), (ys[i] for i in rows), kept, is_open=is_open)
