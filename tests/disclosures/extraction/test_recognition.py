"""Which form a table is: by title, header, codes and order."""

from __future__ import annotations

import pytest

from tests.disclosures.extraction.grids import EXPENDITURE, SUMMARY, grid, understood

BASIC = """
科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
 | 合计 | 20.00 | 15.00 | 5.00
301 | 工资福利支出 | 15.00 | 15.00 |
30101 | 基本工资 | 15.00 | 15.00 |
302 | 商品和服务支出 | 5.00 | | 5.00
30201 | 办公费 | 5.00 | | 5.00
"""


def forms(*blocks) -> list[str | None]:
    return [table.form for table in understood(*blocks).tables]


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("部门预算支出总表", "T03"),
        ("支　出　总　表", "T03"),
        ("2031年部门支出预算总表", "T03"),
        ("表1-2 部门支出总体情况表", "T03"),
        ("公开03表：支出预算总表", "T03"),
        ("临江区测试局2031年单位支出总表", "T03"),
        ("部门预算一般公共预算财政拨款支出表", "T05"),
        ("一般公共预算支出情况表", "T05"),
        ("一般公共预算支出预算表（功能科目）", "T05"),
        ("2031年部门一般公共预算支出功能分类预算表", "T05"),
        ("政府性基金预算支出表", "T07"),
        ("财政拨款政府性基金支出预算表", "T07"),
        ("国有资本经营预算支出情况表", "T08"),
        ("固有资本经营预算支出表", "T08"),
    ],
)
def test_a_title_in_any_wording_names_its_form(title, form):
    assert forms(title, grid(EXPENDITURE)) == [form]


@pytest.mark.parametrize(
    "title", ["项目支出表", "一般公共预算项目支出表", "支出总表（按政府预算经济分类）", "转移支付支出表"]
)
def test_a_title_of_its_own_that_names_no_form_is_no_form(title):
    extraction = understood(title, grid(EXPENDITURE))
    assert [table.form for table in extraction.tables] == [None]
    assert [left.reason for left in extraction.leftovers] == ["未识别的表格"]
    assert extraction.tables[0].text(1, 2) == "30.00"


def test_economic_codes_tell_the_basic_expenditure_from_the_functional_one():
    assert forms("一般公共预算基本支出表", grid(BASIC)) == ["T06"]
    assert forms("一般公共预算支出表", grid(BASIC)) == [None]


def test_a_title_may_be_the_first_cell_of_the_table():
    first = "部门支出总表<1x5> | · | · | · | ·\n | | | | 单位：元\n"
    extraction = understood(grid(first + EXPENDITURE.strip()))
    assert [(t.form, t.title, t.amount_unit, len(t.rows)) for t in extraction.tables] == [
        ("T03", "部门支出总表", "元", 4)
    ]


def test_a_title_broken_over_two_lines_is_joined():
    wide = """
合计 | 因公出国（境）费 | 公务接待费 | 会议费
5.00 | 1.00 | 1.00 | 3.00
"""
    assert forms("公开09表：“三公”经费、会议费", "培训费支出预算表", grid(wide)) == ["T09"]


def test_tables_without_any_title_are_told_by_their_order():
    named = ["收支总表", grid(SUMMARY), "支出总表", grid(EXPENDITURE), "一般公共预算支出表", grid(EXPENDITURE)]
    untitled = [grid(BASIC), grid(EXPENDITURE), grid(EXPENDITURE)]
    assert forms(*named, *untitled)[3:] == ["T06", "T07", "T08"]


def test_lines_of_the_contents_are_no_titles():
    contents = ["目录", "收支总表……1", "支出总表……2"]
    assert forms(*contents, grid("姓名 | 年龄\n甲 | 乙")) == [None]


def test_a_one_cell_table_is_narrative():
    extraction = understood(grid("本表中的金额均为预算数，不含结转资金。"))
    assert not extraction.tables
    assert [passage.text for passage in extraction.narrative] == ["本表中的金额均为预算数，不含结转资金。"]


def test_indicators_directly_after_a_project_head_are_that_projects():
    head = """
单位：万元<1x7> | · | · | · | · | · | ·
项目编码 | 99010031P00000000001A<1x2> | · | 项目名称 | 测试项目<1x3> | · | ·
预算规模及资金用途<2x1> | 预算数 | 3.00 | 其中：财政资金 | 3.00 | 其他资金 |
· | 用于测试。<1x6> | · | · | · | · | ·
资金支出计划（%）<2x1> | 3月底<1x2> | · | 6月底 | 10月底 | 12月底<1x2> | ·
· | 25%<1x2> | · | 50% | 75% | 100%<1x2> | ·
绩效目标 | 1.完成测试<1x6> | · | · | · | · | ·
"""
    indicators = """
一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据
产出指标<2x1> | 数量指标 | 测试次数 | 次数 | ≥3次 | 工作计划
· | 质量指标 | 合格率 | 合格率 | 100% | 工作计划
"""
    extraction = understood("1、测试项目绩效目标表", grid(head), grid(indicators))
    assert [(t.form, t.title) for t in extraction.tables] == [
        ("T11", "1、测试项目绩效目标表"),
        ("T12", "1、测试项目绩效目标表"),
    ]
    [project] = extraction.projects
    assert (project.code, project.name, project.budget) == ("99010031P00000000001A", "测试项目", 30000)
    assert (project.purpose, project.goal) == ("用于测试。", "1.完成测试")
    assert project.plan == (("3月底", "25%"), ("6月底", "50%"), ("10月底", "75%"), ("12月底", "100%"))
    assert [(i.project, i.first, i.third) for i in extraction.indicators] == [
        ("测试项目", "产出指标", "测试次数"),
        ("测试项目", "产出指标", "合格率"),
    ]


def test_a_small_table_of_the_narrative_is_not_taken_for_a_form():
    assert forms("二、收入预算情况说明", grid("项目 | 金额\n门票 | 3.00\n停车 | 4.00")) == [None]
    assert forms("二、人员情况", grid("单位名称 | 人数\n甲局 | 3")) == [None]


def test_a_contents_page_drawn_as_a_table_is_no_table():
    contents = "1 | 收支总表 | 3\n2 | 收入总表 | 4\n3 | 支出总表 | 5\n4 | 财政拨款收支总表 | 6"
    extraction = understood("目录", grid(contents), "支出总表", grid(EXPENDITURE))
    assert [table.form for table in extraction.tables] == ["T03"]
    assert not extraction.narrative


@pytest.mark.parametrize("rows", range(1, 7))
def test_a_project_head_that_breaks_off_is_still_read(rows):
    head = """
项目编码 | 99010031P00000000001A | 项目名称 | 测试
预算规模及资金用途<2x1> | 预算数 | 3.00 | 其中：财政资金
· | 用于测试。<1x3> | · | ·
资金支出计划（%）<2x1> | 3月底 | 6月底 | 12月底
· | 25% | 50% | 100%
绩效目标 | 完成<1x3> | · | ·
"""
    whole = grid(head)
    extraction = understood("1、测试绩效目标表", type(whole)(whole.rows[:rows]))
    assert len(extraction.tables) == 1
