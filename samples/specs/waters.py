"""澄汐市水域管护办公室 (Jiangsu form), 2025: tables alone, no codes of region and unit."""

from __future__ import annotations

from samples.money import wan
from samples.spec import Disclosure, Entity, LastYear, Project
from samples.specs.culture import costs

COSTS = """
30101 - 412.66
30102 - 786.40
30103 - 33.25
30108 2080505 198.10
30109 2080506 79.24
30112 2089999 6.19
30113 2210201 241.52
30201 - 66.00
30205 - 4.80
30206 - 12.60
30207 - 15.00
30211 - 48.00
30213 - 18.00
30215 - 14.00
30216 - 9.50
30217 - 6.20
30228 - 16.80
30231 - 38.40
30239 - 71.28
30299 - 11.12
30302 2080501 96.37
"""


def disclosure() -> Disclosure:
    department = Entity(
        level="department",
        code="",
        name="澄汐市水域管护办公室",
        nature=("行政", "", "财政拨款"),
        costs=costs("2120101", COSTS),
        projects=(
            Project("", "河道保洁", "2120501", wan("1265.40"), "", (), ()),
            Project("", "水域设施巡检", "2120399", wan("338.75"), "", (), ()),
        ),
        last=LastYear(wan("0"), wan("0"), wan("0")),
    )
    return Disclosure("chengxi-waters-2025", ("", "澄汐市"), 2025, department)
