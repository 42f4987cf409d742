"""Institutions, assets, indicators and procurement lines: rows of which the words matter, not only a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.model import Asset, Indicator, Institution, ProcurementLine, Row, Table
from disclosures.extraction.recognition import Reading
from disclosures.extraction.text import bare, fold

LineKind = Literal["total", "subtotal", "line"]
SOURCES = (
    "source", "total", "general_public", "government_fund", "state_capital", "special_account", "own_funds",
    "carried_over", "other_carried_over", "small_business",
)  # fmt: skip


def text_in(reading: Reading, row: Row, *kinds: str) -> str:
    """The printed text of the first column of these kinds; '' where the form has none."""
    for kind in kinds:
        for column, cell in zip(reading.columns, row, strict=True):
            if column.text == kind:
                return cell.text.strip() if cell else ""
    return ""


def amount_in(reading: Reading, row: Row, key: str, unit: str) -> Decimal | None:
    """The amount in 元 of the column with this key; None where it is blank, absent or no amount."""
    for column, cell in zip(reading.columns, row, strict=True):
        if column.amount == key and cell:
            try:
                amount = parse_amount(cell.text, unit)
            except NotAnAmount:
                return None
            return amount.value if amount else None
    return None


def institutions(reading: Reading, table: Table) -> Iterator[Institution]:
    for number, row in enumerate(table.rows):
        name = text_in(reading, row, "unit_name", "name")
        if name:
            words = (text_in(reading, row, kind) for kind in ("nature", "rank", "funding"))
            yield Institution(table.id, number, name, *words)


def assets(reading: Reading, table: Table) -> Iterator[Asset]:
    for number, row in enumerate(table.rows):
        item = text_in(reading, row, "name")
        if item:
            value = amount_in(reading, row, "value", table.amount_unit or "万元")
            yield Asset(table.id, number, item, text_in(reading, row, "quantity"), value)


def indicators(reading: Reading, table: Table, project: str) -> Iterator[Indicator]:
    """One for each row with a third-level indicator; merged first and second levels are carried down."""
    carried = {"project": project, "first": "", "second": ""}
    for number, row in enumerate(table.rows):
        for kind in carried:
            carried[kind] = text_in(reading, row, kind) or carried[kind]
        third = text_in(reading, row, "third")
        if third:
            words = {k: text_in(reading, row, k) for k in ("description", "sign", "value", "unit", "basis")}
            name = project or carried["project"].partition("-")[2] or carried["project"]
            yield Indicator(table.id, number, name, carried["first"], carried["second"], third, **words)


def items(reading: Reading, table: Table) -> tuple[str, ...]:
    """What each row of procurement buys, '' for a sum; an item merged over several rows counts for each of them."""
    place = next((i for i, column in enumerate(reading.columns) if column.text == "item"), None)
    found: list[str] = []
    for row in table.rows:
        cell = row[place] if place is not None else None
        if cell is None and place is not None and found and not _is_covered_from_left(row, place):
            found.append(found[-1])
        else:
            found.append(cell.text.strip() if cell else "")
    return tuple(found)


def _is_covered_from_left(row: Row, place: int) -> bool:
    return any(cell is not None and i + cell.columns > place for i, cell in enumerate(row[:place]))


def line_kind(row: Row, item: str) -> LineKind:
    """What a line of procurement is, by its first text; a line that names no item sums up those below it."""
    first = next((bare(cell.text) for cell in row if cell and fold(cell.text)), "")
    if first in ("合计", "总计"):
        return "total"
    return "subtotal" if first.endswith("小计") or not fold(item) else "line"


def line_name(reading: Reading, row: Row, item: str) -> str:
    """What a line of procurement is called: its item, or the last words before its figures."""
    labels = [cell.text.strip() for cell, c in zip(row, reading.columns, strict=True) if cell and c.amount is None]
    return item or next((text for text in reversed(labels) if text), "")


def procurement(reading: Reading, table: Table) -> Iterator[ProcurementLine]:
    unit = table.amount_unit or "万元"
    printed = {c.amount for c in reading.columns}
    for number, (row, item) in enumerate(zip(table.rows, items(reading, table), strict=True)):
        if not any(cell and fold(cell.text) for cell in row):
            continue
        amounts = tuple((key, amount_in(reading, row, key, unit)) for key in SOURCES if key in printed)
        project, code, quantity = (text_in(reading, row, k) for k in ("project", "code", "quantity"))
        kind = line_kind(row, item)
        if not project and kind != "line":
            project = next(cell.text.strip() for cell in row if cell and fold(cell.text))
        price = amount_in(reading, row, "price", unit)
        yield ProcurementLine(table.id, number, kind, project, item, code, quantity, price, amounts)
