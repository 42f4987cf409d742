"""Every number is told apart by its looks."""

from decimal import Decimal

import pytest

from disclosures.extraction.claims import numbers


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("基本支出12.50万元", "amount", "万元"),
        ("补助1,234,500元", "amount", "元"),
        ("总额 3 亿 元", "amount", "亿元"),
        ("占5.3%", "percent", "%"),
        ("占 5.3 ％", "percent", "%"),
        ("内设科室4个", "count", "个"),
        ("参保人数达到45万人", "count", "万人"),
        ("公务用车2辆", "count", "辆"),
    ],
)
def test_quantities_have_a_kind_and_a_unit(text: str, kind: str, unit: str) -> None:
    [number] = numbers.scan(text)[1]
    assert (number.kind, number.unit) == (kind, unit)


@pytest.mark.parametrize(
    "text",
    [
        "2025年",
        "截至12月底",
        "临财社【2024】7号",
        "临财社〔2024〕701号",
        "基数为0",
        "1、落实政策",
        "说明：2、落实政策",
        "社会保障和就业支出（208类）",
        "单价50万元以上的设备",
        "单价100万元（含）以上设备",
        "编码A02010500",
        "项目编码13990125",
        "2025-12",
    ],
)
def test_what_is_no_quantity_is_told_apart(text: str) -> None:
    assert {number.kind for number in numbers.scan(text)[1]} == {"other"}


def test_a_span_is_in_the_characters_of_the_paragraph() -> None:
    text = "安排 １２.５\n万 元"
    [number] = numbers.scan(text)[1]
    assert text[slice(*number.span)] == "１２.５"
    assert number.amount == Decimal(125000)


def test_a_full_width_comma_separates_figures() -> None:
    assert [n.value for n in numbers.scan("养老5，100元")[1]] == [5, 100]
    assert [n.value for n in numbers.scan("养老5,100元")[1]] == [5100]


def test_printed_decimals_are_kept() -> None:
    assert [n.decimals for n in numbers.scan("甲7万元乙7.0万元丙7.00万元")[1]] == [0, 1, 2]


def test_an_items_number_before_a_year_is_no_decimal() -> None:
    found = numbers.scan("3. 2025年部门支出预算总表")[1]
    assert [(n.printed, n.kind, n.why) for n in found] == [("3", "other", "序号"), ("2025", "other", "日期或文号")]


def test_trillions_are_money_too() -> None:
    _, [found] = numbers.scan("零售总额1.62万亿元")
    assert (found.kind, found.amount) == ("amount", Decimal("1620000000000"))


@pytest.mark.parametrize(("text", "why"), [("养老支出（20805）6.00万元", "代码"), ("职工（12）6.00万元", "")])
def test_an_account_code_in_brackets_is_no_quantity(text: str, why: str) -> None:
    _, [first, _] = numbers.scan(text)
    assert first.why == why
