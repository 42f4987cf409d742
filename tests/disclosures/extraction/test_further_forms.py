"""Tables that only some provinces print: their forms, their figures, and where they stand in the JSON."""

from __future__ import annotations

import pytest

from disclosures.extraction.contract import to_json
from disclosures.extraction.forms import is_further
from disclosures.extraction.layout import load_layouts
from tests.disclosures.extraction.grids import EXPENDITURE, SUMMARY, amounts, grid, understood

PROJECTS = """
项目分类<2x1> | 项目代码<2x1> | 项目名称<2x1> | 经济科目编码<2x1> | 合计<2x1> | 本年拨款<1x2> | · | 自有资金<1x2> | ·
· | · | · | · | · | 小计 | 一般公共预算 | 小计 | 事业收入
特定目标类<2x1> | 99010031P00000000001A<2x1> | 河道清淤<2x1> | 30213 | 60.00 | 60.00 | 60.00 | |
· | · | · | 31002 | 20.00 | 20.00 | 20.00 | |
其他运转类 | 99010031P00000000002A | 档案整理 | 30201 | 9.00 | | | 9.00 | 9.00
合计 | | | | 89.00 | 80.00 | 80.00 | 9.00 | 9.00
"""
PURPOSES = """
部门预算支出经济分类科目<1x2> | · | 政府预算支出经济分类科目<1x2> | · | 合计<2x1> | 基本支出<2x1> | 项目支出<2x1>
科目编码 | 科目名称 | 科目编码 | 科目名称 | · | · | ·
 | 合计 | | | 30.00 | 25.00 | 5.00
301 | 工资福利支出 | | | 20.00 | 20.00 |
30101 | 基本工资 | 50101 | 工资奖金津补贴 | 20.00 | 20.00 |
302 | 商品和服务支出 | | | 10.00 | 5.00 | 5.00
30201 | 办公费 | 50201 | 办公经费 | 10.00 | 5.00 | 5.00
"""
BASIC = """
科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
 | 合计 | 30.00 | 25.00 | 5.00
301 | 工资福利支出 | 25.00 | 25.00 |
30101 | 基本工资 | 25.00 | 25.00 |
302 | 商品和服务支出 | 5.00 | | 5.00
30201 | 办公费 | 5.00 | | 5.00
"""
CLASSES = """
功能科目<1x2> | · | 总计<2x1> | 工资福利支出<2x1> | 商品和服务支出<2x1>
科目编码 | 科目名称 | · | · | ·
 | 合计 | 30.00 | 20.00 | 10.00
208 | 社会保障和就业支出 | 30.00 | 20.00 | 10.00
"""
SERVICES = """
预算项目 | 政府购买服务项目 | 所属服务类别 | 购买内容简述 | 合计 | 财政拨款 | 单位自有资金
合计 | | | | 3.00 | 3.00 |
档案整理 | 档案数字化 | 政府履职辅助 | 扫描 | 3.00 | 3.00 |
"""
FUNDS = (
    "序号 | 专项资金名称 | 设立依据 | 金额\n1 | 养老服务补助 | 无 | 8.00\n2 | 殡葬改革 | 无 | 2.00\n | 合计 | | 10.00"
)
MEETINGS = "项目 | 上年预算数 | 本年预算数\n会议费 | 3.00 | 2.00\n培训费 | 1.00 | 1.00\n合计 | 4.00 | 3.00"


PRINTED = (
    ("部门项目支出预算表（其他运转类、特定目标类项目）", "U01", PROJECTS, 14),
    ("2031年项目支出情况表", "U01", PROJECTS, 14),
    ("一般公共预算项目支出预算表", "U02", PROJECTS, 14),
    ("部门预算支出经济分类科目表", "U03", PURPOSES, 13),
    ("政府预算支出经济分类科目表", "U03", PURPOSES, 13),
    ("支出总表（按政府预算经济分类）", "U03", BASIC, 11),
    ("一般公共预算支出预算表（按经济分类）", "U04", BASIC, 11),
    ("财政拨款支出预算表（功能科目）", "U05", EXPENDITURE, 12),
    ("财政拨款基本支出预算表（经济科目）", "U06", BASIC, 11),
    ("一般公共预算机关运行经费支出预算表", "U07", BASIC, 11),
    ("财政专户管理资金支出表", "U08", EXPENDITURE, 12),
    ("部门政府购买服务预算表", "U09", SERVICES, 4),
    ("会议费、培训费预算表", "U10", MEETINGS, 6),
    ("部门基本支出预算表", "U11", BASIC, 11),
    ("部门基本支出预算表（人员类、运转类公用经费项目）", "U11", PROJECTS, 14),
    ("上年结转支出预算表", "U12", EXPENDITURE, 12),
    ("支出预算分类汇总表（按部门预算经济分类）", "U13", CLASSES, 6),
    ("专项资金管理清单", "U14", FUNDS, 3),
)


@pytest.mark.parametrize(("title", "form", "text", "figures"), PRINTED)
def test_a_title_names_a_further_form_and_every_figure_is_a_fact(title, form, text, figures):
    extraction = understood(title, "单位：万元", grid(text))
    assert [table.form for table in extraction.tables] == [form]
    assert len(amounts(extraction, form)) == figures
    assert extraction.leftovers == ()


def test_every_further_layout_is_printed_here():
    printed = {understood(title, grid(text)).tables[0].layout for title, _, text, _ in PRINTED}
    assert printed == {layout.id for layout in load_layouts() if is_further(layout.form)}


def test_a_project_printed_in_several_rows_keeps_its_name_in_each():
    facts = understood("项目支出表", grid(PROJECTS)).facts
    named = {(f.address.row, f.row_label) for f in facts}
    assert named == {("line:0", "河道清淤"), ("line:1", "河道清淤"), ("line:2", "档案整理"), ("total", "合计")}


def test_the_classes_of_a_wide_table_are_columns():
    found = amounts(understood("支出预算分类汇总表", grid(CLASSES)), "U13")
    assert found["208", "class.301"] == "20.00"


def test_without_its_title_no_table_has_a_further_form():
    assert [t.form for t in understood("项目支出情况说明", grid(SERVICES)).tables] == [None]


def test_in_the_json_further_forms_have_keys_of_their_own():
    told = to_json(understood("部门预算收支总表", grid(SUMMARY), "财政拨款支出预算表", "单位：万元", grid(EXPENDITURE)))
    assert [(t["form"], t["further_form"]) for t in told["tables"]] == [("T01", None), (None, "U05")]
    assert {fact["form"] for fact in told["facts"]} == {"T01"}
    assert {(f["form"], f["table"]) for f in told["further_facts"]} == {("U05", "t2")}
    assert len(told["further_facts"]) == 12


def test_the_narrative_is_not_held_against_further_forms():
    text = "2031年支出30.00万元。"
    [claim] = [c for c in understood("财政拨款支出预算表", grid(EXPENDITURE), text).claims if c.unit == "万元"]
    assert claim.refers_to == ()
