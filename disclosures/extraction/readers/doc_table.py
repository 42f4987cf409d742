"""The rows of a Word 97–2003 table as a rectangular grid."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from disclosures.extraction.model import Grid, Locus
from disclosures.extraction.readers import spans
from disclosures.extraction.readers.doc_properties import RowShape

_SAME_LINE = 30
"""Twips (1/20 point) by which one column line may waver from row to row."""


@dataclass
class DocRow:
    """The texts of a row's cells, and its shape."""

    texts: list[str]
    shape: RowShape


def grid_of(rows: list[DocRow], number: int) -> Grid:
    """The grid of the file's `number`-th table."""
    lines = _lines(rows)
    open_cells: dict[tuple[int, int], int] = {}
    placed: list[spans.Placed] = []
    for index, row in enumerate(rows):
        here: dict[tuple[int, int], int] = {}
        for text, left, right, joins_above in _cells(row):
            first, last = _line(lines, left), _line(lines, right)
            last = max(last, first + 1)
            upper = open_cells.get((first, last)) if joins_above else None
            if upper is not None:
                placed[upper] = _taller(placed[upper])
                here[first, last] = upper
                continue
            here[first, last] = len(placed)
            locus = Locus(table=number, row=index, cell=first)
            placed.append(spans.Placed(text, index, first, 1, last - first, locus))
        open_cells = here
    return spans.lay_out(placed)


def _taller(cell: spans.Placed) -> spans.Placed:
    return spans.Placed(cell.text, cell.row, cell.column, cell.rows + 1, cell.columns, cell.locus)


def _cells(row: DocRow) -> list[tuple[str, int, int, bool]]:
    """Text, left and right edge of each cell, and whether it continues the one above; joined cells are one."""
    shape = row.shape
    cells: list[tuple[str, int, int, bool]] = []
    for i, text in enumerate(row.texts[: len(shape.edges) - 1]):
        left, right = shape.edges[i], shape.edges[i + 1]
        if cells and shape.joins_left[i]:
            before = cells[-1]
            cells[-1] = (before[0] + text, before[1], right, before[3])
        else:
            cells.append((text, left, right, shape.joins_above[i]))
    return cells


def _lines(rows: list[DocRow]) -> list[int]:
    """The column lines of the table; lines closer than they may waver are one, the first of them."""
    lines: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.shape.edges}):
        if not lines or edge - lines[-1] > _SAME_LINE:
            lines.append(edge)
    return lines


def _line(lines: list[int], edge: int) -> int:
    return max(0, bisect_right(lines, edge) - 1)
