"""Glyphs → lines of text, by geometry alone: the order in which a file stores its characters says nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter, sub
from typing import NamedTuple

from disclosures.extraction.model import Box
from disclosures.extraction.readers.page import Glyph, is_wide

GAP = 0.75
"""A gap of this many ems between two characters is printed white space even where the file stores none."""

WIDE_GAP = 2.0
APART = 3.0
"""Ems between the pieces of a caption: wider than any blank within a sentence."""

_STRUCK = 0.3
"""Of a character's width: a second strike stands no farther from the first."""

_PROSE = 5
"""A cell of so many lines may hold paragraphs."""

_LIST_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．)）](?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])"
)
_LEADERS = re.compile(r"[.．·…‥_]{4,}|(?:…\s*){2,}|(?:[.．·]\s+){4,}")
_CLOSING = "，。、；：？！）》”’】%％"
_BLANK = re.compile(r"\s")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]")
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


def lines_of(glyphs: list[Glyph]) -> list[Line]:
    """The lines from top to bottom; glyphs that share a line stand within half their height of each other."""
    if not glyphs:
        return []
    rows = [glyphs] if _is_one_line(glyphs) else _rows(glyphs)
    return [line for line in map(_line, rows) if line is not None]


def _is_one_line(glyphs: list[Glyph]) -> bool:
    first = glyphs[0]
    reach = 0.25 * (first.bottom - first.top)
    tops = [glyph.top for glyph in glyphs]
    return max(tops) - first.top < reach and first.top - min(tops) < reach


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    middle = height = 0.0
    for glyph in sorted(glyphs, key=_middle):
        _, _, top, _, bottom = glyph
        centre, above, height = (top + bottom) / 2, height, bottom - top
        if rows and centre - middle < 0.5 * min(height, above):
            rows[-1].append(glyph)
            middle += (centre - middle) / len(rows[-1])
        else:
            rows.append([glyph])
            middle = centre
    return rows


def _middle(glyph: Glyph) -> float:
    return glyph[2] + glyph[4]


def _line(glyphs: list[Glyph]) -> Line | None:
    row = sorted(glyphs, key=_left)
    end = len(row)
    while end and row[end - 1].char == " ":
        end -= 1
    return (_plain_line(row[:end]) or _any_line(row)) if end else None


def _plain_line(glyphs: list[Glyph]) -> Line | None:
    """The line of glyphs that stand close, as most do; None where they have to be looked at one by one."""
    chars, lefts, tops, rights, bottoms = zip(*glyphs, strict=True)
    text = "".join(chars)
    if _BLANK.search(text):
        return None
    widths = sorted(map(sub, rights, lefts))
    widest = widths[-1]
    if len(glyphs) > 1:
        following = lefts[1:]
        if min(map(sub, following, lefts)) < _STRUCK * widest or max(map(sub, following, rights)) > 0.5 * widest:
            return None
    top, bottom = min(tops), max(bottoms)
    wide = len(_WIDE.findall(text))
    em = widths[-(wide + 1) // 2] if wide else bottom - top
    return Line(text, lefts[0], top, rights[-1], bottom, em, _head(glyphs))


def _any_line(glyphs: list[Glyph]) -> Line | None:
    inked = [g for g in glyphs if not g.char.isspace()]
    if not inked:
        return None
    chars, lefts, tops, rights, bottoms = zip(*inked, strict=True)
    first, last, top, bottom = min(lefts), max(rights), min(tops), max(bottoms)
    wide = [right - left for char, left, right in zip(chars, lefts, rights, strict=True) if is_wide(char)]
    em = sorted(wide)[len(wide) // 2] if wide else bottom - top
    held = [g for g in glyphs if first <= g.x0 and g.x1 <= last]
    ends = sorted(zip(lefts, rights, strict=True))
    apart = any(b[0] - a[1] > APART * em for a, b in pairwise(ends))
    return Line(_spaced(held, em), first, top, last, bottom, em, _head(held), apart)


def _spaced(glyphs: list[Glyph], em: float) -> str:
    """The characters, with white space where the print has a gap that the file does not store.

    What is struck twice at one place, as print shops make bold type, is one character.
    """
    out: list[str] = []
    before, start, end, gap = "", 0.0, 0.0, GAP * em
    for char, x0, _, x1, _ in glyphs:
        if char == before and x0 - start < _STRUCK * (x1 - x0):
            continue
        if before and x0 - end > gap and not (char.isspace() or before.isspace()):
            out.append("  " if x0 - end > WIDE_GAP * em else " ")
        out.append(char)
        before, start, end = char, x0, x1
    return "".join(out)


def _head(glyphs: list[Glyph]) -> float:
    """Width of the first word, number or Chinese character, with the punctuation that may not begin a line."""
    end = 1
    if glyphs[0].char.isascii():
        while end < len(glyphs) and "!" <= glyphs[end].char <= "~":
            end += 1
    if end < len(glyphs) and glyphs[end].char in _CLOSING:
        end += 1
    return glyphs[end - 1].x1 - glyphs[0].x0


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
