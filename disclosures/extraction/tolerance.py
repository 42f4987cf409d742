"""The only place that rounds: interval arithmetic over printed decimals (after XBRL Calculations 1.1).

A figure printed with d decimals in unit u stands for v ± ½·10⁻ᵈ u. In 元 with two decimals, 分 being the
smallest coin, it stands for itself. Two readings contradict each other only where their intervals are disjoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from disclosures.extraction.amounts import UNITS

ZERO = Decimal(0)
HALF = Decimal("0.5")
FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Interval:
    """Everything between low and high, ends included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def __mul__(self, other: Interval) -> Interval:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def times(self, factor: int) -> Interval:
        """The interval added up so many times; a negative factor turns it round."""
        ends = self.low * factor, self.high * factor
        return Interval(*ends) if factor >= 0 else Interval(ends[1], ends[0])

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: Interval) -> bool:
        """Whether one value could be both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2


NOTHING = Interval(ZERO, ZERO)
"""What a blank cell stands for."""


def exactly(value: Decimal) -> Interval:
    """The interval of a value that was not rounded."""
    return Interval(value, value)


def printed(value: Decimal, decimals: int, unit: str) -> Interval:
    """What a printed figure stands for, in 元. value is in 元; unit 万元, 元, or % and counts (bare numbers)."""
    half = _half_a_step(decimals, unit)
    return Interval(value - half, value + half) if half else exactly(value)


@lru_cache
def _half_a_step(decimals: int, unit: str) -> Decimal:
    """How far a figure may stand from what is printed; zero where its last digit is the smallest coin."""
    step = Decimal(1).scaleb(-decimals) * UNITS.get(unit, Decimal(1))
    return ZERO if unit in UNITS and step <= FEN else step * HALF


def total(parts: list[Interval]) -> Interval:
    """The sum of intervals; exactly zero for none."""
    return Interval(sum([p.low for p in parts], ZERO), sum([p.high for p in parts], ZERO))
