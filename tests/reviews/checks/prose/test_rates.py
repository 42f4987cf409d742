"""P4: shares and growth."""

import pytest

from reviews.checks.finding import Level
from tests.narratives import findings, outcomes, told

FIGURES = {
    "T03:total:total": "100.00",
    "T03:total:basic": "36.85",
    "T09:subtotal:total": "5.00",
    "T09:reception:total": "1.00",
}
EXPENDITURE = "三、支出预算情况"


@pytest.mark.parametrize(("share", "level"), [("36.9", None), ("36.8", None), ("36.7", "hint"), ("63.9", "error")])
def test_a_share_is_its_part_of_the_whole(share: str, level: str | None) -> None:
    text = f"支出预算100.00万元，其中：基本支出36.85万元，占{share}%；项目支出63.15万元。"
    found = findings(told(EXPENDITURE, text, figures=FIGURES), "P401")
    assert [str(f.level) for f in found] == ([level] if level else [])


def test_a_share_of_named_whole_looks_there() -> None:
    text = "公务接待费1.00万元，占“三公”经费的{}%。"
    assert findings(told("四、三公经费情况", text.format("20"), figures=FIGURES), "P401") == []
    assert len(findings(told("四、三公经费情况", text.format("50"), figures=FIGURES), "P401")) == 1


def test_a_share_said_as_a_ratio_looks_at_every_whole() -> None:
    text = "基本支出36.85万元，占比{}%。"
    assert outcomes(told(EXPENDITURE, text.format("36.85"), figures=FIGURES), "P401") == {"clean"}
    assert len(findings(told(EXPENDITURE, text.format("46.85"), figures=FIGURES), "P401")) == 1


def test_a_share_of_project_expenditure_looks_there() -> None:
    figures = FIGURES | {"T03:total:project": "63.15"}
    text = "实行绩效管理的项目2个，涉及资金63.15万元，占部门项目支出预算的{}%。"
    assert findings(told("五、绩效情况", text.format("100"), figures=figures), "P401") == []
    assert len(findings(told("五、绩效情况", text.format("90"), figures=figures), "P401")) == 1


def test_a_share_may_fit_the_table_where_the_stated_part_is_wrong() -> None:
    text = "支出预算100.00万元，其中：基本支出46.85万元，占36.9%；项目支出63.15万元。"
    assert findings(told(EXPENDITURE, text, figures=FIGURES), "P401") == []
    assert len(findings(told(EXPENDITURE, text, figures=FIGURES), "P101")) == 1


def test_a_share_of_nothing_known_is_skipped() -> None:
    assert outcomes(told("说明", "甲1.00万元，占20%。"), "P401") == {"skipped"}


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("增加2.50万元，增长7.3%", None),
        ("增加2.50万元，增长7.2%", "hint"),
        ("增加2.50万元，增长73%", "error"),
        ("减少2.50万元，下降6.4%", None),
        ("减少2.50万元，增长7.3%", "error"),
    ],
)
def test_growth_follows_from_the_change(words: str, level: str | None) -> None:
    found = findings(told(EXPENDITURE, f"基本支出36.85万元，比上年{words}。", figures=FIGURES), "P402")
    assert [str(f.level) for f in found] == ([level] if level else [])


@pytest.mark.parametrize(("words", "found"), [("增加47.4%", False), ("减少47.4%", True), ("增加17.4%", True)])
def test_growth_follows_from_last_years_figure(words: str, found: bool) -> None:
    text = f"基本支出36.85万元。2024年当年预算执行数为25.00万元，2025年预算安排36.85万元，比2024年预算执行数{words}。"
    assert bool(findings(told(EXPENDITURE, text, figures=FIGURES, year=2025), "P402")) is found


def test_growth_from_nothing_is_a_hint() -> None:
    text = "基本支出36.85万元，比上年增加36.85万元，增长100%。"
    [found] = findings(told(EXPENDITURE, text, figures=FIGURES), "P402")
    assert found.level is Level.HINT


def test_growth_without_figures_is_skipped() -> None:
    assert outcomes(told(EXPENDITURE, "培训人次比上年增长10%。", figures=FIGURES), "P402") == {"skipped"}


def test_a_share_may_be_of_what_is_appropriated_this_year() -> None:
    figures = {
        "T04:income.general_public:amount": "80.00",
        "T04:income.carried_over:amount": "20.00",
        "T05:total:total": "100.00",
        "T05:208:total": "50.00",
    }
    heading = "（二）一般公共预算当年拨款结构情况"
    text = "社会保障和就业（类）支出40.00万元，占{}%。"
    assert findings(told(heading, text.format("50.00"), figures=figures), "P401") == []
    assert len(findings(told(heading, text.format("60.00"), figures=figures), "P401")) == 1


def test_growth_behind_a_list_may_be_the_wholes() -> None:
    text = "场馆经费合计90.00万元，其中：甲馆20.00万元，乙馆70.00万元，比上年增加45.00万元，增长{}%。"
    assert findings(told("一、情况", text.format("100.0")), "P402") == []
    assert len(findings(told("一、情况", text.format("90.0")), "P402")) == 1


def test_a_share_of_this_years_appropriation_leaves_out_what_is_carried_over() -> None:
    figures = {"T05:total:total": "60.00", "T05:total:this_year": "50.00", "T05:208:this_year": "10.00"}
    text = "社会保障和就业支出10.00万元，占{}%。"
    heading = "一般公共预算当年拨款结构情况"
    assert findings(told(heading, text.format("20.0"), figures=figures), "P401") == []
    assert len(findings(told(heading, text.format("25.0"), figures=figures), "P401")) == 1


def test_a_share_of_an_amount_that_no_table_bears_out_is_judged_by_the_amount() -> None:
    figures = {
        "T04:expenditure.208:total": "12.00",
        "T05:total:this_year": "50.00",
        "T04:income.carried_over:amount": "5.00",
    }
    text = "社会保障和就业支出{}万元，占20.0%。"
    heading = "一般公共预算当年拨款结构情况"
    assert findings(told(heading, text.format("10.00"), figures=figures), "P401") == []
    assert len(findings(told(heading, text.format("11.00"), figures=figures), "P401")) == 1


def test_a_rate_in_brackets_behind_a_change_is_its_rate() -> None:
    text = "会议费1.40万元，较上年增加0.20万元（{}%），主要是新增会议。"
    assert findings(told("六、“三公”经费情况", text.format("16.67")), "P402") == []
    assert len(findings(told("六、“三公”经费情况", text.format("14.67")), "P402")) == 1
