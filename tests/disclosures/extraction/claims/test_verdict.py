"""Figures that a table prints once a unit."""

import pytest

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
