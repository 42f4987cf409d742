"""Printed figures: exact Decimals, the printed decimals, and the unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from disclosures.extraction.text import fold

UNITS: dict[str, Decimal] = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10000),
    "亿元": Decimal(100000000),
    "万亿元": Decimal(1000000000000),
}
"""How many 元 a unit is."""

_FIGURE = re.compile(r"[-−－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−－]?\.\d+")


class NotAnAmount(ValueError):
    """The text is neither blank nor a figure."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed figure: value in 元, and the number of decimals it was printed with."""

    value: Decimal
    decimals: int


@lru_cache(maxsize=1 << 13)
def parse_amount(printed: str, unit: str) -> Amount | None:
    """The figure of a cell in `unit`; None where the cell is blank or a dash.

    Thousands separators and full-width digits are understood; (1.00) is negative.
    Raises NotAnAmount where the text is something else, KeyError for an unknown unit.
    """
    text = fold(printed)
    if text in ("", "-", "—", "——", "--", "/", "－"):
        return None
    negative = text.startswith("(") and text.endswith(")")
    text = text[1:-1] if negative else text
    if not _FIGURE.fullmatch(text):
        raise NotAnAmount(printed)
    digits = text.replace(",", "").replace("−", "-").replace("－", "-")
    decimals = len(digits.partition(".")[2])
    value = Decimal(digits) * UNITS[unit]
    return Amount(-value if negative else value, decimals)


def unit_of(text: str) -> str | None:
    """The money unit that a caption states ('单位：万元' → '万元'), None where it states none."""
    found = re.search(r"单位[:：]?(?:人民币)?(亿元|万元|千元|元)", fold(text))
    return found.group(1) if found else None
