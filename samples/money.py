"""How amounts are printed. Amounts are exact Decimals in 元; every figure is rounded on its own, from the exact one."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

WAN = Decimal(10000)
CENT = Decimal("0.01")
TENTH = Decimal("0.1")


def wan(text: str) -> Decimal:
    """'12.34' 万元 → 123400 元."""
    return Decimal(text) * WAN


def in_wan(amount: Decimal) -> str:
    """元 → 万元 with two decimals."""
    return str((amount / WAN).quantize(CENT, ROUND_HALF_UP))


def in_wan_grouped(amount: Decimal) -> str:
    """元 → 万元 with two decimals and thousands separators."""
    return f"{(amount / WAN).quantize(CENT, ROUND_HALF_UP):,}"


def in_yuan(amount: Decimal) -> str:
    """元 without decimals, with thousands separators."""
    return f"{amount.quantize(Decimal(1), ROUND_HALF_UP):,}"


def percent(part: Decimal, whole: Decimal) -> str:
    """A share or a growth rate with one decimal: '36.9%'."""
    return f"{(part / whole * 100).quantize(TENTH, ROUND_HALF_UP)}%"


def change(now: Decimal, before: Decimal) -> str:
    """The change against last year in words; a missing base is said."""
    difference = now - before
    if difference == 0:
        return "增加0.00万元，与上年持平"
    word, rate = ("增加", "增长") if difference > 0 else ("减少", "下降")
    printed = f"{word}{in_wan(abs(difference))}万元"
    if before == 0:
        return f"{printed}（上年基数为0，不可比）"
    return f"{printed}，{rate}{percent(abs(difference), before)}"
