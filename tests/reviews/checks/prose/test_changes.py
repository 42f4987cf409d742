"""P3: increases and decreases."""

import pytest

from tests.narratives import findings, outcomes, told

FIGURES = {
    "T01:income.total:amount": "900.00",
    "T03:total:basic": "500.00",
    "T03:total:project": "400.00",
    "T05:total:total": "60.00",
    "T05:208:total": "60.00",
    "T05:20805:total": "60.00",
    "T05:2080505:total": "40.00",
    "T05:2080506:total": "20.00",
    "T09:subtotal:total": "5.00",
    "T09:subtotal:last_year": "6.00",
    "T09:abroad:total": "0.00",
    "T09:abroad:last_year": "0.00",
    "T09:vehicles:total": "4.00",
    "T09:vehicles:last_year": "4.00",
    "T09:reception:total": "1.00",
    "T09:reception:last_year": "2.00",
}
COMPARED = "3、比上年增减情况"
GENERAL = "五、一般公共预算拨款情况"
PUBLIC = "四、“三公”经费情况"
PATH = "社会保障和就业支出（类）行政事业单位养老支出（款）"


@pytest.mark.parametrize(
    ("basic", "project", "found"),
    [("增加20.00", "减少5.00", False), ("增加20.00", "增加5.00", True), ("增加10.00", "增加5.00", False)],
)
def test_the_total_change_is_basic_and_project(basic: str, project: str, found: bool) -> None:
    total = "2025年预算收支安排900.00万元，较2024年预算增加15.00万元，"
    text = f"{total}其中：基本支出{basic}万元，主要为调资。项目支出{project}万元。"
    assert bool(findings(told(COMPARED, text, figures=FIGURES), "P301")) is found


def test_three_public_changes_add_up() -> None:
    text = (
        "“三公”经费5.00万元，比上年减少1.00万元，其中：因公出国（境）费0万元，增加0万元；"
        "公务用车购置及运行费4.00万元，增加0万元；公务接待费1.00万元，减少{}万元。"
    )
    assert findings(told(PUBLIC, text.format("1.00"), figures=FIGURES), "P301") == []
    assert len(findings(told(PUBLIC, text.format("2.00"), figures=FIGURES), "P301")) == 1


def test_items_may_stand_in_the_next_paragraph() -> None:
    items = "因公出国（境）费增加0.00万元；公务用车购置及运行费增加0.00万元；公务接待费减少{}万元。"
    for last, found in (("1.00", 0), ("2.00", 1)):
        extraction = told(PUBLIC, "与上年相比，“三公”经费减少1.00万元。", items.format(last), figures=FIGURES)
        assert len(findings(extraction, "P301")) == found


def accounts(first: str, second: str) -> tuple[str, ...]:
    return (
        GENERAL,
        "2025年一般公共预算当年拨款60.00万元，比上年增加5.00万元。",
        f"1、{PATH}机关事业单位基本养老保险缴费支出（项）40.00万元，比上年增加{first}万元。",
        f"2、{PATH}机关事业单位职业年金缴费支出（项）20.00万元，比上年增加{second}万元。",
    )


def test_the_changes_of_all_accounts_add_up_to_the_total() -> None:
    assert outcomes(told(*accounts("3.00", "2.00"), figures=FIGURES), "P302") == {"clean"}
    assert len(findings(told(*accounts("3.00", "9.00"), figures=FIGURES), "P302")) == 1


def test_without_all_accounts_the_total_change_is_not_looked_at() -> None:
    assert outcomes(told(*accounts("3.00", "2.00")[:3], figures=FIGURES), "P302") == {"skipped"}


def test_an_increase_larger_than_the_figure_is_found() -> None:
    extraction = told(*accounts("3.00", "23.00"), figures=FIGURES)
    [found] = findings(extraction, "P303")
    assert (found.actual, found.expected, found.difference) == ("23.00", "20.00", "3.00")
    assert findings(extraction, "P302") == []


def test_an_increase_behind_a_zero_may_be_that_of_the_total() -> None:
    figures = {**FIGURES, "T01:income.other:amount": "0.00"}
    text = "收入预算900.00万元，其中：其他收入0万元，比上年增加50.00万元。"
    assert outcomes(told("1、收入说明", text, figures=figures), "P303") == {"skipped"}


@pytest.mark.parametrize(("change", "found"), [("20.00", False), ("15.00", True)])
def test_without_a_base_the_increase_is_the_figure(change: str, found: bool) -> None:
    text = f"1、{PATH}机关事业单位职业年金缴费支出（项）20.00万元，比上年增加{change}万元，增长（基数为0，不可比）。"
    assert bool(findings(told(GENERAL, text, figures=FIGURES), "P303")) is found


@pytest.mark.parametrize(
    ("words", "found"), [("减少1.00", False), ("增加1.00", True), ("减少0.50", True), ("增加（减少）1.00", False)]
)
def test_a_change_equals_the_columns(words: str, found: bool) -> None:
    extraction = told(PUBLIC, f"公务接待费1.00万元，比上年{words}万元。", figures=FIGURES)
    assert bool(findings(extraction, "P304")) is found


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("较2024年预算1.50万元减少0.50万元", {"clean"}),
        ("较2024年预算1.60万元减少0.50万元", set()),
        ("较2024年执行数1.60万元减少0.60万元", {"skipped"}),
    ],
)
def test_last_years_figure_equals_the_column(words: str, outcome: set[str]) -> None:
    figures = {"T09:reception:total": "1.00", "T09:reception:last_year": "1.50"}
    extraction = told(PUBLIC, f"公务接待费1.00万元，{words}。", figures=figures)
    assert outcomes(extraction, "P309") == outcome
    assert bool(findings(extraction, "P309")) is (not outcome)


def test_last_years_figure_is_that_of_the_same_column() -> None:
    figures = {"T05:total:basic": "5.00", "T05:total:last_year": "9.00", "T05:total:last_year.basic": "4.00"}
    texts = ("五、一般公共预算支出情况", "基本支出5.00万元，比上年增加{}万元。")
    assert outcomes(told(texts[0], texts[1].format("1.00"), figures=figures), "P304") == {"clean"}
    assert findings(told(texts[0], texts[1].format("4.00"), figures=figures), "P304")


def test_without_last_years_column_a_change_is_not_looked_at() -> None:
    assert outcomes(told(COMPARED, "基本支出增加1.00万元。", figures=FIGURES), "P304") == {"skipped"}


def test_a_direction_with_a_sign_is_a_warning() -> None:
    assert len(findings(told(COMPARED, "基本支出增加-1.00万元。", figures=FIGURES), "P305")) == 1
    assert findings(told(COMPARED, "基本支出增加1.00万元。", figures=FIGURES), "P305") == []


def test_one_change_has_one_direction() -> None:
    texts = (COMPARED, "收支安排900.00万元，比上年增加3.21万元。", "其中收入比上年{}3.21万元。")
    assert findings(told(texts[0], texts[1], texts[2].format("增加"), figures=FIGURES), "P307") == []
    assert len(findings(told(texts[0], texts[1], texts[2].format("减少"), figures=FIGURES), "P307")) == 2


def test_the_parts_of_a_whole_may_move_against_each_other_by_one_sum() -> None:
    text = "基本支出增加3.21万元，项目支出减少3.21万元。会议费增加1.05万元，公务接待费减少1.05万元。"
    assert findings(told(COMPARED, text, figures=FIGURES), "P307") == []


def test_flat_means_equal() -> None:
    assert findings(told(PUBLIC, "公务用车购置及运行费4.00万元，与2024年预算持平。", figures=FIGURES), "P306") == []
    assert len(findings(told(PUBLIC, "公务接待费1.00万元，与2024年预算持平。", figures=FIGURES), "P306")) == 1


def test_flat_is_held_against_the_figures_stated_beside_it() -> None:
    text = "{0}2024年预算执行数为{1}万元，2025年预算安排40.00万元，比2024年预算执行数持平。"
    head = f"1、{PATH}机关事业单位基本养老保险缴费支出（项）40.00万元。"
    assert findings(told(GENERAL, text.format(head, "40.00"), figures=FIGURES), "P306") == []
    assert len(findings(told(GENERAL, text.format(head, "39.00"), figures=FIGURES), "P306")) == 1
