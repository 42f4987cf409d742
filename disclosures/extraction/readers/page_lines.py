"""Glyphs → lines of text, by geometry alone: the order in which a file stores its characters says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from disclosures.extraction.model import Box
from disclosures.extraction.readers.page import Glyph, is_wide

GAP = 0.75
"""A gap of this many ems between two characters is printed white space even where the file stores none."""

WIDE_GAP = 2.0

_LIST_ITEM = re.compile(r"\s*(?:\d{1,2}[.、．)）](?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])")
_LEADERS = re.compile(r"[.．·…‥_]{4,}|(?:…\s*){2,}|(?:[.．·]\s+){4,}")
_UNBREAKABLE = re.compile(r"\s*(?:[\x21-\x7e]+|.)[，。、；：？！）》”’】%％]?", re.S)


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

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines from top to bottom; glyphs that share a line stand within half their height of each other."""
    rows: list[list[Glyph]] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=lambda g: g.top + g.bottom):
        centre = (glyph.top + glyph.bottom) / 2
        if rows and centre - middle < 0.5 * min(glyph.bottom - glyph.top, rows[-1][-1].bottom - rows[-1][-1].top):
            rows[-1].append(glyph)
            middle += (centre - middle) / len(rows[-1])
        else:
            rows.append([glyph])
            middle = centre
    lines = [_line(row) for row in rows]
    return [line for line in lines if line is not None]


def _line(glyphs: list[Glyph]) -> Line | None:
    glyphs.sort(key=lambda g: g.x0)
    while glyphs and glyphs[0].char.isspace():
        glyphs.pop(0)
    while glyphs and glyphs[-1].char.isspace():
        glyphs.pop()
    if not glyphs:
        return None
    em = _em(glyphs)
    text = "".join(_spaced(glyphs, em))
    top = min(g.top for g in glyphs)
    bottom = max(g.bottom for g in glyphs)
    return Line(text, glyphs[0].x0, top, glyphs[-1].x1, bottom, em, _head(glyphs, text))


def _em(glyphs: list[Glyph]) -> float:
    wide = sorted(g.x1 - g.x0 for g in glyphs if is_wide(g.char))
    if wide:
        return wide[len(wide) // 2]
    return max(g.bottom - g.top for g in glyphs)


def _spaced(glyphs: list[Glyph], em: float) -> Iterable[str]:
    """The characters, with white space where the print has a gap that the file does not store."""
    last = glyphs[0]
    yield last.char
    for glyph in glyphs[1:]:
        gap = glyph.x0 - last.x1
        if gap > GAP * em and not last.char.isspace() and not glyph.char.isspace():
            yield "  " if gap > WIDE_GAP * em else " "
        yield glyph.char
        last = glyph


def _head(glyphs: list[Glyph], text: str) -> float:
    match = _UNBREAKABLE.match(text)
    last = glyphs[min(match.end() if match else 1, len(glyphs)) - 1]
    return last.x1 - glyphs[0].x0


def stands_alone(line: Line) -> bool:
    """Whether a line is of several pieces side by side, or leads to a page number: no piece of running prose."""
    return "  " in line.text.strip() or bool(_LEADERS.search(line.text))


def is_full(line: Line, right: float, following: Line) -> bool:
    """Whether a line had no room left for what the following line begins with."""
    return line.x1 + following.head > right + 0.2 * line.em


def join(first: str, second: str) -> str:
    """Two lines of one text as one: white space only between Latin words."""
    if first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha():
        return f"{first} {second}"
    return first + second


def cell_text(lines: list[Line], right: float) -> str:
    """The lines of a cell as one text; a line break stays before a numbered item that begins a line of its own."""
    if not lines:
        return ""
    text = lines[0].text
    for above, line in pairwise(lines):
        breaks = _LIST_ITEM.match(line.text) and not is_full(above, right - 0.5 * above.em, line)
        text = f"{text}\n{line.text}" if breaks else join(text, line.text)
    return text
