"""Y: last year in words against last year's disclosure."""

import pytest

from tests.narratives import findings, said, told

NOW = {"T03:total:total": "900.00", "T03:total:basic": "500.00"}
BEFORE = told("2、支出说明", "支出预算800.00万元。", figures={"T03:total:total": "800.00"}, year=2024)


@pytest.mark.parametrize(
    ("words", "found"),
    [("较2024年预算增加100.00", False), ("较2024年预算增加120.00", True), ("较2024年预算减少100.00", True)],
)
def test_a_change_starts_from_what_was_published(words: str, found: bool) -> None:
    extraction = told("2、支出说明", f"支出预算900.00万元，{words}万元。", figures=NOW)
    assert bool(findings(extraction, "Y201", last_year=BEFORE)) is found


@pytest.mark.parametrize(("change", "outcome"), [("100.01", "rounding"), ("100.03", "found")])
def test_who_subtracts_rounded_figures_comes_to_another_last_digit(change: str, outcome: str) -> None:
    """9,000,060 less 8,000,040 is 1,000,020 元; rounded first, 900.01 less 800.00 is 100.01 万元."""
    now, former = {"T03:total:total": "9000060"}, {"T03:total:total": "8000040"}
    before = told("2、支出说明", "支出预算800.00万元。", figures=former, unit="元", year=2024)
    extraction = told("2、支出说明", f"支出预算900.01万元，比2024年预算增加{change}万元。", figures=now, unit="元")
    assert [str(getattr(word, "outcome", "found")) for word in said(extraction, "Y201", last_year=before)] == [outcome]


def test_a_comparison_with_what_was_spent_is_not_looked_at() -> None:
    extraction = told("2、支出说明", "支出预算900.00万元，比2024年预算执行数增加120.00万元。", figures=NOW)
    assert [str(word.outcome) for word in said(extraction, "Y201", last_year=BEFORE)] == ["skipped"]  # type: ignore[union-attr]


def test_without_last_years_disclosure_nothing_is_looked_at() -> None:
    extraction = told("2、支出说明", "支出预算900.00万元，较2024年预算增加120.00万元。", figures=NOW)
    assert [str(word.outcome) for word in said(extraction, "Y201")] == ["skipped"]  # type: ignore[union-attr]


@pytest.mark.parametrize(("former", "found"), [("800.00", False), ("810.00", True)])
def test_a_former_figure_is_what_was_published(former: str, found: bool) -> None:
    text = f"支出预算900.00万元，比2024年{former}万元增加100.00万元。"
    assert bool(findings(told("2、支出说明", text, figures=NOW), "Y202", last_year=BEFORE)) is found


def test_a_former_figure_that_was_spent_is_not_looked_at() -> None:
    text = "支出预算900.00万元。2024年预算执行数为810.00万元。"
    extraction = told("2、支出说明", text, figures=NOW)
    assert findings(extraction, "Y202", last_year=BEFORE) == []
