"""People's figures put in place of the machine's; the newest for an address counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from disclosures.extraction.amounts import parse_amount
from disclosures.extraction.model import Address, Extraction, Fact, Row, Table
from disclosures.models import Correction

Name = tuple[Address, int]


def newest(corrections: Iterable[Correction]) -> dict[Name, Correction]:
    """By address and occurrence; corrections come in the order in which they were made."""
    return {name_of(correction): correction for correction in corrections}


def address_of(correction: Correction) -> Address:
    """The figure that it speaks about."""
    return Address(correction.form, correction.unit_code, correction.row_key, correction.column_key)


def name_of(correction: Correction) -> Name:
    return address_of(correction), correction.occurrence


def apply(extraction: Extraction, corrections: Iterable[Correction]) -> Extraction:
    """The extraction as people say it should have been read."""
    said = newest(corrections)
    if not said:
        return extraction
    facts = tuple(
        corrected(fact, said[key]) if (key := (fact.address, fact.occurrence)) in said else fact
        for fact in extraction.facts
    )
    cells: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for fact in facts:
        if (fact.address, fact.occurrence) in said:
            cells[fact.table][fact.row, fact.column] = fact.printed
    return replace(extraction, facts=facts, tables=tuple(_retyped(t, cells.get(t.id, {})) for t in extraction.tables))


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


def _retyped(table: Table, cells: dict[tuple[int, int], str]) -> Table:
    if not cells:
        return table
    return replace(table, rows=tuple(_retyped_row(row, i, cells) for i, row in enumerate(table.rows)))


def _retyped_row(row: Row, index: int, cells: dict[tuple[int, int], str]) -> Row:
    return tuple(
        replace(cell, text=cells[index, j], doubtful=False) if cell and (index, j) in cells else cell
        for j, cell in enumerate(row)
    )
