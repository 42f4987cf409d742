"""Cells with spans, as HTML and spreadsheets give them, laid out as a rectangular grid."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from disclosures.extraction.model import Cell, Grid, Locus


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at a row and column of the source, covering rows × columns of it."""

    text: str
    row: int
    column: int
    rows: int
    columns: int
    locus: Locus
    doubtful: bool = False


def lay_out(cells: list[Placed]) -> Grid:
    """The grid of the cells. Its columns are the lines at which some cell begins, its rows likewise."""
    lines = sorted({cell.column for cell in cells})
    levels = sorted({cell.row for cell in cells})
    rows: list[list[Cell | None]] = [[Cell("") for _ in lines] for _ in levels]
    for cell in cells:
        left, right = bisect_left(lines, cell.column), bisect_left(lines, cell.column + cell.columns)
        top, bottom = bisect_left(levels, cell.row), bisect_left(levels, cell.row + cell.rows)
        for row in rows[top:bottom]:
            row[left:right] = [None] * (right - left)
        rows[top][left] = Cell(cell.text, cell.locus, bottom - top, right - left, cell.doubtful)
    return Grid(tuple(tuple(row) for row in rows))
