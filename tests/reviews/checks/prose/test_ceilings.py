"""P2: parts that may not be more than their whole."""

import pytest

from tests.narratives import findings, outcomes, told

PROCUREMENT = "三、政府采购预算情况"
GOALS = "四、绩效目标设置情况"
FIGURES = {"T03:total:project": "400.00"}


@pytest.mark.parametrize(("reserved", "found"), [("90.00", 0), ("120.00", 1)])
def test_what_is_reserved_is_not_more_than_is_bought(reserved: str, found: int) -> None:
    texts = ("2025年本部门政府采购预算100.00万元。", f"面向中小企业预留政府采购项目预算金额{reserved}万元。")
    assert len(findings(told(PROCUREMENT, *texts), "P203")) == found


@pytest.mark.parametrize(("taken", "found"), [("400.00", 0), ("90.00", 0), ("410.00", 1)])
def test_projects_with_goals_are_not_more_than_project_expenditure(taken: str, found: int) -> None:
    text = f"编报绩效目标的项目20个，涉及项目预算资金{taken}万元。"
    said = told(GOALS, text, figures=FIGURES)
    assert len(findings(said, "P203")) == found
    assert outcomes(said, "P203") == (set() if found else {"clean"})


def test_without_a_whole_there_is_nothing_to_compare() -> None:
    assert outcomes(told(PROCUREMENT, "面向中小企业预留政府采购项目预算金额9.00万元。"), "P203") == set()
