"""The words before a number say what it is."""

import pytest

from disclosures.extraction.claims import numbers, wording
from disclosures.extraction.claims.wording import Wording


def last(text: str, year: int = 2025) -> Wording:
    """The wording of the last number of a text."""
    folded, found = numbers.scan(text)
    return wording.read(folded, found, len(found) - 1, year)


@pytest.mark.parametrize(
    ("text", "role", "direction", "words"),
    [
        ("其中：基本支出3.00万元", "amount", 0, "基本支出"),
        ("收入9.00万元，其中：（一）一般公共预算收入3.00万元", "amount", 0, "一般公共预算收入"),
        ("基本支出比上年增加3.00万元", "change", 1, "基本支出"),
        ("基本支出3.00万元，比上年减少1.00万元", "change", -1, ""),
        ("项目支出减少1.00万元", "change", -1, "项目支出"),
        ("较2024年预算增加了1.00万元", "change", 1, ""),
        ("与上年相比增加（减少）0万元", "change", 0, ""),
        ("接待费3万元，本年数小于上年预算数1万元", "change", -1, ""),
        ("2024年当年预算执行数为2.00万元", "last_year", 0, ""),
        ("2025年预算安排2.00万元", "amount", 0, "2025年预算安排"),
    ],
)
def test_money_has_a_role_a_direction_and_a_subject(text: str, role: str, direction: int, words: str) -> None:
    read = last(text)
    assert (read.role, read.direction) == (role, direction)
    if role != "last_year":
        assert read.words == words


@pytest.mark.parametrize(
    ("text", "role", "direction"),
    [
        ("基本支出3.00万元，占36.9%", "share", 0),
        ("因公出国费3万元，占“三公”经费的20%", "share", 0),
        ("比上年增加1.00万元，增长7.5%", "growth", 1),
        ("比上年减少1.00万元，降幅7.5%", "growth", -1),
        ("参保率达到95%", "none", 0),
    ],
)
def test_a_percentage_is_a_share_a_rate_or_a_target(text: str, role: str, direction: int) -> None:
    read = last(text)
    assert (read.role, read.direction) == (role, direction)


def test_a_share_says_what_it_is_of() -> None:
    assert last("因公出国费3万元，占“三公”经费的20%").whole == "“三公”经费"


def test_an_amount_behind_a_count_of_projects_is_theirs() -> None:
    assert last("涉及项目3个，预算金额5.00万元").words == wording.PROJECTS


def test_the_first_of_a_list_of_projects_is_not_their_sum() -> None:
    assert last("涉及项目3个，分别为：1.书屋更新5.00万元").words == "书屋更新"


@pytest.mark.parametrize(
    ("text", "role"), [("接待费1.00万元，同比增加0.10万元", "change"), ("接待费1.00万元，同比下降9.1%", "growth")]
)
def test_against_the_same_period_is_against_last_year(text: str, role: str) -> None:
    folded, found = numbers.scan(text)
    read = wording.read(folded, found, 1, 2025)
    assert (read.role, read.words) == (role, "")


@pytest.mark.parametrize("bound", ["不低于", "不超过", "至少", "高于"])
def test_a_bound_before_a_percentage_makes_it_a_target(bound: str) -> None:
    folded, found = numbers.scan(f"授予中小企业合同金额占比{bound}40%")
    assert wording.read(folded, found, 0, 2025).role == "none"


@pytest.mark.parametrize(
    "words", ["收入按资金性质划分：一般公共预算", "支出按功能分类：一般公共预算", "按支出性质分：一般公共预算"]
)
def test_a_list_by_kind_names_its_own_subjects(words: str) -> None:
    folded, found = numbers.scan(f"{words}1.00万元")
    assert wording.read(folded, found, 0, 2025).words == "一般公共预算"


def test_a_figure_called_last_years_is_last_years() -> None:
    folded, found = numbers.scan("接待费1.00万元，上年为2.00万元")
    assert wording.read(folded, found, 1, 2025).role == "last_year"


def test_projects_of_procurement_are_not_projects() -> None:
    folded, found = numbers.scan("共涉及采购项目3个，采购预算总额5.00万元")
    assert wording.read(folded, found, 1, 2025).words == "采购预算总额"


@pytest.mark.parametrize(("text", "words"), [("2024年收入预算2.00万元", "收入预算"), ("2024年预算数2.00万元", "数")])
def test_the_year_before_is_no_part_of_what_is_spoken_about(text: str, words: str) -> None:
    folded, found = numbers.scan(text)
    read = wording.read(folded, found, 1, 2025)
    assert (read.role, read.words, read.year) == ("last_year", words, 2024)
