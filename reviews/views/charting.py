"""What the public page draws from a frozen payload: bars by function, tables with joined headers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from reviews.checks import wording
from reviews.views import papering
from reviews.views.papering import HeadCell


@dataclass(frozen=True)
class Bar:
    """A function of the expenditure with its amount in 元, and the widest of all."""

    code: str
    name: str
    amount: Decimal
    widest: Decimal
    total: Decimal


@dataclass(frozen=True)
class Sheet:
    """A table of the payload ready to draw."""

    key: str
    name: str
    printed: dict[str, Any]
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[tuple[tuple[dict[str, Any], str], ...], ...]


def bars(functions: list[dict[str, Any]]) -> list[Bar]:
    """The functions with money, the largest first."""
    known = [(f["code"], f["name"], Decimal(f["amount"])) for f in functions if f.get("amount")]
    spent = sorted((one for one in known if one[2] > 0), key=lambda one: -one[2])
    total = sum((amount for *_words, amount in spent), Decimal(0))
    return [Bar(code, name, amount, spent[0][2], total) for code, name, amount in spent]


def sheets(tables: list[dict[str, Any]]) -> list[Sheet]:
    """The tables in print order, each cell with its class."""
    return [
        Sheet(
            table["key"],
            form_name(table),
            table,
            papering.header(tuple(table["columns"])),
            tuple(tuple((cell, css(cell)) for cell in row if cell) for row in table["rows"]),
        )
        for table in tables
    ]


def form_name(table: dict[str, Any]) -> str:
    """What a table is called: its form's name in the reader's language, else its printed title."""
    form = wording.FORMS.get(table.get("form") or "")
    return _(form) if form else str(table["title"])


def css(cell: dict[str, Any]) -> str:
    """Figures stand to the right; a corrected one is marked."""
    is_figure = "amount" in cell or papering.is_number(cell.get("text", ""))
    return " ".join(filter(None, ("num" if is_figure else "", "is-corrected" if cell.get("corrected") else "")))
