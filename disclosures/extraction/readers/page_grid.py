"""A page → its grids and the lines beside them."""

from __future__ import annotations

from collections.abc import Iterable

from disclosures.extraction.model import Grid
from disclosures.extraction.readers.page import Glyph, Page
from disclosures.extraction.readers.page_lattice import Lattice, lattices
from disclosures.extraction.readers.page_lines import Line, lines_of
from disclosures.extraction.readers.page_table import Table

_FRAME = 0.8
"""A single box of more than this share of the page's width and height is a frame around the page, not a table."""


def contents(page: Page) -> list[Grid | Line]:
    """The tables of a page and the lines beside them, in reading order."""
    drawn = [x for x in lattices(page.horizontal, page.vertical, page.holds_text) if not _is_frame(x, page)]
    tables = [Table(lattice) for lattice in sorted(drawn, key=_area)]
    outside: Iterable[Glyph] = page.glyphs
    for table in tables:
        outside = table.takes(outside)
    found: list[tuple[float, Grid | Line]] = [(line.top, line) for line in lines_of(list(outside))]
    for table in tables:
        if len(table.lattice.places) > 1 or table.has_text():
            found.append((table.lattice.ys[0], table.grid(page)))
    return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]


def _is_frame(lattice: Lattice, page: Page) -> bool:
    x0, top, x1, bottom = lattice.box
    single = len(lattice.places) == 1
    return single and x1 - x0 > _FRAME * page.width and bottom - top > _FRAME * page.height


def _area(lattice: Lattice) -> float:
    x0, top, x1, bottom = lattice.box
    return (x1 - x0) * (bottom - top)
