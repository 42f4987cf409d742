"""What was read and not understood, where it may explain that a sum fails."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Fact
from reviews.checks.balance import Balance, place
from reviews.checks.memory import once_a_book

UNPLACED = "item:"
"""How the row of a figure begins whose code or name nobody recognised."""

MOST_ROWS = 8

_FIGURES = re.compile(r"\d[\d,]*\.\d|\d,\d{3}")
"""Figures as amounts are printed: with decimals, or with separators."""


def explanation(balance: Balance, book: FactBook) -> str:
    """Why a failing sum cannot be judged: a figure that was not understood fills its gap, or may. '' otherwise."""
    tables = _tables(balance)
    for table, text in _texts(book):
        if table not in tables:
            continue
        amount = _amount(text, balance.operands[0].unit)
        if amount is None or abs(amount) == abs(balance.gap):
            return f"表中未识别的“{text}”可能解释这一差额"
    return _unplaced_rows(balance, book, tables)


def _tables(balance: Balance) -> set[str | None]:
    """The tables of its figures; None among them for words of the narrative."""
    return {place(o).table for o in balance.operands}


def _unplaced_rows(balance: Balance, book: FactBook, tables: set[str | None]) -> str:
    """The same for rows that have amounts but no account code that we know: some of them fill the gap."""
    unplaced = [fact for fact in _unplaced(book) if fact.table in tables]
    columns = {place(o).column for o in balance.operands} if unplaced else set()
    rows = [fact for fact in unplaced if fact.column in columns]
    if balance.operands[0].address is None or len(rows) > MOST_ROWS:
        return ""
    for size in range(1, len(rows) + 1):
        for some in combinations(rows, size):
            if abs(sum(f.amount or 0 for f in some)) == abs(balance.gap):
                return f"科目编码未识别的“{some[0].row_label}”等行可能解释这一差额"
    return ""


@once_a_book
def _unplaced(book: FactBook) -> list[Fact]:
    """The amounts of rows that nobody recognised."""
    return [fact for fact in book.extraction.facts if fact.amount and fact.address.row.startswith(UNPLACED)]


def unread(book: FactBook, form: str, scope: str) -> str:
    """Why a row may be lacking only to us: a figure of the form was not understood. '' otherwise."""
    tables = {t.id for t in book.tables(form, scope)}
    return next((f"表中有未识别的“{text}”" for table, text in _texts(book) if table in tables), "")


def scattered(balance: Balance) -> str:
    """Why a sum within one table cannot be judged: its figures stand in several. '' otherwise."""
    tables = _tables(balance)
    return "数字分布在几张表中，可能不是同一张表" if len(tables) > 1 else ""


@once_a_book
def _texts(book: FactBook) -> list[tuple[str | None, str]]:
    """The leftovers that look like amounts, of tables whose form is known."""
    known = {table.id for table in book.extraction.tables if table.form}
    return [(it.table, it.text) for it in book.extraction.leftovers if it.table in known and _FIGURES.search(it.text)]


def _amount(text: str, unit: str) -> Decimal | None:
    try:
        found = parse_amount(text, unit)
    except (NotAnAmount, KeyError):
        return None
    return found.value if found else None
