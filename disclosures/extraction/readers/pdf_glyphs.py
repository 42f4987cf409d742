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
    return np.ctypeslib.as_array(boxes).reshape(-1, 4).astype(float), np.array(known, bool)


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
