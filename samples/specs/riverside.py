"""云汀区河岸街道社区事务中心 (Shanghai form, 元), 2025. No region and unit codes are printed."""

from __future__ import annotations

from decimal import Decimal

from samples.money import wan
from samples.spec import Cost, Disclosure, Entity, LastYear, Project

COSTS = """
30101 2120101 1286400
30102 2120101 2154720
30103 2120101 487350
30107 2120101 1630275
30108 2080505 642816
30109 2080506 321408
30110 2101101 401760
30112 2089999 20088
30113 2210201 482112
30201 2120101 168500
30205 2120101 21600
30206 2120101 74800
30207 2120101 38260
30209 2120101 215400
30211 2120101 12000
30217 2120101 8000
30228 2120101 80352
30231 2120101 36000
30239 2120101 97200
30299 2120101 54630
30302 2080501 86435
"""


def _project(name: str, functional: str, amount: int) -> Project:
    return Project("", name, functional, Decimal(amount), "", (), ())


def disclosure() -> Disclosure:
    split = [line.split() for line in COSTS.strip().splitlines()]
    unit = Entity(
        level="unit",
        code="",
        name="云汀区河岸街道社区事务中心",
        nature=("事业", "", "财政拨款"),
        costs=tuple(Cost(e, f, Decimal(a)) for e, f, a in split),
        projects=(
            _project("社区公共设施维护", "2120399", 1864300),
            _project("环境卫生保洁", "2120501", 4275000),
            _project("社区事务受理窗口运转", "2120199", 963845),
        ),
        last=LastYear(wan("812.40"), wan("705.10"), wan("79.20"), vehicle_running=wan("4.00"), reception=wan("0.80")),
        duties=(
            "承接社区事务受理，为居民提供窗口服务。",
            "维护街道范围内的社区公共设施。",
            "组织社区环境卫生的日常保洁与检查。",
        ),
        reasons=("主要是人员变动", "财政拨款收支增加的主要原因是人员经费和保洁面积增加", "主要原因是压减车辆运行开支"),
    )
    return Disclosure("yunting-riverside-2025", ("", "云汀区"), 2025, unit, kind="unit_budget")
