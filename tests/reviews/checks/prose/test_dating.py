"""C506: years of the narrative that are not this document's."""

import pytest

from tests.narratives import findings, told

TOTAL = {"T01:income.total:amount": "100.00", "T01:expenditure.total:amount": "100.00"}


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("2024年，本部门预算收入共100.00万元。", True),
        ("2025年，本部门预算收入共100.00万元。", False),
        ("2024年，本部门预算收入共90.00万元。", False),
        ("2024年，本部门预算收入共100.00万元，2025年，本部门预算收入共100.00万元，与上年持平。", False),
        ("2024年，本部门安排政府采购预算26.80万元。", True),
        ("2024年，本部门政府采购预算执行26.80万元。", False),
        ("2024年，本部门安排政府采购预算26.80万元，2025年安排30.00万元。", False),
        ("2024年部门收入总预算100.00万元。", True),
        ("2024年决算，本部门收入共100.00万元。", False),
        ("2024年部门收入总预算100.00万元。2025年部门收入总预算100.00万元，与上年持平。", False),
        ("预算收入由2024年的90.00万元增加到100.00万元。", False),
        ("与2024年相比，本部门预算收入共100.00万元，没有增减。", False),
    ],
)
def test_this_years_figures_bear_this_year(text: str, stale: bool) -> None:
    found = findings(told("1、收入说明", text, figures=TOTAL), "C506")
    assert [f.places[0].text for f in found] == (["2024年"] if stale else [])


@pytest.mark.parametrize(
    "text",
    ["现将某局2024年部门预算的情况说明如下：", "纳入2024年部门预算编制范围的单位：", "第二部分 某局2024年部门预算表"],
)
def test_what_the_document_is_about_bears_this_year(text: str) -> None:
    assert findings(told("一、某项情况", text), "C506")
    assert not findings(told("一、某项情况", text.replace("2024", "2025")), "C506")


def test_a_year_before_the_last_is_stale_beside_the_right_one() -> None:
    text = "2023年收入总预算100.00万元。2025年收入预算比2024年减少5.00万元，主要是项目减少。"
    [found] = findings(told("1、收入说明", text, figures=TOTAL), "C506")
    assert found.places[0].text == "2023年"
