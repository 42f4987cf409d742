"""What reading leaves open, arithmetic decides."""

from disclosures.extraction.factbook import FactBook
from reviews.checks.prose import judgement
from tests.narratives import told

FIGURES = {
    "T03:total:total": "100.00",
    "T03:total:basic": "36.90",
    "T03:total:project": "63.10",
    "T09:reception:total": "1.00",
    "T09:reception:last_year": "2.00",
}


def judged(*texts: str, **more: object) -> dict[str, str]:
    extraction = told(*texts, **{"figures": FIGURES} | more)  # type: ignore[arg-type]
    return {c.printed: c.status for c in judgement.judge(FactBook(extraction))}


def test_shares_and_growth_are_decided() -> None:
    text = "支出预算100.00万元，其中：基本支出36.90万元，占36.9%；项目支出63.10万元，比上年增加3.10万元，增长9.9%。"
    found = judged("三、支出预算情况", text)
    assert (found["36.9"], found["9.9"], found["3.10"]) == ("agrees", "disagrees", "no_rule")


def test_a_change_agrees_with_the_rate_that_follows_from_it() -> None:
    found = judged("三、支出预算情况", "项目支出63.10万元，比上年增加3.10万元，增长5.2%。")
    assert (found["3.10"], found["5.2"]) == ("agrees", "agrees")


def test_a_change_agrees_with_last_years_column() -> None:
    assert judged("四、“三公”经费情况", "公务接待费1.00万元，减少1.0万元。")["1.0"] == "agrees"


def test_parts_without_a_table_agree_when_they_add_up() -> None:
    found = judged("三、政府采购情况", "政府采购预算9.00万元，其中：货物5.00万元、工程0万元、服务4.00万元。")
    assert set(found.values()) == {"agrees"}


def test_counts_are_decided() -> None:
    projects = {"图书更新": "3.00"}
    assert judged("（四）绩效情况", "涉及项目1个。", projects=projects)["1"] == "agrees"
    assert judged("（四）绩效情况", "涉及项目2个。", projects=projects)["2"] == "disagrees"


def test_a_figure_that_was_compared_keeps_its_status() -> None:
    text = "支出预算100.00万元，其中：基本支出37.90万元，项目支出62.10万元。"
    found = judged("三、支出预算情况", text)
    assert (found["100.00"], found["37.90"], found["62.10"]) == ("agrees", "disagrees", "disagrees")


def test_a_change_agrees_beside_items_that_stand_still() -> None:
    text = (
        "公务用车购置及运行费4.00万元，比上年减少2.00万元。其中：公务用车购置费1.00万元，比上年减少2.00万元；"
        "公务用车运行费3.00万元，与上年持平。"
    )
    figures = {"T09:vehicles:total": "4.00", "T09:vehicle_purchase:total": "1.00", "T09:vehicle_running:total": "3.00"}
    assert judged("四、“三公”经费情况", text, figures=figures)["2.00"] == "agrees"


def test_last_years_figure_agrees_with_an_equal_one_that_is_called_flat() -> None:
    text = "社会保障和就业支出（类）2024年预算执行数为60.10万元，2025年预算安排60.1万元，比2024年预算执行数持平。"
    figures = {"T05:208:total": "60.10"}
    assert judged("五、一般公共预算拨款情况", text, figures=figures)["60.10"] == "agrees"
