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
        ("较上年减少1.00万元（7.5%）", "growth", -1),
        ("预算1.00万元（7.5%）", "none", 0),
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


@pytest.mark.parametrize("basis", ["同口径比2024年", "按同口径较上年", "可比口径与上年相比", "同口径"])
def test_what_is_compared_on_one_basis_is_still_named(basis: str) -> None:
    read = last(f"公务接待费{basis}减少1.00万元")
    assert (read.role, read.words, read.direction) == ("change", "公务接待费", -1)


def test_a_percentage_in_brackets_behind_a_change_is_its_rate() -> None:
    read = last("会议费3万元，较上年减少1.00万元（25.00%）")
    assert (read.role, read.direction) == ("growth", -1)
    assert last("会议费3万元（25.00%）").role == "none"


@pytest.mark.parametrize("base", ["比2024年预算收入", "较上年收入预算", "比2024年", "与2024年支出预算数"])
def test_what_a_year_before_had_needs_no_name(base: str) -> None:
    assert (last(f"2025年收入9万元，{base}8万元").role, last(f"2025年收入9万元，{base}8万元").words) == (
        "last_year",
        "",
    )


def test_growth_written_before_the_fall_is_no_subject() -> None:
    assert (last("会议费减少3万元，同比增长下降57%").words, last("会议费，同比增长下降57%").words) == ("", "会议费")


@pytest.mark.parametrize("text", ["与2024年预算持平：一、2025年会议费预算3万元", "持平，二、2025年会议费预算3万元"])
def test_an_item_in_a_line_is_named_without_its_number(text: str) -> None:
    assert (last(text).role, last(text).words) == ("amount", "2025年会议费预算")


def test_a_share_that_nobody_filled_in_is_no_subject() -> None:
    assert last("接待费3万元，占 %，比上年减少1万元").words == ""


def test_the_clause_before_is_kept_where_the_last_one_names_nothing() -> None:
    read = last("（一）收入预算，2025年年初预算数3万元")
    assert (read.words, read.before) == ("2025年年初预算数", "收入预算")


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2024年度三公经费支出9万元，其中：公务接待费3万元", True),
        ("2025年收入9万元。2024年收入8万元，其中：拨款3万元", True),
        ("2024年收入8万元，2025年收入9万元，其中：拨款3万元", False),
        ("2024年收入8万元，本年较上年增加1万元，其中：拨款3万元", False),
        ("2024年末资产总额3万元", False),
        ("某某本级2024年“三公”经费执行数为3万元", True),
        ("较某某本级2024年执行数增加3万元", True),
        ("由2024年的2万元增加到3万元", False),
        ("2024年收入8万元。其中：拨款3万元", False),
    ],
)
def test_a_sentence_about_an_earlier_year_tells_its_figures(text: str, before: bool) -> None:
    folded, found = numbers.scan(text)
    assert wording.tells_of_before(folded, found[-1], 2025) is before
    assert not wording.tells_of_before(folded, found[-1], None)
