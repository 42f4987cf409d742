"""Stated figures find the cells they speak about."""

import pytest

from disclosures.extraction.model import Address
from tests.narratives import SCOPE, claim, told

FIGURES = {
    "T01:income.total:amount": "900.00",
    "T01:income.general_public:amount": "900.00",
    "T01:expenditure.total:amount": "900.00",
    "T01:expenditure.208:amount": "60.00",
    "T03:total:total": "900.00",
    "T03:total:basic": "500.00",
    "T03:total:project": "400.00",
    "T04:income.total:amount": "900.00",
    "T05:total:total": "900.00",
    "T05:208:total": "60.00",
    "T05:20805:total": "60.00",
    "T05:2080505:total": "40.00",
    "T05:2080506:total": "20.00",
    "T05:20802:total": "7.00",
    "T05:2080201:total": "7.00",
    "T05:210:total": "8.00",
    "T05:21015:total": "8.00",
    "T05:2101501:total": "8.00",
    "T06:total:total": "500.00",
    "T06:total:personnel": "450.00",
    "T06:total:operating": "50.00",
    "T06:30101:total": "100.00",
    "T06:30217:total": "0.70",
    "T06:30239:total": "3.00",
    "T09:subtotal:total": "5.00",
    "T09:abroad:total": "",
    "T09:vehicles:total": "4.00",
    "T09:reception:total": "1.00",
}


@pytest.mark.parametrize(
    ("heading", "sentence", "printed", "address"),
    [
        ("1、收入说明", "2025年预算收入900.00万元。", "900.00", "T01:income.total:amount"),
        ("二、收入预算情况", "临江区测试局2025年收入预算合计900.00万元。", "900.00", "T01:income.total:amount"),
        ("2、支出说明", "本年支出预算900.00万元。", "900.00", "T03:total:total"),
        ("2、支出说明", "其中基本支出500.00万元。", "500.00", "T03:total:basic"),
        ("2、支出说明", "日常公用经费50.00万元。", "50.00", "T06:total:operating"),
        ("2、支出说明", "人员类支出450.00万元。", "450.00", "T06:total:personnel"),
        ("五、一般公共预算拨款情况", "社会保障和就业支出（208）60.00万元。", "60.00", "T05:208:total"),
        ("五、一般公共预算拨款情况", "208类社会保障和就业支出60.00万元。", "60.00", "T05:208:total"),
        ("一、收支总体情况", "本部门2025年预算安排900.00万元。", "900.00", "T01:income.total:amount"),
        ("1、收入说明", "一般公共预算拨款收入900.00万元。", "900.00", "T01:income.general_public:amount"),
        ("一、收支预算情况", "社会保障和就业支出60.00万元。", "60.00", "T01:expenditure.208:amount"),
        ("五、一般公共预算拨款情况", "社会保障和就业（类）支出60.00万元。", "60.00", "T05:208:total"),
        ("六、一般公共预算基本支出情况", "基本工资100.00万元。", "100.00", "T06:30101:total"),
        ("六、一般公共预算基本支出情况", "公务接待费0.70万元。", "0.70", "T06:30217:total"),
        ("六、一般公共预算基本支出情况", "其他交通费3.00万元。", "3.00", "T06:30239:total"),
        ("七、“三公”经费情况", "“三公”经费预算数为5.00万元。", "5.00", "T09:subtotal:total"),
        ("七、“三公”经费情况", "公务用车购置和运行维护费4.00万元。", "4.00", "T09:vehicles:total"),
        ("七、“三公”经费情况", "（三）公务接待费1.00万元。", "1.00", "T09:reception:total"),
        ("三、机关运行经费安排情况", "我部门机关运行经费共计安排50.00万元。", "50.00", "T06:total:operating"),
    ],
)
def test_a_sentence_agrees_with_its_cell(heading: str, sentence: str, printed: str, address: str) -> None:
    found = claim(told(heading, sentence, figures=FIGURES), printed)
    form, row, column = address.split(":")
    assert found.refers_to[0] == Address(form, SCOPE, row, column)
    assert found.status == "agrees"


PATH = "社会保障和就业支出（类）行政事业单位养老支出（款）"


@pytest.mark.parametrize(
    ("words", "row"),
    [
        (f"1、{PATH}机关事业单位职业年金缴费支出（项）2025年预算数为", "2080506"),
        (f"1、{PATH}机关事业单位养老保险缴费支出（项）", "2080505"),
        ("1、社会保障和就业支出（208类）养老支出（05款）旧科目名（06项）", "2080506"),
        ("“卫生健康支出（类）医疗保障事务管理（款）行政运行（项）”", "2101501"),
        ("“社会保障和就业支出（类）民政管理事务（款）行政运行（项）”", "2080201"),
    ],
)
def test_a_path_of_accounts_names_its_row(words: str, row: str) -> None:
    extraction = told("五、一般公共预算拨款情况", f"{words}1.23万元。", figures=FIGURES)
    assert claim(extraction, "1.23").refers_to[0].row == row
    assert claim(extraction, "1.23").status == "disagrees"


@pytest.mark.parametrize("numbering", ["", "2.", "二、"])
def test_a_name_that_begins_with_one_is_not_taken_for_numbering(numbering: str) -> None:
    words = f"{numbering}“社会保障和就业支出（类）民政管理事务（款）一般行政管理事务（项）”3.00万元。"
    extraction = told("财政拨款支出主要内容", words, figures=FIGURES | {"T05:2080202:total": "3.00"})
    assert claim(extraction, "3.00").refers_to[0].row == "2080202"
    assert claim(extraction, "3.00").note == ""


def test_a_path_takes_its_upper_levels_from_the_headings() -> None:
    texts = ("五、财政拨款支出情况", "（一）卫生健康支出（类）", "1.医疗保障管理事务（款）行政运行（项）支出8.00万元。")
    assert claim(told(*texts, figures=FIGURES), "8.00").refers_to[0].row == "2101501"


def test_a_name_that_two_accounts_have_refers_to_none() -> None:
    assert claim(told("五、一般公共预算拨款情况", "行政运行7.00万元。", figures=FIGURES), "7.00").refers_to == ()


@pytest.mark.parametrize("words", ["住宿费收入预算", "退役安置基本支出", "某活动会议费"])
def test_an_unknown_word_before_a_known_one_keeps_silent(words: str) -> None:
    assert claim(told("2、支出说明", f"{words}1.23万元。", figures=FIGURES), "1.23").refers_to == ()


def test_a_wrong_cell_does_not_put_a_right_sentence_in_the_wrong() -> None:
    figures = {**FIGURES, "T03:total:basic": "480.00", "T05:total:basic": "500.00"}
    assert claim(told("2、支出说明", "基本支出500.00万元。", figures=figures), "500.00").status == "agrees"


def test_a_figure_without_a_unit_among_amounts_is_an_amount() -> None:
    texts = ("六、一般公共预算基本支出情况", "基本工资100.00，公务接待费0.70万元。")
    found = claim(told(*texts, figures=FIGURES), "100.00")
    assert (found.status, found.note) == ("agrees", "缺少金额单位")


def test_yuan_for_ten_thousand_yuan_is_told_as_a_slip() -> None:
    found = claim(told("2、支出说明", "项目支出400.00元。", figures=FIGURES), "400.00")
    assert (found.status, found.note) == ("disagrees", "金额单位疑似写错")


def test_a_figure_beside_an_empty_cell_is_no_slip_of_the_unit() -> None:
    found = claim(told("2、支出说明", "项目支出40.00万元。", figures={"T03:total:project": "0.00"}), "40.00")
    assert (found.status, found.note) == ("disagrees", "")


def test_a_coarser_mention_is_compared_at_its_own_precision() -> None:
    figures = {"T03:total:total": "766.77"}
    assert claim(told("2、支出说明", "支出预算767万元。", figures=figures), "767").status == "agrees"
    assert claim(told("2、支出说明", "支出预算766万元。", figures=figures), "766").status == "disagrees"


def test_words_in_ten_thousand_agree_with_a_table_in_yuan() -> None:
    extraction = told("2、支出说明", "支出预算123.46万元。", figures={"T03:total:total": "1,234,567.00"}, unit="元")
    assert claim(extraction, "123.46").status == "agrees"


def test_a_number_without_a_subject_speaks_about_the_one_before() -> None:
    extraction = told(
        "五、一般公共预算拨款情况",
        f"1、{PATH}机关事业单位职业年金缴费支出（项）20.00万元。2024年预算执行数为19.00万元，2025年预算安排20.50万元。",
        figures=FIGURES,
    )
    assert claim(extraction, "20.50").refers_to[0].row == "2080506"
    assert claim(extraction, "20.50").status == "disagrees"
    assert claim(extraction, "19.00").role == "last_year"


def test_a_project_is_known_by_its_name_or_a_part_of_it() -> None:
    projects = {"乡镇书屋图书更新": "42.00", "临财〔2024〕9号关于下达古石桥巡查与养护补助资金的通知": "61.00"}
    texts = ("2、支出说明", "主要为：1、乡镇书屋图书更新42.00万元。2、古石桥巡查与养护补助资金60.00万元。")
    extraction = told(*texts, projects=projects)
    assert claim(extraction, "42.00").status == "agrees"
    assert (claim(extraction, "60.00").status, claim(extraction, "60.00").note) == ("disagrees", "名称近似")


def test_an_empty_table_stands_for_zero() -> None:
    texts = ("七、“三公”经费情况", "公务接待费0.00万元，因公出国（境）费1.00万元。")
    extraction = told(*texts, empty=["T09"])
    assert [c.status for c in extraction.claims] == ["agrees", "disagrees"]


def test_running_costs_may_be_less_than_operating_expenditure_in_other_regions() -> None:
    texts = ("三、机关运行经费安排情况", "机关运行经费安排45.00万元。")
    assert claim(told(*texts, figures=FIGURES), "45.00").status == "no_rule"
    assert claim(told(*texts, figures=FIGURES, region="130199"), "45.00").status == "disagrees"


@pytest.mark.parametrize(
    ("heading", "sentence", "row"),
    [
        ("（二）公务接待费", "2025年预算安排1.00万元。", "reception"),
        ("（一）因公出国（境）经费", "与2024年预算持平，均为0.00万元。", "abroad"),
        ("（一）基本支出情况说明", "2025年年初预算数为500.00万元。", "total"),
        ("（二）支出预算", "2025年年初预算数900.00万元。", "total"),
    ],
)
def test_a_number_that_names_nothing_speaks_about_its_heading(heading: str, sentence: str, row: str) -> None:
    [*_, found] = told("七、情况说明", heading, sentence, figures=FIGURES).claims
    assert (found.refers_to[0].row, found.status) == (row, "agrees")
    assert not found.subject.startswith(("(", "（"))


@pytest.mark.parametrize(
    "heading", ["（二）公务接待费和会议费", "（二）公务接待费绩效目标", "（二）接待其他单位的公务接待批次"]
)
def test_a_heading_that_says_more_lends_no_subject(heading: str) -> None:
    [*_, found] = told("七、情况说明", heading, "2025年预算安排9.00万元。", figures=FIGURES).claims
    assert found.status == "no_rule"


@pytest.mark.parametrize(("stated", "status"), [("0.70", "agrees"), ("0.50", "no_rule"), ("9.00", "no_rule")])
def test_running_costs_may_hold_a_part_of_an_economic_account(stated: str, status: str) -> None:
    texts = ("三、机关运行经费安排情况", f"其中：公务接待费{stated}万元。")
    assert claim(told(*texts, figures={"T06:30217:total": "0.70"}), stated).status == status


SECTION = ("五、一般公共预算当年拨款情况说明", "（二）一般公共预算当年拨款结构情况")


@pytest.mark.parametrize(
    ("more", "stated", "status"),
    [
        ({}, "55.00", "disagrees"),
        ({"T04:income.carried_over:amount": "5.00"}, "55.00", "no_rule"),
        ({"T04:income.carried_over:amount": "5.00"}, "65.00", "disagrees"),
        ({"T04:income.carried_over:amount": "5.00", "T05:208:this_year": "55.00"}, "55.00", "agrees"),
        ({"T04:income.carried_over:amount": "5.00", "T05:208:this_year": "55.00"}, "54.00", "disagrees"),
    ],
)
def test_this_years_appropriation_leaves_out_what_is_carried_over(
    more: dict[str, str], stated: str, status: str
) -> None:
    extraction = told(*SECTION, f"社会保障和就业（类）支出{stated}万元。", figures=FIGURES | more)
    assert claim(extraction, stated).status == status


@pytest.mark.parametrize("words", ["法律援助办案支出", "其中：法律援助办案经费", "法律援助办案项目"])
def test_a_projects_name_may_have_a_word_for_money_behind_it(words: str) -> None:
    extraction = told("2、支出说明", f"{words}35.00万元。", projects={"法律援助办案": "35.00", "普法": "2.00"})
    assert (claim(extraction, "35.00").status, claim(extraction, "35.00").note) == ("agrees", "")


def test_project_expenditure_of_one_budget_among_several_is_right_too() -> None:
    figures = {"T03:total:project": "26.00", "T05:total:project": "20.00"}
    assert claim(told("2、支出说明", "项目支出20.00万元。", figures=figures), "20.00").status == "agrees"
    assert claim(told("2、支出说明", "项目支出23.00万元。", figures=figures), "23.00").status == "disagrees"


def test_expenditure_of_all_money_is_not_held_against_one_budget_alone() -> None:
    figures = {"T05:total:project": "20.00", "T05:total:basic": "9.00"}
    texts = ("2、支出说明", "基本支出12.00万元，项目支出26.00万元。")
    assert [c.status for c in told(*texts, figures=figures).claims[-2:]] == ["no_rule", "no_rule"]
    inside = told("五、一般公共预算支出情况", texts[1], figures=figures)
    assert [c.status for c in inside.claims] == ["disagrees", "disagrees"]


@pytest.mark.parametrize(
    ("topic", "form"), [("八、政府性基金预算支出情况", "T07"), ("九、国有资本经营预算支出情况", "T08")]
)
def test_project_expenditure_of_a_special_budget_is_that_of_its_table(topic: str, form: str) -> None:
    figures = FIGURES | {f"{form}:total:total": "30.00", f"{form}:total:project": "30.00"}
    found = claim(told(topic, "其中：项目支出30.00万元。", figures=figures), "30.00")
    assert (found.refers_to, found.status) == ((Address(form, SCOPE, "total", "project"),), "agrees")


def test_own_funds_are_no_filler_for_what_was_said_before() -> None:
    figures = FIGURES | {"T01:income.government_fund:amount": "100.00", "T01:income.own_funds:amount": "50.00"}
    text = "其中：政府性基金100.00万元，单位资金50.00万元，结余分配0.00万元。"
    figures["T01:expenditure.balance_distributed:amount"] = ""
    found = told("一、收支情况", text, figures=figures).claims
    assert [c.status for c in found] == ["agrees", "agrees", "agrees"]
    assert [c.refers_to[0].row for c in found[1:]] == ["income.own_funds", "expenditure.balance_distributed"]


def test_a_number_of_an_earlier_year_that_names_nothing_is_not_this_years() -> None:
    found = told("七、情况说明", "（二）公务接待费", "2024年3.00万元，2025年1.00万元。", figures=FIGURES)
    assert claim(found, "3.00").status == "no_rule"
    assert claim(found, "1.00").status == "agrees"


def test_a_budget_named_alone_agrees_or_is_left_to_a_person() -> None:
    texts = ("一、收支情况", "预算收入900.00万元，其中：一般公共预算900.00万元；安排一般公共预算30.00万元。")
    extraction = told(*texts, figures=FIGURES)
    assert [c.status for c in extraction.claims] == ["agrees", "agrees", "no_rule"]


def test_every_number_has_a_claim() -> None:
    extraction = told(
        "2、支出说明", "2025年，3个科室办理临财〔2024〕7号文，支出预算900.00万元，完成95%。", figures=FIGURES
    )
    assert [c.printed for c in extraction.claims] == ["2", "2025", "3", "2024", "7", "900.00", "95"]


OWN = {**FIGURES, "T01:income.carried_over:amount": "80.00", "T05:total:project": "300.00", "T05:total:basic": "500.00"}


@pytest.mark.parametrize(
    ("heading", "sentence", "status"),
    [
        ("2、支出说明", "项目支出400.00万元。", "agrees"),
        ("2、支出说明", "一般公共预算项目支出300.00万元。", "agrees"),
        ("2、支出说明", "一般公共预算项目支出310.00万元。", "disagrees"),
        ("五、一般公共预算拨款情况", "项目支出300.00万元。", "agrees"),
        ("四、财政拨款收支情况", "一般公共预算拨款收入900.00万元，上年结转30.00万元。", "no_rule"),
        ("1、收入说明", "上年结转30.00万元。", "disagrees"),
        ("七、“三公”经费情况", "财政拨款安排的“三公”经费5.00万元。", "agrees"),
        ("七、“三公”经费情况", "通过一般公共预算安排的“三公”经费共5.00万元。", "agrees"),
        ("三、机关运行经费安排情况", "机关运行经费安排0.00万元。", "no_rule"),
    ],
)
def test_fiscal_money_is_not_taken_for_all_money(heading: str, sentence: str, status: str) -> None:
    assert told(heading, sentence, figures=OWN, region="130199").claims[-1].status == status


@pytest.mark.parametrize(
    ("heading", "sentence", "printed", "address"),
    [
        ("三、支出预算", "社会保障和就业支出类科目60.00万元。", "60.00", "T01:expenditure.208:amount"),
        ("一、收支情况", "一般公共财政预算拨款900.00万元。", "900.00", "T01:income.general_public:amount"),
        ("四、财政拨款收支情况", "2025年财政拨款总收支900.00万元。", "900.00", "T04:income.total:amount"),
        ("（一）收入预算", "2025年初预算数900.00万元，其中：", "900.00", "T01:income.total:amount"),
        ("二、总体情况", "（一）收入预算，2025年年初预算数900.00万元。", "900.00", "T01:income.total:amount"),
        ("七、“三公”经费情况", "2025年临江区一般公共预算开支“三公”经费5.00万元。", "5.00", "T09:subtotal:total"),
        ("七、“三公”经费情况", "市本级“三公”经费预算汇总数5.00万元。", "5.00", "T09:subtotal:total"),
        (
            "七、“三公”经费情况",
            "机关（含参公单位）、事业单位使用当年财政拨款（不含教育收费）安排的2025年“三公”经费预算总额5.00万元。",
            "5.00",
            "T09:subtotal:total",
        ),
        ("七、“三公”经费情况", "接待、出国、用车（简称“三公”经费）支出合计5.00万元。", "5.00", "T09:subtotal:total"),
        ("七、“三公”经费情况", "公车购置及运行维护费4.00万元。", "4.00", "T09:vehicles:total"),
        ("七、“三公”经费情况", "全县汇总一般公共预算“三公”经费预安排5.00万元。", "5.00", "T09:subtotal:total"),
        ("（一）部门财务收入情况", "2025年部门财务总收入900.00万元。", "900.00", "T01:income.total:amount"),
        ("（一）部门财务收入情况", "今年安排900.00万元。", "900.00", "T01:income.total:amount"),
        ("二、预算支出", "相应安排支出预算900.00万元。", "900.00", "T03:total:total"),
        ("一、收支预算情况", "2025年收支预算总额900.00万元。", "900.00", "T01:income.total:amount"),
        ("二、其他情况", "1.公务接待费。2025年预算数1.00万元。", "1.00", "T09:reception:total"),
        ("十、其他情况", "2.政府采购情况。2025年货物类9.00万元。", "9.00", "T13:goods:total"),
        ("二、预算支出", "对附属单位补助支出2.00万元。", "2.00", "T03:total:to_subordinate"),
        ("一、收入", "教育收费资金收入6.00万元。", "6.00", "T01:income.special_account:amount"),
        ("（三）政府采购情况", "采购预算总额9.00万元。", "9.00", "T13:total:total"),
        ("（三）政府采购情况", "其中政府采购货物类预算9.00万元。", "9.00", "T13:goods:total"),
    ],
)
def test_what_provinces_call_a_figure(heading: str, sentence: str, printed: str, address: str) -> None:
    found = claim(told(heading, sentence, figures={**FIGURES, **RARE}), printed)
    form, row, column = address.split(":")
    assert found.refers_to[0] == Address(form, SCOPE, row, column)
    assert found.status == "agrees"


RARE = {
    "T01:income.special_account:amount": "6.00",
    "T03:total:to_subordinate": "2.00",
    "T13:total:total": "9.00",
    "T13:goods:total": "9.00",
}
PARTS = {**FIGURES, "T05:208:basic": "45.00", "T05:208:project": "15.00", "T05:total:basic": "500.00"}


def test_basic_expenditure_of_an_account_is_the_accounts() -> None:
    text = "社会保障和就业支出60.00万元，其中：基本支出45.00万元，项目支出16.00万元。卫生健康支出8.00万元。"
    extraction = told("五、一般公共预算支出情况", text, figures=PARTS)
    assert claim(extraction, "45.00").refers_to == (Address("T05", SCOPE, "208", "basic"),)
    assert claim(extraction, "45.00").status == "agrees"
    assert claim(extraction, "16.00").status == "disagrees"
    assert claim(extraction, "8.00").status == "agrees"


def test_an_account_in_brackets_behind_basic_expenditure_is_its_basic_expenditure() -> None:
    text = "基本支出500.00万元（社会保障和就业支出45.00万元），卫生健康支出8.00万元。"
    extraction = told("五、一般公共预算支出情况", text, figures=PARTS)
    assert claim(extraction, "45.00").refers_to == (Address("T05", SCOPE, "208", "basic"),)
    assert claim(extraction, "8.00").refers_to[0].column == "total"


def test_the_parts_of_something_unknown_are_no_totals() -> None:
    text = "下属六个场馆的运转补助70.00万元，其中：基本支出30.00万元，项目支出40.00万元。"
    extraction = told("三、支出预算", text, figures=FIGURES)
    assert claim(extraction, "30.00").status == claim(extraction, "40.00").status == "no_rule"
    assert claim(extraction, "30.00").refers_to == ()


def test_basic_expenditure_behind_an_accounts_list_may_be_the_totals() -> None:
    text = "卫生健康支出8.00万元，其中：基本支出3.00万元；基本支出500.00万元。"
    extraction = told("五、一般公共预算支出情况", text, figures={**PARTS, "T05:210:basic": "3.00"})
    assert claim(extraction, "3.00").status == claim(extraction, "500.00").status == "agrees"


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("（二）政府采购情况", "按资金来源分，一般公共预算拨款7.00万元。"),
        ("（五）预算绩效情况", "涉及一般公共预算资金7.00万元。"),
        ("三、支出预算", "项目支出400.00万元，其中：一般公共预算拨款7.00万元。"),
    ],
)
def test_what_pays_for_a_part_is_no_source_of_the_budget(heading: str, text: str) -> None:
    found = claim(told(heading, text, figures=FIGURES), "7.00")
    assert (found.status, found.refers_to) == ("no_rule", ())


def test_the_sources_of_revenue_are_held_against_the_table() -> None:
    text = "2025年收入预算900.00万元，其中：一般公共预算拨款收入7.00万元。"
    assert claim(told("二、收入预算情况", text, figures=FIGURES), "7.00").status == "disagrees"


def test_what_an_earlier_year_had_is_not_held_against_this_years_tables() -> None:
    text = "2025年收入900.00万元。2024年收入800.00万元，其中：一般公共预算拨款收入700.00万元。"
    found = claim(told("二、收入预算情况", text, figures=FIGURES), "700.00")
    assert (found.role, found.status) == ("last_year", "no_rule")


def test_what_follows_a_remark_in_brackets_is_of_what_stands_before_it() -> None:
    figures = {**FIGURES, "T09:vehicle_purchase:total": "3.00", "T09:vehicle_running:total": "1.00"}
    text = "公务用车购置及运行费4.00万元（包括购置费3.00万元、运行费1.00万元），减少2.10万元，下降34.4%。"
    found = told("七、“三公”经费情况", text, figures=figures)
    assert claim(found, "3.00").refers_to[0].row == "vehicle_purchase"
    assert claim(found, "1.00").status == "agrees"
    assert {claim(found, changed).refers_to[0].row for changed in ("2.10", "34.4")} == {"vehicles"}


def test_a_sentence_of_parts_leaves_the_whole_to_the_next() -> None:
    text = "“三公”经费预算5.00万元。其中，公务用车费4.00万元，公务接待费1.00万元。比上年减少2.10万元，下降29.6%。"
    found = told("七、“三公”经费情况", text, figures=FIGURES)
    assert {claim(found, changed).refers_to[0].row for changed in ("2.10", "29.6")} == {"subtotal"}


def test_what_a_whole_holds_besides_is_not_the_whole() -> None:
    text = "公务用车费4.00万元（含巡护队公务用车费1.50万元）。"
    assert claim(told("七、“三公”经费情况", text, figures=FIGURES), "1.50").status == "no_rule"


@pytest.mark.parametrize("sentence", ["本部门没有公务接待费。", "其中：公务接待费。"])
def test_a_sentence_at_the_beginning_is_no_heading(sentence: str) -> None:
    extraction = told("二、其他情况", f"{sentence}2025年预算数1.00万元。", figures=FIGURES)
    assert claim(extraction, "1.00").refers_to == ()


def test_a_remark_behind_an_accounts_name_may_mean_a_part_of_it() -> None:
    heading = "（一）按支出功能分类"
    assert claim(told(heading, "卫生健康支出（本级）8.00万元。", figures=FIGURES), "8.00").status == "agrees"
    assert claim(told(heading, "卫生健康支出（本级）5.00万元。", figures=FIGURES), "5.00").status == "no_rule"


def test_what_is_told_as_a_share_of_basic_expenditure_is_an_economic_class() -> None:
    figures = {**FIGURES, "T06:30201:total": "12.00"}
    text = "办公费12.00万元，占基本支出预算的2.4%，比上年增加1.00万元。"
    found = told("五、一般公共预算支出情况", text, figures=figures)
    assert claim(found, "12.00").status == "agrees"
    assert claim(found, "1.00").refers_to == (Address("T06", SCOPE, "30201", "total"),)


def test_the_paragraphs_behind_a_colon_list_what_basic_expenditure_holds() -> None:
    figures = {**FIGURES, "T06:30201:total": "12.00"}
    texts = ("五、一般公共预算支出情况", "1.基本支出500.00万元，与上年持平。其中：", "办公费12.00万元。")
    projects = ("2.项目支出400.00万元。其中：", "基本工资3.00万元。")
    found = told(*texts, *projects, figures=figures)
    assert claim(found, "12.00").status == "agrees"
    assert claim(found, "3.00").refers_to == ()


def test_a_heading_in_the_same_line_says_what_the_next_sentence_is_about():
    extraction = told("（二）“三公”经费情况", "2.公务接待费。2025年预算数1.00万元，与上年持平。", figures=FIGURES)
    found = claim(extraction, "1.00")
    assert (found.status, [str(a) for a in found.refers_to]) == ("agrees", [f"T09:{SCOPE}:reception:total"])


def test_what_stands_behind_a_colon_may_say_all():
    extraction = told("四、一般公共预算支出", "（一）基本支出：2025年本部门基本支出预算数500.00万元。", figures=FIGURES)
    assert claim(extraction, "500.00").status == "agrees"


def test_this_years_income_of_an_appropriation_is_fiscal():
    figures = {
        "T01:income.total:amount": "90.00",
        "T04:income.total:amount": "60.00",
        "T04:income.year_total:amount": "50.00",
    }
    text = "财政拨款收入60.00万元，其中：本年收入{}万元，上年结转收入10.00万元。"
    assert claim(told("（二）财政拨款收入情况", text.format("50.00"), figures=figures), "50.00").status == "agrees"
    assert claim(told("（二）财政拨款收入情况", text.format("51.00"), figures=figures), "51.00").status == "disagrees"


def test_an_account_may_be_told_as_what_is_appropriated_of_it():
    figures = {"T03:2080201:total": "9.00", "T05:2080201:total": "7.00"}
    text = "社会保障和就业支出（类）民政管理事务（款）行政运行（项）{}万元。"
    assert claim(told("四、单位支出情况", text.format("7.00"), figures=figures), "7.00").status == "agrees"
    assert claim(told("四、单位支出情况", text.format("8.00"), figures=figures), "8.00").status == "disagrees"


def test_a_list_by_another_division_is_none_of_the_account_before():
    figures = {
        "T03:total:total": "9.00",
        "T03:total:project": "6.00",
        "T03:229:total": "2.00",
        "T03:229:project": "2.00",
    }
    text = (
        "支出预算9.00万元。按功能分类，包括其他支出2.00万元；按支出用途分类，包括基本支出3.00万元、项目支出6.00万元。"
    )
    assert claim(told("三、支出预算情况", text, figures=figures), "6.00").status == "agrees"


def test_this_years_appropriation_is_the_total_where_nothing_else_is_listed():
    figures = {
        "T04:income.general_public:amount": "9.00", "T04:income.carried_over:amount": "2.00",
        "T05:total:total": "9.00", "T05:2080201:total": "7.00", "T04:expenditure.208:total": "9.00",
    }  # fmt: skip
    text = "社会保障和就业支出（类）民政管理事务（款）行政运行（项）{}万元。"
    heading = "一般公共预算当年拨款具体使用情况"
    assert claim(told(heading, text.format("7.00"), figures=figures), "7.00").status == "agrees"
    assert claim(told(heading, text.format("6.00"), figures=figures), "6.00").status == "disagrees"


def test_a_wrong_summary_does_not_put_the_table_behind_it_in_the_wrong():
    figures = {
        "T01:expenditure.208:amount": "96.00",
        "T03:208:total": "69.00",
        "T04:expenditure.208:total": "60.00",
        "T05:208:total": "60.00",
    }
    text = "社会保障和就业支出69.00万元。"
    assert claim(told("三、部门收支总体情况", text, figures=figures), "69.00").status == "agrees"


@pytest.mark.parametrize(("stated", "status"), [("80.00", "agrees"), ("78.00", "agrees"), ("81.00", "disagrees")])
def test_a_wrong_cell_of_an_account_leaves_the_sentence_that_another_table_bears_out(stated: str, status: str) -> None:
    figures = {
        "T03:208:total": "10.00", "T01:expenditure.208:amount": "80.00", "T05:208:total": "72.00",
        "T04:expenditure.208:total": "79.00", "T04:expenditure.208:general_public": "78.00",
    }  # fmt: skip
    extraction = told("三、支出预算情况", f"社会保障和就业支出{stated}万元。", figures=figures)
    assert claim(extraction, stated).status == status
