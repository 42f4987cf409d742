"""A sheet as titles, grids and notes: several tables may stand on it, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosures.extraction.model import Grid, Locus, Paragraph
from disclosures.extraction.readers import spans
from disclosures.extraction.readers.worksheet import Area

_NOTE = re.compile(r"\s*(?:备注|附注|注|说明)\s*(?:[:：0-9一二三]|$)|.*。\s*$", re.DOTALL)
_TITLE = re.compile(
    r"(?!\s*(?:备注|附注|注|说明)).*(?:表|单位[:：].*|情况)\s*(?:[（(].*[)）])?\s*$|\s*附(?:件|表)|\s*第.{1,3}部分",
    re.DOTALL,
)


@dataclass(frozen=True)
class Sheet:
    """The shown texts of a sheet, by its own rows and columns; places are where they stand in the file.

    doubtful: places of the file whose blank says nothing.
    """

    number: int
    texts: tuple[tuple[str, ...], ...]
    merges: tuple[Area, ...]
    places: tuple[tuple[int, ...], tuple[int, ...]]
    doubtful: frozenset[tuple[int, int]] = frozenset()

    def locus(self, row: int, column: int) -> Locus:
        return Locus(table=self.number, row=self.places[0][row], cell=self.places[1][column])

    def filled(self, row: int) -> list[int]:
        """The columns of a row that show something."""
        return [column for column, text in enumerate(self.texts[row]) if text.strip()]


def blocks(sheet: Sheet) -> Iterator[Grid | Paragraph]:
    """The tables of a sheet, the one-cell rows above and the notes below each as paragraphs."""
    starts = {area[:2]: area for area in sheet.merges}
    for first, last in _stretches(sheet, starts):
        body_first, body_last = _body(sheet, starts, first, last)
        yield from _paragraphs(sheet, first, body_first)
        if body_first < body_last:
            yield _grid(sheet, starts, body_first, body_last)
        yield from _paragraphs(sheet, max(body_first, body_last), last)


def _stretches(sheet: Sheet, starts: dict[tuple[int, int], Area]) -> Iterator[tuple[int, int]]:
    """Runs of rows (end exclusive), each with one table at most: a title after a table begins a new one."""
    first = 0
    in_table = after_blank = False
    for row in range(len(sheet.texts)):
        filled = sheet.filled(row)
        if in_table and len(filled) == 1 and _begins(sheet, starts, row, filled[0], after_blank):
            yield first, row
            first, in_table = row, False
        in_table = in_table or len(filled) > 1
        after_blank = not filled
    yield first, len(sheet.texts)


def _begins(sheet: Sheet, starts: dict[tuple[int, int], Area], row: int, column: int, after_blank: bool) -> bool:
    """Whether a row of one cell is the title of a new table: worded so, and set apart by a blank row or its width."""
    wide = _width(starts, row, column) * 2 > len(sheet.texts[row])
    return bool(_TITLE.fullmatch(sheet.texts[row][column])) and (after_blank or wide)


def _width(starts: dict[tuple[int, int], Area], row: int, column: int) -> int:
    area = starts.get((row, column))
    return area[3] - area[1] + 1 if area else 1


def _body(sheet: Sheet, starts: dict[tuple[int, int], Area], first: int, last: int) -> tuple[int, int]:
    """The rows of the table itself: from the first row of several cells, without blank rows and notes below."""
    top = first
    while top < last and len(sheet.filled(top)) < 2 and not _is_header_corner(sheet, starts, top):
        top += 1
    bottom = last
    while bottom > top and _is_below(sheet, starts, bottom - 1):
        bottom -= 1
    return top, bottom


def _is_header_corner(sheet: Sheet, starts: dict[tuple[int, int], Area], row: int) -> bool:
    """Whether the only cell of a row reaches down beside the next: a header's corner, not a title."""
    filled = sheet.filled(row)
    area = starts.get((row, filled[0])) if filled else None
    return area is not None and area[2] > row


def _is_below(sheet: Sheet, starts: dict[tuple[int, int], Area], row: int) -> bool:
    filled = sheet.filled(row)
    if not filled:
        return not any(area[0] < row <= area[2] for area in starts.values())
    return len(filled) == 1 and bool(_NOTE.match(sheet.texts[row][filled[0]]))


def _paragraphs(sheet: Sheet, first: int, last: int) -> Iterator[Paragraph]:
    for row in range(first, last):
        for column in sheet.filled(row):
            yield Paragraph(sheet.texts[row][column].strip(), sheet.locus(row, column))


def _grid(sheet: Sheet, starts: dict[tuple[int, int], Area], first: int, last: int) -> Grid:
    """The grid of some rows; columns in which nothing stands are not columns of the table."""
    used = sorted({column for row in range(first, last) for column in sheet.filled(row)})
    covered: set[tuple[int, int]] = set()
    placed: list[spans.Placed] = []
    for row in range(first, last):
        for column in used:
            if (row, column) in covered:
                continue
            area = starts.get((row, column), (row, column, row, column))
            bottom, right = min(area[2], last - 1), min(area[3], used[-1])
            covered.update((r, c) for r in range(row, bottom + 1) for c in range(column, right + 1))
            text, locus = sheet.texts[row][column].strip(), sheet.locus(row, column)
            doubtful = (locus.row, locus.cell) in sheet.doubtful
            placed.append(spans.Placed(text, row, column, bottom - row + 1, right - column + 1, locus, doubtful))
    return spans.lay_out(placed)
