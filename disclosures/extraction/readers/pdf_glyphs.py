"""The visible characters of a PDF page, by pdfium's raw interface.

Loose boxes (advance × font height) and not tight ones: the ink of “一” or “，” says little about its place in a line.
Every character costs a call, so no more is asked than must be: clips only where the page has any. All else is said of
all characters of the page at once.
"""

from __future__ import annotations

import ctypes
import unicodedata
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from disclosures.extraction.readers import pdf_clips
from disclosures.extraction.readers.page_runs import Bools, Floats, Glyphs, codes_of
from disclosures.extraction.readers.pdf_calls import NUMBER, direct
from disclosures.extraction.readers.pdf_view import View

_HYPHEN = "\x02"
"""What pdfium gives for a hyphen at the end of a line."""

_SPACE = ord(" ")
_SIDES = 4 * ctypes.sizeof(ctypes.c_float)

FLAT = 0.6
"""Of the usual height, and of its own font's size: a lower box is of the ink alone."""

SLANT = 0.1
"""Of its advance to the right: what a character may climb and still stand upright."""

TALL = 0.8
"""Of a font's size: the height of a box where the font states none."""

_box_of = direct(pdfium.FPDFText_GetLooseCharBox, NUMBER)


def read_glyphs(text: Any, view: View, *, clipped: bool) -> tuple[Glyphs, int]:
    """The visible characters of a loaded text page, and how many have no Unicode. clipped: some may be hidden."""
    chars = _characters(text).translate(_PLAIN)
    codes = codes_of(chars)
    unmapped = (codes == 0) | ((codes >= 0xFFFD) & (codes <= 0xFFFF))
    own, known = _boxes(text, len(codes))
    found = Glyphs(chars, view.boxes(own))
    shown = known & ~unmapped & (codes >= _SPACE) & _stand_on_page(found.boxes, view)
    shown &= (codes != _SPACE) | (own[:, 0] != own[:, 2])
    if clipped:
        shown[_hidden(text, found, own, shown)] = False
    return found.those(shown), int(unmapped.sum())


def _boxes(text: Any, count: int) -> tuple[Floats, Bools]:
    """The box of each character in the page's own coordinates, left, top, right, bottom; and whether it has one."""
    boxes = (ctypes.c_float * (4 * count))()
    places = map(ctypes.byref, repeat(boxes), range(0, _SIDES * count, _SIDES))
    known = list(map(_box_of, repeat(text), range(count), places))
    found = np.ctypeslib.as_array(boxes).reshape(-1, 4).astype(float)
    _heighten(text, found)
    return found, np.array(known, bool)


def _heighten(text: Any, boxes: Floats) -> None:
    """Give characters that stand upright in a font without a true ascent the height of their font: a point or a comma
    would have the box of its ink and seem to stand below its line.
    """
    heights = boxes[:, 1] - boxes[:, 3]
    usual = float(np.median(heights[heights > 0])) if (heights > 0).any() else 0.0
    for place in np.flatnonzero((heights > 0) & (heights < FLAT * usual)).tolist():
        size = _upright_size(text, place)
        if heights[place] < FLAT * size:
            boxes[place, 1] = boxes[place, 3] + TALL * size


def _upright_size(text: Any, place: int) -> float:
    """The size of a character's font as it is drawn; 0 where it does not stand upright."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, place, ctypes.byref(matrix)) or abs(matrix.b) > SLANT * abs(matrix.a):
        return 0.0
    return float(pdfium.FPDFText_GetFontSize(text, place) * matrix.d)


def _stand_on_page(boxes: Floats, view: View) -> Bools:
    x, y = boxes[:, 0] + boxes[:, 2], boxes[:, 1] + boxes[:, 3]
    on_page: Bools = (x >= 0) & (x <= 2 * view.width) & (y >= 0) & (y <= 2 * view.height)
    return on_page


def _hidden(text: Any, glyphs: Glyphs, own: Floats, shown: Bools) -> list[int]:
    """Which of the shown characters their clipping paths hide."""
    places = np.flatnonzero(shown)
    left, top, right, bottom = own[places].T
    middles = zip(places.tolist(), ((left + right) / 2).tolist(), ((bottom + top) / 2).tolist(), strict=True)
    return pdf_clips.hidden(text, middles, glyphs.is_followed)


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


def _plain() -> dict[int, str]:
    """Radicals and compatibility forms that fonts map to (⼀) → the characters they look like (一)."""
    codes = [*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)]
    pairs = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in codes}
    alike = {old: new for old, new in pairs.items() if len(new) == 1 and old != new}
    return str.maketrans({_HYPHEN: "-", "\xad": "-"} | alike)


_PLAIN = _plain()
