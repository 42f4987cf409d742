"""The original as a page shows it: pictures of PDF pages, tables of other files cell by cell, with places outlined.

Every look into the file is taken in a child process: what somebody uploaded is never opened in the web server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from disclosures.extraction import limits, rendering
from disclosures.extraction.header import is_figure
from disclosures.extraction.model import Cell, Document, Grid, Locus, Paragraph
from disclosures.extraction.readers import registry
from disclosures.extraction.readers.registry import UnreadableFile
from disclosures.models import Submission
from disclosures.queries.places import Spot

T = TypeVar("T")
SECONDS, MEGABYTES = 40, 1024
WIDTH = 1600
"""Pixels of a page's picture."""

MOST_LEAVES = 4
AROUND = 6
"""Paragraphs shown above and below a table or a paragraph."""


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


@dataclass(frozen=True)
class Written:
    """A cell or a paragraph of a file without pages; cells span. focus and marked as outlines are."""

    text: str
    rows: int = 1
    columns: int = 1
    focus: bool = False
    marked: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it is to be aligned as an amount; codes and ordinals are not."""
        return any(mark in self.text for mark in ".,") and is_figure(self.text)


@dataclass(frozen=True)
class Extract:
    """A part of a file without pages: lines above, a table row by row (or nothing), lines below."""

    above: tuple[Written, ...] = ()
    rows: tuple[tuple[Written, ...], ...] = ()
    below: tuple[Written, ...] = ()


def has_pages(submission: Submission) -> bool:
    """Whether the file's pages can be drawn."""
    return submission.format == "pdf"


def page_image(submission: Submission, page: int) -> bytes:
    """A page as a PNG. Raises NotDrawable."""
    if not has_pages(submission):
        raise NotDrawable
    return _in_child(rendering.page_image, Path(submission.file.path), page, WIDTH)


def leaves(submission: Submission, spots: Sequence[Spot], page: int | None = None) -> list[Leaf]:
    """The pages to show with their outlines: `page`, else those of the first place. Raises NotDrawable."""
    sizes = _sizes(Path(submission.file.path))
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


def extract(submission: Submission, spots: Sequence[Spot]) -> Extract:
    """The table or paragraph of the first place as the file has it, every merged cell as it is. Raises NotDrawable."""
    document = _document(Path(submission.file.path), submission.name)
    focus = frozenset(spot.locus for spot in spots if spot.anchor == spots[0].anchor)
    marked = frozenset(spot.locus for spot in spots)
    for index, block in enumerate(document.blocks):
        if _holds(block, focus):
            return _around(document, index, focus, marked)
    raise NotDrawable


def _holds(block: Grid | Paragraph, places: frozenset[Locus]) -> bool:
    if isinstance(block, Paragraph):
        return block.locus in places
    return any(cell.locus in places for row in block.rows for cell in row if cell)


def _around(document: Document, index: int, focus: frozenset[Locus], marked: frozenset[Locus]) -> Extract:
    def written(it: Cell | Paragraph) -> Written:
        rows, columns = (it.rows, it.columns) if isinstance(it, Cell) else (1, 1)
        return Written(it.text, rows, columns, it.locus in focus, it.locus in marked)

    above, below = _lines(document.blocks[:index][::-1])[::-1], _lines(document.blocks[index + 1 :])
    block = document.blocks[index]
    if isinstance(block, Paragraph):
        return Extract(tuple(map(written, (*above, block, *below))))
    rows = tuple(tuple(written(cell) for cell in row if cell) for row in block.rows)
    return Extract(tuple(map(written, above)), rows, tuple(map(written, below)))


def _lines(blocks: Sequence[Grid | Paragraph]) -> list[Paragraph]:
    """The paragraphs next to something, up to the next table."""
    lines: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Grid) or len(lines) == AROUND:
            break
        lines.append(block)
    return lines


@lru_cache(maxsize=64)
def _sizes(path: Path) -> tuple[tuple[float, float], ...]:
    """Files are stored by content: what was true of a path stays true."""
    return _in_child(rendering.page_sizes, path)


@lru_cache(maxsize=4)
def _document(path: Path, name: str) -> Document:
    return _in_child(registry.read, path, name)


def _in_child(work: Callable[..., T], *arguments: Any) -> T:
    try:
        return limits.call_limited(work, *arguments, seconds=SECONDS, megabytes=MEGABYTES)
    except (UnreadableFile, limits.Crashed) as error:
        raise NotDrawable from error
