"""Where a number of the narrative stands on its page: the boxes of its own characters, found when somebody asks.

Reading keeps the box of a whole paragraph. The page is read once more, and the number is known by what stands before
and behind it, so that of two equal numbers the right one is found, and one on the next page too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from disclosures.extraction.model import Box, Locus, Span
from disclosures.extraction.readers.page import around, as_shown
from disclosures.extraction.readers.page_runs import Glyph
from disclosures.extraction.readers.pdf_glyphs import read_glyphs
from disclosures.extraction.readers.pdf_view import turn_of, view_of
from disclosures.extraction.text import fold_map

_MARGIN = 1.0
"""Points by which a character's middle may lie outside its paragraph's box."""

_CONTEXT = 6
"""As many characters around a number must be those of its paragraph, where it has so many."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a paragraph: the paragraph's text, the number's span in it, and the paragraph's page and box."""

    text: str
    span: Span
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character in reading order with its box on the shown page."""

    char: str
    line: int
    box: Box


def places(path: Path, numbers: Iterable[Stated]) -> list[tuple[Locus, ...]]:
    """For each number a place for each line on which it stands; none where it is not found. Raises PdfiumError."""
    asked = list(numbers)
    with pypdfium2.PdfDocument(path) as document:
        pages = {at: _letters(document, at) for at in {page for it in asked for page in (it.page, it.page + 1)}}
    return [_places(it, pages) for it in asked]


def _places(it: Stated, pages: dict[int, list[_Letter]]) -> tuple[Locus, ...]:
    here = [(it.page, letter) for letter in pages[it.page] if _lies_in(letter.box, it.box)]
    letters = here + [(it.page + 1, letter) for letter in pages[it.page + 1]]
    found = _find("".join(letter.char for _, letter in letters), it)
    lines = groupby(letters[found.start : found.stop], key=lambda at: (at[0], at[1].line))
    return tuple(Locus(page, around([letter.box for _, letter in held])) for (page, _), held in lines)


def _find(chars: str, it: Stated) -> range:
    """Which of the characters are the number: those with the longest common surroundings; none where two are alike."""
    text, where = fold_map(chars)
    wanted, origin = fold_map(it.text)
    start, end = (sum(at < edge for at in origin) for edge in it.span)
    likeness = {at: _likeness(text, at, wanted, start, end) for at in _occurrences(text, wanted[start:end])}
    best = sorted(likeness.values(), reverse=True)[:2]
    least = min(_CONTEXT, len(wanted) - (end - start))
    if not best or best[0] < least or best[0] in best[1:]:
        return range(0)
    at = max(likeness, key=likeness.__getitem__)
    return range(where[at], where[at + end - start - 1] + 1)


def _occurrences(text: str, number: str) -> Iterator[int]:
    at = text.find(number) if number else -1
    while at >= 0:
        yield at
        at = text.find(number, at + 1)


def _likeness(text: str, at: int, wanted: str, start: int, end: int) -> int:
    """How many characters before and behind are the same."""
    return _common(reversed(text[:at]), reversed(wanted[:start])) + _common(text[at + end - start :], wanted[end:])


def _common(first: Iterable[str], second: Iterable[str]) -> int:
    count = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        count += 1
    return count


def _lies_in(box: Box, paragraph: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    x0, top, x1, bottom = paragraph
    return x0 - _MARGIN < x < x1 + _MARGIN and top - _MARGIN < y < bottom + _MARGIN


def _letters(document: pypdfium2.PdfDocument, number: int) -> list[_Letter]:
    """The characters of a page line by line; none where there is no such page."""
    page: Any = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return []
    text = pdfium.FPDFText_LoadPage(page)
    try:
        view = view_of(page)
        turn = turn_of(text, view)
        view = view.turned(turn) if turn else view
        glyphs, _ = read_glyphs(text, view, clipped=True)
        inked = [glyph for glyph in glyphs if glyph.char.strip()]
        return [
            _Letter(glyph.char, line, as_shown(glyph[1:], turn, view.width, view.height))
            for line, row in enumerate(_rows(inked))
            for glyph in row
        ]
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Lines from top to bottom, each from left to right; a line's characters stand within half their height."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_middle):
        if rows and _middle(glyph) - _middle(rows[-1][-1]) < 0.4 * (glyph.bottom - glyph.top):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda glyph: glyph.x0) for row in rows]


def _middle(glyph: Glyph) -> float:
    return (glyph.top + glyph.bottom) / 2
