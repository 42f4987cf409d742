"""Administrative divisions by code and name (GB/T 2260, codes/regions.csv).

Codes come and go with the years; a place that is not listed, or whose name is not unique, is simply not known.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def _names() -> dict[str, str]:
    text = (files(__package__) / "codes" / "regions.csv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(text.splitlines())}


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """The codes of each name; names repeat between provinces (鼓楼区)."""
    codes: dict[str, tuple[str, ...]] = {}
    for code, name in _names().items():
        codes[name] = (*codes.get(name, ()), code)
    return codes


def name_of(code: str) -> str:
    """The name of a division; '' where the code is not listed."""
    return _names().get(code, "")


def code_of(place: str) -> str:
    """The code of a place ('甲市乙区', '某县'); '' where it is not listed or could be several."""
    for length in range(len(place), 1, -1):
        fitting = [code for code in _codes().get(place[-length:], ()) if place[:-length] in _above(code)]
        if len(fitting) == 1:
            return fitting[0]
    return ""


def _above(code: str) -> tuple[str, ...]:
    """What may be printed before a division's name: nothing, its city, its province, or both."""
    province = name_of(code[:2] + "0000")
    city = name_of(code[:4] + "00") if code[4:] != "00" else ""
    return ("", city, province, province + city)
