"""The characters of a page as columns, and the runs they form: words, numbers, lines.

A page has thousands of characters but hundreds of runs: whatever can be said of all characters at once is said here,
and the rest of the reader asks runs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from disclosures.extraction.model import Box

REACH = 0.3
"""Of a character's height: what follows one another in the file and stands no farther apart is one run."""

STRUCK = 0.3
"""Of a character's width: a second strike stands no farther from the first."""

_APART = 0.5
"""Of a run's widest character: a wider gap may be a blank that the file does not store."""

_CODES = "utf-32-le"

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Places = NDArray[np.intp]

_WIDE = (
    (0x1100, 0x1200), (0x2E80, 0xA4D0), (0xAC00, 0xD7A4), (0xF900, 0xFB00),
    (0xFE30, 0xFE50), (0xFF01, 0xFF61), (0xFFE0, 0xFFE7),
)  # fmt: skip
"""Chinese characters and full-width forms: each takes a whole em."""


_LAST_BLANK = 0x3000


def _marked(spans: Iterable[tuple[int, int]]) -> Bools:
    """For every character whether it lies in one of the spans of codes."""
    table = np.zeros(sys.maxunicode + 1, bool)
    for start, end in spans:
        table[start:end] = True
    return table


_IS_BLANK = _marked((code, code + 1) for code in range(_LAST_BLANK + 1) if chr(code).isspace())
_IS_WIDE = _marked(_WIDE)


class Glyph(NamedTuple):
    """One character and the room it takes in its line (the advance, not the ink)."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The visible characters of a page in the order of the file. boxes: (characters, 4) of x0, top, x1, bottom."""

    text: str
    boxes: Floats

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Glyphs:
        found = list(glyphs)
        return cls("".join(g.char for g in found), np.array([g[1:] for g in found], float).reshape(-1, 4))

    def __len__(self) -> int:
        return len(self.text)

    def __iter__(self) -> Iterator[Glyph]:
        return map(Glyph, self.text, *self.boxes.T.tolist())

    def is_followed(self, first: int, second: int) -> bool:
        """Whether the second character stands close upon the first."""
        (_, top, end, _), (start, upper, _, lower) = self.boxes[first].tolist(), self.boxes[second].tolist()
        reach = REACH * (lower - upper)
        return bool(abs(start - end) < reach and abs(upper - top) < reach)

    def has_any_in(self, box: Box) -> bool:
        """Whether the middle of a printed character lies in the box."""
        x0, top, x1, bottom = (2 * side for side in box)
        across, down = self.boxes[:, 0] + self.boxes[:, 2], self.boxes[:, 1] + self.boxes[:, 3]
        inside = (x0 < across) & (across < x1) & (top < down) & (down < bottom) & ~_IS_BLANK[codes_of(self.text)]
        return bool(inside.any())

    def those(self, wanted: Bools) -> Glyphs:
        """Some of the characters; wanted has one mark for each."""
        text = codes_of(self.text)[wanted].tobytes().decode(_CODES, "surrogatepass")
        return Glyphs(text, self.boxes[wanted])


def codes_of(text: str) -> NDArray[np.uint32]:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode(_CODES, "surrogatepass"), np.uint32)


class Run(NamedTuple):
    """Characters that follow one another in the file and in print, from one with ink on; blanks may end it.

    first, last: the middles of the first and of the last one with ink. em: the width of the Chinese ones (or their
    height where there are none). even: whether they stand close, one after another, without a blank, so that text and
    box say all.
    """

    source: Glyphs
    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    first: float
    last: float
    em: float
    even: bool

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end].rstrip()

    def glyphs(self) -> list[Glyph]:
        """One by one, in the order of the file."""
        held = slice(self.start, self.end)
        return list(Glyphs(self.source.text[held], self.source.boxes[held]))

    def part(self, start: int, end: int) -> Run:
        """The characters from start to end of the run, as a run that has to be looked at character by character."""
        first, last = self.start + start, self.start + end
        boxes = self.source.boxes[first:last]
        left, right = boxes[0].tolist(), boxes[-1].tolist()
        return self._replace(
            start=first, end=last, x0=left[0], x1=right[2],
            first=(left[0] + left[2]) / 2, last=(right[0] + right[2]) / 2, even=False,
        )  # fmt: skip


def runs_of(glyphs: Glyphs) -> list[Run]:
    """The runs of a page in the order of the file; blanks alone are none."""
    if not glyphs.text:
        return []
    codes = codes_of(glyphs.text)
    inked, places = ~_IS_BLANK[codes], np.arange(len(codes))
    x0, top, x1, bottom = glyphs.boxes.T
    heads = _heads(x0, top, x1, bottom)
    tails = np.append(heads[1:], len(codes))
    starts = np.minimum.reduceat(np.where(inked, places, len(codes)), heads)
    lasts = np.maximum.reduceat(np.where(inked, places, -1), heads)
    upper = np.minimum.reduceat(np.where(inked, top, np.inf), heads)
    lower = np.maximum.reduceat(np.where(inked, bottom, -np.inf), heads)
    widths = np.where(inked, x1 - x0, 0.0)
    even = np.add.reduceat(inked, heads, dtype=np.intp) == lasts - starts + 1
    even &= _are_close(x0, x1, widths, inked, heads)
    ems = _ems(widths, _IS_WIDE[codes], heads, tails, lower - upper)
    some = lasts >= 0
    starts, lasts, middles = starts[some], lasts[some], (x0 + x1) / 2
    sides = x0[starts], upper[some], x1[lasts], lower[some], middles[starts], middles[lasts]
    columns = (starts, tails[some], *sides, ems[some], even[some])
    return list(map(Run, repeat(glyphs), *(column.tolist() for column in columns)))


def _heads(x0: Floats, top: Floats, x1: Floats, bottom: Floats) -> Places:
    """Where a run begins: at the first character, and at each that stands apart from the one before it."""
    reach = REACH * (bottom - top)[:-1]
    apart = (abs(x0[1:] - x1[:-1]) >= reach) | (abs(top[1:] - top[:-1]) >= reach)
    return np.concatenate(([0], np.flatnonzero(apart) + 1))


def _are_close(x0: Floats, x1: Floats, widths: Floats, inked: Bools, heads: Places) -> Bools:
    """For each run: whether no two neighbours with ink overlap or leave a gap."""
    neighbours = inked.copy()
    neighbours[1:] &= inked[:-1]
    neighbours[heads] = False
    steps, gaps = np.diff(x0, prepend=0.0), x0 - np.roll(x1, 1)
    widest = np.maximum.reduceat(widths, heads)
    least = np.minimum.reduceat(np.where(neighbours, steps, np.inf), heads)
    most = np.maximum.reduceat(np.where(neighbours, gaps, -np.inf), heads)
    return (least >= STRUCK * widest) & (most <= _APART * widest)


def _ems(widths: Floats, wide: Bools, heads: Places, tails: Places, heights: Floats) -> Floats:
    """For each run: the middle one of the widths of its widest characters, as many as are wide; else its height."""
    counts = np.add.reduceat(wide, heads, dtype=np.intp)
    ordered = widths[np.lexsort((widths, np.repeat(heads, tails - heads)))]
    return np.where(counts > 0, ordered[tails - (counts + 2) // 2], heights)
