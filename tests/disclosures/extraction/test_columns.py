"""What the columns of a recognised table hold."""

from __future__ import annotations

from tests.disclosures.extraction.grids import amounts, grid, understood

BLOCKS = """
收入<1x2> | · | 支出<1x6> | · | · | · | · | ·
项目 | 预算数 | {head} | 预算数 | 部门预算支出经济科目（按大类） | 预算数 | 政府预算支出经济分类科目（按大类） | 预算数
1、财政拨款 | 9.00 | 1、一般公共服务支出 | | 1、人员经费和公用经费支出 | 6.00 | 1、机关工资福利支出 | 6.00
2、上级补助收入 | | 2、教育支出 | 9.00 | 2、专项业务经费支出 | 3.00 | 2、机关商品和服务支出 | 3.00
收入总计 | 9.00 | 支出总计 | 9.00 | 支出总计 | 9.00 | 支出总计 | 9.00
"""


def test_words_between_two_amounts_name_the_rows_of_their_block_whatever_their_head_says():
    for head in ("支出功能分科目（按大类）", "大类名目"):
        found = amounts(understood("收支总表", "单位：万元", grid(BLOCKS.format(head=head))), "T01")
        assert found[("expenditure.205", "amount")] == "9.00"
        assert found[("expenditure.basic", "amount")] == "6.00"
        assert found[("expenditure.project", "amount")] == "3.00"
        assert ("income.superior", "amount") not in found


def test_figures_under_an_unknown_head_do_not_name_rows():
    table = """
项目 | 预算数 | 项目 | 上上年 | 预算数
一、一般公共预算拨款收入 | 9.00 | 一、教育支出 | 8.00 | 9.00
收入总计 | 9.00 | 支出总计 | 8.00 | 9.00
"""
    extraction = understood("收支总表", "单位：万元", grid(table))
    assert amounts(extraction, "T01")[("expenditure.205", "amount")] == "9.00"
    assert [leftover.text for leftover in extraction.leftovers] == ["8.00", "8.00"]


def test_public_expenses_in_width_hold_last_year_this_year_and_the_change():
    table = """
单位名称<2x1> | 上年<1x2> | · | 当年<1x2> | · | 增减变化情况<1x2> | ·
· | 公务接待费 | 会议费 | 公务接待费 | 会议费 | 公务接待费 | 会议费
临江区测试局 | 3.00 | 1.00 | 2.00 | 1.50 | -1.00 | 0.50
"""
    found = amounts(understood("“三公”经费及会议费、培训费支出预算表", "单位：万元", grid(table)), "T09")
    assert found == {
        ("reception", "last_year"): "3.00",
        ("meetings", "last_year"): "1.00",
        ("reception", "total"): "2.00",
        ("meetings", "total"): "1.50",
        ("reception", "change"): "-1.00",
        ("meetings", "change"): "0.50",
    }


def test_the_money_unit_may_stand_in_every_head():
    table = """
收入<1x3> | · | · | 支出<1x3> | · | ·
项目 | 2031年预算数（万元） | 增减额（万元） | 项目 | 2031年预算数（万元） | 增减额（万元）
一、一般公共预算拨款收入 | 9.00 | 1.00 | 一、教育支出 | 9.00 | （2.00）
收入总计 | 9.00 | 1.00 | 支出总计 | 9.00 | 1.00
"""
    extraction = understood("部门收支总表", grid(table))
    found = amounts(extraction, "T01")
    assert (found["income.general_public", "change"], found["expenditure.205", "change"]) == ("1.00", "（2.00）")
    assert extraction.tables[0].amount_unit == "万元"
    assert not extraction.leftovers


def test_a_sum_under_an_unknown_heading_is_not_the_total_of_the_row():
    table = """
科目编码<2x1> | 科目名称<2x1> | 总计<2x1> | 一般公共预算拨款收入<2x1> | {heading}<1x2> | ·
· | · | · | · | 金额 | 其中：非同级财政拨款
205 | 教育支出 | 9.00 | 5.00 | 4.00 | 1.00
"""
    known = understood("部门收入总表", "单位：万元", grid(table.format(heading="事业收入预算")))
    assert amounts(known, "T02") == {
        ("205", "total"): "9.00",
        ("205", "general_public"): "5.00",
        ("205", "institutional"): "4.00",
        ("205", "institutional.elsewhere"): "1.00",
    }
    unknown = understood("部门收入总表", "单位：万元", grid(table.format(heading="某某款")))
    assert amounts(unknown, "T02")[("205", "total")] == "9.00"
    assert "4.00" in {leftover.text for leftover in unknown.leftovers}
