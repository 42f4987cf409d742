"""The seam between two pages of one table: do the columns agree, which rows are repeated?"""

from __future__ import annotations

from collections.abc import Callable

from disclosures.extraction import splits
from disclosures.extraction.model import Box, Cell, Grid, Row
from disclosures.extraction.text import fold

_NEAR = 4.0
"""Points by which a column may stand elsewhere on the next page."""

_HEADER_ROWS = 6


def join(grid: Grid, following: Grid, *, titled: bool) -> Grid | None:
    """Both as one grid without the repeated header; None where they are two tables.

    titled: the title or caption is repeated above the following grid, which is evidence enough where the columns agree.
    """
    repeated = repeated_rows(grid, following)
    if not repeated and (_begins_anew(grid, following) or not same_columns(grid, following)):
        return None
    if grid.width != following.width:
        widened = _on_common_columns(grid, following)
        if widened is None:
            return None
        grid, following = widened
    body = following.rows[repeated:]
    return Grid(splits.sewn(grid.rows, body))


def repeated_rows(grid: Grid, following: Grid) -> int:
    """How many of the first rows of the following grid are those of the first."""
    if grid.width != following.width:
        return 0
    count = 0
    for mine, other in zip(grid.rows[:_HEADER_ROWS], following.rows, strict=False):
        if not _same(mine, other):
            break
        count += 1
    return count if any(fold(c.text) for row in following.rows[:count] for c in row if c) else 0


def _same(mine: Row, other: Row) -> bool:
    return all(
        (a is None) == (b is None) and (a is None or b is None or fold(a.text) == fold(b.text))
        for a, b in zip(mine, other, strict=True)
    )


def _begins_anew(grid: Grid, following: Grid) -> bool:
    """Whether the following grid has a header of its own: another title above the same column heads."""
    heads = {_words(row) for row in grid.rows[:_HEADER_ROWS]} - {""}
    return any(_words(row) in heads for row in following.rows[1:_HEADER_ROWS])


def _words(row: Row) -> str:
    """The texts of a row where they hold no figures, '' otherwise: a row of column heads."""
    texts = [fold(cell.text) for cell in row if cell and cell.text.strip()]
    if len(texts) < 2 or any(char.isdigit() for text in texts for char in text):
        return ""
    return "|".join(texts)


def boundaries(grid: Grid) -> list[float | None]:
    """Where each column boundary is drawn along the rows, from the lowest rows that show it."""
    xs: list[float | None] = [None] * (grid.width + 1)
    along = _along(grid)
    for row in reversed(grid.rows):
        if None not in xs:
            break
        for column, cell in enumerate(row):
            if cell and cell.locus.box:
                start, end = along(cell.locus.box)
                xs[column] = start if xs[column] is None else xs[column]
                after = column + cell.columns
                xs[after] = end if xs[after] is None else xs[after]
    return xs


def _along(grid: Grid) -> Callable[[Box], tuple[float, float]]:
    """Start and end of a cell along its row: to the right, or to the left, up or down a page that is shown unturned."""
    for row in grid.rows:
        boxes = [cell.locus.box for cell in row if cell and cell.locus.box]
        if len(boxes) > 1:
            right, down = boxes[-1][0] - boxes[0][0], boxes[-1][1] - boxes[0][1]
            if abs(down) > abs(right):
                return (lambda box: (box[1], box[3])) if down > 0 else (lambda box: (-box[3], -box[1]))
            if right < 0:
                return lambda box: (-box[2], -box[0])
    return lambda box: (box[0], box[2])


def same_columns(grid: Grid, following: Grid) -> bool:
    """Whether the columns stand at the same places; one grid may draw fewer of them than the other."""
    mine, other = boundaries(grid), boundaries(following)
    if None in mine or None in other:
        return False
    few, many = sorted((mine, other), key=len)
    shift = (other[0] or 0) - (mine[0] or 0)
    moved = [x + (shift if few is mine else -shift) for x in few if x is not None]
    ends = abs(moved[-1] - (many[-1] or 0)) <= _NEAR
    return ends and all(any(abs(x - y) <= _NEAR for y in many if y is not None) for x in moved)


def _on_common_columns(grid: Grid, following: Grid) -> tuple[Grid, Grid] | None:
    """Both grids on the columns of the one that draws more of them."""
    if grid.width > following.width:
        wide = _spread(following, grid)
        return (grid, wide) if wide else None
    wide = _spread(grid, following)
    return (wide, following) if wide else None


def _spread(grid: Grid, model: Grid) -> Grid | None:
    xs, targets = boundaries(grid), boundaries(model)
    shift = (targets[0] or 0) - (xs[0] or 0)
    places = [
        min(range(len(targets)), key=lambda i: abs((targets[i] or 0) - (x or 0) - shift)) for x in xs
    ]  # fmt: skip
    if sorted(set(places)) != places:
        return None
    rows: list[Row] = []
    for row in grid.rows:
        out: list[Cell | None] = [None] * model.width
        for column, cell in enumerate(row):
            if cell:
                start, end = places[column], places[column + cell.columns]
                out[start] = cell._replace(columns=end - start)
        rows.append(tuple(out))
    return Grid(tuple(rows))
