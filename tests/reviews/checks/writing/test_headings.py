"""C: headings."""

from dataclasses import replace

import pytest

from reviews.checks.finding import Level
from tests.narratives import findings, outcomes, told


@pytest.mark.parametrize(
    "marks",
    [
        ("一、", "二、", "三、"),
        ("一、", "（一）", "（二）", "（一）", "（二）", "（三）", "二、"),
        ("一、", "二、", "一、", "二、"),
        ("九、", "十、", "十一、"),
    ],
)
def test_numbers_in_order_are_clean(marks: tuple[str, ...]) -> None:
    texts = [text for mark in marks for text in (f"{mark}某项情况说明", "有一句话。")]
    assert findings(told(*texts), "C501") == []


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("一、", "二、", "四、"), "三"),
        (("一、", "二、", "二、"), "三"),
        (("一、", "（一）", "（三）"), "二"),
        (("一、", "二、", "四、", "四、", "五、"), "三"),
        (("一、", "二、", "二、", "四、", "五、"), "三"),
    ],
)
def test_a_gap_or_a_repetition_is_found(marks: tuple[str, ...], expected: str) -> None:
    texts = [text for mark in marks for text in (f"{mark}某项情况说明", "有一句话。")]
    [found] = findings(told(*texts), "C501")
    assert found.expected == expected


def test_a_number_that_ran_into_another_line_is_no_gap() -> None:
    texts = ("一、收入情况", "安排5万元二、支出情况", "三、其他情况", "无。")
    assert findings(told(*texts), "C501") == []


def test_a_heading_with_nothing_under_it_is_found() -> None:
    [found] = findings(told("六、专项资金安排情况", "七、其他情况", "无。"), "C502")
    assert "专项资金" in found.message


@pytest.mark.parametrize(
    "texts",
    [
        ("六、专项资金安排情况", "无。", "七、其他情况", "无。"),
        ("第一部分 概况", "一、主要职能", "制定规划。"),
        ("目录", "一、主要职能", "二、机构设置", "一、主要职能", "制定规划。", "二、机构设置", "三个科室。"),
        ("某局部门预算公开目录", "第一部分 某局部门预算编制说明", "某局部门预算编制说明", "一、主要职能", "制定规划。"),
        ("（二）分项绩效目标", "（一）加强服务情况", "做好服务。"),
        ("第一部分 概况", "一、主要职能", "制定规划。", "第二部分 部门预算公开表格", "第三部分 其他", "无。"),
    ],
)
def test_a_heading_with_something_under_it_is_clean(texts: tuple[str, ...]) -> None:
    assert findings(told(*texts), "C502") == []


def test_a_heading_over_a_table_is_clean() -> None:
    extraction = told("八、政府采购预算情况", "九、其他情况", "无。", empty=["T13"])
    assert findings(extraction, "C502") == []


COMPLETE = ("一、部门职责", "二、机构设置情况", "三、收支预算情况", "四、机关运行经费情况", "五、“三公”经费情况")
REST = ("六、政府采购情况", "七、国有资产情况", "八、绩效目标情况", "九、名词解释")


def test_what_is_required_and_lacking_is_found() -> None:
    assert findings(told(*COMPLETE, *REST), "C503") == []
    [found] = findings(told(*COMPLETE, *REST[:1], *REST[2:]), "C503")
    assert "国有资产" in found.message


def test_what_was_published_step_by_step_is_only_a_hint_in_the_first_years() -> None:
    lacking = told(*COMPLETE, *REST[:1], *REST[2:])
    [early], [late] = (findings(replace(lacking, year=year), "C503") for year in (2018, 2031))
    assert early.level is Level.HINT
    assert late.level is not Level.HINT


def test_tables_alone_are_not_held_to_be_an_explanation() -> None:
    assert outcomes(told("注：空表列示。"), "C503") == {"skipped"}
