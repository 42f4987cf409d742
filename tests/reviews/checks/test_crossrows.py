"""X110: receipts and expenditure account by account, whatever the money is."""

import pytest

from reviews.checks import runner
from tests.books import ACCOUNTS, SOUND, book
from tests.reviews.checks.sayings import findings, outcomes

OWN = {
    "T01": SOUND["T01"].replace("income.government_fund -", "income.own_funds 8.00\n income.government_fund -"),
    "T02": SOUND["T02"].replace("carried_over", "carried_over own_funds").replace(" -\n", " - -\n"),
    "T03": ACCOUNTS,
}
"""The sound document with a line of own funds in its summary and its receipts."""


def told(change=None, **instead: str):
    """The document with 8.00 of own funds, of which 2101506 is paid."""
    own = {
        "T01:income.general_public:amount": "92.00",
        "T02:2101506:own_funds": "8.00",
        "T02:2101506:fiscal": "17.00",
        "T02:total:own_funds": "8.00",
        "T05:2101506:total": "17.00",
        "T05:total:total": "92.00",
    }
    return book({**SOUND, **OWN, **instead}, {**own, **(change or {})})


def test_all_money_is_received_and_spent_for_the_same_accounts():
    assert set(outcomes(told(), "X110")) == {"clean"}


def test_an_account_with_other_receipts_than_expenditure_is_found_beside_own_funds():
    found = findings(told({"T02:2101501:total": "52.00"}), "X110")
    assert ["52.00" in (f.actual, f.expected) for f in found] == [True]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"T01:expenditure.carried_forward:amount": "3.00"}, "结转下年"),
        (
            {f"T02:{code}:total": "1.00" for code in ("208", "20805", "2080505", "2080506", "210", "21011", "2101101")},
            "多数",
        ),
    ],
)
def test_accounts_that_may_differ_are_not_compared(change, reason):
    [line] = [one for one in runner.run(told(change)).ledger if one.code == "X110"]
    assert line.outcome.value == "skipped"
    assert reason in line.reason


def test_receipts_without_money_of_former_years_are_not_compared():
    without = OWN["T02"].replace("carried_over own_funds", "own_funds").replace(" - -\n", " -\n")
    document = told({"T01:income.carried_over:amount": "3.00"}, T02=without)
    assert outcomes(document, "X110") == {"skipped": 1}
    assert set(outcomes(told(T02=without), "X110")) == {"clean"}
