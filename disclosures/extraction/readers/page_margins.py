"""Where the prose of a page begins and ends: what its lines show, else what those of its sisters show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from disclosures.extraction.readers.page_furniture import Sheet
from disclosures.extraction.readers.page_lines import Line, stands_alone

_HANGS = re.compile(r"[，。、；：！？）》”’]$")
_USUAL_RIGHT = 0.85
"""Of the page's width: the right margin where no line shows another."""


class Margins(NamedTuple):
    """Where the prose of a page begins and ends, and how far its lines stand apart."""

    left: float
    right: float
    pitch: float
    sure: bool = False
    """Whether so many lines reach the right margin that it is one."""


def margins_of(sheets: list[Sheet]) -> list[Margins]:
    """Each page's margins where its lines show them, else those that most lines of its sisters of one width show."""
    own = [_margins(sheet.lines) for sheet in sheets]
    shown: dict[int, Counter[tuple[int, int]]] = {}
    for sheet, margins in zip(sheets, own, strict=True):
        if margins.sure:
            shown.setdefault(round(sheet.width), Counter())[round(margins.left), round(margins.right)] += len(
                sheet.lines
            )
    return [_settled(s, m, shown.get(round(s.width))) for s, m in zip(sheets, own, strict=True)]


def _settled(sheet: Sheet, own: Margins, shown: Counter[tuple[int, int]] | None) -> Margins:
    left, right = shown.most_common(1)[0][0] if shown else (own.left, _USUAL_RIGHT * sheet.width)
    if not own.sure:
        own = own._replace(right=max(own.right, float(right)))
    indent = own.left - left
    return own._replace(left=float(left)) if 0 < indent <= 40 else own


def _margins(lines: list[Line]) -> Margins:
    prose = [line for line in lines if not stands_alone(line)]
    if not prose:
        return Margins(0.0, 0.0, 0.0)
    em = median(line.em for line in prose)
    right, support = _right(prose, em)
    steps = sorted(b.top - a.top for a, b in pairwise(prose) if 0 < b.top - a.top < 3.5 * em)
    pitch = steps[len(steps) // 4] if steps else 2 * em
    return Margins(_left(prose, em), right, pitch, support >= max(3, 0.25 * len(prose)))


def _right(prose: list[Line], em: float) -> tuple[float, int]:
    """The right margin, and how many lines reach it; punctuation may hang over it."""
    least = max(2, len(prose) // 8)
    ends = sorted((line.x1 for line in prose if not _HANGS.search(line.text)), reverse=True)
    for end in ends:
        support = sum(end - em < other <= end for other in ends)
        if support >= least:
            return end, support
    return (ends[0] if ends else max(line.x1 for line in prose)), 1


def _left(lines: Iterable[Line], em: float) -> float:
    """The leftmost place where at least two lines begin."""
    starts = sorted(line.x0 for line in lines)
    for a, b in pairwise(starts):
        if b - a < 0.5 * em:
            return a
    return starts[0]
