"""Every number of a paragraph, and what kind of number it is by its looks alone.

Works on folded text (no white space, half-width), because PDF text tears figures from their units; spans are
given back in the paragraph's own characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS
from disclosures.extraction.model import Span
from disclosures.extraction.text import fold, fold_map
from disclosures.extraction.tolerance import Interval

Kind = Literal["amount", "percent", "count", "unitless", "other"]

_NUMBER = re.compile(
    r"(?<![\d.])\d{1,2}(?=\.20\d\d年)|(?<=\.)20\d\d(?=年)"
    r"|(?<![\d.])[-−]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
)
"""A figure; '1.2025年' is an item's number and a year."""

_DIGIT = re.compile(r"\d")

_MONEY = re.compile(r"(?:人民币)?(万亿元|亿元|万元|千元|元)")
_COUNT = re.compile(
    r"(万|亿)?(人次|人|个|项|辆|台|套|名|家|件|户|份|次|批|所|处|间|条|座|栋|艘|架|部|册|宗|起|场|期|类|种|倍|岁|天|小时|"
    r"平方米|平方公里|亩|公里|公顷|吨|米|百分点|分|位|支|块|张|艘)"
)
_AFTER_DATE = re.compile(r"年|月|日|号|时|点|季度|周年|世纪|届")
_AFTER_THRESHOLD = re.compile(r"(?:\(含\)|\(不含\)|含)?(?:及)?(?:以上|以下|以内|以外)")
_BEFORE_THRESHOLD = re.compile(r"(?:单价|单位价值|单台|单件|[≥≤＞＜><])(?:在|为|超过|达到)?$")
_CODE_BEFORE = re.compile(r"[A-Za-z第表件号\[【〔#№:/-]$")
_LIST_BEFORE = re.compile(r"(?:^|[。;:,(])$")
_LIST_AFTER = re.compile(r"[、.)](?!\d)|\.(?=20\d\d年)")
_LEVEL_CODE = re.compile(r"(?:类|款|项)\)")
_CODED_NAME = re.compile(r"[类款项](?=[\u4e00-\u9fff]{2})")
"""Behind the code of an account that stands before its name: 208类某支出."""
_ZERO_BASE = re.compile(r"基数(?:为|是)?$")
_LONG_CODE = 6
_CODE_LENGTHS = (3, 5, 7)
"""Digits of an account code, as it stands in brackets behind a name: 某支出(208)."""
_NEAR = 24
"""Characters before and behind a figure that say what it is; the longest of the words above is shorter."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number. span is in the paragraph's characters and covers the figure alone; at and end are in the folded text.

    end stands behind the unit. value is the figure as printed, in its unit; why says what an 'other' number is.
    """

    span: Span
    at: int
    end: int
    printed: str
    value: Decimal
    decimals: int
    unit: str
    kind: Kind
    why: str = ""

    @property
    def amount(self) -> Decimal:
        """In 元 for money, else the bare number."""
        return self.value * UNITS.get(self.unit, Decimal(1))

    @property
    def interval(self) -> Interval:
        """What it stands for; 0 without decimals is exact (nobody rounds to it)."""
        if not (self.value or self.decimals):
            return tolerance.exactly(self.value)
        return tolerance.printed(self.amount, self.decimals, self.unit)


def scan(text: str) -> tuple[str, list[Number]]:
    """The folded text and its numbers in order."""
    if not _DIGIT.search(folded := fold(text)):
        return folded, []
    folded, where = fold_map(text)
    matches = _NUMBER.finditer(_commas(text, folded, where))
    return folded, [_number(text, folded, where, match.start(), match.end()) for match in matches]


def _commas(text: str, folded: str, where: Sequence[int]) -> str:
    """The folded text, a full-width comma (never a thousands separator) made unlike a half-width one."""
    if folded.count(",") == text.count(","):
        return folded
    return re.sub(",", lambda comma: "," if text[where[comma.start()]] == "," else "、", folded)


def _number(text: str, folded: str, where: Sequence[int], at: int, end: int) -> Number:
    printed = folded[at:end]
    digits = printed.replace(",", "").replace("−", "-")
    if digits.startswith("-") and at and folded[at - 1].isascii() and folded[at - 1].isalnum():
        at, digits, printed = at + 1, digits[1:], printed[1:]
    kind, unit, behind, why = _classify(folded, at, end)
    span = (where[at], where[end - 1] + 1)
    decimals = len(digits.partition(".")[2])
    return Number(span, at, end + behind, text[slice(*span)], Decimal(digits), decimals, unit, kind, why)


def _classify(folded: str, at: int, end: int) -> tuple[Kind, str, int, str]:
    """Kind, unit, length of the unit behind the figure, and what an 'other' number is."""
    before, after = folded[max(at - _NEAR, 0) : at], folded[end : end + _NEAR]
    money = _MONEY.match(after)
    if money:
        threshold = _BEFORE_THRESHOLD.search(before) or _AFTER_THRESHOLD.match(after[money.end() :])
        return ("other" if threshold else "amount"), money.group(1), money.end(), "门槛值" if threshold else ""
    if after.startswith("%"):
        return "percent", "%", 1, ""
    if _ZERO_BASE.search(before):
        return "other", "", 0, "基数"
    why = _not_a_quantity(before, after, folded[at:end])
    if why:
        return "other", "", 0, why
    count = _COUNT.match(after)
    if count:
        return "count", count.group(), count.end(), ""
    return "unitless", "", 0, ""


def _not_a_quantity(before: str, after: str, figure: str) -> str:
    """What a number is that is no quantity: a date, a number in a list, a code; '' if it may be a quantity."""
    if _LEVEL_CODE.match(after) or (len(figure) in _CODE_LENGTHS and figure.isdigit() and _CODED_NAME.match(after)):
        return "科目代码"
    if _LIST_BEFORE.search(before) and _LIST_AFTER.match(after) and "." not in figure and len(figure) <= 2:
        return "序号"
    if _AFTER_DATE.match(after):
        return "日期或文号"
    if re.match(r"[\]】〕]", after) or re.match(r"[-/]\d", after) or re.search(r"\d[-/]$", before):
        return "日期或文号"
    letter_behind = after[:1].isascii() and after[:1].isalpha()
    if letter_behind or (_CODE_BEFORE.search(before) and not before.endswith(":") and "." not in figure):
        return "代码"
    bracketed = before.endswith("(") and after.startswith(")") and len(figure) in _CODE_LENGTHS
    if figure.isdigit() and (len(figure) >= _LONG_CODE or bracketed):
        return "代码"
    return ""
