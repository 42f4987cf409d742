"""Pages of the original as a page shows them: their pictures, with places outlined.

Every look into the file is taken in a child process: what somebody uploaded is never opened in the web server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from disclosures.extraction import limits, rendering
from disclosures.extraction.model import Locus
from disclosures.extraction.readers import pdf_numbers
from disclosures.extraction.readers.pdf_numbers import Stated
from disclosures.extraction.readers.registry import UnreadableFile
from disclosures.models import Submission
from disclosures.queries.places import Spot

T = TypeVar("T")
SECONDS, MEGABYTES = 40, 1024
WIDTH = 1600
"""Pixels of a page's picture."""

MOST_LEAVES = 4


class NotDrawable(Exception):
    """The original cannot be shown: its format has no pages, the page is not there, or it cannot be drawn."""


@dataclass(frozen=True)
class Outline:
    """A box in per cent of its page. focus: the place that is looked for."""

    left: float
    top: float
    width: float
    height: float
    focus: bool


@dataclass(frozen=True)
class Leaf:
    """A page to show. width and height are points."""

    page: int
    width: float
    height: float
    outlines: tuple[Outline, ...]


def has_pages(submission: Submission) -> bool:
    """Whether the file's pages can be drawn."""
    return submission.format == "pdf"


def page_image(submission: Submission, page: int) -> bytes:
    """A page as a PNG. Raises NotDrawable."""
    if not has_pages(submission):
        raise NotDrawable
    return in_child(rendering.page_image, Path(submission.file.path), page, WIDTH)


def leaves(submission: Submission, spots: Sequence[Spot], page: int | None = None) -> list[Leaf]:
    """The pages to show with their outlines: `page`, else those of the first place. Raises NotDrawable."""
    path = Path(submission.file.path)
    sizes, spots = _sizes(path), _to_the_number(path, spots)
    focus = spots[0].anchor if spots else ""
    pages = [page] if page else sorted({s.locus.page for s in spots if s.anchor == focus and s.locus.page})
    if not pages or not all(1 <= number <= len(sizes) for number in pages):
        raise NotDrawable
    return [_leaf(number, sizes[number - 1], spots, focus) for number in pages[:MOST_LEAVES]]


def _leaf(page: int, size: tuple[float, float], spots: Iterable[Spot], focus: str) -> Leaf:
    outlines = tuple(
        Outline(*rendering.share(spot.locus.box, size), spot.anchor == focus)
        for spot in spots
        if spot.locus.page == page and spot.locus.box
    )
    return Leaf(page, *size, outlines)


def _to_the_number(path: Path, spots: Sequence[Spot]) -> list[Spot]:
    """The spots, a number of the narrative at its very characters; where these are not found, at its paragraph."""
    asked = {spot: stated for spot in spots if (stated := _stated(spot))}
    if not asked:
        return list(spots)
    try:
        found = dict(zip(asked, _numbers(path, tuple(asked.values())), strict=True))
    except NotDrawable:
        return list(spots)
    return [exact for spot in spots for exact in _exact(spot, found.get(spot, ()))]


def _stated(spot: Spot) -> Stated | None:
    at, words = spot.locus, spot.words
    if words is None or words.span is None or at.page is None or at.box is None:
        return None
    return Stated(words.text, words.span, at.page, at.box)


def _exact(spot: Spot, places: tuple[Locus, ...]) -> list[Spot]:
    return [replace(spot, locus=place) for place in places] or [spot]


@lru_cache(maxsize=64)
def _numbers(path: Path, asked: tuple[Stated, ...]) -> list[tuple[Locus, ...]]:
    """What failed, perhaps for a busy machine, is tried again when it is asked again."""
    return in_child(pdf_numbers.places, path, asked)


@lru_cache(maxsize=64)
def _sizes(path: Path) -> tuple[tuple[float, float], ...]:
    """Files are stored by content: what was true of a path stays true."""
    return in_child(rendering.page_sizes, path)


def in_child(work: Callable[..., T], *arguments: Any) -> T:
    try:
        return limits.call_limited(work, *arguments, seconds=SECONDS, megabytes=MEGABYTES)
    except (UnreadableFile, limits.Crashed) as error:
        raise NotDrawable from error
