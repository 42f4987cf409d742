"""P2: parts and their whole."""

import pytest

from disclosures.extraction.factbook import FactBook
from reviews.checks.finding import Level
from reviews.checks.prose import judgement
from tests.narratives import findings, outcomes, told


@pytest.mark.parametrize(
    "text",
    [
        "支出预算9.00万元，其中：基本支出5.00万元，占55.6%；项目支出4.00万元，占44.4%。",
        "支出预算9.00万元，其中基本支出5.00万元，包括人员经费3.00万元和公用经费2.00万元；项目支出4.00万元，主要为：1、甲3.00万元。2、乙1.00万元。",
        "支出预算9.00万元，其中：基本支出5.00万元，由人员经费3.00万元和公用经费2.00万元组成；项目支出4.00万元，分别为：1.甲3.00万元；2.乙1.00万元。",
        "车辆购置及运维费5.00万元（其中：购置费2.00万元，运维费3.00万元）；公务接待费1.00万元。",
        "收入包括：拨款收入5.00万元，上年结转1.00万元。支出预算6.00万元。",
        "收入包括：拨款收入5.00万元、上年结转1.00万元；支出包括：甲4.00万元、乙2.00万元。",
        "收支总预算9.00万元。收入包括：甲6.00万元、上年结转3.00万元；支出包括：乙5.00万元、丙4.00万元。结转下年1.00万元。",
        "收支总预算9.00万元，增长5%，收入包括：甲9.00万元、乙0万元；支出包括：乙5.00万元、丙2.00万元等。",
        "收支总预算9.00万元。收入包括：甲5.00万元、丁3.00万元；丙1.00万元。",
        "收支总预算9.00万元。收入包括：本年收入9.00万元，拨款收入9.00万元。",
        "收支总预算9.00万元。本年增加了人员。收入包括：甲9.00万元、乙3.00万元。",
        "支出预算9.00万元，按功能分类，包括甲4.00万元、乙5.00万元；按支出用途，包括丙6.00万元、丁3.00万元。",
        "支出预算9.00万元，其中：甲6.00万元（丙4.00万元、丁2.00万元），乙3.00万元。",
        "三公经费5.00万元，其中：用车4.00万元（购置费0万元，运行费4.00万元），接待1.00万元。",
        "用车4.00万元，其中：购置费0万元，运行费4.00万元，保有量3辆，车均运行费1.33万元。",
        "本年收入9.00万元（不含上年结转1.00万元），其中：甲5.00万元，乙4.00万元。",
        "采购预算5.00万元，其中：预留中小企业3.00万元，预留小微企业2.00万元。",
        "共有车辆3辆，其中：应急用车1辆、其他用车2辆。",
        "收入按来源分为：甲5.00万元、上年结转1.00万元；支出按功能分类分为：丙4.00万元、丁2.00万元。",
        "人员编制28人，其中行政12人、事业16人；实有人员26人，其中行政11人、事业15人。",
    ],
)
def test_sums_that_hold_are_clean(text: str) -> None:
    assert findings(told("2、支出说明", text), "P201") == []


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("支出预算9.00万元，其中：基本支出5.00万元，项目支出5.00万元。", "9.00", "10.00"),
        (
            "收支总预算9.00万元。收入包括：甲6.00万元、上年结转2.00万元；支出包括：乙5.00万元、丙4.00万元。",
            "9.00",
            "8.00",
        ),
        ("收支总预算9.00万元。收入包括：甲6.00万元、丁3.00万元；支出包括：乙5.00万元、丙5.00万元。", "9.00", "10.00"),
        ("车辆费0.00万元（其中：购置费0.00万元，运维费2.00万元）；接待费1.00万元。", "0.00", "2.00"),
        ("政府采购预算9.00万元，其中：货物5.00万元、工程0万元、服务3.00万元。", "9.00", "8.00"),
        ("支出预算9.00万元，其中：甲6.00万元（丙4.00万元），乙5.00万元。", "9.00", "11.00"),
        ("支出预算9.00万元，其中：甲（6.00万元），乙（5.00万元）。", "9.00", "11.00"),
        ("支出预算9.00万元，其中：甲6.00万元，乙3.00万元；丙1.00万元。", "9.00", "10.00"),
    ],
)
def test_sums_that_fail_are_found(text: str, whole: str, parts: str) -> None:
    [found] = findings(told("2、支出说明", text), "P201")
    assert (found.actual, found.expected) == (whole, parts)
    assert len(found.places) >= 3


def test_a_total_behind_a_semicolon_is_no_part() -> None:
    text = "预算收入9.00万元，比上年增加1.00万元，其中：甲6.00万元，乙3.00万元；预算支出9.00万元，其中：丙9.00万元。"
    figures = {"T01:income.total:amount": "9.00", "T01:expenditure.total:amount": "9.00"}
    assert findings(told("一、收支情况", text, figures=figures), "P201") == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("采购预算9.00万元：货物4.00万元、服务5.00万元；其中一般公共预算9.00万元。", set()),
        ("支出预算9.00万元；其中：甲4.00万元，乙5.00万元。", {"clean"}),
    ],
)
def test_parts_behind_a_semicolon_are_of_the_only_number_before(text: str, outcome: set[str]) -> None:
    extraction = told("说明", text)
    assert findings(extraction, "P201") == []
    assert outcomes(extraction, "P201") == outcome


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("项目支出9.00万元，由甲5.00万元和乙3.00万元组成。", Level.ERROR),
        ("项目支出9.00万元，分别为：甲5.00万元、乙3.00万元。", Level.ERROR),
        ("项目支出9.00万元，分为甲5.00万元、乙3.00万元两项。", Level.ERROR),
        ("业务费9.00万元，全部用于甲5.00万元、乙3.00万元。", Level.ERROR),
        ("业务费9.00万元，主要包括：甲5.00万元、乙6.00万元。", Level.WARNING),
        ("业务费9.00万元，主要用于甲5.00万元，乙6.00万元。", Level.WARNING),
    ],
)
def test_parts_that_the_words_call_all_must_be_the_whole_and_chief_ones_no_more(text: str, level: Level) -> None:
    [found] = findings(told("说明", text), "P201")
    assert (found.level, found.actual) == (level, "9.00")


@pytest.mark.parametrize(
    "text",
    [
        "业务费9.00万元，主要包括：甲5.00万元、乙4.00万元。",
        "业务费9.00万元，主要甲5.00万元，乙4.00万元。",
        "业务费9.00万元，主要用于：甲5.00万元；乙4.00万元。",
    ],
)
def test_chief_parts_that_are_the_whole_bear_each_other_out(text: str) -> None:
    extraction = told("说明", text)
    assert outcomes(extraction, "P201") == {"clean"}
    assert {claim.status for claim in judgement.judge(FactBook(extraction))} == {"agrees"}


@pytest.mark.parametrize(
    "text",
    [
        "项目支出9.00万元，分别为：甲5.00万元、乙3.00万元等。",
        "项目支出9.00万元，分别用于甲5.00万元、乙3.00万元，其余用于丙。",
        "项目支出9.00万元，由甲5.00万元和乙3.00万元负担。",
        "业务费9.00万元，主要包括：甲5.00万元、乙3.00万元。",
        "业务费9.00万元，主要用于甲12.00万元。",
        "业务费9.00万元，主要用于甲5.00万元、乙3.00万元；丙8.00万元。",
        "业务费9.00万元，主要用于甲5.00万元、乙3.00万元，上年结转8.00万元。",
        "业务费9.00万元，主要用于甲5.00万元、乙4.00万元（合同8.00万元）。",
        "支出9.00万元，比上年增加2.00万元，主要是甲5.00万元、乙6.00万元。",
        "机关部分为5.00万元，下属为6.00万元。",
    ],
)
def test_a_list_that_claims_less_is_not_held_against_its_whole(text: str) -> None:
    assert findings(told("说明", text), "P201") == []


def test_a_partial_list_is_skipped() -> None:
    assert outcomes(told("说明", "支出9.00万元，其中：甲1.00万元，乙2.00万元。"), "P201") == {"skipped"}


@pytest.mark.parametrize(("part", "found"), [("3.00", False), ("9.00", False), ("12.00", True)])
def test_a_single_part_must_not_exceed_its_whole(part: str, found: bool) -> None:
    text = f"采购预算9.00万元，其中，预留给小型和微型企业的为{part}万元。"
    assert [f.level for f in findings(told("说明", text), "P201")] == ([Level.WARNING] if found else [])


def test_counts_that_do_not_add_up_are_a_warning() -> None:
    [found] = findings(told("说明", "共有车辆3辆，其中：应急用车2辆、其他用车2辆。"), "P201")
    assert "各项数字" in found.template
    assert found.level is Level.WARNING


def test_rounding_explains_a_small_gap() -> None:
    text = "支出预算10.01万元，其中：甲3.33万元，乙3.33万元，丙3.34万元。"
    assert outcomes(told("说明", text), "P201") == {"rounding"}


@pytest.mark.parametrize(
    "text",
    [
        "在职人员46人，其中行政44人，事业2人；退休人员71人，其中甲类6人，乙类65人，全部供养117人。",
        "现有10人，在岗10人；退休0人。其中：正职1人，副职2人。",
    ],
)
def test_a_list_of_counts_that_goes_on_to_other_people_is_complete(text: str) -> None:
    assert findings(told("一、某项情况", text), "P201") == []


def test_what_stands_beside_a_whole_is_no_part_of_it() -> None:
    figures = {"T05:total:basic": "9.00", "T05:total:project": "3.00"}
    text = "基本支出9.00万元，其中：甲类5.00万元，乙类4.00万元；项目支出3.00万元，其中：丙类1.00万元，丁类2.00万元。"
    extraction = told("五、一般公共预算支出情况", text, figures=figures)
    assert findings(extraction, "P201") == []
    assert len(findings(told("五、一般公共预算支出情况", text.replace("乙类4", "乙类6"), figures=figures), "P201")) == 1
