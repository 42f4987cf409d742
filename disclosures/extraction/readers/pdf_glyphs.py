"""The visible characters of a PDF page, by pdfium's raw interface.

Loose boxes (advance × font height) and not tight ones: the ink of “一” or “，” says little about its place in a line.
Every character costs Python calls, so the loop asks no more than it must: clips only where the page has any.
"""

from __future__ import annotations

import ctypes
import unicodedata
from typing import Any

import pypdfium2.raw as pdfium

from disclosures.extraction.readers.page import Glyph
from disclosures.extraction.readers.pdf_calls import NUMBER, direct
from disclosures.extraction.readers.pdf_clips import Clips
from disclosures.extraction.readers.pdf_view import View

_HYPHEN = "\x02"
"""What pdfium gives for a hyphen at the end of a line."""

_UNMAPPED = frozenset("\0\ufffd\ufffe\uffff")

_box_of = direct(pdfium.FPDFText_GetLooseCharBox, NUMBER)


def read_glyphs(text: Any, view: View, *, clipped: bool) -> tuple[list[Glyph], int]:
    """The visible characters of a loaded text page, and how many have no Unicode. clipped: some may be hidden."""
    return _read(text, view, Clips(text) if clipped else None)


def _read(text: Any, view: View, clips: Clips | None) -> tuple[list[Glyph], int]:
    glyphs: list[Glyph] = []
    unmapped = 0
    box = (ctypes.c_float * 4)()
    sides = memoryview(box).cast("B").cast("f")
    reference = ctypes.byref(box)
    upright, right, bottom = view.mapping(), 2 * view.width, 2 * view.height
    for i, char in enumerate(_characters(text)):
        if char in _UNMAPPED:
            unmapped += 1
            continue
        if (char < " " and char != _HYPHEN) or not _box_of(text, i, reference):
            continue
        west, north, east, south = sides.tolist()
        if west == east and char == " ":
            continue
        x0, y0, x1, y1 = upright(west, south, east, north)
        if not (0 <= x0 + x1 <= right and 0 <= y0 + y1 <= bottom):
            continue
        glyph = Glyph(_PLAIN.get(char, char), x0, y0, x1, y1)
        if clips is None or clips.shows(i, (west + east) / 2, (south + north) / 2, goes_on=_goes_on(glyphs, glyph)):
            glyphs.append(glyph)
    return glyphs, unmapped


def _goes_on(glyphs: list[Glyph], glyph: Glyph) -> bool:
    """Whether the glyph follows close upon the last visible one."""
    if not glyphs:
        return False
    reach = 0.3 * (glyph.bottom - glyph.top)
    return abs(glyph.x0 - glyphs[-1].x1) < reach and abs(glyph.top - glyphs[-1].top) < reach


def _characters(text: Any) -> str:
    """The characters of a text page, one for each index; asked one by one only where pdfium leaves some out."""
    count = max(0, pdfium.FPDFText_CountChars(text))
    buffer = ctypes.create_string_buffer(2 * count + 2)
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    if pdfium.FPDFText_GetText(text, 0, count, units) == count + 1:
        found = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
        if len(found) == count:
            return found
    return "".join(chr(pdfium.FPDFText_GetUnicode(text, i)) for i in range(count))


def _plain() -> dict[str, str]:
    """Radicals and compatibility forms that fonts map to (⼀) → the characters they look like (一)."""
    codes = [*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)]
    pairs = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in codes}
    return {_HYPHEN: "-", "\xad": "-"} | {old: new for old, new in pairs.items() if len(new) == 1 and old != new}


_PLAIN = _plain()
