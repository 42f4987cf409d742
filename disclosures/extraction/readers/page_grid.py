"""A page → its grids and the lines beside them."""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.extraction.model import Grid
from disclosures.extraction.readers.page import Page, Rule
from disclosures.extraction.readers.page_bare import bare_lattices
from disclosures.extraction.readers.page_columns import are_alike, open_lattices
from disclosures.extraction.readers.page_lattice import Lattice, lattices, whole
from disclosures.extraction.readers.page_lines import Line, line_of, rows_of
from disclosures.extraction.readers.page_runs import Run, runs_of
from disclosures.extraction.readers.page_table import Table

_FRAME = 0.8
"""A single box of more than this share of the page's width and height is a frame around the page, not a table."""


def contents(page: Page, before: Sequence[Grid | Line] = ()) -> list[Grid | Line]:
    """The tables of a page and the lines beside them, in reading order. before: those of the page before."""
    runs = runs_of(page.glyphs)
    ruled = lattices(page.horizontal, page.vertical, page.glyphs.has_any_in)
    drawn = [lattice for lattice in ruled if not _is_frame(lattice, page) and not _frames_a_table(lattice, runs)]
    tables, outside = _filled(drawn, runs)
    rows = rows_of(outside)
    if bare := bare_lattices(rows, lambda: _last_columns(before)):
        more, outside = _filled(bare, outside)
        tables, rows = tables + more, rows_of(outside)
    if free := [rule for rule in page.horizontal if not any(_holds(lattice, rule) for lattice in drawn)]:
        more, outside = _filled(open_lattices(_beside(bare, free), outside, page.width), outside)
        tables, rows = (tables + more, rows_of(outside)) if more else (tables, rows)
    found: list[tuple[float, Grid | Line]] = [(line.top, line) for line in map(line_of, rows)]
    for table in tables:
        if len(table.lattice.places) > 1 or table.has_text():
            found.append((table.lattice.ys[0], table.grid(page)))
    return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]


def _beside(found: Sequence[Lattice], rules: list[Rule]) -> list[Rule]:
    """The rules of no table that its lines have told already: alike rules are of one table."""
    drawn = whole(rules) if found else rules
    known = [rule for rule in drawn if any(_holds(lattice, rule) for lattice in found)]
    return [rule for rule in drawn if not any(are_alike(rule, other) for other in known)]


def _last_columns(items: Sequence[Grid | Line]) -> list[float]:
    """The column boundaries of a table that ends its page, below which nothing but a page number may stand."""
    grid = next((item for item in items[-2:] if isinstance(item, Grid)), None)
    sides = {
        at: side
        for row in (grid.rows if grid else ())
        for column, cell in enumerate(row)
        if cell and cell.columns == 1 and cell.locus.box
        for at, side in ((column, cell.locus.box[0]), (column + 1, cell.locus.box[2]))
    }
    return [sides[at] for at in sorted(sides)] if grid and len(sides) == grid.width + 1 else []


def _filled(drawn: list[Lattice], runs: list[Run]) -> tuple[list[Table], list[Run]]:
    """The tables with their runs, and the runs that stand in none; a small table within another takes first."""
    tables = [Table(lattice) for lattice in sorted(drawn, key=_area)]
    outside = runs
    for table in tables:
        outside = table.takes(outside)
    return tables, outside


def _holds(lattice: Lattice, rule: Rule) -> bool:
    return lattice.box[1] - 1 <= rule.at <= lattice.box[3] + 1


def _is_frame(lattice: Lattice, page: Page) -> bool:
    x0, top, x1, bottom = lattice.box
    single = len(lattice.places) == 1
    return single and x1 - x0 > _FRAME * page.width and bottom - top > _FRAME * page.height


def _frames_a_table(lattice: Lattice, runs: list[Run]) -> bool:
    """Whether a single box stands around a table that has no other rule."""
    if len(lattice.places) > 1:
        return False
    x0, top, x1, bottom = lattice.box
    inside = [run for run in runs if x0 <= run.x0 and run.x1 <= x1 and top <= run.top and run.bottom <= bottom]
    return bool(inside) and bool(bare_lattices(rows_of(inside)))


def _area(lattice: Lattice) -> float:
    x0, top, x1, bottom = lattice.box
    return (x1 - x0) * (bottom - top)
