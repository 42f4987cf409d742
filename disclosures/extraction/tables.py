"""A reading as the Table that is stored and shown; and one-cell frames opened to the prose they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from disclosures.extraction.amounts import unit_of
from disclosures.extraction.captions import caption_money
from disclosures.extraction.emptiness import declares_empty
from disclosures.extraction.header import is_figure, printed
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Grid, Locus, Paragraph, Row, Scope, Table
from disclosures.extraction.recognition import Reading
from disclosures.extraction.surroundings import Block
from disclosures.extraction.text import fold
from disclosures.extraction.titles import layouts_named

LEAST_CONTENTS = 4
"""Titles that make a table a contents page."""

WIDEST_CONTENTS = 4
"""Columns of a contents page: number, title, page, remark."""

_BRACKETED = re.compile(r"^[^0-9]{2,12}\((亿元|万元|千元|元)\):?$")
_SENTENCE = re.compile(r"(?:本|我|该|此|20\d{2}年)|(?:无|没有)(?:此|该|相关|安排)|未安排|不涉及")
"""How a sentence about the whole table begins; an account's name does not."""

WITHOUT_MONEY = ("T10", "T12", "T15")
"""Forms that print no amounts, or print their unit in a column's own header."""


def prose_out(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with tables of one column opened (a paragraph may sit inside a one-cell table), and contents pages."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid) and _is_contents(block):
            result.extend(Paragraph("\t".join(cell.text.strip() for cell in printed(row))) for row in block.rows)
        elif isinstance(block, Grid) and block.width <= 1:
            cells = [cell for row in block.rows for cell in printed(row)]
            result.extend(Paragraph(cell.text.strip(), cell.locus) for cell in cells)
        else:
            result.append(block)
    return tuple(result)


def _is_contents(grid: Grid) -> bool:
    """Whether a grid lists titles of tables, and perhaps their pages, as a contents page does."""
    if grid.width > WIDEST_CONTENTS:
        return False
    lines = [printed(row) for row in grid.rows if printed(row)]
    named = [cells for cells in lines if any(layouts_named(cell.text, load_layouts()) for cell in cells)]
    return len(named) >= LEAST_CONTENTS and 2 * len(named) > len(lines)


def table_of(reading: Reading, id: str, scope: Scope, money: str) -> Table:
    """The table of a reading. money: the unit of the other tables, for one that states none."""
    sheet, frame, layout = reading.sheet, reading.frame, reading.layout
    columns = reading.printed_columns
    rows = sheet.rows
    notes = (*sheet.notes, *(note.strip() for note in frame.notes))
    words = (*notes, *_said_inside(rows))
    return Table(
        id=id,
        form=layout.form if layout else None,
        layout=layout.id if layout else None,
        scope=scope,
        title=reading.title,
        amount_unit=amount_unit(reading) or (None if layout is None or layout.form in WITHOUT_MONEY else money),
        pages=frame.grid.pages,
        columns=columns,
        column_keys=columns and (tuple(c.amount for c in reading.columns) or (None,) * len(columns)),
        rows=rows,
        notes=notes,
        declared_empty=bool(words)
        and declares_empty(words, _holds_figures(reading, rows), layout.form if layout else None),
        caption=" ".join(fold(c) for c in (*sheet.captions, *frame.captions)),
        locus=_first_place(frame.grid),
        fingerprint=reading.fingerprint,
    )


def _said_inside(rows: Sequence[Row]) -> Iterator[str]:
    """What the body says about its emptiness: 空表 in any cell, or a sentence that has its row to itself."""
    for row in rows:
        cells = [cell.text for cell in printed(row)]
        lone = len(cells) == 1 and bool(_SENTENCE.match(fold(cells[0])))
        yield from (text for text in cells if lone or "空表" in text or "为空" in text)


def _holds_figures(reading: Reading, rows: Sequence[Row]) -> bool:
    """Whether a column of amounts prints one."""
    places = [place for place, column in enumerate(reading.columns) if column.amount]
    return any(is_figure(cell.text) for row in rows for place in places if (cell := row[place]))


def _first_place(grid: Grid) -> Locus:
    cell = next((cell for row in grid.rows for cell in row if cell), None)
    return cell.locus if cell else Locus()


def amount_unit(reading: Reading) -> str | None:
    """The money unit that the table's captions, its title or its header state."""
    stated = caption_money((*reading.sheet.captions, *reading.frame.captions, reading.title))
    if stated is not None:
        return stated
    if reading.layout is not None and reading.layout.keyed_by == "field":
        return _unit_of_labels(reading.sheet.rows)
    for path in reading.sheet.paths:
        for part in path:
            if (unit := unit_of(part)) is not None:
                return unit
    return None


def _unit_of_labels(rows: Sequence[Row]) -> str | None:
    """The money unit in the brackets of a label: '项目资金（万元）'."""
    found = (_BRACKETED.search(fold(cell.text)) for row in rows for cell in printed(row))
    return next((unit[1] for unit in found if unit), None)


def majority_money(readings: Sequence[Reading]) -> str:
    """The money unit of most tables; 万元 where none states any."""
    counted = Counter(unit for r in readings if (unit := amount_unit(r)))
    return counted.most_common(1)[0][0] if counted else "万元"
