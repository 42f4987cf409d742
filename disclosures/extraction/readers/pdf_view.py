"""From a PDF's own coordinates to the page as it is shown: /Rotate, crop box, upper left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pypdfium2.raw as pdfium

from disclosures.extraction.model import Box
from disclosures.extraction.readers.page_runs import Floats

Length = TypeVar("Length", float, Floats)

Mapping = Callable[[float, float, float, float], Box]
"""From left, bottom, right, top in the page's own coordinates."""

_SCALE = 1000
"""pdfium answers in whole device pixels: a fine device keeps a thousandth of a point."""

_SAMPLE = 16
"""Characters of a page that are asked which way they run."""


@dataclass(frozen=True, slots=True)
class View:
    """x' = a·x + c·y + e and y' = b·x + d·y + f, for a page of width × height."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    def point(self, x: Length, y: Length) -> tuple[Length, Length]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def mapping(self) -> Mapping:
        """What puts a box in the page's own coordinates on the shown page, made ready for thousands of them."""
        a, d, e, f = self.a, self.d, self.e, self.f

        def straight(left: float, bottom: float, right: float, top: float) -> Box:
            return a * left + e, d * top + f, a * right + e, d * bottom + f

        def oblique(left: float, bottom: float, right: float, top: float) -> Box:
            ax, ay = self.point(left, bottom)
            bx, by = self.point(right, top)
            return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

        return straight if self.b == 0 == self.c and a > 0 > d else oblique

    def boxes(self, own: Floats) -> Floats:
        """Boxes in the page's own coordinates, (boxes, 4) of left, top, right, bottom, on the shown page."""
        left, top, right, bottom = own.T
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return np.stack((np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)), axis=1)

    def turned(self, turn: int) -> View:
        """The view of the page turned a quarter clockwise (1), the other way (-1), or upside down (2)."""
        if turn == 2:
            return View(
                -self.a, -self.b, -self.c, -self.d, self.width - self.e, self.height - self.f, self.width, self.height
            )
        if turn == 1:
            return View(-self.b, self.a, -self.d, self.c, self.height - self.f, self.e, self.height, self.width)
        return View(self.b, -self.a, self.d, -self.c, self.f, self.width - self.e, self.height, self.width)


def turn_of(text: Any, view: View) -> int:
    """How most characters run on the shown page: 1 up, -1 down, 2 upside down, else 0. text: a loaded text page."""
    count = pdfium.FPDFText_CountChars(text)
    matrix = pdfium.FS_MATRIX()
    seen = [0, 0, 0, 0]
    for i in range(0, count, max(1, count // _SAMPLE)):
        if pdfium.FPDFText_IsGenerated(text, i) == 0 and pdfium.FPDFText_GetMatrix(text, i, matrix):
            seen[_turn(text, view, i, matrix)] += 1
    return next((turn for turn in (1, -1, 2) if 2 * seen[turn] > sum(seen)), 0)


def _turn(text: Any, view: View, index: int, matrix: Any) -> int:
    across = view.a * matrix.a + view.c * matrix.b
    down = view.b * matrix.a + view.d * matrix.b
    if abs(across) < abs(down):
        return 1 if down < 0 else -1
    return 2 if across < 0 and _runs_back(text, view, index) else 0


def _runs_back(text: Any, view: View, index: int) -> bool:
    """Whether the next character stands to the left on the shown page: a matrix and a size may both be negative."""
    x, y = ctypes.c_double(), ctypes.c_double()
    places = []
    for i in (index, index + 1):
        if not pdfium.FPDFText_GetCharOrigin(text, i, x, y):
            return False
        places.append(view.point(x.value, y.value)[0])
    return places[1] < places[0]


def view_of(page: Any) -> View:
    """The view of a loaded page."""
    width, height = float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
    e, f = _device(page, width, height, 0, 0)
    ax, ay = _device(page, width, height, 100, 0)
    bx, by = _device(page, width, height, 0, 100)
    return View((ax - e) / 100, (ay - f) / 100, (bx - e) / 100, (by - f) / 100, e, f, width, height)


def _device(page: Any, width: float, height: float, x: float, y: float) -> tuple[float, float]:
    dx, dy = ctypes.c_int(), ctypes.c_int()
    across, down = round(width * _SCALE), round(height * _SCALE)
    pdfium.FPDF_PageToDevice(page, 0, 0, across, down, 0, x, y, dx, dy)
    return dx.value / _SCALE, dy.value / _SCALE
