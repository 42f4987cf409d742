"""Amounts as finance people write them: exact, with thousands separators; a dash where none is stated."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django import template

from reviews.checks import wording

register = template.Library()

NONE = "—"
Amount = Decimal | str | int | None


def as_decimal(amount: Amount) -> Decimal | None:
    """The amount as an exact number; None for blank and for what is no number."""
    if amount is None or amount == "":
        return None
    try:
        return Decimal(str(amount))
    except InvalidOperation:
        return None


@register.filter
def wan(amount: Amount) -> str:
    """An amount of 元 in 万元 with two decimals: "12345000" → "1,234.50"."""
    value = as_decimal(amount)
    return NONE if value is None else wording.money(value, "万元")


@register.filter
def yuan(amount: Amount) -> str:
    """An amount of 元 with two decimals: "12345000" → "12,345,000.00"."""
    value = as_decimal(amount)
    return NONE if value is None else wording.money(value, "元")


@register.filter
def share(part: Amount, whole: Amount) -> str:
    """A part of the whole in per cent with one decimal: "36.9%"."""
    some, total = as_decimal(part), as_decimal(whole)
    if some is None or not total:
        return NONE
    return f"{(some / total * 100).quantize(Decimal('0.1'))}%"


@register.filter
def width(part: Amount, whole: Amount) -> str:
    """How wide a bar is, in per cent of the widest: between 0 and 100, safe in a style attribute."""
    some, total = as_decimal(part), as_decimal(whole)
    if some is None or not total:
        return "0"
    return str(max(Decimal(0), min(Decimal(100), some / total * 100)).quantize(Decimal("0.01")))
