"""Glyphs → lines of text, by geometry alone: the order in which a file stores its characters says nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from disclosures.extraction.model import Box
from disclosures.extraction.readers.page import is_wide
from disclosures.extraction.readers.page_runs import STRUCK, Glyph, Run

GAP = 0.75
"""A gap of this many ems between two characters is printed white space even where the file stores none."""

WIDE_GAP = 2.0
APART = 3.0
"""Ems between the pieces of a caption: wider than any blank within a sentence."""

_PROSE = 5
"""A cell of so many lines may hold paragraphs."""

_LIST_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．)）](?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])"
)
_LEADERS = re.compile(r"[.．·…‥_]{4,}|(?:…\s*){2,}|(?:[.．·]\s+){4,}")
_CLOSING = "，。、；：？！）》”’】%％"
_left = attrgetter("x0")


class Line(NamedTuple):
    """A printed line. em is the width of its Chinese characters (or their height where it has none)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    head: float
    """Width of what stands at its beginning and cannot be broken: it would have had to fit on the line above."""

    apart: bool = False
    """Whether it is of several pieces far from one another."""

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)


def lines_of(runs: list[Run]) -> list[Line]:
    """The lines from top to bottom."""
    return [line_of(row) for row in rows_of(runs)]


def rows_of(runs: list[Run]) -> list[list[Run]]:
    """The runs of each line, from top to bottom; those of one line stand within half their height of each other."""
    if len(runs) < 2:
        return [runs] if runs else []
    rows: list[list[Run]] = []
    middle = height = 0.0
    for run in sorted(runs, key=_middle):
        centre, above, height = (run.top + run.bottom) / 2, height, run.bottom - run.top
        if rows and centre - middle < 0.5 * min(height, above):
            rows[-1].append(run)
            middle += (centre - middle) / len(rows[-1])
        else:
            rows.append([run])
            middle = centre
    return rows


def _middle(run: Run) -> float:
    return run.top + run.bottom


def line_of(row: list[Run]) -> Line:
    """The line of some runs."""
    if len(row) == 1 and row[0].even:
        return _even_line(row[0])
    return _any_line(sorted((glyph for run in row for glyph in run.glyphs()), key=_left))


def _even_line(run: Run) -> Line:
    text = run.text
    end = _head_of(text)
    head = run.source.boxes.item(run.start + end - 1, 2) - run.x0
    return Line(text, run.x0, run.top, run.x1, run.bottom, run.em, head)


def _any_line(glyphs: list[Glyph]) -> Line:
    """The line of glyphs from left to right that may overlap, or have gaps or blanks between them."""
    inked = [g for g in glyphs if not g.char.isspace()]
    chars, lefts, tops, rights, bottoms = zip(*inked, strict=True)
    first, last, top, bottom = min(lefts), max(rights), min(tops), max(bottoms)
    wide = [right - left for char, left, right in zip(chars, lefts, rights, strict=True) if is_wide(char)]
    em = sorted(wide)[len(wide) // 2] if wide else bottom - top
    held = [g for g in glyphs if first <= g.x0 and g.x1 <= last]
    ends = sorted(zip(lefts, rights, strict=True))
    apart = any(b[0] - a[1] > APART * em for a, b in pairwise(ends))
    head = held[_head_of("".join(g.char for g in held)) - 1].x1 - held[0].x0
    return Line(_spaced(held, em), first, top, last, bottom, em, head, apart)


def _spaced(glyphs: list[Glyph], em: float) -> str:
    """The characters, with white space where the print has a gap that the file does not store.

    What is struck twice at one place, as print shops make bold type, is one character.
    """
    out: list[str] = []
    before, start, end, gap = "", 0.0, 0.0, GAP * em
    for char, x0, _, x1, _ in glyphs:
        if char == before and x0 - start < STRUCK * (x1 - x0):
            continue
        if before and x0 - end > gap and not (char.isspace() or before.isspace()):
            out.append("  " if x0 - end > WIDE_GAP * em else " ")
        out.append(char)
        before, start, end = char, x0, x1
    return "".join(out)


def _head_of(text: str) -> int:
    """How many characters its first word, number or Chinese character has, with what may not begin a line."""
    end = 1
    if text[0].isascii():
        while end < len(text) and "!" <= text[end] <= "~":
            end += 1
    if end < len(text) and text[end] in _CLOSING:
        end += 1
    return end


def stands_alone(line: Line) -> bool:
    """Whether a line is of several pieces side by side, or leads to a page number: no piece of running prose."""
    return line.apart or bool(_LEADERS.search(line.text))


def is_full(line: Line, right: float, following: Line) -> bool:
    """Whether a line had no room left for what the following line begins with."""
    return line.x1 + following.head > right + 0.2 * line.em


def join(first: str, second: str) -> str:
    """Two lines of one text as one: white space only between Latin words."""
    if first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha():
        return f"{first} {second}"
    return first + second


def cell_text(lines: list[Line], right: float) -> str:
    """The lines of a cell as one text; a line break stays before a numbered item or, in prose, an indented line."""
    if not lines:
        return ""
    text, left, prose = lines[0].text, min(line.x0 for line in lines), len(lines) >= _PROSE
    for above, line in pairwise(lines):
        begins = bool(_LIST_ITEM.match(line.text)) or (prose and line.x0 > left + 1.2 * line.em)
        breaks = begins and not is_full(above, right - 0.5 * above.em, line)
        text = f"{text}\n{line.text}" if breaks else join(text, line.text)
    return text
