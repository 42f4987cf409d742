"""The canonical key of each row."""

from __future__ import annotations

from tests.disclosures.extraction.grids import amounts, grid, understood


def test_a_units_own_line_among_the_accounts_is_the_units():
    table = """
科目编码<1x3> | · | · | 科目代码<2x1> | 科目名称<2x1> | 合计<2x1> | 基本支出<2x1> | 项目支出<2x1>
类 | 款 | 项 | · | · | · | · | ·
 | | | | 合计 | 9.00 | 9.00 |
 | | | 208 | 临江区测试局 | 9.00 | 9.00 |
 | | | 208001 | 临江区测试局本级 | 9.00 | 9.00 |
208 | | | 208 | 社会保障和就业支出 | 9.00 | 9.00 |
"""
    found = amounts(understood("支出总表", "部门：208_临江区测试局  单位：元", grid(table)), "T03")
    assert {row for row, _ in found} == {"total", "unit:208", "unit:208001", "208"}


def test_a_part_of_a_code_in_a_column_of_its_own_has_two_digits():
    table = """
科目编码<1x2> | · | 科目名称<2x1> | 合计<2x1> | 人员经费<2x1> | 公用经费<2x1>
类 | 款 | · | · | · | ·
301 | | 工资福利支出 | 3.00 | 3.00 |
301 | 1 | 基本工资 | 1.00 | 1.00 |
301 | 12 | 其他社会保障缴费 | 2.00 | 2.00 |
"""
    rows = {row for row, _ in amounts(understood("一般公共预算基本支出表", grid(table)), "T06")}
    assert rows == {"301", "30101", "30112"}
