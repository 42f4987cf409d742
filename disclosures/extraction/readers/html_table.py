"""A table of a page as a rectangular grid: rowspan, colspan, rows that are too short."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from disclosures.extraction.model import Grid, Locus
from disclosures.extraction.readers import spans
from disclosures.extraction.readers.html_text import Element
from disclosures.extraction.readers.refusal import TOO_MUCH, UnreadableFile

MOST_PLACES = 500_000
"""Rows × columns of one table; spans are numbers that cost their author nothing."""
_MOST_COLUMNS = 1000


def rows_of(table: Element) -> Iterator[Element]:
    """The tr of a table, not those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from rows_of(child)


def cells_of(row: Element) -> list[Element]:
    """The cells of a tr."""
    return [child for child in row if child.tag in ("td", "th")]


def grid_of(table: Element, number: int, text_of: Callable[[Element], str]) -> Grid | None:
    """The grid of the file's `number`-th table, None where it has no cell; text_of reads a td."""
    rows = list(rows_of(table))
    taken: set[tuple[int, int]] = set()
    placed: list[spans.Placed] = []
    for index, row in enumerate(rows):
        column = 0
        for cell in cells_of(row):
            while (index, column) in taken:
                column += 1
            width = _span(cell, "colspan", _MOST_COLUMNS)
            height = _span(cell, "rowspan", len(rows) - index)
            taken.update((r, c) for r in range(index, index + height) for c in range(column, column + width))
            if len(taken) > MOST_PLACES:
                raise UnreadableFile(TOO_MUCH)
            locus = Locus(table=number, row=index, cell=column)
            placed.append(spans.Placed(text_of(cell), index, column, height, width, locus))
            column += width
    return spans.lay_out(placed) if placed else None


def _span(cell: Element, name: str, most: int) -> int:
    """A span, at least 1; rowspan=0 means down to the last row."""
    stated = (cell.get(name) or "").strip()
    if not stated.isdecimal():
        return 1
    return max(1, min(int(stated[:6]) or (most if name == "rowspan" else 1), most))
