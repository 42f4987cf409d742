"""Y: explanations copied from last year."""

import pytest

from tests.narratives import findings, outcomes, told

BEFORE = told("2、支出说明", "支出预算800.00万元，比2023年预算增加100.00万元，主要是人员增加。", year=2024)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("支出预算800.00万元，比2024年预算增加100.00万元，主要是人员增加。", True),
        ("支出预算800.00万元，比2023年预算增加100.00万元， 主要是人员增加。", True),
        ("支出预算800.00万元，比2024年预算增加90.00万元，主要是人员增加。", False),
    ],
)
def test_a_change_told_in_last_years_words_is_found(words, found):
    assert bool(findings(told("2、支出说明", words), "Y203", last_year=BEFORE)) is found


def test_no_change_may_be_told_in_the_same_words():
    same = "支出预算800.00万元，与2023年预算持平。", "支出预算800.00万元，与2024年预算持平。"
    before = told("2、支出说明", same[0], year=2024)
    assert findings(told("2、支出说明", same[1]), "Y203", last_year=before) == []


def test_without_last_years_disclosure_nothing_is_looked_at():
    assert outcomes(told("2、支出说明", "支出预算800.00万元。"), "Y203") == {"skipped"}
