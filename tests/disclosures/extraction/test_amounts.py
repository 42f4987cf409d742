"""Printed figures: exact, with the decimals they were printed with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosures.extraction.amounts import Amount, NotAnAmount, parse_amount, unit_of


@pytest.mark.parametrize(
    ("printed", "unit", "value", "decimals"),
    [
        ("1,234.50", "万元", "12345000", 2),
        ("1234.5", "万元", "12345000", 1),
        ("１，２３４", "元", "1234", 0),
        (".50", "元", "0.50", 2),
        ("-3.00", "元", "-3", 2),
        ("－3.00", "元", "-3", 2),
        ("−3.00", "元", "-3", 2),
        ("（3.00）", "元", "-3", 2),
        ("(1,003.00)", "元", "-1003", 2),
        (" 2 ", "亿元", "200000000", 0),
        ("0.00", "万元", "0", 2),
    ],
)
def test_a_figure_is_exact(printed, unit, value, decimals):
    assert parse_amount(printed, unit) == Amount(Decimal(value), decimals)


@pytest.mark.parametrize("printed", ["", "  ", "-", "—", "——", "/"])
def test_blanks_and_dashes_are_no_figure_and_no_zero(printed):
    assert parse_amount(printed, "万元") is None


@pytest.mark.parametrize("printed", ["12,34", "1,2345", "1,234,5", "12.3.4", "12%", "(3.00", "无", "--3", "3 4a"])
def test_what_only_looks_like_a_figure_is_refused(printed):
    with pytest.raises(NotAnAmount):
        parse_amount(printed, "万元")


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("单位：万元", "万元"),
        ("金额单位:人民币元", "元"),
        ("单位：亿元", "亿元"),
        ("单位：千元", "千元"),
        ("单位：人", None),
    ],
)
def test_a_caption_states_the_unit(caption, unit):
    assert unit_of(caption) == unit
