"""D1: the accounts that the narrative names."""

import pytest

from reviews.checks.finding import Level
from tests.narratives import findings, outcomes, told

SECTION = "财政拨款支出主要内容"
FIGURES = {
    "T05:208:total": "67.00",
    "T05:20805:total": "60.00",
    "T05:2080505:total": "40.00",
    "T05:20802:total": "7.00",
    "T05:2080201:total": "7.00",
    "T05:210:total": "8.00",
    "T05:21015:total": "8.00",
    "T05:2101501:total": "8.00",
}


@pytest.mark.parametrize(
    ("path", "amount", "wrong", "level"),
    [
        ("卫生健康支出（类）医疗保障事务管理（款）行政运行（项）", "8.00", "医疗保障事务管理（款）", Level.HINT),
        ("医疗卫生与计划生育支出（210类）医疗保障管理事务（15款）行政运行（01项）", "8.00",
         "医疗卫生与计划生育支出（类）", None),
        ("社会保障和就业支出（类）民政管理事务（款）民政运行（项）", "7.00", "民政运行（项）", Level.HINT),
    ],
)  # fmt: skip
def test_an_account_with_another_name_than_in_the_tables_is_found(path, amount, wrong, level) -> None:
    [found] = findings(told(SECTION, f"1.“{path}”{amount}万元，主要用于日常支出。", figures=FIGURES), "D104")
    assert found.level == (level or Level.ERROR)  # without a level of its own, the check's
    assert dict(found.values)["actual"] == wrong
    assert found.places[0].text.startswith(wrong[:4])


@pytest.mark.parametrize(
    "path",
    [
        "社会保障和就业支出（类）民政管理事务（款）行政运行（项）",
        "社会保障和就业（类）民政管理事务（款）行政运行（项）",
        "民政管理事务（类）行政运行（项）",
    ],
)
def test_an_account_named_as_in_the_tables_is_clean(path) -> None:
    assert outcomes(told(SECTION, f"1.{path}7.00万元。", figures=FIGURES), "D104") == {"clean"}
    assert findings(told(SECTION, f"1.{path}7.00万元。", figures=FIGURES), "D104") == []


def test_one_wrong_name_is_told_once_with_all_its_places() -> None:
    text = "卫生健康支出（类）医疗保障事务管理（款）行政运行（项）8.00万元。"
    [found] = findings(told(SECTION, f"1.{text}", f"2.{text}", figures=FIGURES), "D104")
    assert len(found.places) == 2


def test_without_accounts_in_the_tables_nothing_can_be_compared() -> None:
    figures = {"T01:expenditure.208:amount": "7.00"}
    text = "社会保障和就业支出（类）民政管理事务（款）行政运行（项）7.00万元。"
    assert outcomes(told(SECTION, text, figures=figures), "D104") == {"skipped"}
