"""A number as a spreadsheet prints it: 1182.9 under '#,##0.00' is '1,182.90'."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[[^\]]*\]?|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)|(?P<literal>.)',
    re.DOTALL,
)
_PART = re.compile(r'"[^"]*"?|\\.|\[[^\]]*\]?|;|.', re.DOTALL)
_NOT_PLAIN = re.compile(r"[Ee][+-]|General|通用格式|\[[<>=]")
_SIGNIFICANT = 11
"""Digits that the format General shows."""


def printed(value: object, code: str = GENERAL) -> str:
    """The text that a cell shows for its value under a number format."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), code)
    if isinstance(value, datetime.date):
        return _date(value, code)
    return "" if value is None else str(value)


def _date(value: datetime.date, code: str) -> str:
    if "年" in code:
        day = f"{value.day}日" if "d" in code.lower() else ""
        return f"{value.year}年{value.month}月{day}"
    return value.strftime("%Y-%m-%d")


def _number(number: Decimal, code: str) -> str:
    if not number.is_finite():
        return str(number)
    return general(number) if not code or _NOT_PLAIN.search(code) else _under(number, _sections(code))


def _sections(code: str) -> list[str]:
    """The code cut at the semicolons that are not quoted."""
    sections = [""]
    for part in _PART.findall(code):
        if part == ";":
            sections.append("")
        else:
            sections[-1] += part
    return sections


def _under(number: Decimal, sections: list[str]) -> str:
    """Sections are for positive, negative, zero; one section serves all, two leave zero to the first."""
    if number < 0:
        return _section(-number, sections[1]) if len(sections) > 1 else "-" + _section(-number, sections[0])
    if number == 0 and len(sections) > 2:
        return _section(number, sections[2])
    return _section(number, sections[0])


def _section(number: Decimal, section: str) -> str:
    tokens = list(_TOKEN.finditer(section))
    if any((token["literal"] or "") in "yYmMdDhHsS@" for token in tokens if token["literal"]):
        return general(number)
    if any(token["literal"] == "%" for token in tokens):
        number = number * 100
    out = [_token(number, token) for token in tokens]
    return "".join(out).strip()


def _token(number: Decimal, token: re.Match[str]) -> str:
    if token["digits"]:
        return _digits(number, token["digits"])
    return token["quoted"] or token["escaped"] or token["literal"] or ""


def _digits(number: Decimal, pattern: str) -> str:
    """A run of digit places. A comma at the end divides by a thousand, one inside separates thousands."""
    whole, _, fraction = pattern.rstrip(",").partition(".")
    number = number.scaleb(-3 * (len(pattern) - len(pattern.rstrip(","))))
    places = sum(c in "0#?" for c in fraction)
    try:
        rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return general(number)
    integer, _, decimals = f"{rounded:{',' if ',' in whole else ''}f}".partition(".")
    integer = "" if integer == "0" and "0" not in whole else integer.zfill(whole.count("0"))
    least = fraction.count("0")
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    return f"{integer}.{decimals}" if decimals else integer


def general(number: Decimal) -> str:
    """The format General: as many digits as there are, at most eleven significant ones."""
    if number == number.to_integral_value():
        return f"{number:.0f}"
    places = max(0, _SIGNIFICANT - 1 - max(number.adjusted(), 0))
    text = f"{number:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
