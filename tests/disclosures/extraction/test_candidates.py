"""Which forms a table may have."""

from __future__ import annotations

from tests.disclosures.extraction.grids import amounts, grid, understood


def test_guangdong_lists_expenditure_line_by_line():
    table = """
项目 | 2031年预算
一、基本支出 | 6.00
工资福利支出 | 5.00
二、项目支出 | 3.00
三、事业单位经营支出 | 1.00
本年支出合计 | 10.00
四、结转下年 | 2.00
支出总计 | 12.00
"""
    extraction = understood("支出总体情况表", "单位：万元", grid(table))
    assert [t.form for t in extraction.tables] == ["T03"]
    found = amounts(extraction, "T03")
    assert found[("total", "basic")] == "6.00"
    assert found[("total", "project")] == "3.00"
    assert found[("total", "business")] == "1.00"
    assert found[("total", "total")] == "10.00"
    assert found[("item:支出总计", "total")] == "12.00"
    assert not extraction.leftovers


def test_a_list_without_what_the_form_cannot_do_without_is_no_form():
    extraction = understood("支出总体情况表", "单位：万元", grid("项目 | 2031年预算\n甲 | 6.00\n乙 | 3.00"))
    assert [t.form for t in extraction.tables] == [None]


def test_the_governments_classification_alone_is_not_basic_expenditure():
    table = """
科目编码<1x2> | · | 科目名称<2x1> | 合计<2x1>
类 | 款 | · | ·
501 | 01 | 工资奖金津补贴 | 4.00
"""
    extraction = understood("一般公共预算基本支出表（政府预算支出经济分类）", "单位：万元", grid(table))
    assert [t.form for t in extraction.tables] == [None]
