"""Which characters of a PDF page their clipping paths hide: a spreadsheet prints a long text once on every page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

from disclosures.extraction.readers.pdf_calls import HANDLE, NUMBER, direct

Clip = tuple[float, float, float, float]

_NEAR = 12.0
"""Points: ink stands no farther than this from the middle of its character."""

_EVERYWHERE: Clip = (-1e9, -1e9, 1e9, 1e9)


_clip_path_of = direct(pdfium.FPDFPageObj_GetClipPath, HANDLE, HANDLE)
_paths_in = direct(pdfium.FPDFClipPath_CountPaths, NUMBER, HANDLE)


def are_clipped(text_objects: Iterable[int]) -> bool:
    """Whether any of these text objects, given as handles, has clipping paths."""
    paths = filter(None, map(_clip_path_of, text_objects))
    return any(count > 0 for count in map(_paths_in, paths))


class Clips:
    """Asked character by character. Neighbours mostly share a clip, so the last one is tried first."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._clip = _EVERYWHERE
        self._object: int | None = None

    def shows(self, index: int, x: float, y: float, *, goes_on: bool) -> bool:
        """Whether the character with this index and middle is visible.

        The end of a word or number that its cell cuts off belongs to what is visible of it. goes_on: the character
        follows close upon a visible one.
        """
        left, bottom, right, top = self._clip
        if left <= x <= right and bottom <= y <= top and self._clip is not _EVERYWHERE:
            return True
        owner = pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.addressof(owner.contents) if owner else None
        if address is None or address != self._object:
            self._object = address
            self._clip = _clip_of(owner) if owner and _stands_at(owner, x, y) else _EVERYWHERE
        left, bottom, right, top = self._clip
        return bottom <= y <= top and (left <= x <= right or goes_on)


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
    clip = _EVERYWHERE
    for i in range(max(0, pdfium.FPDFClipPath_CountPaths(path)) if path else 0):
        points = _points(path, i)
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            clip = (max(clip[0], min(xs)), max(clip[1], min(ys)), min(clip[2], max(xs)), min(clip[3], max(ys)))
    return clip


def _points(path: Any, index: int) -> list[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for i in range(pdfium.FPDFClipPath_CountPathSegments(path, index)):
        segment = pdfium.FPDFClipPath_GetPathSegment(path, index, i)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            points.append((x.value, y.value))
    return points
