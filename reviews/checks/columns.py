"""What a table prints beside the columns that are known."""

from __future__ import annotations

import re

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Table
from disclosures.extraction.text import fold

_MONEY = re.compile(r"-?[\d,]*\.\d{1,2}")


def unnamed_amounts(table: Table) -> list[str]:
    """The labels of columns that hold amounts with decimals and that nobody recognised, to the right of known ones."""
    known = [i for i, key in enumerate(table.column_keys) if key]
    if not known:
        return []
    return [table.columns[i] for i in money_columns(table) if i > known[0] and table.column_keys[i] is None]


def money_columns(table: Table) -> list[int]:
    """The columns that hold amounts with decimals."""
    rows = range(len(table.rows))
    return [i for i in range(len(table.columns)) if any(_MONEY.fullmatch(fold(table.text(r, i))) for r in rows)]


def total_row_is_blank(book: FactBook, form: str, scope: str) -> bool:
    """Whether the total row is printed without any figure although other rows have some."""
    facts = book.facts(form, scope)
    total = [f for f in facts if f.address.row == "total"]
    return bool(total) and not any(f.printed.strip() for f in total) and any(f.amount for f in facts)
