"""A row or total that is not there: told once, however many sums want it."""

import pytest

from reviews.checks import slips
from tests.books import SOUND, book
from tests.reviews.checks.sayings import findings, outcomes


def lines(form, *without):
    """The sound tables, one of them without some rows."""
    head, *rows = SOUND[form].strip().splitlines()
    return {**SOUND, form: "\n".join([head, *(row for row in rows if row.split()[0] not in without)])}


@pytest.mark.parametrize(
    ("form", "row"),
    [
        ("T03", "2210201"),
        ("T05", "2101506"),
        ("T02", "2080506"),
        ("T01", "expenditure.208"),
        ("T04", "expenditure.221"),
    ],
)
def test_a_row_left_out_is_one_cause(form, row):
    found = [f for f in findings(book(lines(form, row))) if f.level == "error"]
    assert found
    assert len({f.cause for f in found}) == 1
    assert "没有列示这一科目" in found[0].message


def test_a_class_left_out_wherever_other_tables_print_it():
    assert findings(book(lines("T03", "221")), "H105")


def test_a_total_row_left_out_is_a_warning():
    assert findings(book(lines("T03", "total")), "H107")


@pytest.mark.parametrize("row", ["income.total", "expenditure.total"])
def test_a_summary_without_its_total_is_a_warning(row):
    assert findings(book(lines("T04", row)), "C106")
    assert outcomes(book(), "C106")["clean"]


def test_a_class_without_sections_is_a_warning():
    assert findings(book(lines("T06", "30201", "30217", "30231")), "H108")
    assert outcomes(book(), "H108")["clean"]


def test_two_figures_exchanged_are_one_cause():
    turned = {"T05:2080505:basic": "6.00", "T05:2080506:basic": "12.00"}
    found = [f for f in findings(book(change=turned)) if f.level == "error"]
    assert len({f.cause for f in found}) == 1
    assert found[0].repair.slip == slips.EXCHANGED
