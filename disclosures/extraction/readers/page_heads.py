"""The header of a table without rules: which of its words are the head of several columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from disclosures.extraction.readers.page_lattice import Place

_REACH = 0.9
"""Ems by which a word reaches over the next column where it is the head of both."""

_ABOVE = 1.5
"""Ems by which a head stands above those that it holds; the second line of one head stands nearer."""

_OFF = 2.0
"""Ems by which a head may stand beside the middle of what it holds: of its columns, or of their heads."""

_HALF_WAY = 0.6
"""Ems from the middle of a header within which a head reaches over all of its height."""

_SLACK = 1.0
"""Points by which the boxes of two levels may overlap."""

Stretch = tuple[int, int]
"""The first and the last of some columns."""


Span = tuple[float, float]
"""Where a column begins and ends."""


class Piece(NamedTuple):
    """What stands together on a line."""

    text: str
    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line cut at its white space."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    em: float


@dataclass(slots=True)
class Head:
    """Words of the header, on one line or wrapped, and the first and the last column that they are the head of."""

    first: int
    last: int
    top: float
    bottom: float
    wrapped: float
    """The top of its last line."""

    level: int = 0


def heads(header: Sequence[Row], xs: Sequence[float]) -> list[Head]:
    """The heads of a table of which xs bound the columns, from top to bottom; each with its level from 0."""
    stretches = _spans(header, xs)
    found: list[Head] = []
    for row, own in zip(header, stretches, strict=True):
        for first, last in own:
            above = [h for h in found if h.first <= last and h.last >= first]
            nearest = max(above, key=lambda h: h.top, default=None)
            same = nearest is not None and (nearest.first, nearest.last) == (first, last)
            if nearest is not None and same and row.top - nearest.wrapped < _ABOVE * row.em:
                nearest.bottom, nearest.wrapped = row.bottom, row.top
            else:
                level = max((h.level + 1 for h in above), default=0)
                found.append(Head(first, last, row.top, row.bottom, row.top, level))
    return found


def laid_out(found: Sequence[Head], columns: int) -> tuple[list[float], list[Place]] | None:
    """The boundaries between the levels of a header, and its cells; None where the levels cannot be told apart."""
    depth = 1 + max(head.level for head in found)
    ends = [_end(head, found, depth) for head in found]
    ys = []
    for level in range(1, depth):
        upper = max((h.bottom for h, end in zip(found, ends, strict=True) if end == level), default=0.0)
        lower = min(h.top for h in found if h.level == level)
        if upper > lower + _SLACK:
            return None
        ys.append((upper + lower) / 2)
    places = [Place(h.level, h.first, end - h.level, h.last - h.first + 1) for h, end in zip(found, ends, strict=True)]
    taken = {
        (r, c) for p in places for r in range(p.row, p.row + p.rows) for c in range(p.column, p.column + p.columns)
    }
    if len(taken) != sum(p.rows * p.columns for p in places):
        return None
    blank = (Place(r, c, 1, 1) for r in range(depth) for c in range(columns) if (r, c) not in taken)
    return ys, sorted([*places, *blank])


def _end(head: Head, found: Sequence[Head], depth: int) -> int:
    """The level at which a head ends: where another stands below it, else that of the body."""
    below = [h.level for h in found if h.level > head.level and h.first <= head.last and h.last >= head.first]
    return min(below, default=depth)


def _spans(header: Sequence[Row], xs: Sequence[float]) -> list[list[Stretch]]:
    """For each line of the header and each of its pieces the columns that it is the head of."""
    found = [_apart(row, xs) for row in header]
    for at, row in enumerate(header):
        for number, piece in enumerate(row.pieces):
            taken = {c for i, stretch in enumerate(found[at]) if i != number for c in _columns(stretch)}
            lower = list(_heads_below(header, found, at, taken))
            found[at][number] = _held(piece, found[at][number], lower, xs, row.em)
    return found


def _apart(row: Row, xs: Sequence[float]) -> list[Stretch]:
    """What each piece of a line stands over; where neighbours reach for one column, each has that of its middle."""
    found = [_over(piece, xs, row.em) for piece in row.pieces]
    disputed = {at for at, (a, b) in enumerate(pairwise(found)) if a[1] >= b[0]}
    disputed |= {at + 1 for at in disputed}
    middles = [bisect_right(xs, piece.middle) - 1 for piece in row.pieces]
    return [(middles[at], middles[at]) if at in disputed else stretch for at, stretch in enumerate(found)]


def _over(piece: Piece, xs: Sequence[float], em: float) -> Stretch:
    """The columns into which a piece reaches by about a character."""
    reached = [at for at, (a, b) in enumerate(pairwise(xs)) if min(b, piece.x1) - max(a, piece.x0) > _REACH * em]
    middle = bisect_right(xs, piece.middle) - 1
    return (min(reached), max(reached)) if reached else (middle, middle)


def blank_columns(header: Sequence[Row], columns: Sequence[Span]) -> list[Span]:
    """Where a head stands above no figure, and the column that is nearest has a head of its own: a column without any.

    Unless it is the head of those on both sides.
    """
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    pieces = [piece for row in header for piece in row.pieces]
    found: list[Span] = []
    for at, row in enumerate(header):
        lower = [
            piece for below in header[at + 1 :] if below.top - row.top >= _ABOVE * row.em for piece in below.pieces
        ]
        for piece in row.pieces:
            beside = [c for c in columns if c[1] <= piece.x0][-1:] + [c for c in columns if c[0] >= piece.x1][:1]
            is_parent = len(beside) == 2 and all(any(overlap(other, column) for other in lower) for column in beside)
            nearest = columns[bisect_right(middles, piece.middle)]
            rivals = [other for other in pieces if overlap(other, nearest) and not overlap(other, (piece.x0, piece.x1))]
            if rivals and not is_parent and not any(overlap(piece, column) for column in columns):
                found.append((piece.x0, piece.x1))
    return found


def overlap(piece: Piece, column: Span) -> bool:
    """Whether a piece stands over a part of a column."""
    return piece.x0 < column[1] and piece.x1 > column[0]


def _columns(stretch: Stretch) -> range:
    return range(stretch[0], stretch[1] + 1)


def _heads_below(
    header: Sequence[Row], found: Sequence[Sequence[Stretch]], at: int, taken: set[int]
) -> Iterator[Mapping[int, Piece]]:
    """For each line well below one: its heads of a single column, where nothing else of the upper line stands above.

    At last those of all lines together, as some columns are divided once more; but none that stands half way down the
    header, for it is the head of its column from top to bottom.
    """
    together: dict[int, Piece] = {}
    half = (header[0].top + header[-1].bottom) / 2
    for row, stretches in zip(header[at + 1 :], found[at + 1 :], strict=True):
        if row.top - header[at].top >= _ABOVE * row.em:
            pairs = zip(row.pieces, stretches, strict=True)
            own = {first: piece for piece, (first, last) in pairs if first == last and first not in taken}
            if abs((row.top + row.bottom) / 2 - half) > _HALF_WAY * row.em:
                together |= own
            yield own
    yield together


def _held(piece: Piece, own: Stretch, lower: Sequence[Mapping[int, Piece]], xs: Sequence[float], em: float) -> Stretch:
    """The widest stretch of one line's heads that a piece stands above the middle of; else what it stands over."""
    best, least = own, _OFF * em
    for heads in lower:
        for first in range(own[0], -1, -1):
            for last in range(own[1], max(heads, default=-1) + 1):
                if not all(column in heads for column in range(first, last + 1)):
                    continue
                middles = (heads[first].middle + heads[last].middle) / 2, (xs[first] + xs[last + 1]) / 2
                off = min(abs(middle - piece.middle) for middle in middles)
                if off < least - em / 2 or (off < least + em / 2 and last - first > best[1] - best[0]):
                    best, least = (first, last), min(off, least)
    return best
