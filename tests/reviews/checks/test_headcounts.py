"""J: indicators that count people."""

import pytest

from tests.books import book
from tests.projects import head, indicator, planned
from tests.reviews.checks.sayings import findings, outcomes


@pytest.mark.parametrize(("value", "found"), [("≥30人", True), ("≥30人次", False), ("30", False)])
def test_visits_are_counted_as_visits(value, found):
    item = indicator(1, value, third="年度培训人次", unit="")
    it = book({}, **planned(head(1, "20.00"), items=(item,)))
    assert bool(findings(it, "J409")) is found
    assert outcomes(it, "J409") == {"found" if found else "clean": 1}


@pytest.mark.parametrize(
    ("count", "rate", "found"),
    [
        ("100人", "≤600元/人/年", True),
        ("1000人", "≤600元/人/年", False),
        ("100人", "200元每人每月", False),
        ("1000人", "200元每人每年", False),
    ],
)
def test_people_at_a_rate_bound_the_budget(count, rate, found):
    items = (
        indicator(1, count, third="培训人数", unit=""),
        indicator(1, rate, second="成本指标", third="人均标准", unit=""),
    )
    it = book({}, **planned(head(1, "20.00"), items=items))
    assert bool(findings(it, "J410")) is found
    assert outcomes(it, "J410") == {"found" if found else "clean": 1}


def test_a_lower_bound_of_people_bounds_nothing():
    items = (
        indicator(1, "≥100人", third="培训人数", unit=""),
        indicator(1, "≤600元/人", second="成本指标", third="人均标准", unit=""),
    )
    assert outcomes(book({}, **planned(head(1, "20.00"), items=items)), "J410") == {"skipped": 1}
