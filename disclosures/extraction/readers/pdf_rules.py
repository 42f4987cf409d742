"""The straight rules of a PDF page: lines, thin filled rectangles, outlines of rectangles, dots in a row.

Form XObjects are walked with their matrices. White lines are no rules, and neither are shaded areas.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import compress, pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from disclosures.extraction.readers.page import Rule
from disclosures.extraction.readers.pdf_calls import HANDLE, NUMBER, direct
from disclosures.extraction.readers.pdf_clips import are_clipped
from disclosures.extraction.readers.pdf_view import View

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THIN = 3.0
"""Points. What is thinner is a rule, whatever its shape."""

_FAINT, _LIGHT = 8, 250
"""Of 255: what is not more opaque, or all of whose colours are as light, does not show on white paper."""

_DEPTH = 6
_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_PATH = pdfium.FPDF_PAGEOBJ_PATH
_RECTANGLE = 5
_SEGMENTS = 4000
"""A path of more pieces than this is a drawing, not a table."""

_object_of = direct(pdfium.FPDFPage_GetObject, HANDLE, HANDLE, NUMBER)
_part_of = direct(pdfium.FPDFFormObj_GetObject, HANDLE, HANDLE, NUMBER)
_kind_of = direct(pdfium.FPDFPageObj_GetType, NUMBER, HANDLE)
_modes_of = direct(pdfium.FPDFPath_GetDrawMode, NUMBER, *(HANDLE,) * 3)
_fill_of = direct(pdfium.FPDFPageObj_GetFillColor, NUMBER, *(HANDLE,) * 5)
_stroke_of = direct(pdfium.FPDFPageObj_GetStrokeColor, NUMBER, *(HANDLE,) * 5)
_bounds_of = direct(pdfium.FPDFPageObj_GetBounds, NUMBER, *(HANDLE,) * 5)
_own_matrix_of = direct(pdfium.FPDFPageObj_GetMatrix, NUMBER, HANDLE, HANDLE)
_segments_of = direct(pdfium.FPDFPath_CountSegments, NUMBER, HANDLE)
_segment_of = direct(pdfium.FPDFPath_GetPathSegment, HANDLE, HANDLE, NUMBER)
_segment_kind_of = direct(pdfium.FPDFPathSegment_GetType, NUMBER, HANDLE)
_point_of = direct(pdfium.FPDFPathSegment_GetPoint, NUMBER, HANDLE, HANDLE, HANDLE)
_closes = direct(pdfium.FPDFPathSegment_GetClose, NUMBER, HANDLE)
_parts_of = direct(pdfium.FPDFFormObj_CountObjects, NUMBER, HANDLE)


@dataclass(slots=True)
class Drawn:
    """What a page draws beside its text. clipped: some text stands under a clipping path."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    images: int = 0
    clipped: bool = False


def read_rules(page: Any, view: View) -> Drawn:
    """The rules of a loaded page, with what else its objects tell."""
    walk = _Walk(view)
    walk.look(map(_object_of, repeat(page), range(pdfium.FPDFPage_CountObjects(page))), None)
    return walk.drawn


class _Walk:
    """Over the objects of a page. Thousands of paths are asked the same questions: the buffers are made once."""

    def __init__(self, view: View) -> None:
        self.drawn = Drawn()
        self._view = view
        self._upright = view.mapping()
        self._modes = (ctypes.c_int * 2)()
        self._colour = (ctypes.c_uint * 4)()
        self._sides = (ctypes.c_float * 4)()
        self._into_modes, self._into_colour, self._into_sides = map(_places, (self._modes, self._colour, self._sides))

    def look(self, handles: Iterable[int], matrix: Matrix | None, depth: int = 0) -> None:
        """matrix is None on the page itself. Most objects are texts, and only their clips matter here."""
        objects = list(handles)
        kinds = list(map(_kind_of, objects))
        texts = compress(objects, (kind == _TEXT for kind in kinds))
        self.drawn.clipped = self.drawn.clipped or are_clipped(texts)
        for handle, kind in zip(objects, kinds, strict=True):
            if kind == _PATH:
                self._collect(handle, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.drawn.images += 1
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                parts = map(_part_of, repeat(handle), range(_parts_of(handle)))
                self.look(parts, _times(_matrix_of(handle), matrix or _IDENTITY), depth + 1)

    def _collect(self, handle: int, matrix: Matrix | None) -> None:
        _modes_of(handle, *self._into_modes)
        filled, stroked = self._modes
        filled = bool(filled) and self._shows(handle, _fill_of)
        stroked = bool(stroked) and self._shows(handle, _stroke_of)
        if not (filled or stroked) or (matrix is None and self._is_simple(handle, stroked)):
            return
        if _segments_of(handle) <= _SEGMENTS:
            for points in _outlines(handle, _times(_matrix_of(handle), matrix or _IDENTITY), self._view):
                _trace(points, stroked, self.drawn)

    def _shows(self, handle: int, colour_of: Any) -> bool:
        """Whether a colour shows on white paper."""
        if not colour_of(handle, *self._into_colour):
            return True
        *colours, alpha = self._colour
        return alpha > _FAINT and min(colours) < _LIGHT

    def _is_simple(self, handle: int, stroked: bool) -> bool:
        """Whether the bounds of a path say all: a thin one is a rule, a filled area without an outline is none."""
        if not _bounds_of(handle, *self._into_sides):
            return False
        x0, y0, x1, y1 = self._upright(*self._sides)
        if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
            _thin(x0, y0, x1, y1, self.drawn)
            return True
        return not stroked and bool(_segments_of(handle) <= _RECTANGLE)


def _places(buffer: Any) -> list[Any]:
    """References to each item of a buffer, for functions that answer in several values."""
    size = ctypes.sizeof(buffer) // len(buffer)
    return [ctypes.byref(buffer, i * size) for i in range(len(buffer))]


def _trace(points: list[Point], stroked: bool, drawn: Drawn) -> None:
    """The rules of one outline."""
    xs, ys = zip(*points, strict=True)
    x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
        _thin(x0, y0, x1, y1, drawn)
    elif stroked:
        for (ax, ay), (bx, by) in pairwise(points):
            if abs(ax - bx) <= 0.5 or abs(ay - by) <= 0.5:
                west, east = (ax, bx) if ax < bx else (bx, ax)
                north, south = (ay, by) if ay < by else (by, ay)
                _thin(west, north, east, south, drawn)


def _thin(x0: float, y0: float, x1: float, y1: float, drawn: Drawn) -> None:
    """A thin box is a rule along its length; a dot may belong to either direction."""
    dot = x1 - x0 <= _THIN and y1 - y0 <= _THIN
    if dot or x1 - x0 > y1 - y0:
        drawn.horizontal.append(Rule((y0 + y1) / 2, x0, x1))
    if dot or y1 - y0 >= x1 - x0:
        drawn.vertical.append(Rule((x0 + x1) / 2, y0, y1))


def _matrix_of(handle: int) -> Matrix:
    m = pdfium.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if _own_matrix_of(handle, ctypes.byref(m)) else _IDENTITY


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _outlines(path: int, matrix: Matrix, view: View) -> Iterator[list[Point]]:
    """The corners of each outline of a path on the shown page; an outline with curves is left out."""
    points: list[Point] = []
    corner = (ctypes.c_float * 2)()
    into_corner = _places(corner)
    a, b, c, d, e, f = matrix
    curved, last = False, 0
    for segment in map(_segment_of, repeat(path), range(_segments_of(path))):
        kind = _segment_kind_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield _closed(points, last)
            points, curved = [], False
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved = True
        _point_of(segment, *into_corner)
        x, y = corner
        points.append(view.point(a * x + c * y + e, b * x + d * y + f))
        last = segment
    if len(points) > 1 and not curved:
        yield _closed(points, last)


def _closed(points: list[Point], last: int) -> list[Point]:
    """An outline, back to where it began if its last piece says so."""
    return [*points, points[0]] if _closes(last) and points[-1] != points[0] else points
