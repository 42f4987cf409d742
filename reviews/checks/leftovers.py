"""What was read and not understood, where it may explain that a sum fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.factbook import FactBook
from reviews.checks.balance import Balance

_FIGURES = re.compile(r"\d[\d,]*\.\d|\d,\d{3}")
"""Figures as amounts are printed: with decimals, or with separators."""


def explanation(balance: Balance, book: FactBook) -> str:
    """Why a failing sum cannot be judged: a figure that was not understood fills its gap, or may. '' otherwise."""
    tables = {o.place.table for o in balance.operands}
    for table, text in _texts(book):
        if table not in tables:
            continue
        amount = _amount(text, balance.operands[0].unit)
        if amount is None or abs(amount) == abs(balance.gap):
            return f"表中未识别的“{text}”可能解释这一差额"
    return ""


def unread(book: FactBook, form: str, scope: str) -> str:
    """Why a row may be lacking only to us: a figure of the form was not understood. '' otherwise."""
    tables = {t.id for t in book.tables(form, scope)}
    return next((f"表中有未识别的“{text}”" for table, text in _texts(book) if table in tables), "")


def scattered(balance: Balance) -> str:
    """Why a sum within one table cannot be judged: its figures stand in several. '' otherwise."""
    tables = {o.place.table for o in balance.operands}
    return "数字分布在几张表中，可能不是同一张表" if len(tables) > 1 else ""


def _texts(book: FactBook) -> Iterator[tuple[str | None, str]]:
    """The leftovers of tables that look like amounts."""
    for leftover in book.extraction.leftovers:
        if leftover.table and _FIGURES.search(leftover.text):
            yield leftover.table, leftover.text


def _amount(text: str, unit: str) -> Decimal | None:
    try:
        found = parse_amount(text, unit)
    except (NotAnAmount, KeyError):
        return None
    return found.value if found else None
