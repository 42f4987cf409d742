"""The visible characters of a PDF page, by pdfium's raw interface.

Loose boxes (advance × font height) and not tight ones: the ink of “一” or “，” says little about its place in a line.
"""

from __future__ import annotations

import ctypes
import unicodedata
from typing import Any

import pypdfium2.raw as pdfium

from disclosures.extraction.readers.page import Glyph
from disclosures.extraction.readers.pdf_view import View

_HYPHEN = 2
"""What pdfium gives for a hyphen at the end of a line."""

_NEAR = 12.0
"""Points: ink stands no farther than this from the middle of its character."""

Clip = tuple[float, float, float, float]
_EVERYWHERE: Clip = (-1e9, -1e9, 1e9, 1e9)


def read_glyphs(page: Any, view: View) -> tuple[list[Glyph], int]:
    """The visible characters, and how many could not be mapped to Unicode."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return _read(text, view)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _read(text: Any, view: View) -> tuple[list[Glyph], int]:
    glyphs: list[Glyph] = []
    unmapped = 0
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    clips = _Clips(text)
    seen: dict[str, list[Glyph]] = {}
    for i in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code in (0, 0xFFFD, 0xFFFE) or (code < 32 and code != _HYPHEN):
            unmapped += code in (0, 0xFFFD, 0xFFFE)
            continue
        if pdfium.FPDFText_IsGenerated(text, i) == 1 or not pdfium.FPDFText_GetLooseCharBox(text, i, reference):
            continue
        if not clips.shows(i, (box.left + box.right) / 2, (box.bottom + box.top) / 2):
            continue
        glyph = Glyph(_character(code), *view.upright(box.left, box.bottom, box.right, box.top))
        if view.holds(glyph) and not _is_double(glyph, seen.setdefault(glyph.char, [])):
            glyphs.append(glyph)
    return glyphs, unmapped


def _character(code: int) -> str:
    """The character of a code point; radicals that fonts map to (⼀) become the characters they look like (一)."""
    if code == _HYPHEN:
        return "-"
    char = chr(code)
    return unicodedata.normalize("NFKC", char) if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF else char


def _is_double(glyph: Glyph, same: list[Glyph]) -> bool:
    """Whether the same character was just struck at the same place, as print shops make bold type."""
    across, down = 0.3 * (glyph.x1 - glyph.x0), 0.3 * (glyph.bottom - glyph.top)
    for other in reversed(same):
        if abs(other.x0 - glyph.x0) < across and abs(other.top - glyph.top) < down:
            return True
    same.append(glyph)
    return False


class _Clips:
    """Which characters their clipping rectangle hides. Neighbours mostly share one, so the last one is asked first."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._clip = _EVERYWHERE
        self._object: int | None = None

    def shows(self, index: int, x: float, y: float) -> bool:
        if self._clip is not _EVERYWHERE and _inside(self._clip, x, y):
            return True
        owner = pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.addressof(owner.contents) if owner else None
        if address is None or address != self._object:
            self._object = address
            self._clip = _clip_of(owner) if owner and _stands_at(owner, x, y) else _EVERYWHERE
        return self._clip is _EVERYWHERE or _inside(self._clip, x, y)


def _inside(clip: Clip, x: float, y: float) -> bool:
    return clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3]


def _stands_at(owner: Any, x: float, y: float) -> bool:
    """Whether an object and its characters share their coordinates: inside a form XObject they may not."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(owner, *sides):
        return False
    left, bottom, right, top = (side.value for side in sides)
    return left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR


def _clip_of(owner: Any) -> Clip:
    """The rectangle that all clipping paths of an object leave; shapes that are no rectangle count by their bounds."""
    path = pdfium.FPDFPageObj_GetClipPath(owner)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    if count <= 0:
        return _EVERYWHERE
    clip = _EVERYWHERE
    for i in range(count):
        points = _points(path, i)
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            clip = (
                max(clip[0], min(xs)), max(clip[1], min(ys)), min(clip[2], max(xs)), min(clip[3], max(ys)),
            )  # fmt: skip
    return clip


def _points(path: Any, index: int) -> list[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for i in range(pdfium.FPDFClipPath_CountPathSegments(path, index)):
        segment = pdfium.FPDFClipPath_GetPathSegment(path, index, i)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            points.append((x.value, y.value))
    return points
