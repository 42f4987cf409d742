"""The main figures of a disclosure, and its expenditure by function."""

from __future__ import annotations

import re
from typing import Any

from disclosures.extraction.contract import amount_text
from disclosures.extraction.factbook import FactBook, Missing
from disclosures.extraction.model import Fact
from reviews.checks.wording import row_name

FIGURES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "revenue": (("T01", "income.total", "amount"), ("T02", "total", "total")),
    "expenditure": (("T01", "expenditure.total", "amount"), ("T03", "total", "total")),
    "basic": (("T03", "total", "basic"),),
    "project": (("T03", "total", "project"),),
    "personnel": (("T06", "total", "personnel"),),
    "operating": (("T06", "total", "operating"),),
    "running": (("T09", "running", "total"),),
    "three_public": (("T09", "subtotal", "total"), ("T09", "total", "total")),
    "abroad": (("T09", "abroad", "total"),),
    "vehicles": (("T09", "vehicles", "total"),),
    "vehicle_purchase": (("T09", "vehicle_purchase", "total"),),
    "vehicle_running": (("T09", "vehicle_running", "total"),),
    "reception": (("T09", "reception", "total"),),
}
"""Where each main figure stands: form, row, column; the first that the document prints."""


def figures(book: FactBook, scope: str) -> dict[str, dict[str, Any] | None]:
    """Each main figure, None where the document does not state it."""
    return {name: _first(book, scope, places) for name, places in FIGURES.items()}


def _first(book: FactBook, scope: str, places: tuple[tuple[str, str, str], ...]) -> dict[str, Any] | None:
    for form, row, column in places:
        try:
            fact = book.amount(form, scope, row, column).fact
        except Missing:
            continue
        return {"amount": amount_text(fact.amount), "printed": fact.printed, "unit": fact.unit}
    return None


def functions(book: FactBook, scope: str) -> list[dict[str, Any]]:
    """The 类 of the expenditure with name and amount: of T03, or of T01 where T03 prints none."""
    found = [f for f in book.facts("T03", scope) if f.address.column == "total" and _is_class(f.address.row)]
    found = found or [f for f in book.facts("T01", scope) if _is_class(f.address.row.removeprefix("expenditure."))]
    return [_function(fact) for fact in found if fact.occurrence == 0]


def _is_class(row: str) -> bool:
    return bool(re.fullmatch(r"2\d\d", row))


def _function(fact: Fact) -> dict[str, Any]:
    code = fact.address.row.removeprefix("expenditure.")
    return {"code": code, "name": row_name(fact.row_label), "amount": amount_text(fact.amount)}
