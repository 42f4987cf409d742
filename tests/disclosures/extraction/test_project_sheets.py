"""A project's sheet in one grid: particulars above, indicators below."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosures.extraction.project_sheets import part_sheets
from tests.disclosures.extraction.grids import grid, understood

SHEET = """
项目名称 | 古桥巡查<1x4> | · | · | ·
主管部门及代码 | 999-临江区测试局<1x2> | · | 实施单位 | 临江区测试局
项目资金（{unit}）<3x1> | 年度资金总额：<1x2> | · | {amount}<1x2> | ·
· | 其中：财政拨款<1x2> | · | {amount}<1x2> | ·
· | 其他资金<1x2> | · | <1x2> | ·
总体目标<2x1> | 年度目标<1x4> | · | · | ·
· | 巡查古桥，消除隐患。<1x4> | · | · | ·
绩效指标<4x1> | 一级指标 | 二级指标 | 三级指标 | 指标值
· | 产出指标<2x1> | 数量指标 | 巡查次数 | ≥24次
· | · | 质量指标 | 合格率 | ≥95%
· | 满意度指标 | 服务对象满意度 | 满意度 | ≥90%
"""


def sheet(unit="万元", amount="9.00"):
    return grid(SHEET.format(unit=unit, amount=amount))


def test_the_particulars_are_a_project():
    extraction = understood("项目支出绩效目标表", "（2031年度）", sheet())
    [project] = extraction.projects
    assert [table.form for table in extraction.tables] == ["T11", "T12"]
    assert (project.name, project.budget, project.fiscal) == ("古桥巡查", Decimal(90000), Decimal(90000))
    assert project.goal == "巡查古桥，消除隐患。"
    assert not extraction.leftovers


def test_the_indicators_are_those_of_the_project():
    found = understood("项目支出绩效目标表", sheet()).indicators
    assert [(i.project, i.first, i.third, i.value) for i in found] == [
        ("古桥巡查", "产出指标", "巡查次数", "≥24次"),
        ("古桥巡查", "产出指标", "合格率", "≥95%"),
        ("古桥巡查", "满意度指标", "满意度", "≥90%"),
    ]


def test_the_money_unit_stands_in_a_label():
    [project] = understood("单位：元", "项目支出绩效目标表", sheet("元", "90000")).projects
    assert project.budget == Decimal(90000)


def test_every_printed_cell_but_the_label_beside_all_is_kept():
    upper, lower = part_sheets([sheet()])
    printed = [cell.text for part in (upper, lower) for row in part.rows for cell in row if cell]
    whole = [cell.text for row in sheet().rows for cell in row if cell]
    assert printed == [text for text in whole if text != "绩效指标"]


@pytest.mark.parametrize(
    "text",
    [
        "项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值\n古桥巡查 | 产出指标 | 数量指标 | 巡查次数 | ≥24次",
        "部门名称 | 测试局<1x3> | · | ·\n年度目标 | 履行职责<1x3> | · | ·\n一级指标 | 二级指标 | 三级指标 | 指标值",
        "项目名称 | 古桥巡查<1x3> | · | ·\n一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 次数 | ≥24次",
    ],
)
def test_other_tables_of_indicators_stay_whole(text):
    table = grid(text)
    assert part_sheets([table]) == (table,)


def test_heads_over_two_rows_are_no_particulars_of_a_project():
    table = """
单位名称<2x1> | 项目名称<2x1> | 预算数<2x1> | 年度目标<2x1> | 绩效指标<1x4> | · | · | ·
· | · | · | · | 一级指标 | 二级指标 | 三级指标 | 指标值
临江区测试局 | 古桥巡查 | 9.00 | 巡查古桥。 | 产出指标 | 数量指标 | 巡查次数 | 24
"""
    extraction = understood("项目绩效目标表", "单位：万元", grid(table))
    assert [table.form for table in extraction.tables] == ["T12"]
    assert [(p.name, p.budget, p.goal) for p in extraction.projects] == [("古桥巡查", Decimal(90000), "巡查古桥。")]
