"""Lines → paragraphs, over page breaks too.

A line that had no room left for what follows goes on; an indent, another size of type, a wide gap, a table begin
something new.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from disclosures.extraction.model import Grid, Locus, Paragraph
from disclosures.extraction.readers.page import around
from disclosures.extraction.readers.page_furniture import Sheet
from disclosures.extraction.readers.page_lines import Line, is_full, join

_LEADERS = re.compile(r"[.．·…‥_]{4,}|(?:…\s*){2,}|(?:[.．·]\s+){4,}")
_FEW = 6
"""A page with fewer lines than this takes its margins from the other pages of its width."""


class Margins(NamedTuple):
    """Where the prose of a page begins and ends, and how far its lines stand apart."""

    left: float
    right: float
    pitch: float


def blocks(sheets: list[Sheet]) -> tuple[Grid | Paragraph, ...]:
    """The grids and paragraphs of all pages in reading order."""
    found: list[Grid | Paragraph] = []
    running: list[Line] = []
    page = 0
    for sheet, margins in zip(sheets, _all_margins(sheets), strict=True):
        turned = True
        for item in sheet.items:
            if isinstance(item, Line) and running and not _begins(running[-1], item, margins, turned):
                running.append(item)
            else:
                _close(running, page, found)
                if isinstance(item, Line):
                    running, page = [item], sheet.number
                else:
                    found.append(item)
            turned = False
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


def _begins(above: Line, line: Line, margins: Margins, turned: bool) -> bool:
    """Whether a line begins a paragraph of its own."""
    if _stands_alone(above) or _stands_alone(line):
        return True
    if abs(above.em - line.em) > 0.15 * max(above.em, line.em):
        return True
    if not turned and line.top - above.top > 1.6 * margins.pitch:
        return True
    if _is_centred(above, margins) and _is_centred(line, margins):
        return above.x1 - above.x0 < 0.75 * (margins.right - margins.left)
    if line.x0 > margins.left + 1.2 * line.em:
        return True
    return not is_full(above, margins.right, line)


def _stands_alone(line: Line) -> bool:
    return "  " in line.text.strip() or bool(_LEADERS.search(line.text))


def _is_centred(line: Line, margins: Margins) -> bool:
    before, after = line.x0 - margins.left, margins.right - line.x1
    return before > 1.2 * line.em and abs(before - after) < 1.2 * line.em


def _all_margins(sheets: list[Sheet]) -> list[Margins]:
    own = [_margins(sheet.lines) for sheet in sheets]
    rights: dict[int, Counter[int]] = {}
    lefts: dict[int, list[float]] = {}
    for sheet, margins in zip(sheets, own, strict=True):
        if len(sheet.lines) >= _FEW:
            rights.setdefault(round(sheet.width), Counter())[round(margins.right)] += len(sheet.lines)
            lefts.setdefault(round(sheet.width), []).append(margins.left)
    return [
        _settled(s, m, rights.get(round(s.width)), lefts.get(round(s.width))) for s, m in zip(sheets, own, strict=True)
    ]


def _settled(sheet: Sheet, own: Margins, rights: Counter[int] | None, lefts: list[float] | None) -> Margins:
    """A page's own margins where it has enough lines to show them, else those of its sisters."""
    if not rights or not lefts:
        return own
    right = own.right if len(sheet.lines) >= _FEW else max(own.right, float(rights.most_common(1)[0][0]))
    usual = median(lefts)
    left = usual if usual < own.left <= usual + 40 else own.left
    return Margins(left, right, own.pitch)


def _margins(lines: list[Line]) -> Margins:
    prose = [line for line in lines if not _stands_alone(line)] or lines
    if not prose:
        return Margins(0.0, 0.0, 0.0)
    em = median(line.em for line in prose)
    right = max(line.x1 for line in prose)
    for line in sorted(prose, key=lambda x: -x.x1):
        if sum(line.x1 - em < other.x1 <= line.x1 for other in prose) >= max(2, len(prose) // 8):
            right = line.x1
            break
    left = _commonest_left(prose, em)
    steps = [b.top - a.top for a, b in itertools.pairwise(prose) if 0 < b.top - a.top < 3.5 * em]
    return Margins(left, right, median(steps) if steps else 2 * em)


def _commonest_left(lines: Iterable[Line], em: float) -> float:
    """The leftmost place where at least two lines begin."""
    starts = sorted(line.x0 for line in lines)
    for a, b in itertools.pairwise(starts):
        if b - a < 0.5 * em:
            return a
    return starts[0]
