"""A501, A502: lists of further forms and tables that nobody recognised add up; A503: so do their rows."""

import pytest

from disclosures.extraction import model as m
from disclosures.extraction.factbook import FactBook
from reviews.checks import runner
from tests.books import DEPARTMENT, book
from tests.disclosures.extraction.grids import grid, understood
from tests.reviews.checks.sayings import findings, outcomes

NESTED = """
类型<2x1> | 项目名称<2x1> | 项目单位<2x1> | 合计<2x1> | 本年拨款<1x2> | · | 财政拨款结转结余<1x2> | · | 单位资金<2x1>
· | · | · | · | 一般公共预算 | 政府性基金预算 | 一般公共预算 | 政府性基金预算 | ·
合计 | | | 30.00 | 20.00 | | 6.00 | | 4.00
特定目标类 | | | 26.00 | 20.00 | | 6.00 | |
 | 宣传活动经费 | 临江区测试局 | 20.00 | 14.00 | | 6.00 | |
 | 河道清淤经费 | 临江区测试局 | 6.00 | 6.00 | | | |
其他运转类 | | | 4.00 | | | | | 4.00
 | 培训经费 | 临江区测试局 | 4.00 | | | | | 4.00
"""
PLAIN = """
序号 | 设备名称 | 金额 | 其中：本年 | 备注
1 | 扫描仪 | 3.00 | 2.00 | 更新
2 | 服务器 | 9.00 | 9.00 |
 | 合计 | 12.00 | 11.00 |
"""


def listed(text: str) -> FactBook:
    return FactBook(understood("项目支出表", "单位：万元", grid(text)))


def unknown(text: str) -> FactBook:
    return FactBook(understood("新增资产配置表", "单位：万元", grid(text)))


def test_a_list_with_headings_adds_up_at_each_level_and_across():
    document = listed(NESTED)
    assert {f.address.form for f in document.extraction.facts} == {"U01"}
    assert set(outcomes(document, "A501")) == {"clean"}
    assert set(outcomes(document, "A503")) == {"clean"}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("宣传活动经费 | 临江区测试局 | 20.00", "宣传活动经费 | 临江区测试局 | 21.00"), ("| 30.00", "| 31.00")],
)
def test_a_wrong_figure_of_a_list_is_found(right, wrong):
    found = findings(listed(NESTED.replace(right, wrong, 1)))
    assert {"A501", "A503"} & {f.code for f in found}
    assert len({f.cause for f in found}) == 1


def test_levels_that_cannot_be_told_apart_are_not_added_up():
    text = "项目名称 | 金额\n甲类 | 9.00\n一号 | 4.00\n二号 | 5.00\n三号 | 2.00\n合计 | 12.00"
    assert outcomes(listed(text), "A501") == {"skipped": 1}


def test_a_heading_whose_parts_are_rounded_is_no_row_of_its_own():
    text = "项目名称 | 金额\n甲类 | 9.01\n一号 | 4.00\n二号 | 5.00\n合计 | 9.01"
    assert findings(listed(text), "A501") == []


def test_a_plain_list_is_the_sum_of_its_rows():
    text = "项目名称 | 金额\n一号 | 4.00\n二号 | 5.00\n三号 | 2.00\n合计 | 11.00"
    assert outcomes(listed(text), "A501") == {"clean": 1}
    [found] = findings(listed(text.replace("| 11.00", "| 12.00")), "A501")
    assert (found.level.value, found.difference) == ("error", "1.00")


def test_an_unrecognised_table_with_a_total_adds_up_or_is_a_hint():
    document = unknown(PLAIN)
    assert document.extraction.tables[0].form is None
    assert outcomes(document, "A502") == {"clean": 2}
    [found] = findings(unknown(PLAIN.replace("2.00 | 更新", "2.50 | 更新")), "A502")
    assert (found.level.value, found.difference) == ("hint", "-0.50")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("扫描仪", "其中：扫描仪"),
        ("扫描仪", "（一）设备"),
        ("2 | 服务器 | 9.00", "2 | 服务器 | 见附表"),
        ("合计", "附注"),
    ],
)
def test_an_unrecognised_table_that_may_have_levels_or_no_amounts_is_left_alone(old, new):
    document = unknown(PLAIN.replace("3.00", "3.50").replace(old, new))
    assert not findings(document, "A502")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("扫描仪", "其中：扫描仪", "列有科目编码或分级列示"),
        ("合计", "附注", "没有首行或末行的合计，或不足两行"),
    ],
)
def test_the_ledger_says_why_a_table_is_left_alone(old, new, reason):
    lines = [line for line in runner.run(unknown(PLAIN.replace(old, new))).ledger if line.code == "A502"]
    assert [(line.outcome.value, line.reason) for line in lines] == [("skipped", reason)]


def test_an_unrecognised_table_of_codes_is_not_taken_for_a_plain_one():
    cells = tuple(
        (m.Cell(code), m.Cell(amount)) for code, amount in (("208", "1.00"), ("20805", "1.00"), ("合计", "1.00"))
    )
    table = m.Table("tx", None, None, DEPARTMENT, "某表", "万元", (1,), ("编码", "金额"), (None, None), cells)
    document = book(tables=(table,))
    assert not findings(document, "A502")
    [line] = [i for i in runner.run(document).ledger if i.code == "A502"]
    assert (line.outcome.value, line.reason) == ("skipped", "列有科目编码或分级列示")


def test_columns_that_only_name_a_part_of_the_whole_do_not_add_up_to_it():
    head = "项目名称 | 合计 | 其中：一般公共预算 | 政府性基金预算"
    document = listed(f"{head}\n甲 | 9.00 | 1.00 |\n乙 | 8.00 | | 2.00\n合计 | 17.00 | 1.00 | 2.00")
    assert not findings(document, "A503")


def test_a_row_that_is_not_the_sum_of_its_sources_is_found():
    [found] = findings(
        listed(NESTED.replace("培训经费 | 临江区测试局 | 4.00 | |", "培训经费 | 临江区测试局 | 4.00 | 1.00 |")),
        "A503",
    )
    assert found.expected in ("5.00", "4.00")


UNITS = """
单位代码 | 单位名称 | 总计 | 工资奖金 | 住房公积金
 | 合计 | 9.00 | 6.00 | {last}
999 | 临江区测试局 | 9.00 | 6.00 | 3.00
999001 | 临江区测试局本级 | 9.00 | 6.00 | 3.00
"""


def test_a_department_and_its_only_unit_are_one_and_the_same():
    assert findings(unknown(UNITS.format(last="3.00")), "A502") == []
    [found] = findings(unknown(UNITS.format(last="4.00")), "A502")
    assert found.difference == "1.00"


def test_accounts_in_brackets_before_their_names_are_levels():
    text = """
科目 | 金额
合计 | 9.00
[302]商品和服务支出 | 6.00
[30227]委托业务费 | 6.00
[310]资本性支出 | 3.00
[31003]设备 | 3.00
"""
    assert outcomes(unknown(text), "A502").keys() <= {"skipped"}
    assert set(outcomes(unknown(text), "H109")) == {"clean"}
    [found] = findings(unknown(text.replace("委托业务费 | 6.00", "委托业务费 | 7.00")), "H109")
    assert found.difference.lstrip("-") == "1.00"


CLASSES = """
科目编码 | 科目名称 | 总计 | 工资福利支出 | 商品和服务支出
 | 合计 | {total} | 24.00 | 6.00
205 | 教育支出 | {education} | 9.00 | 6.00
20502 | 普通教育 | {education} | 9.00 | 6.00
2050202 | 小学教育 | {education} | 9.00 | 6.00
208 | 社会保障和就业支出 | 9.00 | 9.00 |
20805 | 行政事业单位养老支出 | 9.00 | 9.00 |
2080505 | 机关事业单位基本养老保险缴费支出 | 9.00 | 9.00 |
221 | 住房保障支出 | 6.00 | 6.00 |
22102 | 住房改革支出 | 6.00 | 6.00 |
2210201 | 住房公积金 | 6.00 | 6.00 |
"""


@pytest.mark.parametrize(
    ("total", "education", "found"), [("30.00", "15.00", 0), ("33.00", "18.00", 0), ("31.00", "15.00", 1)]
)
def test_columns_that_name_some_classes_alone_are_no_division(total, education, found):
    text = CLASSES.format(total=total, education=education)
    document = FactBook(understood("支出预算分类汇总表（按部门预算经济分类）", "单位：万元", grid(text)))
    assert len(findings(document, "A503")) == found
