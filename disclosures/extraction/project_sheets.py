"""A project's sheet that prints its particulars and its indicators in one grid, parted into the two grids that others
print: labels beside values, and indicators under a header of their own.

    项目名称 | 某项目                        项目名称 | 某项目
    年度资金总额 | 9.00                  →    年度资金总额 | 9.00
    绩效指标 | 一级指标 | … | 指标值
             | 产出指标 | … | ≥9个            一级指标 | … | 指标值
                                             产出指标 | … | ≥9个
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Grid, Paragraph, Row
from disclosures.extraction.text import bare

LEAST_FIELDS = 3
"""Labels of a project's particulars that must stand above its indicators, its name among them."""

_NAME = "项目名称"
_HEADER = {"一级指标", "三级指标"}


def part_sheets(blocks: Sequence[Grid | Paragraph]) -> tuple[Grid | Paragraph, ...]:
    """The blocks, each such sheet as two grids."""
    result: list[Grid | Paragraph] = []
    for block in blocks:
        row = _header_of_indicators(block) if isinstance(block, Grid) else 0
        if isinstance(block, Grid) and row:
            result += [_upper(block, row), _lower(block, row)]
        else:
            result.append(block)
    return tuple(result)


def _header_of_indicators(grid: Grid) -> int:
    """The row in which the indicators begin; 0 where the grid is no such sheet."""
    for number, row in enumerate(grid.rows):
        if {bare(cell.text) for cell in row if cell} >= _HEADER:
            above = _words_above(grid, number)
            return number if _NAME in above and len(above & _labels()) >= LEAST_FIELDS else 0
    return 0


def _words_above(grid: Grid, row: int) -> set[str]:
    """The texts that end above a row, with and without a money unit; a head that reaches down to it is a column's."""
    words = {
        bare(cell.text)
        for number, line in enumerate(grid.rows[:row])
        for cell in line
        if cell and number + cell.rows <= row
    }
    return {word.removesuffix("万元").removesuffix("元") for word in words} | words


@cache
def _labels() -> frozenset[str]:
    """The labels of a project's particulars."""
    return frozenset(label for layout in load_layouts() if layout.keyed_by == "field" for label in layout.fields.keys)


def _upper(grid: Grid, row: int) -> Grid:
    """The rows above, what is merged over the border cut off."""
    rows = [
        tuple(cell and cell._replace(rows=min(cell.rows, row - number)) for cell in line)
        for number, line in enumerate(grid.rows[:row])
    ]
    return Grid(tuple(rows))


def _lower(grid: Grid, row: int) -> Grid:
    """The header and the rows below, without the label that is merged beside all of them."""
    rows = grid.rows[row:]
    first = 0
    while first + 1 < grid.width and _is_beside_all(rows, first):
        first += 1
    return Grid(tuple(line[first:] for line in rows))


def _is_beside_all(rows: Sequence[Row], column: int) -> bool:
    """Whether nothing in a column is a row's own: it is covered throughout, or by one cell."""
    top = rows[0][column]
    return (top is None or (top.rows > 1 and top.columns == 1)) and all(row[column] is None for row in rows[1:])
