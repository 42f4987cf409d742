"""What a stated figure is held against: the section's own table, most tables, one unit's or their sum."""

from decimal import Decimal

import pytest

from disclosures.extraction import tolerance
from disclosures.extraction.claims import verdict
from disclosures.extraction.claims.references import Reference
from disclosures.extraction.claims.witnesses import Witnesses
from disclosures.extraction.model import Address
from tests.disclosures.extraction.grids import grid, understood

TABLE = """
单位编码 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | | 合计 | 30.00 | 30.00 |
999001 | | 临江区测试局本级 | 18.00 | 18.00 |
 | 2080505 | 机关事业单位基本养老保险缴费支出 | 18.00 | 18.00 |
999002 | | 临江区测试站 | 12.00 | 12.00 |
 | 2080505 | 机关事业单位基本养老保险缴费支出 | 12.00 | 12.00 |
"""


@pytest.mark.parametrize(("stated", "status"), [("30.00", "agrees"), ("12.00", "agrees"), ("31.00", "disagrees")])
def test_an_account_of_several_units_is_their_sum_or_one_units(stated: str, status: str) -> None:
    text = f"机关事业单位基本养老保险缴费支出（项）{stated}万元。"
    extraction = understood("单位：万元", "一般公共预算支出表", grid(TABLE), "一、一般公共预算支出情况", text)
    assert [c.status for c in extraction.claims if c.printed == stated] == [status]


@pytest.mark.parametrize(
    ("held", "status"),
    [
        ([7], "agrees"),
        ([7, 5, 5], "agrees"),  # the section's own table
        ([5, 7, 7], "agrees"),  # most tables
        ([5, 5, 7], "disagrees"),
        ([5, 7], "disagrees"),
        ([5, 6, 7, 7], "disagrees"),  # no more than half of them
        ([], "no_rule"),
    ],
)
def test_a_figure_agrees_with_its_own_table_or_with_most(held, status):
    known, places = Witnesses(), [Address(f"T0{n}", "999", "208", "total") for n in range(1, 5)]
    for place, amount in zip(places, held, strict=False):
        known.imply(place, tolerance.exactly(Decimal(amount)))
    assert verdict.judge(tolerance.exactly(Decimal(7)), Reference(tuple(places[: len(held)])), known) == status
