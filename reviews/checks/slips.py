"""How a figure may have gone wrong, told from the wrong and the right one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

BLANK = "漏填"
COPIED = "误抄相邻行"
SIGN = "正负号相反"
UNIT = "元与万元混用"
POINT = "小数点错位"
SWAPPED = "数字换位"
DROPPED = "漏写一位数字"
ADDED = "多写一位数字"
DIGIT = "一位数字写错"
EXCHANGED = "与相邻行对调（串行）"
SHIFTED = "错填到相邻列"
STALE = "误用上年数"
SURPLUS = "多填"
OTHER = "金额有误"
MISREAD = "可能是识别错误，请先核对原件"

STRENGTH = {
    MISREAD: 5, BLANK: 5, EXCHANGED: 5, SHIFTED: 5, COPIED: 4, STALE: 4, UNIT: 4, SWAPPED: 3,
    POINT: 3, SIGN: 3, DROPPED: 2, ADDED: 2, DIGIT: 1,
}  # fmt: skip
"""How much each slip explains: the fewer figures look like it by chance, the more."""

TELLING = 4
"""From this strength on, a slip tells the cell although others would do as well."""

WAN = Decimal(10000)


def name(wrong: Decimal | None, right: Decimal, neighbours: Sequence[Decimal], last_year: Decimal | None = None) -> str:
    """The slip that turns `right` into `wrong` (None where the cell is blank); OTHER where none is typical."""
    if not wrong:
        return BLANK if right else OTHER
    if last_year is not None and wrong == last_year != right:
        return STALE
    if wrong in neighbours:
        return COPIED
    if not right:
        return SURPLUS
    return _of_digits(wrong, right)


def _of_digits(wrong: Decimal, right: Decimal) -> str:
    if wrong == -right:
        return SIGN
    ratio = wrong / right
    if ratio in (WAN, 1 / WAN):
        return UNIT
    if ratio in (Decimal(10), Decimal(100), Decimal(1000), Decimal("0.1"), Decimal("0.01"), Decimal("0.001")):
        return POINT
    a, b = _digits(wrong), _digits(right)
    if sorted(a) == sorted(b):
        return SWAPPED
    if len(a) == len(b):
        return DIGIT if sum(x != y for x, y in zip(a, b, strict=True)) == 1 else OTHER
    return _of_lengths(a, b)


def _of_lengths(wrong: str, right: str) -> str:
    if len(wrong) == len(right) - 1 and _without_one(right, wrong):
        return DROPPED
    if len(wrong) == len(right) + 1 and _without_one(wrong, right):
        return ADDED
    return OTHER


def _without_one(longer: str, shorter: str) -> bool:
    """Whether leaving one digit out of `longer` gives `shorter`."""
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _digits(value: Decimal) -> str:
    """The digits of an amount of 元, in 分."""
    return str(int(abs(value) * 100)).rstrip("0")
