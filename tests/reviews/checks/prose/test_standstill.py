"""P3: changes beside figures that stand still."""

import pytest

from tests.narratives import findings, outcomes, told

SECTION = "四、“三公”经费预算情况说明"
FIGURES = {
    "T09:total:total": "5.00",
    "T09:abroad:total": "0.00",
    "T09:vehicles:total": "4.00",
    "T09:vehicle_purchase:total": "1.00",
    "T09:vehicle_running:total": "3.00",
    "T09:reception:total": "1.00",
    "T04:expenditure.total:total": "900.00",
    "T05:total:total": "900.00",
    "T07:total:total": "0.00",
    "T08:total:total": "0.00",
}
ITEMS = (
    "（一）因公出国（境）费0万元，与2024年预算持平。",
    "（二）公务用车购置及运行费4.00万元，比2024年预算减少{0}万元。其中：公务用车购置费1.00万元，"
    "比2024年预算减少{1}万元；公务用车运行费3.00万元，与2024年预算持平。",
    "（三）公务接待费1.00万元。与2024年预算持平。",
)


def said(total: str, vehicles: str, purchase: str):
    texts = [f"2025年“三公”经费预算数为5.00万元，比2024年预算减少{total}万元。其中：", *ITEMS]
    return told(SECTION, *(text.format(vehicles, purchase) for text in texts), figures=FIGURES)


@pytest.mark.parametrize(
    ("stated", "found"), [(("2.00", "2.00", "2.00"), 0), (("3.00", "2.00", "2.00"), 1), (("2.00", "2.00", "5.00"), 1)]
)
def test_what_stands_still_changes_by_nothing(stated, found) -> None:
    assert len(findings(said(*stated), "P308")) == found


def test_the_three_budgets_make_the_appropriation() -> None:
    text = (
        "财政拨款支出预算900.00万元，比2024年预算增加{0}万元。财政拨款支出预算中，一般公共预算拨款支出预算900.00万元，"
        "比2024年预算增加7.00万元；政府性基金拨款支出预算0万元，与2024年预算持平；"
        "国有资本经营预算拨款支出预算0万元，与2024年预算持平。"
    )
    assert findings(told("编制说明", text.format("7.00"), figures=FIGURES), "P308") == []
    assert len(findings(told("编制说明", text.format("8.00"), figures=FIGURES), "P308")) == 1


def test_where_all_stands_still_or_a_part_is_not_told_nothing_is_added() -> None:
    items = ("公务用车购置及运行费4.00", "其中：公务用车购置费1.00", "公务用车运行费3.00")
    flat = "。".join(f"{item}万元，与2024年预算持平" for item in items)
    assert outcomes(told(SECTION, flat, figures=FIGURES), "P308") == set()
    assert outcomes(told(SECTION, ITEMS[0], figures=FIGURES), "P308") == set()
