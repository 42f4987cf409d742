"""Lines → paragraphs, over page breaks too.

A line that had no room left for what follows goes on; an indent, another size of type, a wide gap, a table begin
something new.
"""

from __future__ import annotations

import re
from itertools import pairwise

from disclosures.extraction.model import Grid, Locus, Paragraph
from disclosures.extraction.readers.page import around, as_shown
from disclosures.extraction.readers.page_furniture import Sheet
from disclosures.extraction.readers.page_lines import Line, is_full, join, stands_alone
from disclosures.extraction.readers.page_margins import Margins, margins_of

_ENDS = re.compile(r"[。；;：:！!？?]$")
_HEADING = re.compile(r"第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[(（]|\d{1,2}[、.．]")
_COUNTS = re.compile(r"[第、一二三四五六七八九十《“]$")
_RAGGED = 0.8
"""Ems by which the right margin of a page may lie farther left than where most pages have it."""

_ITEM = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:、|部分)|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d))"
)


def blocks(sheets: list[Sheet]) -> tuple[Grid | Paragraph, ...]:
    """The grids and paragraphs of all pages in reading order."""
    found: list[Grid | Paragraph] = []
    running: list[Line] = []
    begun, before = None, Margins(0.0, 0.0, 0.0)
    for sheet, margins in zip(sheets, margins_of(sheets), strict=True):
        turned = True
        for item in sheet.items:
            if isinstance(item, Line) and running and not _begins(running[-1], item, before, margins, turned):
                running.append(item)
            else:
                _close(running, begun, found)
                if isinstance(item, Line):
                    running, begun = [item], sheet
                else:
                    found.append(item)
            turned, before = False, margins
    _close(running, begun, found)
    return tuple(found)


def _close(running: list[Line], begun: Sheet | None, found: list[Grid | Paragraph]) -> None:
    """Ends the running paragraph. begun: the page on which it began."""
    if not running or begun is None:
        return
    text, first = running[0].text, running[:1]
    for above, line in pairwise(running):
        text = join(text, line.text)
        if above is first[-1] and line.top > above.top:
            first.append(line)
    box = as_shown(around([line.box for line in first]), begun.turn, begun.width, begun.height)
    found.append(Paragraph(text, Locus(page=begun.number, box=box)))
    running.clear()


def _begins(above: Line, line: Line, before: Margins, margins: Margins, turned: bool) -> bool:
    """Whether a line begins a paragraph of its own. before: the margins of the page of the line above."""
    if stands_alone(above) or stands_alone(line) or _stands_beside(above, line, margins):
        return True
    if abs(above.em - line.em) > 0.15 * max(above.em, line.em):
        return True
    if not turned and line.top - above.top > 1.6 * max(margins.pitch, 1.2 * line.em):
        return True
    if (_ENDS.search(above.text) and _ITEM.match(line.text)) or (_is_heading(line) and not _COUNTS.search(above.text)):
        return True
    if not turned and _is_centred(line, margins) and abs(above.x0 + above.x1 - line.x0 - line.x1) < 2.4 * line.em:
        return bool(_ENDS.search(above.text)) or above.x1 - above.x0 < 0.75 * (margins.right - margins.left)
    if line.x0 > margins.left + 1.2 * line.em:
        return True
    return not (_is_cut(above, line, before) or is_full(above, before.right - _RAGGED * above.em, line))


def _is_cut(above: Line, line: Line, before: Margins) -> bool:
    """Whether an indented long line stops in the middle of a sentence, and the next one is not indented."""
    if above.x1 - above.x0 < 0.5 * (before.right - before.left) or _ENDS.search(above.text):
        return False
    if _is_centred(above, before) and not _NUMBERED.match(above.text):
        return False
    return above.x0 > line.x0 + 1.2 * line.em


def _is_heading(line: Line) -> bool:
    return bool(_HEADING.match(line.text))


def _stands_beside(above: Line, line: Line, margins: Margins) -> bool:
    """Whether the two are the left and the right end of a caption, one of them a little lower."""
    return line.x0 > above.x1 or (line.x1 < above.x0 and 2 * above.x0 > margins.left + margins.right)


def _is_centred(line: Line, margins: Margins) -> bool:
    before, after = line.x0 - margins.left, margins.right - line.x1
    return before > 1.2 * line.em and abs(before - after) < 1.2 * line.em
