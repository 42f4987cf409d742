"""What looks like an error and is none: differences of template, rounding, legitimate equalities."""

from dataclasses import replace

import pytest

from disclosures.extraction import model as m
from tests.books import SOUND, UNIT, book
from tests.projects import head, planned
from tests.reviews.checks.sayings import findings, outcomes

CARRIED = {
    "T01:income.general_public:amount": "90.00",
    "T01:income.year_total:amount": "90.00",
    "T01:income.carried_over:amount": "10.00",
    "T04:income.general_public:amount": "90.00",
    "T04:income.year_total:amount": "90.00",
    "T04:income.carried_over:amount": "10.00",
}


def errors(document, families="ACGHXJ"):
    return [(f.code, f.message) for f in findings(document) if f.level == "error" and f.code[0] in families]


def test_a_table_of_this_years_appropriation_may_leave_out_what_was_carried_over():
    this_year = "total basic project\ntotal 90.00 75.00 15.00\n208 90.00 75.00 15.00"
    wanted = {"X107", "X111"}
    assert not wanted & {f.code for f in findings(book({**SOUND, "T05": this_year}, CARRIED))}


def test_money_of_other_kinds_makes_tables_incomparable():
    forms = {**SOUND, "T01": SOUND["T01"].replace("income.government_fund -", "income.own_funds 20.00")}
    assert set(outcomes(book(forms), "X106")) == {"skipped"}


def test_a_heading_over_its_budgets_is_counted_once():
    lines = "amount\nincome.fiscal 9.00\nincome.general_public 7.00\nincome.government_fund 2.00\nincome.total 9.00"
    assert errors(book({"T01": lines}), "A") == []


def test_a_heading_without_figure_adds_up_nothing():
    facts = book({"T04": SOUND["T04"]}, {"T04:income.year_total:amount": ""}).extraction.facts
    named = tuple(replace(f, row_label="一、本年收入") if f.address.row == "income.year_total" else f for f in facts)
    assert errors(book({}, facts=named), "A") == []


def test_two_economic_classifications_side_by_side_are_not_added_up():
    both = "total personnel\ntotal 9.00 9.00\n301 9.00 9.00\n30101 9.00 9.00\n501 9.00 9.00\n50101 9.00 9.00"
    assert errors(book({"T06": both}), "H") == []


def test_a_code_of_odd_length_stands_below_the_code_that_begins_it():
    odd = "total personnel\ntotal 9.00 9.00\n301 9.00 9.00\n30101 5.00 5.00\n3012 4.00 4.00"
    assert errors(book({"T06": odd}), "H") == []


def test_public_expenses_may_exceed_basic_expenditure():
    assert findings(book(change={"T06:30231:total": "1.00"}), "X201") == []


@pytest.mark.parametrize("plan", [("20%", "50%", "75%", "100%"), ("", "", "", "100%"), ("25%", "25%", "25%", "25%")])
def test_any_pace_of_payment_will_do(plan):
    document = book(**planned(head(1, "15.00", plan=plan)))
    assert [f.code for f in findings(document) if f.code.startswith("J2")] == []


def test_a_budget_of_a_hundred_is_no_amount_under_per_cent():
    document = book(**planned(head(1, "100.00", plan=("25", "50", "75", "100"))))
    assert findings(document, "J201") == []


def test_units_that_are_plainly_not_all_are_left_to_be_verified():
    whole = book({"T03": "total\ntotal 100.00\n208 50.00\n210 50.00"}).extraction
    part = book({"T03": "total\ntotal 40.00\n208 20.00\n210 20.00"}).extraction
    of_unit = tuple(replace(f, table="u1", address=f.address._replace(scope=UNIT.code)) for f in part.facts)
    tables = (*whole.tables, replace(part.tables[0], id="u1", scope=UNIT))
    assert set(outcomes(book({}, tables=tables, facts=(*whole.facts, *of_unit)), "X401")) == {"skipped"}


def test_an_unread_figure_leaves_its_sums_undecided():
    broken = book({"T05": "total basic project\ntotal 18.00 13.00 -"})
    unread = m.Leftover("金额列中不是金额", "5.0 0 0.00", m.Locus(), "t1")
    assert findings(broken, "A205")
    assert findings(book({"T05": "total basic project\ntotal 18.00 13.00 -"}, leftovers=(unread,)), "A205") == []


def test_equal_figures_matter_only_where_a_sum_breaks():
    same = "total operating\ntotal 2.88 2.88\n302 2.88 2.88\n30205 1.44 1.44\n30206 1.44 1.44"
    assert errors(book({"T06": same})) == []
