"""X113, X114, X202, J104: tables that only some provinces print against the forms that everybody discloses."""

from pathlib import Path

import pytest

from disclosures.extraction import model as m
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.pipeline import extract
from tests.books import ACCOUNTS, SOUND, book
from tests.reviews.checks.sayings import findings, outcomes

SAMPLE = Path(__file__).resolve().parents[3] / "samples/files/ningxi-forest-2026.pdf"
PURPOSES = """
        total  basic project
total   100.00 75.00 25.00
301      65.00 65.00 -
30101    30.00 30.00 -
30108    12.00 12.00 -
30109     6.00  6.00 -
30110     7.00  7.00 -
30113    10.00 10.00 -
302      35.00 10.00 25.00
30201    31.00  6.00 25.00
30217     1.00  1.00 -
30231     3.00  3.00 -
"""
RUNNING = """
        total
total   9.00
302     9.00
30201   6.00
30231   3.00
"""
PROJECTS = """
        total general_public
line:0  20.00 20.00
line:1   5.00  5.00
total   25.00 25.00
"""
MEETINGS = """
          total
meetings  2.00
training  1.00
total     3.00
"""


def told(change=None, *, instead=None, **more: str):
    return book({**SOUND, **(instead or {}), **more}, change)


@pytest.mark.parametrize(
    ("form", "text", "codes"),
    [
        ("U01", PROJECTS, ("X114", "A501")),
        ("U02", PROJECTS, ("X114", "A501")),
        ("U03", PURPOSES, ("X113", "X114", "H109", "A503")),
        ("U04", PURPOSES, ("X113", "X114", "H109", "A503")),
        ("U05", ACCOUNTS, ("X113", "H109", "A503")),
        ("U06", SOUND["T06"], ("X113", "H109", "A503")),
        ("U07", RUNNING, ("X113", "H109")),
        ("U11", SOUND["T06"], ("X113", "X114", "H109", "A503")),
        ("U13", ACCOUNTS, ("X113", "X114", "H109", "A503")),
    ],
)
def test_a_table_that_adds_up_and_agrees_is_clean(form, text, codes):
    document = told(**{form: text})
    for code in codes:
        assert set(outcomes(document, code)) == {"clean"}, code
    assert findings(document) == []


@pytest.mark.parametrize(
    ("form", "text", "cell", "printed"),
    [
        ("U01", PROJECTS, "U01:total:total", "26.00"),
        ("U02", PROJECTS, "U02:total:total", "26.00"),
        ("U03", PURPOSES, "U03:total:basic", "65.00"),
        ("U04", PURPOSES, "U04:total:project", "35.00"),
        ("U11", SOUND["T06"], "U11:total:total", "57.00"),
        ("U13", ACCOUNTS, "U13:total:total", "10.00"),
    ],
)
def test_a_total_that_differs_from_the_form_behind_it_is_found(form, text, cell, printed):
    assert [f.level.value for f in findings(told({cell: printed}, **{form: text}), "X114")] == ["error"]


def test_a_list_of_some_projects_only_is_a_hint_and_a_gap_that_is_the_carry_over_is_none():
    some = PROJECTS.replace("line:1   5.00  5.00", "line:1   4.00  4.00").replace("25.00 25.00", "24.00 24.00")
    assert [f.level.value for f in findings(told(U01=some), "X114")] == ["hint"]
    carried = told({"T01:income.carried_over:amount": "1.00"}, U01=some)
    assert outcomes(carried, "X114") == {"skipped": 1}


def test_running_costs_may_be_less_than_basic_expenditure_and_not_more():
    [found] = findings(told({"U07:30231:total": "4.00", "U07:302:total": "10.00"}, U07=RUNNING), "X113")
    assert "不应大于" in found.message


def test_an_economic_account_of_all_money_is_not_less_than_that_of_one_budget():
    [found] = findings(told({"U03:30101:total": "29.00"}, U03=PURPOSES), "X113")
    assert "不应小于" in found.message


def test_appropriations_are_the_sum_of_the_budgets():
    funds = "total basic project\ntotal 5.00 - 5.00\n221 5.00 - 5.00\n22102 5.00 - 5.00\n2210201 5.00 - 5.00\n"
    more = ACCOUNTS.replace("10.00  10.00  -", "15.00  10.00  5.00").replace(
        "100.00  75.00  25.00", "105.00 75.00 30.00"
    )
    document = told(instead={"T07": funds}, U05=more)
    assert set(outcomes(document, "X113")) == {"clean"}
    [found] = findings(told({"U05:2210201:total": "10.00"}, instead={"T07": funds}, U05=more), "X113")
    assert (found.actual, found.expected) == ("10.00", "15.00")


@pytest.mark.parametrize("form", ["U05", "U06"])
def test_money_of_former_years_makes_the_tables_incomparable(form):
    text = ACCOUNTS if form == "U05" else SOUND["T06"]
    assert outcomes(told({"T01:income.carried_over:amount": "3.00"}, **{form: text}), "X113") == {"skipped": 1}


def test_accounts_that_the_other_table_lists_unit_by_unit_are_not_compared():
    by_unit = "total personnel operating\ntotal 30.00 30.00 -\n301 10.00 10.00 -\n30101 10.00 10.00 -\n"
    by_unit += "302 - - -\n301 20.00 20.00 -\n30101 20.00 20.00 -"
    listed = "total\ntotal 30.00\n301 30.00\n30101 30.00"
    document = told(instead={"T06": by_unit}, U06=listed)
    assert findings(document, "X113") == []


def test_meetings_are_not_less_than_what_basic_expenditure_lists():
    basic = SOUND["T06"].replace("30217", "30215")
    assert outcomes(told(instead={"T06": basic}, U10=MEETINGS), "X202") == {"clean": 1, "skipped": 1}
    [found] = findings(told({"U10:meetings:total": "0.50"}, instead={"T06": basic}, U10=MEETINGS), "X202")
    assert (found.level.value, found.expected) == ("warning", "1.00")


def project(name: str, budget: str) -> tuple[m.Table, m.Project]:
    """A project's sheet with its name and budget."""
    scope = m.Scope("department", "450", "临江区测试局")
    row = (m.Cell("项目名称"), m.Cell(name), m.Cell("预算数"), m.Cell(budget))
    table = m.Table("tp", "T11", "t11", scope, "项目绩效目标表", "万元", (1,), (), (), (row,))
    return table, m.Project(
        "tp", "450", "", name, m.Decimal(budget) * 10000, places=(("budget", (0, 3)), ("name", (0, 1)))
    )


@pytest.mark.parametrize(("budget", "outcome"), [("20.00", "clean"), ("21.00", "found")])
def test_a_project_has_the_budget_that_the_list_prints(budget, outcome):
    table, one = project("line:0", budget)
    document = book({**SOUND, "U01": PROJECTS}, tables=(table,), projects=(one,))
    assert outcomes(document, "J104") == {outcome: 1}


def test_a_project_that_the_list_does_not_name_is_skipped():
    table, one = project("另一项目", "20.00")
    assert outcomes(book({**SOUND, "U01": PROJECTS}, tables=(table,), projects=(one,)), "J104") == {"skipped": 1}


def test_a_whole_document_of_further_tables_is_clean():
    """The sample of a province that prints them all; its agreements are many, and none is empty."""
    document = FactBook(extract(SAMPLE))
    counts = {code: outcomes(document, code)["clean"] for code in ("A501", "A503", "H109", "X113", "X114")}
    assert {"U01", "U14"} <= {table.form for table in document.extraction.tables}
    assert min(counts.values()) > 10, counts
    assert [f.message for f in findings(document) if f.code in counts] == []
