"""A part of a file without pages as it is written: a table cell by cell, or a paragraph, with what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from disclosures.extraction.header import is_figure
from disclosures.extraction.model import Cell, Document, Grid, Locus, Paragraph, Span
from disclosures.extraction.readers import registry
from disclosures.models import Submission
from disclosures.queries.originals import NotDrawable, in_child
from disclosures.queries.places import Spot, Words

AROUND = 6
"""Paragraphs shown above and below a table or a paragraph."""


@dataclass(frozen=True)
class Run:
    """A part of a paragraph: plain, or a number that is looked for."""

    text: str
    focus: bool = False
    marked: bool = False


@dataclass(frozen=True)
class Written:
    """A cell or a paragraph of a file without pages; cells span. focus and marked as outlines are.

    runs: the paragraph cut at the numbers that are looked for; empty where there is none.
    """

    text: str
    rows: int = 1
    columns: int = 1
    focus: bool = False
    marked: bool = False
    runs: tuple[Run, ...] = ()

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


@dataclass
class _Sought:
    """What is looked for, and whether it is the focus: cells by their place, paragraphs by their number as blocks."""

    cells: dict[Locus, bool] = field(default_factory=dict)
    paragraphs: dict[int, dict[Span | None, bool]] = field(default_factory=dict)


def extract(submission: Submission, spots: Sequence[Spot]) -> Extract:
    """The table or paragraph of the first place as the file has it, every merged cell as it is. Raises NotDrawable."""
    document = _document(Path(submission.file.path), submission.name)
    sought = _sought(document, spots)
    for index, block in enumerate(document.blocks):
        if _holds_focus(index, block, sought):
            return _around(document, index, sought)
    raise NotDrawable


def _sought(document: Document, spots: Sequence[Spot]) -> _Sought:
    sought = _Sought()
    for spot in reversed(spots):
        focus = spot.anchor == spots[0].anchor
        if spot.words is None:
            sought.cells[spot.locus] = focus
        elif (index := _index_of(document, spot.words)) is not None:
            sought.paragraphs.setdefault(index, {})[spot.words.span] = focus
    return sought


def _index_of(document: Document, words: Words) -> int | None:
    """Which block a paragraph is; a heading over two paragraphs is its first."""
    lines = [(index, block.text) for index, block in enumerate(document.blocks) if isinstance(block, Paragraph)]
    same = [index for index, text in lines if text == words.text]
    if same:
        return same[min(words.before, len(same) - 1)]
    return next((index for index, text in lines if text and words.text.startswith(text)), None)


def _holds_focus(index: int, block: Grid | Paragraph, sought: _Sought) -> bool:
    if isinstance(block, Paragraph):
        return any(sought.paragraphs.get(index, {}).values())
    return any(sought.cells.get(cell.locus) for row in block.rows for cell in row if cell)


def _around(document: Document, index: int, sought: _Sought) -> Extract:
    def line(at: int) -> Written:
        return _line(document.blocks[at], sought.paragraphs.get(at, {}))

    above = tuple(map(line, _lines(document, range(index - 1, -1, -1))[::-1]))
    below = tuple(map(line, _lines(document, range(index + 1, len(document.blocks)))))
    block = document.blocks[index]
    if isinstance(block, Paragraph):
        return Extract((*above, line(index), *below))
    rows = tuple(tuple(_cell(cell, sought) for cell in row if cell) for row in block.rows)
    return Extract(above, rows, below)


def _cell(cell: Cell, sought: _Sought) -> Written:
    focus = sought.cells.get(cell.locus)
    return Written(cell.text, cell.rows, cell.columns, bool(focus), focus is not None)


def _line(paragraph: Grid | Paragraph, spans: dict[Span | None, bool]) -> Written:
    """A paragraph, with its numbers where these are looked for; outlined as a whole where it itself is."""
    text = paragraph.text if isinstance(paragraph, Paragraph) else ""
    numbers = sorted((span, focus) for span, focus in spans.items() if span and span[1] <= len(text))
    if len(numbers) < len(spans):
        return Written(text, focus=any(spans.values()), marked=True)
    return Written(text, runs=_runs(text, numbers) if numbers else ())


def _runs(text: str, numbers: list[tuple[Span, bool]]) -> tuple[Run, ...]:
    runs, done = [], 0
    for (start, end), focus in numbers:
        runs += [Run(text[done:start]), Run(text[start:end], focus, True)]
        done = end
    return (*runs, Run(text[done:]))


def _lines(document: Document, indexes: range) -> list[int]:
    """The paragraphs next to something, up to the next table."""
    lines: list[int] = []
    for index in indexes:
        if isinstance(document.blocks[index], Grid) or len(lines) == AROUND:
            break
        lines.append(index)
    return lines


@lru_cache(maxsize=4)
def _document(path: Path, name: str) -> Document:
    return in_child(registry.read, path, name)
