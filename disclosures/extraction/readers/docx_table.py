"""A Word table as a rectangular grid, from the raw w:tbl (python-docx's cell() rebuilds the grid at each call)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from disclosures.extraction.model import Cell, Grid, Locus
from disclosures.extraction.readers.docx_xml import Element, child_of, is_on, value, w

_WRAPPERS = frozenset(w(tag) for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


@dataclass
class _Place:
    """A cell on the table's own column lines; a merged cell grows over rows."""

    text: str
    row: int
    start: int
    end: int
    rows: int = 1


def only_cell(table: Element) -> Element | None:
    """The cell of a table that has one only."""
    cells = list(islice((cell for row in _rows(table) for cell in _inside(row, w("tc"))), 2))
    return cells[0] if len(cells) == 1 else None


def grid_of(table: Element, number: int, text_of: Callable[[Element], str]) -> Grid:
    """The grid of the file's `number`-th table; text_of reads a w:tc."""
    places: list[_Place] = []
    above: dict[int, _Place] = {}
    height = 0
    for row in _rows(table):
        above = _read_row(row, height, above, places, text_of)
        height += 1
    return _laid_out(places, height, number)


def _rows(table: Element) -> Iterator[Element]:
    for row in _inside(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is None or not (properties.find(w("del")) is not None or is_on(properties.find(w("hidden")))):
            yield row


def _inside(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        found = child.tag
        if found == tag:
            yield child
        elif found in _WRAPPERS:
            yield from _inside(child, tag)


def _read_row(
    row: Element, index: int, above: dict[int, _Place], places: list[_Place], text_of: Callable[[Element], str]
) -> dict[int, _Place]:
    """Adds the cells of a row to `places`; what stands at each column line for the row below."""
    here: dict[int, _Place] = {}
    properties = row.find(w("trPr"))
    column = 0 if properties is None else _count(properties.find(w("gridBefore")), 0)
    last: _Place | None = None
    for cell in _inside(row, w("tc")):
        own = child_of(cell, w("tcPr"))
        stated = {} if own is None else {element.tag: element for element in reversed(own)}
        if w("cellDel") in stated:
            continue
        end = column + _count(stated.get(w("gridSpan")), 1)
        upper = above.get(column)
        if last is not None and _continues(stated.get(w("hMerge"))):
            last.end = end
        elif upper is not None and upper.end == end and _continues(stated.get(w("vMerge"))):
            upper.rows += 1
            here[column] = last = upper
        else:
            last = _Place(text_of(cell), index, column, end)
            places.append(last)
            here[column] = last
        column = end
    return here


def _count(element: Element | None, default: int) -> int:
    stated = value(element)
    return min(int(stated), 1000) if stated and stated.isdigit() else default


def _continues(merge: Element | None) -> bool:
    """Whether w:vMerge or w:hMerge says that the cell belongs to the one before; no value means continue."""
    return merge is not None and (value(merge) or "continue") == "continue"


def _laid_out(places: list[_Place], height: int, number: int) -> Grid:
    """Logical columns: only the column lines at which some cell begins."""
    lines = sorted({p.start for p in places})
    column_of = {line: i for i, line in enumerate(lines)}
    rows: list[list[Cell | None]] = [[None] * len(lines) for _ in range(height)]
    free = [set(range(len(lines))) for _ in range(height)]
    for place in places:
        first, end = column_of[place.start], bisect_left(lines, place.end)
        for r in range(place.row, min(height, place.row + place.rows)):
            rows[r][first:end] = [None] * (end - first)
            free[r].difference_update(range(first, end))
        locus = Locus(table=number, row=place.row, cell=first)
        rows[place.row][first] = Cell(place.text, locus, place.rows, end - first)
    for r, columns in enumerate(free):
        for c in columns:
            rows[r][c] = Cell("", Locus(table=number, row=r, cell=c))
    return Grid(tuple(tuple(row) for row in rows))
