"""P6: counts."""

import pytest

from disclosures.extraction.model import Indicator
from tests.narratives import findings, outcomes, told

GOALS = "（四）绩效目标设置情况"
PROJECTS = {"图书更新": "3.00", "房屋维修": "4.00"}


def test_projects_are_counted() -> None:
    right = told(GOALS, "涉及项目2个，预算金额7.00万元。", projects=PROJECTS)
    wrong = told(GOALS, "涉及项目3个，预算金额7.00万元。", projects=PROJECTS)
    assert findings(right, "P601") == []
    [found] = findings(wrong, "P601")
    assert (found.actual, found.expected) == ("3", "2")


def test_projects_that_are_not_printed_are_not_counted() -> None:
    assert outcomes(told(GOALS, "涉及项目3个，预算金额7.00万元。"), "P601") == {"skipped"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("局机关内设机构3个，具体为：办公室（挂法规科牌子）、业务科、监管科。", False),
        ("局机关内设机构4个，具体为：办公室（挂法规科、审批科牌子）、业务科、监管科。", True),
        ("机关内设科室2个：办公室、业务科。", False),
        ("机关内设科室2个。", False),
    ],
)
def test_institutions_are_counted(text: str, found: bool) -> None:
    assert bool(findings(told("二、机构设置", text), "P602")) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("项目支出7.00万元，涉及项目2个，分别为：1.图书更新3.00万元；2.房屋维修4.00万元。", False),
        ("项目支出7.00万元，涉及项目3个，分别为：1.图书更新3.00万元；2.房屋维修4.00万元。", True),
        ("项目支出7.00万元，涉及项目3个，分别为：1.图书更新3.00万元；2.房屋维修4.00万元；", False),
        ("项目支出7.00万元，涉及项目3个，分别为：2.图书更新3.00万元；3.房屋维修4.00万元。", False),
    ],
)
def test_projects_numbered_in_a_sentence_are_counted(text: str, found: bool) -> None:
    assert bool(findings(told("2、支出说明", text), "P602")) is found


def test_institutions_that_are_not_listed_are_not_counted() -> None:
    assert outcomes(told("二、机构设置", "共有12个窗口。"), "P602") == set()


SERVED = Indicator("ti", 0, "", "产出指标", "数量指标", "医疗救助人次", "医疗救助人次", "≥", "500", "人次")


def told_of(text: str):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    from disclosures.extraction.model import Cell, Scope, Table

    table = Table("ti", "T12", None, Scope("department", "909", "局"), "指标", None, (), (), (), ((Cell("产出指标"),),))
    bare = told("（二）分项绩效目标", text)
    return replace(bare, tables=(*bare.tables, table), indicators=(SERVED,))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("绩效指标：医疗救助达到300人次。", True),
        ("绩效指标：医疗救助达到500人次。", False),
        ("绩效指标：全县城镇职工医疗救助达到300人次。", False),
    ],
)
def test_goals_in_words_are_those_of_the_table(text: str, found: bool) -> None:
    assert bool(findings(told_of(text), "P603")) is found


def test_a_goal_without_an_indicator_is_not_looked_at() -> None:
    assert outcomes(told_of("绩效指标：新建书屋12个。"), "P603") == set()
