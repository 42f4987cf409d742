"""Cells with spans, as HTML and spreadsheets give them, laid out as a rectangular grid."""

from __future__ import annotations

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


def lay_out(cells: list[Placed]) -> Grid:
    """The grid of the cells. Its columns are the lines at which some cell begins, its rows likewise."""
    lines = {line: i for i, line in enumerate(sorted({cell.column for cell in cells}))}
    levels = {level: i for i, level in enumerate(sorted({cell.row for cell in cells}))}
    rows: list[list[Cell | None]] = [[Cell("") for _ in lines] for _ in levels]
    for cell in cells:
        columns = [i for line, i in lines.items() if cell.column <= line < cell.column + cell.columns]
        depths = [i for level, i in levels.items() if cell.row <= level < cell.row + cell.rows]
        for depth in depths:
            for column in columns:
                rows[depth][column] = None
        rows[depths[0]][columns[0]] = Cell(cell.text, cell.locus, len(depths), len(columns))
    return Grid(tuple(tuple(row) for row in rows))
