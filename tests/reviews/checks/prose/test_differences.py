"""P310: this year's figure is last year's and the change."""

import pytest

from tests.narratives import findings, outcomes, told

FIGURES = {"T01:income.total:amount": "900.00", "T03:total:basic": "500.00"}
HEADING = "二、收入预算情况"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年收入预算900.00万元，比2024年800.00万元增加100.00万元。", False),
        ("2025年收入预算900.00万元，比2024年810.00万元增加100.00万元。", True),
        ("2025年收入预算900.00万元，比上年1000.00万元减少100.00万元。", False),
        ("2025年收入预算900.00万元，比上年800.00万元减少100.00万元。", True),
        ("2025年收入预算900.00万元，比2024年年初预算数899.997万元增加0.00万元。", False),
    ],
)
def test_both_years_differ_by_the_change(text: str, found: bool) -> None:
    assert bool(findings(told(HEADING, text, figures=FIGURES), "P310")) is found


def test_a_change_behind_a_list_may_be_that_of_its_whole() -> None:
    text = "场馆经费90.00万元，其中：甲馆20.00万元，乙馆70.00万元，比2024年预算数80.00万元增加{}万元。"
    assert outcomes(told(HEADING, text.format("10.00"), figures=FIGURES), "P310") == {"clean"}
    assert len(findings(told(HEADING, text.format("30.00"), figures=FIGURES), "P310")) == 1


def test_without_this_years_figure_nothing_is_said() -> None:
    text = "某项经费比2024年预算数80.00万元增加10.00万元。"
    assert outcomes(told(HEADING, text, figures=FIGURES), "P310") == {"skipped"}
    assert outcomes(told(HEADING, "收入预算900.00万元，比上年增加9.00万元。", figures=FIGURES), "P310") == set()
