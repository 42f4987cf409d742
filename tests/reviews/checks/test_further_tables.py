"""H109, X113: tables of no form of ours that list accounts."""

import pytest

from disclosures.extraction import model as m
from tests.books import DEPARTMENT, book
from tests.reviews.checks.sayings import findings, outcomes

FUNCTIONS = "合计 100.00|208 18.00|20805 18.00|210 72.00|21011 7.00|21015 65.00|221 10.00|22102 10.00"
STAFF = "301 65.00|30101 30.00|30108 12.00|30109 6.00|30110 7.00|30113 10.00"
PURPOSES = f"合计 75.00|{STAFF}|302 10.00|30201 6.00|30217 1.00|30231 3.00"
RUNNING = "合计 9.00|302 9.00|30201 6.00|30231 3.00"
FISCAL = "财政拨款支出预算表（功能科目）"


def further(title: str, lines: str, form: str | None = None) -> m.Table:
    """A table of codes, names and one amount, which the reading left without a form."""
    rows = [line.split() for line in lines.split("|")]
    cells = tuple((m.Cell(code), m.Cell(f"科目{code}"), m.Cell(amount)) for code, amount in rows)
    columns = ("科目编码", "科目名称", "金额")
    return m.Table("tx", form, None, DEPARTMENT, title, "万元", (1,), columns, (None,) * 3, cells)


def told(title: str, lines: str, **change: str):
    left = m.Leftover("未识别的表格", f"{title} 合计 100.00", m.Locus(), "tx")
    return book(change=change, tables=(further(title, lines),), leftovers=(left,))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (FISCAL, FUNCTIONS),
        ("公开06表：财政拨款基本支出预算表", PURPOSES),
        ("一般公共预算机关运行经费支出预算表", RUNNING),
    ],
)
def test_a_table_that_adds_up_and_agrees_is_clean(title, lines):
    for code in ("H109", "X113"):
        assert set(outcomes(told(title, lines), code)) == {"clean"}
    assert findings(told(title, lines)) == []


def test_a_figure_that_breaks_its_sums_and_differs_from_the_other_table_is_found():
    document = told(FISCAL, FUNCTIONS.replace("21015 65.00", "21015 56.00"))
    [sum_fails] = findings(document, "H109")
    [differs] = findings(document, "X113")
    assert "所属下级科目相加" in sum_fails.message
    assert (differs.actual, differs.expected) == ("56.00", "65.00")
    assert sum_fails.cause == differs.cause


def test_running_costs_may_be_less_than_basic_expenditure_and_not_more():
    [found] = findings(told("机关运行经费支出预算表", RUNNING.replace("30231 3.00", "30231 4.00")), "X113")
    assert "不应大于" in found.message


def test_other_money_of_the_treasury_makes_the_tables_incomparable():
    document = told(FISCAL, FUNCTIONS, **{"T01:income.carried_over:amount": "3.00"})
    assert outcomes(document, "X113") == {"skipped": 1}


@pytest.mark.parametrize(
    "lines",
    [
        "208 18.00|208 20.00|20805 18.00",
        "208 18.00|甲项目 20.00|20805 18.00",
        "501 18.00|50101 20.00",
        "208 18.00|20805 见附表",
    ],
)
def test_a_table_that_cannot_be_read_without_doubt_is_left_alone(lines):
    assert outcomes(told("项目支出表", lines), "H109") == {"skipped": 1}


def test_a_table_of_a_known_form_is_no_further_one():
    document = book(tables=(further("一般公共预算支出表", FUNCTIONS, form="T05"),))
    assert outcomes(document, "X113") == {"skipped": 1}
