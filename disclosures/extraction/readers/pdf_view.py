"""From a PDF's own coordinates to the page as it is shown: /Rotate, crop box, upper left corner."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from disclosures.extraction.model import Box

_SCALE = 1000
"""pdfium answers in whole device pixels: a fine device keeps a thousandth of a point."""


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

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def upright(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box in the page's own coordinates as a box on the shown page."""
        if self.b == 0 == self.c and self.a > 0 > self.d:
            return self.a * left + self.e, self.d * top + self.f, self.a * right + self.e, self.d * bottom + self.f
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


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
