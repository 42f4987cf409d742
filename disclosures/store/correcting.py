"""People's figures put in place of the machine's; the newest for an address counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from disclosures.extraction.amounts import parse_amount
from disclosures.extraction.model import Address, Asset, Extraction, Fact, ProcurementLine, Row, Table
from disclosures.models import Correction, Submission

Name = tuple[Address, int]
Cells = dict[tuple[str, int, int], Fact]
"""The corrected facts by table, row and column."""


def newest(corrections: Iterable[Correction]) -> dict[Name, Correction]:
    """By address and occurrence; corrections come in the order in which they were made."""
    return {name_of(correction): correction for correction in corrections}


def address_of(correction: Correction) -> Address:
    """The figure that it speaks about."""
    return Address(correction.form, correction.unit_code, correction.row_key, correction.column_key)


def name_of(correction: Correction) -> Name:
    return address_of(correction), correction.occurrence


def apply(extraction: Extraction, corrections: Iterable[Correction]) -> Extraction:
    """The extraction as people say it should have been read: facts, cells, and the records made of the same cells."""
    said = newest(corrections)
    if not said:
        return extraction
    facts = tuple(
        corrected(fact, said[key]) if (key := (fact.address, fact.occurrence)) in said else fact
        for fact in extraction.facts
    )
    cells = {(f.table, f.row, f.column): f for f in facts if (f.address, f.occurrence) in said}
    return replace(
        extraction,
        facts=facts,
        tables=tuple(_retyped(table, cells) for table in extraction.tables),
        procurement=tuple(_repriced(line, cells) for line in extraction.procurement),
        assets=tuple(_revalued(asset, cells) for asset in extraction.assets),
    )


def corrected_cells(submission: Submission, extraction: Extraction) -> set[tuple[str, int, int]]:
    """Where the figures stand that people have set: table, row and column."""
    said = newest(submission.corrections.all())
    return {(f.table, f.row, f.column) for f in extraction.facts if (f.address, f.occurrence) in said}


def corrected(fact: Fact, correction: Correction) -> Fact:
    """The fact with the person's figure; nobody doubts it any more."""
    amount = parse_amount(correction.after, fact.unit)
    return replace(
        fact,
        printed=correction.after,
        amount=amount.value if amount else None,
        decimals=amount.decimals if amount else 0,
        doubtful=False,
    )


def _retyped(table: Table, cells: Cells) -> Table:
    if not any(name == table.id for name, _, _ in cells):
        return table
    return replace(table, rows=tuple(_retyped_row(table.id, i, row, cells) for i, row in enumerate(table.rows)))


def _retyped_row(table: str, index: int, row: Row, cells: Cells) -> Row:
    return tuple(
        cell._replace(text=fact.printed, doubtful=False) if cell and (fact := cells.get((table, index, j))) else cell
        for j, cell in enumerate(row)
    )


def _repriced(line: ProcurementLine, cells: Cells) -> ProcurementLine:
    said = _of_row(line.table, line.row, cells)
    if not said:
        return line
    amounts = tuple((column, said.get(column, amount)) for column, amount in line.amounts)
    return replace(line, amounts=amounts, price=said.get("price", line.price))


def _revalued(asset: Asset, cells: Cells) -> Asset:
    return replace(asset, value=_of_row(asset.table, asset.row, cells).get("value", asset.value))


def _of_row(table: str, row: int, cells: Cells) -> dict[str, Decimal | None]:
    """The corrected amounts of one row by canonical column."""
    return {f.address.column: f.amount for (name, at, _), f in cells.items() if (name, at) == (table, row)}
