"""What a table prints beside the columns that are known."""

from __future__ import annotations

import re

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Table
from disclosures.extraction.text import fold
from reviews.checks.memory import once_a_book

_MONEY = re.compile(r"-?[\d,]*\.\d{1,2}")


@once_a_book
def unnamed_amounts(book: FactBook, form: str, scope: str) -> list[str]:
    """The labels of columns of a form that hold amounts with decimals and that nobody recognised, to the right of known
    ones. Raises Missing where the form is absent.
    """
    table = book.table(form, scope)
    known = [i for i, key in enumerate(table.column_keys) if key]
    if not known:
        return []
    unknown = [i for i, key in enumerate(table.column_keys) if key is None and i > known[0]]
    return [table.columns[i] for i in unknown if _holds_money(table, i)]


def money_columns(table: Table) -> list[int]:
    """The columns that hold amounts with decimals."""
    return [i for i in range(len(table.columns)) if _holds_money(table, i)]


def _holds_money(table: Table, column: int) -> bool:
    return any(_MONEY.fullmatch(fold(table.text(row, column))) for row in range(len(table.rows)))


@once_a_book
def total_row_is_blank(book: FactBook, form: str, scope: str) -> bool:
    """Whether the total row is printed without any figure although other rows have some."""
    total = [figure.fact for figures in book.row(form, scope, "total").values() for figure in figures]
    if not total or any(fact.printed.strip() for fact in total):
        return False
    return any(fact.amount for fact in book.facts(form, scope))
