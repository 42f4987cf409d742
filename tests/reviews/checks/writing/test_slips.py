"""C: slips of the pen."""

import pytest

from tests.narratives import findings, outcomes, told


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("C504", "预算收入XX万元。"),
        ("C504", "项目名称待定。"),
        ("C504", "实施单位为_＿，已批复。"),
        ("C504", "会议费为 万元。"),
        ("C504", "比上年增加1.00万元，主要原因是。"),
        ("C504", "会议费2.00万元，占 %，用于办会。"),
        ("C504", "会议费2.00万元，比上年减少 万元，用于办会。"),
        ("C505", "用于信息化建设。。主要原因是业务增加。"),
        ("C505", "用于办公费，，水费。"),
        ("C505", "用于办公费。，水费。"),
        ("C505", "用于办公费、 。"),
        ("C505", "明细如下：。"),
        ("C505", "比上年上年增加1.00万元。"),
        ("C506", "比2025年预算增加1.00万元。"),
        ("C506", "2024年预算收入1.00万元。"),
        ("C506", "临江区测试局2024年部门预算信息公开情况说明"),
        ("C507", "学习思想 and 精神。"),
        ("C508", "安排08.50万元。"),
    ],
)
def test_a_slip_is_found_where_it_stands(code: str, text: str) -> None:
    [found] = findings(told("一、某项情况", text), code)
    [place] = found.places
    assert place.passage == "p2"
    assert place.span is not None
    assert text[slice(*place.span)].strip() == place.text


@pytest.mark.parametrize(
    "text",
    [
        "2025年预算收入1.00万元，比2024年预算增加1.00万元，主要原因是人员增加。",
        "与2024年预算持平。2023年度预算法修订。2024年当年预算执行数为1.00万元。",
        "形形色色的人，方方面面的事。",
        "推行DRG付费，采购LED显示屏。",
        "会议费10.05万元，培训费1,008.50万元，占0.05%。",
        "社会保障和就业支出（类）其他社会保障和就业支出（款）。",
    ],
)
def test_good_writing_is_clean(text: str) -> None:
    extraction = told("一、某项情况", text)
    for code in ("C504", "C505", "C506", "C507", "C508"):
        assert findings(extraction, code) == []
        assert outcomes(extraction, code) == {"clean"}


def test_without_a_budget_year_years_are_not_looked_at() -> None:
    extraction = told("一、某项情况", "2024年预算收入1.00万元。", year=None)  # type: ignore[arg-type]
    assert outcomes(extraction, "C506") == {"skipped"}
