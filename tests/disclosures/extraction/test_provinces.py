"""The same forms as other provinces print them: right form, right rows and columns, nothing lost."""

from __future__ import annotations

from tests.disclosures.extraction.grids import amounts, grid, understood


def test_sichuan_prints_class_columns_unit_codes_and_three_budgets():
    table = """
项目<1x5> | · | · | · | · | 合计<3x1> | 上年结转<3x1> | 一般公共预算拨款收入<3x1> | 事业收入<3x1>
科目编码<1x3> | · | · | 单位代码<2x1> | 单位名称（科目）<2x1> | · | · | · | ·
类 | 款 | 项 | · | · | · | · | · | ·
 | | | | 合计 | 9.00 | | 9.00 |
 | | | 999001 | 临江区测试局 | 9.00 | | 9.00 |
208 | 05 | 05 | 999001 | 机关事业单位基本养老保险缴费支出 | 9.00 | | 9.00 |
"""
    extraction = understood("表1-1", "部门收入总表", "部门：临江区测试局  金额单位：万元", grid(table))
    found = amounts(extraction, "T02")
    assert found[("total", "general_public")] == "9.00"
    assert found[("unit:999001", "total")] == "9.00"
    assert found[("2080505", "general_public")] == "9.00"
    assert not extraction.leftovers


def test_yunnan_prints_own_funds_and_the_carry_over_in_parts():
    table = """
部门（单位）代码<2x1> | 部门（单位）名称<2x1> | 合计<2x1> | 本年收入<1x4> | · | · | · | 上年结转结余<1x2> | ·
· | · | · | 小计 | 一般公共预算 | 政府性基金预算 | 事业收入 | 小计 | 一般公共预算
 | 合计 | 9.00 | 8.00 | 8.00 | | | 1.00 | 1.00
999 | 临江区测试局 | 9.00 | 8.00 | 8.00 | | | 1.00 | 1.00
"""
    found = amounts(understood("预算01-2表", "部门收入预算表", "单位：元", grid(table)), "T02")
    assert found[("total", "subtotal")] == "8.00"
    assert found[("total", "carried_over")] == "1.00"
    assert found[("total", "carried_over.general_public")] == "1.00"
    assert found[("unit:999", "general_public")] == "8.00"


def test_yunnan_prints_expenditure_by_budget():
    table = """
科目编码<2x1> | 科目名称<2x1> | 合计<2x1> | 一般公共预算<1x3> | · | · | 政府性基金预算<2x1>
· | · | · | 小计 | 基本支出 | 项目支出 | ·
208 | 社会保障和就业支出 | 9.00 | 8.00 | 5.00 | 3.00 | 1.00
"""
    found = amounts(understood("预算01-3表", "部门支出预算表", "单位：元", grid(table)), "T03")
    assert found[("208", "total")] == "9.00"
    assert found[("208", "general_public")] == "8.00"
    assert found[("208", "general_public.basic")] == "5.00"
    assert ("208", "basic") not in found


def test_hunan_prints_expenditure_three_times_beside_income():
    table = """
收入<1x2> | · | 支出<1x4> | · | · | ·
项目 | 本年预算 | 项目（按功能分类） | 本年预算 | 项目（按部门预算经济分类） | 本年预算
一、一般公共预算拨款收入 | 9.00 | 一、一般公共服务支出 | 9.00 | 一、基本支出 | 6.00
二、政府性基金预算拨款收入 | | 二、外交支出 | | 二、项目支出 | 3.00
收入总计 | 9.00 | 支出总计 | 9.00 | 支出总计 | 9.00
"""
    extraction = understood("收支总表", "单位：万元", grid(table))
    found = amounts(extraction, "T01")
    assert found[("expenditure.201", "amount")] == "9.00"
    assert found[("expenditure.basic", "amount")] == "6.00"
    assert found[("expenditure.project", "amount")] == "3.00"
    assert not extraction.leftovers


def test_beijing_names_its_forms_with_the_budget_first():
    table = """
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 9.00 | 5.00 | 4.00
2080505 | 机关事业单位基本养老保险缴费支出 | 9.00 | 5.00 | 4.00
"""
    extraction = understood("预算07表 一般公共预算财政拨款支出表", "单位：万元", grid(table))
    assert [t.form for t in extraction.tables] == ["T05"]
    assert amounts(extraction, "T05")[("2080505", "basic")] == "5.00"


def test_shanghai_prints_codes_in_three_columns_the_total_last_and_yuan():
    table = """
项目<1x4> | · | · | · | 一般公共预算支出<1x3> | · | ·
功能分类科目编码<1x3> | · | · | 功能分类科目名称<2x1> | 合计<2x1> | 基本支出<2x1> | 项目支出<2x1>
类 | 款 | 项 | · | · | · | ·
208 | | | 社会保障和就业支出 | 9,000.50 | 9,000.50 | 0.00
208 | 05 | | 行政事业单位养老支出 | 9,000.50 | 9,000.50 | 0.00
208 | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 9,000.50 | 9,000.50 | 0.00
合计<1x4> | · | · | · | 9,000.50 | 9,000.50 | 0.00
"""
    extraction = understood("2031年部门一般公共预算支出功能分类预算表", "编制部门：临江区测试局  单位：元", grid(table))
    assert {row for row, _ in amounts(extraction, "T05")} == {"208", "20805", "2080505", "total"}
    assert extraction.facts[0].amount is not None
    assert extraction.facts[0].unit == "元"
    assert (extraction.unit.name, extraction.kind) == ("临江区测试局", "department_budget")


def test_jiangsu_prints_the_only_line_of_expenditure_without_a_label():
    table = "合计 | 基本支出 | 项目支出 | 单位预留机动经费 | 结转下年资金\n9.00 | 5.00 | 3.00 | 1.00 |"
    found = amounts(understood("公开03表", "支出预算总表", "部门：临江区测试局 单位：万元", grid(table)), "T03")
    assert found == {
        ("total", "total"): "9.00",
        ("total", "basic"): "5.00",
        ("total", "project"): "3.00",
        ("total", "reserve"): "1.00",
    }


def test_qinghai_prints_all_projects_in_one_table():
    table = """
单位名称|项目名称|项目类别|预算数（万元）|绩效目标|一级指标|二级指标|三级指标|绩效指标性质|绩效指标值|度量单位
合计- | - | - | 9.00 | | | | | | |
999001-临江区测试局<2x1>|99010031T000000000001-测试项目<2x1>|3-特定目标类<2x1>|9.00<2x1>|完成测试<2x1>|产出指标<2x1>|数量指标|次数|≥|3|次
· | · | · | · | · | · | 质量指标 | 合格率 | ≥ | 98 | %
"""
    extraction = understood("2031年部门预算项目支出绩效目标表", grid(table))
    [project] = extraction.projects
    assert (project.code, project.name, project.budget) == ("99010031T000000000001", "测试项目", 90000)
    assert [(i.project, i.third, i.sign + i.value + i.unit) for i in extraction.indicators] == [
        ("测试项目", "次数", "≥3次"),
        ("测试项目", "合格率", "≥98%"),
    ]
    assert extraction.region is not None
    assert extraction.region.code == "990100"


def test_beijing_prints_public_expenses_in_width_with_a_line_for_each_year():
    table = """
年度<2x1>|合计<2x1>|因公出国（境）费用<2x1>|公务接待费<2x1>|公务用车购置和运行维护费<1x2>|·
·|·|·|·|公务用车购置费|公务用车运行维护费
2030年|5.00|1.00|1.00||3.00
2031年|4.00||1.00||3.00
"""
    found = amounts(understood("财政拨款“三公”经费支出表", "单位：万元", grid(table)), "T09")
    assert found[("total", "last_year")] == "5.00"
    assert found[("total", "total")] == "4.00"
    assert found[("vehicle_running", "total")] == "3.00"
    assert found[("abroad", "last_year")] == "1.00"


def test_guangdong_heads_its_columns_with_the_year_and_prints_codes_in_brackets():
    table = """
收入<1x2> | · | 支出<1x2> | ·
项目 | 2031年预算 | 项目 | 2031年预算
一、一般公共预算拨款 | 9.00 | 一、一般公共服务支出 | 9.00
收入总计 | 9.00 | 支出总计 | 9.00
"""
    found = amounts(understood("收支总体情况表", "单位：万元", grid(table)), "T01")
    assert found[("income.general_public", "amount")] == "9.00"
    assert found[("expenditure.total", "amount")] == "9.00"


def test_guangdong_prints_economic_accounts_in_one_column():
    table = """
支出经济科目<2x1> | 一般公共预算支出<1x2> | ·
· | 小计 | 其中：财政拨款
合计 | 9.00 | 9.00
[301]工资福利支出 | 9.00 | 9.00
[30101]基本工资 | 9.00 | 9.00
"""
    found = amounts(understood("一般公共预算基本支出情况表（按支出经济分类科目）", "单位：万元", grid(table)), "T06")
    assert found[("30101", "total")] == "9.00"


def test_two_years_head_the_columns_of_three_public_expenses():
    table = """
项目 | 2030年 | 2031年
“三公”经费 | 5.00 | 4.00
其中：（一）因公出国（境）支出 | 1.00 | 1.00
（二）公务用车购置及运行维护支出 | 3.00 | 2.00
1.公务用车购置支出 | |
2.公务用车运行维护支出 | 3.00 | 2.00
（三）公务接待支出 | 1.00 | 1.00
"""
    found = amounts(understood("一般公共预算安排的“三公”经费支出情况表", "单位：万元", grid(table)), "T09")
    assert found[("vehicles", "last_year")] == "3.00"
    assert found[("vehicles", "total")] == "2.00"


def test_sichuan_prints_the_appropriations_of_this_year_and_the_last():
    table = """
项目<1x5> | · | · | · | · | 合计<3x1> | 当年财政拨款安排<3x1> | 上年结转安排<3x1>
科目编码<1x3> | · | · | 单位代码<2x1> | 单位名称（科目）<2x1> | · | · | ·
类 | 款 | 项 | · | · | · | · | ·
 | | | | 合计 | 9.00 | 8.00 | 1.00
208 | 05 | 05 | 999001 | 机关事业单位基本养老保险缴费支出 | 9.00 | 8.00 | 1.00
"""
    extraction = understood("表3", "一般公共预算支出预算表", "单位：万元", grid(table))
    found = amounts(extraction, "T05")
    assert found[("2080505", "this_year")] == "8.00"
    assert found[("2080505", "carried_over")] == "1.00"
    assert not extraction.leftovers


def test_balances_used_and_distributed_have_lines_of_their_own():
    table = """
收入<1x2> | · | 支出<1x2> | ·
项目 | 预算数 | 项目 | 预算数
一、一般公共预算拨款收入 | 7.00 | 一、一般公共服务支出 | 8.00
本年收入合计 | 7.00 | 本年支出合计 | 8.00
用事业基金弥补收支差额 | 0.50 | 事业单位结余分配 | 0.25
上年结转 | 1.50 | 结转下年 | 0.75
收入总计 | 9.00 | 支出总计 | 9.00
"""
    found = amounts(understood("收支总表", "单位：万元", grid(table)), "T01")
    assert found[("income.balance_used", "amount")] == "0.50"
    assert found[("income.carried_over", "amount")] == "1.50"
    assert found[("expenditure.balance_distributed", "amount")] == "0.25"


def test_henan_prints_the_sides_of_a_summary_by_budget_and_purpose():
    table = """
收入<1x2> | · | 支出<1x6> | · | · | · | · | ·
项目<2x1> | 金额<2x1> | 项目<2x1> | 合计<2x1> | 一般公共预算<1x2> | · | 政府性基金<2x1> | 上年结转结余<2x1>
· | · | · | · | 小计 | 其中：财政拨款 | · | ·
一、一般公共预算 | 9.00 | 一、基本支出 | 6.00 | 6.00 | 6.00 | |
其中：财政拨款 | 9.00 | 二、项目支出 | 3.00 | 3.00 | 3.00 | |
收入合计 | 9.00 | 支出合计 | 9.00 | 9.00 | 9.00 | |
"""
    extraction = understood("部门收支总体情况表", "单位：万元", grid(table))
    found = amounts(extraction, "T01")
    assert found[("expenditure.basic", "amount")] == "6.00"
    assert found[("expenditure.project", "general_public")] == "3.00"
    assert found[("income.total", "amount")] == "9.00"
    assert not extraction.leftovers


def test_henan_prints_budgets_with_their_own_subtotals_and_basic_expenditure_by_kind():
    income = """
科目编码<2x1> | 科目名称<2x1> | 总计<2x1> | 一般公共预算<1x2> | · | 专户管理的教育收费<2x1>
· | · | · | 小计 | 其中：财政拨款 | ·
205 | 教育支出 | 9.00 | 8.00 | 7.00 | 1.00
"""
    expenditure = """
科目编码<2x1> | 科目名称<2x1> | 合计<2x1> | 基本支出<1x3> | · | · | 项目支出<1x2> | ·
· | · | · | 小计 | 工资福利支出 | 商品和服务支出 | 小计 | 专项资金
205 | 教育支出 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00 | 3.00
"""
    extraction = understood("收入总体情况表", grid(income), "支出总体情况表", grid(expenditure))
    received, spent = amounts(extraction, "T02"), amounts(extraction, "T03")
    assert received[("205", "general_public")] == "8.00"
    assert received[("205", "general_public.fiscal")] == "7.00"
    assert received[("205", "special_account")] == "1.00"
    assert spent[("205", "basic")] == "6.00"
    assert spent[("205", "basic.302")] == "2.00"
    assert spent[("205", "project.special")] == "3.00"
    assert not extraction.leftovers


def test_the_governments_own_economic_accounts_stand_beside_the_departments():
    table = """
部门预算经济分类科目<1x2> | · | 政府预算经济分类科目<1x2> | · | 合计<2x1> | 人员经费<2x1> | 公用经费<2x1>
科目编码 | 科目名称 | 科目编码 | 科目名称 | · | · | ·
30101 | 基本工资 | 50101 | 工资奖金津补贴 | 4.00 | 4.00 |
30201 | 办公费 | 50201 | 办公经费 | 2.00 | | 2.00
"""
    extraction = understood("一般公共预算基本支出情况表", grid(table))
    assert [f.row_label for f in extraction.facts if f.column == 4] == ["基本工资", "办公费"]
    assert amounts(extraction, "T06")[("30201", "operating")] == "2.00"


def test_shanxi_prints_two_years_and_how_they_differ():
    table = """
项目<1x2> | · | 2030年预算数<2x1> | 2031年预算数<1x3> | · | · | 2031年预算数比2030年预算数增减<1x2> | ·
科目编码 | 科目名称 | · | 合计 | 基本支出 | 项目支出 | 增减额 | 增减%
205 | 教育支出 | 8.00 | 9.00 | 6.00 | 3.00 | 1.00 | 12.50
"""
    extraction = understood("2031年一般公共预算支出预算表", grid(table))
    found = amounts(extraction, "T05")
    assert found[("205", "last_year")] == "8.00"
    assert found[("205", "total")] == "9.00"
    assert found[("205", "change")] == "1.00"
    assert not extraction.leftovers


def test_shanxi_prints_the_year_before_beside_fiscal_appropriations():
    table = """
收入<1x3> | · | · | 支出<1x4> | · | · | ·
项目<2x1> | 2030年预算数<2x1> | 2031年预算数<2x1> | 项目<2x1> | 2030年预算数<2x1> | 2031年预算数<1x2> | ·
· | · | · | · | · | 小计 | 一般公共预算
一、一般公共预算 | 8.00 | 9.00 | 一、教育支出 | 8.00 | 9.00 | 9.00
收入总计 | 8.00 | 9.00 | 支出总计 | 8.00 | 9.00 | 9.00
"""
    found = amounts(understood("财政拨款收支总表", grid(table)), "T04")
    assert found[("income.general_public", "last_year")] == "8.00"
    assert found[("expenditure.205", "last_year")] == "8.00"
    assert found[("expenditure.205", "total")] == "9.00"


def test_chongqing_prints_a_part_of_the_institutional_income_in_a_column_of_its_own():
    table = """
科目<1x2> | · | 总计<2x1> | 一般公共预算拨款收入<2x1> | 事业收入<1x2> | · | 其他收入<2x1>
科目编码 | 科目名称 | · | · | 金额 | 其中：教育收费 | ·
205 | 教育支出 | 9.00 | 5.00 | 3.00 | 2.00 | 1.00
"""
    extraction = understood("2031年部门收入总表", "单位：万元", grid(table))
    found = amounts(extraction, "T02")
    assert found[("205", "total")] == "9.00"
    assert found[("205", "institutional")] == "3.00"
    assert found[("205", "institutional.education")] == "2.00"
    assert not extraction.leftovers


def test_an_amount_under_a_heading_that_is_a_column_is_that_columns():
    table = """
科目编码<2x1> | 科目名称<2x1> | 合计<2x1> | 上级补助收入<1x2> | · | 其他收入<2x1>
· | · | · | 小计 | 备注 | ·
205 | 教育支出 | 9.00 | 8.00 | | 1.00
"""
    found = amounts(understood("收入总表", "单位：万元", grid(table)), "T02")
    assert found == {("205", "total"): "9.00", ("205", "superior"): "8.00", ("205", "other"): "1.00"}


def test_zhejiang_prints_persons_and_offices_without_their_sum():
    table = """
科目编码<2x1> | 科目名称<2x1> | 合计<2x1> | 基本支出<1x2> | · | 项目支出<2x1>
· | · | · | 人员支出 | 日常公用支出 | ·
205 | 教育支出 | 9.00 | 5.00 | 2.00 | 2.00
"""
    extraction = understood("附件3 2031年部门支出预算总表", "单位：万元", grid(table))
    found = amounts(extraction, "T03")
    assert found[("205", "personnel")] == "5.00"
    assert found[("205", "operating")] == "2.00"
    assert not extraction.leftovers


def test_accounts_of_persons_and_offices_stand_side_by_side():
    table = """
人员经费<1x3> | · | · | 公用经费<1x3> | · | ·
科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
301 | 工资福利支出 | 5.00 | 302 | 商品和服务支出 | 3.00
30101 | 基本工资 | 5.00 | 30201 | 办公费 | 3.00
303 | 对个人和家庭的补助 | 2.00 | | |
30302 | 退休费 | 2.00 | | |
人员经费合计<1x2> | · | 7.00 | 公用经费合计<1x2> | · | 3.00
"""
    extraction = understood("一般公共预算基本支出表", "单位：万元", grid(table))
    found = amounts(extraction, "T06")
    assert found[("30101", "total")] == "5.00"
    assert found[("30201", "total")] == "3.00"
    assert found[("30302", "total")] == "2.00"
    assert (found[("total", "personnel")], found[("total", "operating")]) == ("7.00", "3.00")
    assert {f.row_label for f in extraction.facts if f.printed == "3.00"} == {
        "商品和服务支出",
        "办公费",
        "公用经费合计",
    }
    assert not extraction.leftovers


def test_other_money_may_be_a_heading_over_other_income():
    table = """
收入项目类别 | 2031年预算
一、财政拨款 | 90.00
三、其他资金 | 10.00
事业收入 | 6.00
其他收入 | 4.00
本年收入合计 | 100.00
"""
    found = amounts(understood("收入总体情况表", "单位：万元", grid(table)), "T02")
    assert found[("total", "own_funds")] == "10.00"
    assert found[("total", "other")] == "4.00"


def test_shaanxi_calls_projects_special_business_and_sets_the_governments_accounts_beside():
    functional = """
功能科目编码 | 功能科目名称 | 合计 | 人员经费支出 | 公用经费支出 | 专项业务经费支出 | 备注
205 | 教育支出 | 9.00 | 5.00 | 1.00 | 3.00 |
"""
    economic = """
部门经济科目编码 | 部门经济科目名称 | 政府经济科目编码 | 政府经济科目名称 | 合计 | 人员经费支出 | 公用经费支出
30101 | 基本工资 | 50101 | 工资奖金津补贴 | 5.00 | 5.00 |
"""
    extraction = understood(
        "2031年部门综合预算一般公共预算支出明细表（按支出功能分类科目）", grid(functional),
        "2031年部门综合预算一般公共预算基本支出明细表（按支出经济分类科目）", grid(economic),
    )  # fmt: skip
    assert amounts(extraction, "T05")[("205", "project")] == "3.00"
    assert [f.row_label for f in extraction.facts if f.address.form == "T06"] == ["基本工资"] * 3
    extraction = understood("一般公共预算支出明细表（按支出经济分类科目-不含上年结转）", grid(economic))
    assert [(t.form, f.row_label) for t in extraction.tables for f in extraction.facts] == [("U04", "基本工资")] * 3


def test_beijing_parts_the_running_of_vehicles():
    table = """
年度<2x1> | 公务接待费<2x1> | 公务用车购置费<2x1> | 公务用车运行维护费<1x3> | · | ·
· | · | · | 小计 | 公务用车加油 | 其他
2031 | 1.00 | 0.00 | 5.00 | 3.00 | 2.00
"""
    found = amounts(understood("“三公”经费支出表", "单位：万元", grid(table)), "T09")
    assert found[("vehicle_running", "total")] == "5.00"


def test_jiangxi_names_the_change_of_public_expenses_by_its_year():
    table = """
项目 | 2030年预算数 | 2031年预算数 | 2031年预算数增减 | 增减原因
合计 | 9.00 | 7.00 | -2.00 |
1、公务接待费 | 3.00 | 2.00 | -1.00 | 从严控制
其中：（1）公务用车运转维护费 | 6.00 | 5.00 | -1.00 | 从严控制
"""
    found = amounts(understood("2031年“三公”经费预算表", "单位：万元", grid(table)), "T09")
    assert [found["total", column] for column in ("last_year", "total", "change")] == ["9.00", "7.00", "-2.00"]
    assert found["vehicle_running", "total"] == "5.00"


def test_the_rate_of_a_change_is_no_amount():
    table = """
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 基本支出增减幅度
208 | 社会保障和就业支出 | 9.00 | 5.00 | 4.00 | 12.00
"""
    found = amounts(understood("一般公共预算支出表", "单位：万元", grid(table)), "T05")
    assert found[("208", "basic")] == "5.00"
    assert "12.00" not in found.values()


def test_chongqing_prints_public_expenses_in_width_with_a_subtotal_of_vehicles():
    table = """
合计<2x1> | 因公出国<2x1> | 公务用车购置及运行维护<1x3> | · | · | 公务接待费<2x1>
· | · | 小计 | 公务用车购置 | 公车运行及维护 | ·
9.00 | 1.00 | 6.00 | 2.00 | 4.00 | 2.00
"""
    extraction = understood("2031年“三公”经费汇总情况表", "单位：万元", grid(table))
    found = amounts(extraction, "T09")
    assert (found["vehicles", "total"], found["vehicle_running", "total"], found["abroad", "total"]) == (
        "6.00",
        "4.00",
        "1.00",
    )
    assert ("subtotal", "total") not in found
    assert not extraction.leftovers


def test_jiangsu_heads_the_subtotal_of_public_expenses_with_the_year_alone():
    table = """
项目<2x1> | 2031年预算数<1x2> | ·
· | 小计 | 其中：一般公共预算安排数
一、“三公”经费合计 | 9.00 | 8.00
（二）公务接待费 | 3.00 | 2.00
"""
    found = amounts(understood("2031年财政拨款“三公”经费预算表", "金额单位：万元", grid(table)), "T09")
    assert (found["subtotal", "total"], found["reception", "general_public"]) == ("9.00", "2.00")


def test_guangdong_prints_administrative_expenses_before_public_ones():
    table = """
项目 | 合计 | 一般公共预算 | 政府性基金预算
行政经费 | 31.00 | 31.00 | 0.00
“三公”经费 | 9.00 | 9.00 | 0.00
其中：（一）因公出国（境）支出 | 0.00 | 0.00 | 0.00
（三）公务接待费支出 | 9.00 | 9.00 | 0.00
"""
    found = amounts(understood("财政拨款安排的行政经费及“三公”经费预算表", "单位：万元", grid(table)), "T09")
    assert (found["running", "total"], found["subtotal", "total"]) == ("31.00", "9.00")


def test_hunan_lists_units_with_the_sum_of_their_projects():
    table = """
单位编码<2x1> | 单位（专项）名称<2x1> | 资金总额<2x1> | 绩效目标<2x1> | 绩效指标<1x4> | · | · | ·
· | · | · | · | 一级指标 | 二级指标 | 三级指标 | 指标值
999001 | 临江区测试局本级 | 9.00 | | | | |
999001 | 古桥巡查 | 6.00 | 巡查古桥。 | 产出指标 | 数量指标 | 巡查次数 | 24
999001 | 古井清理 | 3.00 | 清理古井。 | 产出指标 | 数量指标 | 清理次数 | 2
999002 | 测试服务站 | 5.00 | | | | |
999002 | 设备维护 | 4.00 | 维护设备。 | 产出指标 | 数量指标 | 维护次数 | 6
999002 | 宣传 | 1.00 | | | | |
"""
    extraction = understood("项目支出绩效目标表", "部门：999_临江区测试局  单位：万元", grid(table))
    assert [p.name for p in extraction.projects] == ["古桥巡查", "古井清理", "设备维护", "宣传"]


def test_a_project_of_no_money_or_named_after_its_unit_is_no_sum():
    table = """
单位/项目名称 | 预算数 | 绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
临江区测试局办公楼维修 | 7.00 | | | | |
待定事项 | 0.00 | | | | |
古桥巡查 | | 桥梁安全 | 产出指标 | 数量指标 | 巡查次数 | 12
设备维护 | 10.00 | | | | |
古井清理 | | 水质达标 | 产出指标 | 数量指标 | 清理口数 | 20
宣传 | 10.00 | 知晓 | 产出指标 | 数量指标 | 场次 | 2
"""
    extraction = understood("项目支出绩效目标表", "部门：999_临江区测试局  单位：万元", grid(table))
    assert len(extraction.projects) == 6
