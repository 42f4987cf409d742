"""Tables to facts: canonical addresses, exact amounts, and no printed cell unaccounted for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from disclosures.extraction.facts import read_facts
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Scope
from disclosures.extraction.recognition import recognise
from disclosures.extraction.surroundings import contents_lines, frames
from disclosures.extraction.tables import table_of
from disclosures.extraction.text import fold
from tests.disclosures.extraction.grids import EXPENDITURE, SUMMARY, amounts, document, grid, understood


def test_both_sides_of_a_summary_have_canonical_rows():
    found = amounts(understood("部门预算收支总表", grid(SUMMARY)), "T01")
    assert found == {
        ("income.general_public", "amount"): "25.00",
        ("expenditure.208", "amount"): "30.00",
        ("income.own_funds", "amount"): "5.00",
        ("income.year_total", "amount"): "30.00",
        ("expenditure.year_total", "amount"): "30.00",
        ("income.total", "amount"): "30.00",
        ("expenditure.total", "amount"): "30.00",
    }


def test_a_blank_amount_is_a_fact_without_amount():
    facts = understood("部门预算收支总表", grid(SUMMARY)).facts
    [blank] = [f for f in facts if f.address.row == "expenditure.210"]
    assert (blank.amount, blank.row_label) == (None, "十、医疗卫生与计划生育支出")


def test_amounts_are_exact_and_keep_their_place():
    [fact] = [
        f
        for f in understood("支出总表", "单位：万元", grid(EXPENDITURE)).facts
        if str(f.address).endswith("2080505:basic")
    ]
    assert (fact.amount, fact.decimals, fact.unit, fact.printed) == (Decimal("200000.00"), 2, "万元", "20.00")
    assert (fact.row, fact.column, fact.locus.row, fact.locus.cell) == (3, 3, 4, 3)


def test_a_figure_from_a_doubtful_cell_is_doubtful():
    sheet = grid(EXPENDITURE)
    *above, last = sheet.rows
    pictured = tuple(cell._replace(doubtful=True) if cell and cell.text == "20.00" else cell for cell in last)
    facts = understood("支出总表", "单位：万元", replace(sheet, rows=(*above, pictured))).facts
    assert {str(f.address).split(":", 2)[2] for f in facts if f.doubtful} == {"2080505:basic"}


def test_codes_in_columns_of_their_own_are_joined_and_carried_down():
    table = """
科目编码<1x2> | · | 科目名称<2x1> | 合计<2x1> | 人员经费<2x1> | 公用经费<2x1>
类 | 款 | · | · | · | ·
301 | | 工资福利支出 | 3.00 | 3.00 |
 | 01 | 基本工资 | 1.00 | 1.00 |
 | 02 | 津贴补贴 | 2.00 | 2.00 |
 | | 合计 | 3.00 | 3.00 |
"""
    rows = {row for row, _ in amounts(understood("一般公共预算基本支出表", grid(table)), "T06")}
    assert rows == {"301", "30101", "30102", "total"}


def test_a_code_printed_twice_counts_its_occurrences():
    twice = EXPENDITURE + "2080505 | 机关事业单位基本养老保险缴费支出 | 30.00 | 20.00 | 10.00\n"
    facts = [f for f in understood("支出总表", grid(twice)).facts if str(f.address).endswith("2080505:total")]
    assert [f.occurrence for f in facts] == [0, 1]


def test_revenue_by_unit_is_keyed_by_the_units_code():
    table = """
部门（单位）代码 | 部门（单位）名称 | 合计 | 上年结转 | 一般公共预算拨款收入 | 事业收入
 | 合计 | 9.00 | | 9.00 |
999 | 临江区测试局 | 9.00 | | 9.00 |
999001 | 临江区测试局本级 | 9.00 | 0.00 | 9.00 | 0.00
"""
    extraction = understood("收入总表", grid(table))
    assert {row for row, _ in amounts(extraction, "T02")} == {"total", "unit:999", "unit:999001"}
    assert (extraction.unit.code, extraction.unit.name) == ("999", "临江区测试局")


def test_public_expenses_printed_in_width_have_the_same_rows_as_in_length():
    wide = """
上年预算数<1x4> | · | · | · | 2031年预算数<1x4> | · | · | ·
合计<2x1>|公务用车购置及运行费<1x2>|·|公务接待费<2x1>|合计<2x1>|公务用车购置及运行费<1x2>|·|公务接待费<2x1>
· | 小计 | 运行费 | · | · | 小计 | 运行费 | ·
4.20 | 2.50 | 2.50 | 1.70 | 3.22 | 2.50 | 2.50 | 0.72
"""
    found = amounts(understood("一般公共预算“三公”经费支出表", grid(wide)), "T09")
    assert found[("total", "last_year")] == "4.20"
    assert found[("reception", "total")] == "0.72"
    assert found[("vehicles", "total")] == found[("vehicle_running", "total")] == "2.50"


def test_revenue_printed_as_a_list_of_sources_becomes_columns():
    listed = """
项目名称<1x2> | · | 金额
收入总计<1x2> | · | 8.00
一般公共预算资金<2x1> | 小计 | 6.00
· | 专项收入 |
其他资金<2x1> | 小计 | 2.00
· | 事业收入 | 2.00
"""
    found = amounts(understood("收入预算总表", grid(listed)), "T02")
    assert found == {
        ("total", "total"): "8.00",
        ("total", "general_public"): "6.00",
        ("total", "own_funds"): "2.00",
        ("total", "institutional"): "2.00",
    }


def test_the_budgets_printed_again_below_the_carry_over_are_second_occurrences():
    table = """
收入<1x2> | · | 支出<1x2> | ·
项目 | 金额 | 项目 | 合计
一、一般公共预算拨款 | 5.00 | 一、外交支出 | 6.00
年初财政拨款结转和结余 | 1.00 | |
一、一般公共预算拨款 | 1.00 | |
收入总计 | 6.00 | 支出总计 | 6.00
"""
    facts = [f for f in understood("财政拨款收支总表", grid(table)).facts if f.address.row == "income.general_public"]
    assert [(f.occurrence, f.printed) for f in facts] == [(0, "5.00"), (1, "1.00")]


def test_columns_of_last_year_and_of_the_carry_over_keep_their_group():
    table = """
科目编码<2x1> | 科目名称<2x1> | 2030年执行数<2x1> | 2031年预算数<1x3> | · | ·
· | · | · | 小计 | 基本支出 | 项目支出
208 | 社会保障和就业支出 | 7.00 | 9.00 | 5.00 | 4.00
"""
    found = amounts(understood("一般公共预算支出表", grid(table)), "T05")
    assert found == {
        ("208", "last_year"): "7.00",
        ("208", "total"): "9.00",
        ("208", "basic"): "5.00",
        ("208", "project"): "4.00",
    }


def test_text_in_an_amount_column_is_a_leftover():
    extraction = understood("支出总表", grid(EXPENDITURE + "210 | 卫生健康支出 | 待定 | |\n"))
    assert [(left.reason, left.text) for left in extraction.leftovers] == [("金额列中不是金额", "待定")]


def test_a_column_that_nobody_knows_is_left_over_and_not_lost():
    table = EXPENDITURE.replace("项目支出\n", "项目支出 | 玄学支出\n").replace("10.00\n", "10.00 | 7.77\n")
    extraction = understood("支出总表", grid(table))
    assert {left.text for left in extraction.leftovers} == {"7.77"}
    assert extraction.tables[0].column_keys == (None, None, "total", "basic", "project", None)


@pytest.mark.parametrize("table", [SUMMARY, EXPENDITURE, EXPENDITURE + "210 | 卫生健康支出 | 待定 | |\n"])
def test_every_printed_cell_is_a_fact_a_label_or_a_leftover(table):
    title = "收支总表" if table is SUMMARY else "支出总表"
    blocks = document(title, grid(table)).blocks
    [reading] = recognise(frames(blocks, contents_lines(blocks)), load_layouts())
    found = table_of(reading, "t1", Scope("department", "", ""), "万元")
    outcome = read_facts(reading, found)
    body = sum(1 for row in found.rows for cell in row if cell and fold(cell.text))
    printed_facts = sum(1 for fact in outcome.facts if fold(fact.printed))
    assert body == printed_facts + outcome.labels + len(outcome.leftovers)
