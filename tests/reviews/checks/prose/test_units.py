"""P1: units."""

import pytest

from tests.narratives import findings, outcomes, told

EXPENDITURE = "2、支出说明"
FIGURES = {"T03:total:total": "900.00"}


def test_a_missing_unit_is_a_hint() -> None:
    figures = {"T06:total:total": "9.00", "T06:30101:total": "5.00", "T06:30201:total": "4.00"}
    texts = ("六、一般公共预算基本支出情况", "基本工资5.00，办公费4.00万元。")
    [found] = findings(told(*texts, figures=figures), "P105")
    assert dict(found.values)["actual"] == "5.00"
    assert outcomes(told(EXPENDITURE, "支出预算900.00万元。", figures=FIGURES), "P105") == {"clean"}


def test_a_lone_figure_without_a_unit_is_an_amount_when_it_meets_its_cell() -> None:
    assert len(findings(told(EXPENDITURE, "支出预算900.00，主要用于运转。", figures=FIGURES), "P105")) == 1
    assert findings(told(EXPENDITURE, "得分900.00，主要用于评价。", figures=FIGURES), "P105") == []


def test_nothing_in_yuan_is_no_slip() -> None:
    text = "用车4.00万元，其中：购置费0元，运行费3.00万元，其他1.00万元。"
    assert findings(told("七、情况", text), "P106") == []
    assert findings(told("七、情况", text.replace("0元", "2元")), "P106")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲3.00万元，乙4.00元，丙5.00万元。", True),
        ("甲3.00万元，乙4.00万元，丙5.00万元。", False),
        ("甲3.00万元，乙4.00万元，每人补助300元。", False),
        ("甲3元，乙4元，丙5万元。", False),
    ],
)
def test_the_odd_unit_of_a_passage_is_a_warning(text: str, found: bool) -> None:
    assert bool(findings(told(EXPENDITURE, text), "P106")) is found


def test_a_passage_all_in_yuan_has_no_odd_unit() -> None:
    assert findings(told(EXPENDITURE, "甲53,000元，乙0元，丙0元，丁0元。"), "P106") == []


def test_a_slip_that_a_cell_proves_is_not_told_twice() -> None:
    extraction = told(EXPENDITURE, "支出预算900.00元，甲3.00万元，乙4.00万元。", figures=FIGURES)
    assert (len(findings(extraction, "P102")), len(findings(extraction, "P106"))) == (1, 0)
