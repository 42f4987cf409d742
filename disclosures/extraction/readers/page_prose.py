"""Lines → paragraphs, over page breaks too.

A line that had no room left for what follows goes on; an indent, another size of type, a wide gap, a table begin
something new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from disclosures.extraction.model import Grid, Locus, Paragraph
from disclosures.extraction.readers.page import around
from disclosures.extraction.readers.page_furniture import Sheet
from disclosures.extraction.readers.page_lines import Line, is_full, join

_LEADERS = re.compile(r"[.．·…‥_]{4,}|(?:…\s*){2,}|(?:[.．·]\s+){4,}")
_ENDS = re.compile(r"[。；;：:！!？?]$")
_RAGGED = 0.8
"""Ems by which the right margin of a page may lie farther left than where most pages have it."""

_HANGS = re.compile(r"[，。、；：！？）》”’]$")
_ITEM = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:、|部分)|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d))"
)
_USUAL_RIGHT = 0.85
"""Of the page's width: the right margin where no line shows another."""


class Margins(NamedTuple):
    """Where the prose of a page begins and ends, and how far its lines stand apart."""

    left: float
    right: float
    pitch: float
    sure: bool = False
    """Whether so many lines reach the right margin that it is one."""


def blocks(sheets: list[Sheet]) -> tuple[Grid | Paragraph, ...]:
    """The grids and paragraphs of all pages in reading order."""
    found: list[Grid | Paragraph] = []
    running: list[Line] = []
    page, before = 0, Margins(0.0, 0.0, 0.0)
    for sheet, margins in zip(sheets, _all_margins(sheets), strict=True):
        turned = True
        for item in sheet.items:
            if isinstance(item, Line) and running and not _begins(running[-1], item, before, margins, turned):
                running.append(item)
            else:
                _close(running, page, found)
                if isinstance(item, Line):
                    running, page = [item], sheet.number
                else:
                    found.append(item)
            turned, before = False, margins
    _close(running, page, found)
    return tuple(found)


def _close(running: list[Line], page: int, found: list[Grid | Paragraph]) -> None:
    if not running:
        return
    text = running[0].text
    for line in running[1:]:
        text = join(text, line.text)
    first = [running[0]]
    for line in running[1:]:
        if line.top < first[-1].top:
            break
        first.append(line)
    x0, top, x1, bottom = around([line.box for line in first])
    box = (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
    found.append(Paragraph(text, Locus(page=page, box=box)))
    running.clear()


def _begins(above: Line, line: Line, before: Margins, margins: Margins, turned: bool) -> bool:
    """Whether a line begins a paragraph of its own. before: the margins of the page of the line above."""
    if _stands_alone(above) or _stands_alone(line) or _stands_beside(above, line, margins):
        return True
    if abs(above.em - line.em) > 0.15 * max(above.em, line.em):
        return True
    if not turned and line.top - above.top > 1.6 * margins.pitch:
        return True
    if _ENDS.search(above.text) and _ITEM.match(line.text):
        return True
    if not turned and _is_centred(line, margins) and abs(above.x0 + above.x1 - line.x0 - line.x1) < 2.4 * line.em:
        return bool(_ENDS.search(above.text)) or above.x1 - above.x0 < 0.75 * (margins.right - margins.left)
    if line.x0 > margins.left + 1.2 * line.em:
        return True
    return not is_full(above, before.right - _RAGGED * above.em, line)


def _stands_alone(line: Line) -> bool:
    return "  " in line.text.strip() or bool(_LEADERS.search(line.text))


def _stands_beside(above: Line, line: Line, margins: Margins) -> bool:
    """Whether the two are the left and the right end of a caption, one of them a little lower."""
    return line.x0 > above.x1 or (line.x1 < above.x0 and 2 * above.x0 > margins.left + margins.right)


def _is_centred(line: Line, margins: Margins) -> bool:
    before, after = line.x0 - margins.left, margins.right - line.x1
    return before > 1.2 * line.em and abs(before - after) < 1.2 * line.em


def _all_margins(sheets: list[Sheet]) -> list[Margins]:
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
    prose = [line for line in lines if not _stands_alone(line)]
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
