"""Which characters of a PDF page their clipping paths hide: a spreadsheet prints a long text once on every page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from typing import Any

import pypdfium2.raw as pdfium

from disclosures.extraction.readers.pdf_calls import HANDLE, NUMBER, direct

Clip = tuple[float, float, float, float]
Middles = Iterable[tuple[int, float, float]]
"""Index, x and y of characters, in the page's own coordinates."""

_NEAR = 12.0
"""Points: ink stands no farther than this from the middle of its character."""

_EVERYWHERE: Clip = (-1e9, -1e9, 1e9, 1e9)
_BEYOND = 1e10
"""Farther right than any character: each of an object without clips is asked for its object."""


_clip_path_of = direct(pdfium.FPDFPageObj_GetClipPath, HANDLE, HANDLE)
_paths_in = direct(pdfium.FPDFClipPath_CountPaths, NUMBER, HANDLE)


def are_clipped(text_objects: Iterable[int]) -> bool:
    """Whether any of these text objects, given as handles, has clipping paths."""
    paths = filter(None, map(_clip_path_of, text_objects))
    return any(count > 0 for count in map(_paths_in, paths))


def hidden(text: Any, middles: Middles, follows: Callable[[int, int], bool]) -> list[int]:
    """Which of the characters with these middles, by their indices, are hidden.

    The end of a word or number that its cell cuts off belongs to what is visible of it: follows tells of a character
    whether it comes close upon the visible one before it.
    """
    clips, before = _Clips(text), -1
    found: list[int] = []
    left, bottom, right, top = _BEYOND, 0.0, 0.0, 0.0
    for i, x, y in middles:
        if not (left <= x <= right and bottom <= y <= top):
            left, bottom, right, top = clip = clips.of(i, x, y)
            if not (bottom <= y <= top and (left <= x <= right or (before >= 0 and follows(before, i)))):
                found.append(i)
                continue
            if clip is _EVERYWHERE:
                left = _BEYOND
        before = i
    return found


class _Clips:
    """The clip of each character's object. Neighbours mostly share an object, so the last one is kept."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._clip = _EVERYWHERE
        self._object: int | None = None

    def of(self, index: int, x: float, y: float) -> Clip:
        """What is visible of the object of the character with this index and middle."""
        owner = pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.addressof(owner.contents) if owner else None
        if address is None or address != self._object:
            self._object = address
            self._clip = _clip_of(owner) if owner and _stands_at(owner, x, y) else _EVERYWHERE
        return self._clip


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
