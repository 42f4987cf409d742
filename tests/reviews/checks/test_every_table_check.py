"""Each check over tables: a sound document is clean, one wrong cell is found, a missing form is skipped."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from disclosures.extraction import model as m
from disclosures.extraction.factbook import FactBook
from reviews.checks import classification, runner
from reviews.checks.finding import Outcome
from tests.books import DEPARTMENT, book, year_before
from tests.projects import head, indicator, listing, planned
from tests.reviews.checks.sayings import findings, outcomes

ONE_WRONG_CELL = {
    "A101": {"T01:income.total:amount": "101.00"},
    "A102": {"T01:income.carried_over:amount": "3.00"},
    "A103": {"T01:expenditure.year_total:amount": "90.00"},
    "A104": {"T01:income.general_public:amount": "99.00"},
    "A105": {"T01:expenditure.208:amount": "81.00"},
    "A106": {"T01:expenditure.project:amount": "52.00"},
    "A111": {"T04:income.total:amount": "110.00"},
    "A112": {"T04:income.carried_over:amount": "7.00"},
    "A113": {"T04:expenditure.carried_forward:total": "7.00"},
    "A114": {"T04:income.general_public:amount": "10.00"},
    "A115": {"T04:expenditure.221:general_public": "1.00"},
    "A120": {"T04:expenditure.221:total": "11.00"},
    "A201": {"T02:2080505:total": "21.00"},
    "A202": {"T02:2080505:fiscal": "21.00"},
    "A203": {"T03:2101501:basic": "4.00"},
    "A205": {"T05:2101501:project": "4.00"},
    "A206": {"T06:30217:operating": "10.00"},
    "A207": {"T07:total:project": "5.00"},
    "A208": {"T08:total:total": "5.00"},
    "A301": {"T09:vehicle_running:total": "2.00"},
    "A302": {"T09:reception:total": "11.00"},
    "A303": {"T09:total:general_public": "40.00"},
    "A304": {"T09:reception:general_public": "0.10"},
    "A401": {"T06:30101:operating": "1.00"},
    "G101": {"T13:total:total": "20.00"},
    "G102": {"T13:line:2:own_funds": "1.00"},
    "G103": {"T13:line:2:general_public": "1.00"},
    "G104": {"T13:line:2:small_business": "2.50"},
    "H101": {"T05:221:total": "100.00"},
    "H102": {"T05:21011:basic": "70.00"},
    "H103": {"T06:total:total": "75.00", "T05:2101501:total": "4.00"},
    "X101": {"T02:total:total": "10.00"},
    "X102": {"T02:total:fiscal": "10.00"},
    "X103": {"T03:total:total": "1000.00"},
    "X104": {"T03:221:total": "1.00"},
    "X105": {"T04:income.general_public:amount": "10.00"},
    "X106": {"T04:expenditure.total:total": "10.00"},
    "X107": {"T05:total:total": "10.00"},
    "X108": {"T06:total:total": "57.00"},
    "X109": {"T05:2101506:project": "52.00"},
    "X110": {"T02:2101506:total": "52.00"},
    "X111": {"T05:210:total": "27.00"},
    "X112": {"T04:expenditure.210:total": "27.00"},
    "X201": {"T06:30231:total": "3.02"},
    "X401": {"T05@450001:2101506:total": "52.00"},
    "X501": {"T06:30113:total": "11.00"},
}  # fmt: skip

SKIPPED_WITHOUT = {
    "A101": "T01", "A102": "T01", "A103": "T01", "A112": "T04", "X101": "T02", "X102": "T02", "X103": "T03",
    "X105": "T04", "X106": "T04", "X107": "T04", "X108": "T06", "X109": "T05", "X110": "T02", "X111": "T04",
    "X112": "T04", "X201": "T09", "X301": "T03", "X302": "T03", "X501": "T06",
}  # fmt: skip


def sound(**more):
    """A document to which no check has anything to say, with a unit, projects and last year's document."""
    fields = planned(
        head(1, "15.00"),
        head(2, "10.00", plan=("", "", "", "100%")),
        items=(
            indicator(1, "≤15万元", second="成本指标", unit=""),
            indicator(2, "≥95%", third="满意度", sign="≥", unit="%"),
        ),
    )
    return book(**{"units": True, "last_year": year_before(units=True), **fields, **more})


@cache
def sound_report():
    return runner.run(sound())


def seen_in_sound(code):
    """How often each outcome of a check stands in the ledger of the sound document."""
    return Counter(i.outcome.value for i in sound_report().ledger if i.code == code)


def test_a_sound_document_has_no_findings():
    assert [(f.code, f.message) for f in sound_report().findings] == []


FORMAL = ["C101", "C102", "C103", "C104", "C105", "C201", "C202", "C203", "H105", "H106", "H107"]


@pytest.mark.parametrize("code", sorted({*ONE_WRONG_CELL, *FORMAL}))
def test_a_sound_document_is_seen_and_clean(code):
    seen = seen_in_sound(code)
    assert seen["clean"]
    assert not seen["crashed"]


@pytest.mark.parametrize(("code", "change"), ONE_WRONG_CELL.items())
def test_one_wrong_cell_is_found(code, change):
    found = findings(sound(change=change), code)
    assert found
    assert all(f.places and len(f.places) <= 12 for f in found)


@pytest.mark.parametrize(("code", "form"), SKIPPED_WITHOUT.items())
def test_a_check_that_cannot_look_is_skipped(code, form):
    fields = planned(head(1, "15.00"), head(2, "10.00"))
    seen = outcomes(book(without=[form], **fields), code)
    assert seen["skipped"]
    assert not seen["clean"] + seen["found"] + seen["crashed"]


def test_nothing_crashes_on_an_empty_document():
    assert [i for i in runner.run(book({})).ledger if i.outcome is Outcome.CRASHED] == []


BALANCES = """
                                   amount
    income.general_public          90.00
    income.year_total              90.00
    income.balance_used            4.00
    income.carried_over            6.00
    income.total                   100.00
    expenditure.208                97.00
    expenditure.year_total         97.00
    expenditure.balance_distributed 1.00
    expenditure.carried_forward    2.00
    expenditure.total              100.00
"""
FROM_YEARS = "total this_year carried_over\ntotal 9.00 7.00 2.00\n208 9.00 7.00 {}"


@pytest.mark.parametrize("line", ["income.balance_used", "expenditure.balance_distributed"])
def test_balances_beside_what_is_carried_over_are_counted(line):
    assert [f for f in findings(book({"T01": BALANCES})) if f.code in ("A102", "A103", "A105")] == []
    [found] = findings(
        book({"T01": BALANCES}, change={f"T01:{line}:amount": "5.00"}), "A102" if "income" in line else "A103"
    )
    assert found.places


def test_appropriations_of_this_year_and_the_last_add_up():
    assert outcomes(book({"T05": FROM_YEARS.format("2.00")}), "A210") == {"clean": 2}
    [found] = findings(book({"T05": FROM_YEARS.format("3.00")}), "A210")
    assert (found.actual, found.expected) == ("10.00", "9.00")


SIDES, KINDS = "personnel operating", "basic.301 basic.302"
PARTS = {"A211": ("T03", SIDES), "A212": ("T03", KINDS), "A213": ("T05", SIDES), "A214": ("T05", KINDS)}


def of_parts(code, last):
    """A table of basic expenditure in two parts, of which the last is `last`."""
    form, columns = PARTS[code]
    return book({form: f"total basic {columns} project\ntotal 9.00 7.00 5.00 {last} 2.00"})


@pytest.mark.parametrize("code", PARTS)
def test_basic_expenditure_of_its_parts_is_clean(code):
    assert outcomes(of_parts(code, "2.00"), code) == {"clean": 1}


@pytest.mark.parametrize("code", ["A211", "A212", "A213", "A214"])
def test_basic_expenditure_that_is_not_its_parts_is_found(code):
    [found] = findings(of_parts(code, "1.00"), code)
    assert (found.actual, found.expected) == ("7.00", "6.00")


@pytest.mark.parametrize(("code", "form"), [("A215", "T03"), ("A216", "T05")])
def test_a_total_beside_persons_and_offices_alone_is_their_sum(code, form):
    table = "total personnel operating project\ntotal 9.00 5.00 2.00 {}"
    assert outcomes(book({form: table.format("2.00")}), code) == {"clean": 1}
    assert outcomes(book({form: table.format("1.00")}), code) == {"found": 1}


@pytest.mark.parametrize("code", ["A215", "A216"])
def test_a_total_beside_basic_expenditure_alone_is_no_sum_of_its_parts(code):
    assert outcomes(book({}), code) == {"skipped": 14}


def test_a_source_left_out_of_the_summary_does_not_make_all_money_fiscal():
    own = "total subtotal fiscal other\ntotal 100.00 100.00 90.00 10.00"
    document = book({"T02": own}, change={"T05:total:total": "90.00"})
    assert outcomes(document, "X109")["found"] == 0
    assert outcomes(document, "X106") == {"skipped": 1}


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("一般公共预算基本支出表", False),
        ("财政拨款支出预算表（部门经济分类科目）", True),
        ("一般公共预算项目支出预算表", True),
    ],
)
def test_a_table_that_names_something_else_excuses_no_missing_form(title, missing):
    unknown = m.Table("u1", None, None, DEPARTMENT, title, None, (), ("甲",), (None,), ((m.Cell("1.00"),),))
    assert bool(findings(book(without=["T06"], tables=(unknown,)), "C101")) is missing


@pytest.mark.parametrize(("year", "missing"), [(2020, False), (2021, True)])
def test_the_state_capital_table_is_missing_only_since_it_is_required(year, missing):
    document = book(without=["T08"])
    document = FactBook(replace(document.extraction, year=year))
    assert bool(findings(document, "C101")) is missing


def test_a_code_printed_again_is_the_sum_of_what_follows():
    again = "208 18.00 18.00 -\n208 10.00 10.00 -\n208 {} {} -"
    parts = "total basic project\ntotal 18.00 18.00 -\n" + again
    assert findings(book({"T03": parts.format("8.00", "8.00")}), "H104") == []
    [first, second] = findings(book({"T03": parts.format("7.00", "7.00")}), "H104")
    assert {first.actual, first.expected} == {"18.00", "17.00"}
    assert {f.places[0].column_label for f in (first, second)} == {"basic", "total"}


def test_codes_listed_once_a_unit_are_all_added_up():
    units = "total basic project\ntotal 18.00 18.00 -\n208 10.00 10.00 -\n208 8.00 8.00 -"
    assert [f for f in findings(book({"T03": units})) if f.code[0] == "H"] == []


ONCE_A_UNIT = """
total basic
total      30.00 30.00
unit:450001 18.00 18.00
208        18.00 18.00
20805      18.00 18.00
2080505    18.00 18.00
unit:450002 12.00 12.00
208        12.00 12.00
20805      12.00 12.00
2080505    12.00 12.00
"""


@pytest.mark.parametrize(("printed", "found"), [("30.00", 0), ("18.00", 1)])
def test_accounts_listed_once_a_unit_are_held_against_the_summary_together(printed, found):
    summary = f"amount\nincome.total 30.00\nexpenditure.208 {printed}\nexpenditure.total 30.00"
    assert len(findings(book({"T01": summary, "T03": ONCE_A_UNIT}), "X104")) == found


ONLY_ITEMS = """
total basic
total      30.00 30.00
unit:450001 18.00 18.00
2080505    18.00 18.00
unit:450002 12.00 12.00
2080505    12.00 12.00
"""


@pytest.mark.parametrize(
    ("summary", "found"),
    [("expenditure.208 30.00", 0), ("expenditure.208 31.00", 1), ("expenditure.208 30.00\nexpenditure.210 1.00", 1)],
)
def test_classes_are_held_against_a_table_that_lists_items_alone(summary, found):
    whole = f"amount\nincome.total 30.00\n{summary}\nexpenditure.total 30.00"
    assert len(findings(book({"T01": whole, "T03": ONLY_ITEMS}), "X104")) == found


@pytest.mark.parametrize(
    ("last", "this", "wrong"),
    [
        (("9.00", "6.00"), ("8.00", "5.00"), []),
        (("9.00", "6.00"), ("8.00", "9.00"), ["4.00"]),
        (("6.00", "6.00"), ("5.00", "9.00"), ["4.00"]),
    ],
)
def test_another_column_tells_whether_the_total_holds_meetings(last, this, wrong):
    printed = "\n".join(
        f"{row} {one} {other}"
        for row, one, other in (
            ("total", last[0], this[0]), ("subtotal", last[1], this[1]), ("reception", "6.00", "5.00"),
            ("meetings", "3.00", "3.00"),
        )
    )  # fmt: skip
    found = findings(book({"T09": "last_year total\n" + printed}), "A303")
    assert [f.difference for f in found] == wrong


def test_each_printed_row_of_an_account_adds_up():
    rows = "total basic project\ntotal 30.00 25.00 5.00\n208 18.00 15.00 3.00\n210 1.00 1.00 -\n208 12.00 {} 2.00"
    assert findings(book({"T05": rows.format("10.00")}), "A205") == []
    [found] = findings(book({"T05": rows.format("11.00")}), "A205")
    assert {found.actual, found.expected} == {"12.00", "13.00"}


def test_a_printed_row_without_a_cell_takes_none_from_another_row():
    rows = "total basic project\ntotal 30.00 27.00 3.00\n208 18.00 15.00 3.00\n210 1.00 1.00 -\n208 12.00 12.00 |"
    assert findings(book({"T05": rows}), "A205") == []


def test_one_wrong_cell_among_units_does_not_change_how_accounts_are_read():
    wrong = ONCE_A_UNIT.replace("208        12.00", "208        72.00")
    found = findings(book({"T03": wrong}))
    assert {f.code for f in found} <= {"A203", "H101", "H102"}
    assert all("72.00" in str(f.places) for f in found)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("3.00", "2.00", "5.00"), 0),
        (("5.00", "3.00", "2.00"), 0),
        (("3.00", "2.00"), 0),
        (("2.00", "2.00", "4.00"), 1),
        (("2.00", "2.00"), 1),
    ],
)
def test_a_line_of_public_expenses_for_each_unit_counts_with_the_others(lines, found):
    printed = "total\n" + "\n".join(f"reception {line}" for line in lines)
    economic = "total\ntotal 5.00\n302 5.00\n30217 5.00"
    assert len(findings(book({"T09": printed, "T06": economic}), "X201")) == found


@pytest.mark.parametrize(("printed", "found"), [("30.00", 0), ("18.00", 1)])
def test_accounts_listed_once_a_unit_are_paired_together(printed, found):
    economic = f"total\ntotal 30.00\n301 30.00\n30108 {printed}"
    assert len(findings(book({"T05": ONCE_A_UNIT, "T06": economic}), "X501")) == found


def test_a_repeated_code_whose_total_is_not_read_ends_no_check():
    unread = "total basic project\ntotal 18.00 18.00 -\n208 | 10.00 -\n208 | 8.00 -"
    sound = "total basic\ntotal 9.00 9.00\n208 9.00 9.00"
    assert outcomes(book({"T03": unread, "T05": sound}), "H101")["clean"] >= 2


def test_a_child_without_its_parent_is_found():
    orphan = "total basic\ntotal 9.00 9.00\n208 5.00 5.00\n20805 5.00 5.00\n2080505 5.00 5.00\n2101501 4.00 4.00"
    [found] = findings(book({"T05": orphan}), "H105")
    assert "21015" in found.message


@pytest.mark.parametrize(("persons", "found"), [("7.00", 0), ("8.00", 1)])
def test_totals_of_two_lists_side_by_side_are_held_against_their_classes(persons, found):
    lists = "total personnel operating\ntotal | {} 3.00\n301 5.00 | |\n303 2.00 | |\n302 3.00 | |"
    assert len(findings(book({"T06": lists.format(persons)}), "H101")) == found


def test_codes_out_of_order_are_a_hint():
    turned = "total basic\ntotal 9.00 9.00\n210 5.00 5.00\n208 4.00 4.00"
    [found] = findings(book({"T05": turned}), "H106")
    assert found.level == "hint"


def test_the_accounts_of_the_next_unit_begin_anew():
    listed = "total basic\ntotal 9.00 9.00\nunit:450001 4.00 4.00\n221 4.00 4.00\nunit:450002 5.00 5.00\n208 5.00 5.00"
    assert findings(book({"T05": listed}), "H106") == []


def test_a_total_row_without_figures_is_one_warning():
    blank = "total subtotal fiscal carried_over\ntotal - - - -\nunit:450 100.00 100.00 100.00 -"
    document = book({"T02": blank})
    assert [f.code for f in findings(document) if f.code[0] in "AHX"] == ["H107"]


class TestForms:
    def test_a_missing_table_is_named(self):
        found = findings(book(without=["T06"]), "C101")
        assert "基本支出表" in found[0].message
        assert "缺少" in found[0].message

    def test_it_may_be_the_one_nobody_recognised(self):
        unknown = m.Table("u1", None, None, DEPARTMENT, "某表", None, (), ("甲",), (None,), ((m.Cell("1.00"),),))
        assert findings(book(without=["T06"], tables=(unknown,)), "C101") == []

    def test_an_empty_table_wants_a_note(self):
        empty = book({"T03": "total basic\ntotal - -", "T05": "total basic\ntotal - -"})
        assert {f.code for f in findings(empty)} >= {"C102"}

    def test_a_table_declared_empty_holds_nothing(self):
        declared = m.Table(
            "d1", "T07", "test-T07", DEPARTMENT, "政府性基金预算支出表", "万元", (), ("项目", "合计"), (None, "total"),
            ((m.Cell("合计"), m.Cell("5.00")),), ("注：空表列示。",), True,
        )  # fmt: skip
        figure = m.Fact(
            "d1", m.Address("T07", "450", "total", "total"), 0, 1, "合计", "合计", "5.00", 50000, "万元", 2, m.Locus()
        )
        assert findings(book({}, tables=(declared,), facts=(figure,)), "C103")

    def test_a_note_left_below_assets_is_no_wrong_figure_but_told(self):
        assets = m.Table(
            "d1", "T14", "test-T14", DEPARTMENT, "固定资产占用情况表", "万元", (), ("项目", "价值"), (None, "value"),
            ((m.Cell("固定资产"), m.Cell("5.00")),), ("注：无固定资产占用情况，空表列示。",), True,
        )  # fmt: skip
        figure = m.Fact(
            "d1",
            m.Address("T14", "450", "total", "value"),
            0,
            1,
            "固定资产",
            "价值",
            "5.00",
            50000,
            "万元",
            2,
            m.Locus(),
        )
        [found] = findings(book({}, tables=(assets,), facts=(figure,)), "C103")
        assert found.level == "warning"

    @pytest.mark.parametrize(
        ("note", "found"),
        [
            ("注：本部门2025年无“三公”经费预算，故本表为空表。", True),
            ("注：无因公出国（境）费、公务用车购置费预算，空表列示。", False),
        ],
    )
    def test_public_expenses_are_declared_empty_as_a_whole_or_by_the_item(self, note, found):
        declared = m.Table(
            "d1", "T09", "test-T09", DEPARTMENT, "三公经费预算表", "万元", (), ("合计",), (None,),
            ((m.Cell("5.00"),),), (note,), True,
        )  # fmt: skip
        figure = m.Fact(
            "d1", m.Address("T09", "450", "total", "total"), 0, 0, "合计", "合计", "5.00", 50000, "万元", 2, m.Locus()
        )
        assert bool(findings(book({}, tables=(declared,), facts=(figure,)), "C103")) is found

    def test_functions_go_down_to_items_and_economics_to_sections(self):
        coarse = book({"T03": "total\ntotal 9.00\n208 9.00", "T06": "total\ntotal 9.00\n301 9.00"})
        assert {f.code for f in findings(coarse)} >= {"C104", "C105"}

    @pytest.mark.parametrize(
        ("code", "caption"),
        [
            ("C201", "450临江区测试局 预算年度：2024 单位：万元"),
            ("C202", "451临江区测试局 预算年度：2025 单位：万元"),
            ("C203", "450临江区试验局 预算年度：2025 单位：万元"),
        ],
    )
    def test_year_code_and_name_are_the_same_everywhere(self, code, caption):
        odd = m.Table(
            "o1", "T14", "test-T14", DEPARTMENT, "固定资产占用情况表", None, (), ("项目",), (None,), (), caption=caption
        )
        assert [f.code for f in findings(book(tables=(odd,))) if f.code.startswith("C2")] == [code]


class TestProjects:
    @pytest.mark.parametrize(
        ("code", "one"),
        [
            ("J101", head(1, "15.00", fiscal="5.00")),
            ("J103", head(1, "", fiscal="15.00")),
            ("J201", head(1, "15.00", plan=("3.75", "7.50", "11.25", "15.00"))),
            ("J202", head(1, "15.00", plan=("25%", "50%", "75%", "90%"))),
            ("J203", head(1, "15.00", plan=("25%", "50%", "75%"), dates=("3月底", "6月底", "10月底"))),
            ("J204", head(1, "15.00", plan=("25%", "80%", "75%", "100%"))),
            ("J301", head(1, "15.00", code="99020025P00001")),
            ("J302", head(1, "15.00", code="99010024P00001")),
            ("J303", head(1, "15.00", code="99010025P00002")),
            ("J404", head(1, "15.00", goal="")),
            ("J405", head(1, "15.00", name="另一项目")),
            ("J408", head(1, "15.00", goal="完成2024年任务")),
            ("X301", head(1, "15.10")),
            ("X302", head(1, "14.00")),
        ],
    )
    def test_one_wrong_project_is_found(self, code, one):
        fields = planned(one, head(2, "10.00"), head(3, "0.00"), items=tuple(indicator(n) for n in (1, 2, 3)))
        assert findings(book(**fields), code)

    def test_projects_without_codes_may_be_the_chief_ones_alone(self):
        projects, tables = zip(head(1, "14.00"), strict=True)
        chief = tuple(replace(project, code="") for project in projects)
        [found] = findings(book(projects=chief, tables=tables), "X302")
        [all_] = findings(book(projects=projects, tables=tables), "X302")
        assert (found.level, all_.level) == ("hint", "warning")

    @pytest.mark.parametrize(
        ("code", "item"),
        [
            ("J401", indicator(1, "")),
            ("J402", indicator(1, "1000%", third="合格率")),
            ("J403", indicator(1, "3", sign="0")),
            ("J406", indicator(1, "≤16万元", second="成本指标", unit="")),
        ],
    )
    def test_one_wrong_indicator_is_found(self, code, item):
        [found] = findings(book(**planned(head(1, "15.00"), head(2, "10.00"), items=(item, indicator(2)))), code)
        assert found.level == "warning"

    @pytest.mark.parametrize("value", ["≥120%", "≥100%", "≥3"])
    def test_growth_and_counts_may_go_beyond_the_whole(self, value):
        item = indicator(1, value, third="就诊量增长率")
        assert findings(book(**planned(head(1, "15.00"), items=(item,))), "J402") == []

    @pytest.mark.parametrize("code", ["J101", "J103", "J201", "J202", "J203", "J204", "J301", "J302", "J303", "J401"])
    def test_sound_projects_are_clean(self, code):
        assert seen_in_sound(code)["clean"]

    @pytest.mark.parametrize("code", ["J402", "J403", "J404", "J405", "J406", "J408", "X301", "X302"])
    def test_sound_goals_and_indicators_are_clean(self, code):
        assert seen_in_sound(code)["clean"]

    def test_the_basis_is_the_projects_own_document(self):
        name = "补助资金 临财社【2024】55号"
        one = head(1, "15.00", name=name)
        same = indicator(1, project=name, basis="临财社【2024】55号")
        other = indicator(1, project=name, basis="临财社【2023】76号")
        assert outcomes(book(**planned(one, items=(same,))), "J407")["clean"]
        assert findings(book(**planned(one, items=(other,))), "J407")

    def test_a_blank_budget_is_told_by_the_total(self):
        projects, table = listing("25.00", "15.00", "", "4.00")
        [first, *rest] = [f for f in findings(book(projects=projects, tables=(table,))) if f.cause]
        assert (first.code, first.repair.proposed) == ("J102", "6.00")
        assert {f.cause for f in rest if f.code in ("X302", "J103")} == {first.cause}

    def test_listed_projects_that_add_up_are_clean(self):
        projects, table = listing("25.00", "15.00", "6.00", "4.00")
        assert outcomes(book(projects=projects, tables=(table,)), "J102")["clean"]


class TestAssets:
    def table(self, total):
        lines = [("资产总额", total), ("1、房屋", "5.00"), ("其中：办公用房", "5.00"), ("4、其他固定资产", "2.00")]
        rows = tuple(tuple(m.Cell(c) for c in line) for line in lines)
        it = m.Table("s1", "T14", "test-T14", DEPARTMENT, "资产", "万元", (), ("项目", "价值"), (None, "value"), rows)
        assets = tuple(m.Asset("s1", r, i, "", Decimal(v) * 10000) for r, (i, v) in enumerate(lines))
        return book(tables=(it,), assets=assets)

    def test_a_total_that_is_the_sum_is_clean(self):
        assert outcomes(self.table("7.00"), "G201")["clean"]

    def test_a_total_that_is_not_is_found(self):
        assert findings(self.table("12.00"), "G201")


class TestPrices:
    def line(self, quantity):
        return book(procurement=(m.ProcurementLine("t10", 2, "line", "", "桌", "A05", quantity, None, ()),))

    def test_rounded_prices_are_clean(self):
        assert outcomes(self.line("2"), "G105")["clean"]

    def test_another_quantity_is_a_hint(self):
        assert [f.level for f in findings(self.line("20"), "G105")] == ["hint"]


class TestLastYear:
    def test_last_years_column_is_last_years_disclosure(self):
        assert seen_in_sound("Y101")["clean"]
        assert findings(sound(change={"T09:reception:last_year": "1.60"}), "Y101")

    def test_a_table_kept_from_last_year_is_found(self):
        assert seen_in_sound("Y102")["clean"]
        assert findings(book(last_year=book()), "Y102")

    @pytest.mark.parametrize("code", ["Y101", "Y102"])
    def test_without_last_year_nothing_is_compared(self, code):
        assert outcomes(book(), code) == {"skipped": 1}


class TestAccounts:
    @pytest.mark.parametrize("code", ["D101", "D102", "D103"])
    def test_known_accounts_are_clean(self, code):
        assert seen_in_sound(code)["clean"]

    def test_an_unknown_code_is_a_hint(self):
        [found] = findings(book({"T05": "total\ntotal 1.00\n299 1.00"}), "D101")
        assert found.level == "hint"

    @pytest.mark.parametrize(
        ("label", "level"), [("卫生健康支出", "warning"), ("医疗卫生支出", "warning"), ("养护", "hint")]
    )
    def test_a_name_of_another_code_is_a_warning(self, label, level):
        document = book({"T05": "total\ntotal 1.00\n221 1.00"})
        facts = tuple(relabelled(f, label) if f.address.row == "221" else f for f in document.extraction.facts)
        [found] = findings(book({"T05": "total\ntotal 1.00\n221 1.00"}, facts=facts), "D102")
        assert found.level == level

    def test_a_section_must_not_bear_the_name_of_its_class(self):
        tables = {"T05": "total\ntotal 1.00\n212 1.00\n21201 1.00"}
        facts = tuple(
            relabelled(f, "城乡社区支出") if f.address.row == "21201" else f for f in book(tables).extraction.facts
        )
        [found] = findings(book(tables, facts=facts), "D102")
        assert dict(found.values)["code"] == "21201"

    def test_one_code_has_one_name(self):
        document = book({"T03": "total\ntotal 1.00\n221 1.00", "T05": "total\ntotal 1.00\n221 1.00"})
        facts = document.extraction.facts
        assert outcomes(document, "D103")["clean"]
        assert findings(book({}, facts=(*facts[:-1], relabelled(facts[-1], "养护"))), "D103")

    def test_one_name_has_one_code(self):
        tables = {form: f"total\ntotal 1.00\n{code} 1.00" for form, code in (("T02", "2080506"), ("T03", "2080507"))}
        document = book(tables | {"T05": "total\ntotal 1.00\n2080506 1.00"})
        facts = tuple(
            relabelled(f, "职业年金" if f.address.row != "total" else "合计") for f in document.extraction.facts
        )
        [found] = findings(book({}, tables=document.extraction.tables, facts=facts), "D105")
        assert (found.actual, found.expected) == ("2080507", "2080506")
        assert outcomes(document, "D105")["clean"]

    def test_one_table_may_print_two_codes_of_one_name(self):
        document = book(
            {"T03": "total\ntotal 2.00\n2080506 1.00\n2080507 1.00", "T05": "total\ntotal 1.00\n2080506 1.00"}
        )
        facts = tuple(
            relabelled(f, "职业年金" if f.address.row != "total" else "合计") for f in document.extraction.facts
        )
        assert findings(book({}, tables=document.extraction.tables, facts=facts), "D105") == []


def relabelled(fact, label):
    return replace(fact, row_label=label)


class TestUnits:
    def department(self, *names):
        rows = tuple((m.Cell(n),) for n in names)
        it = m.Table("n1", "T10", "test-T10", DEPARTMENT, "机构设置情况", None, (), ("名称",), (None,), rows)
        return book(tables=(it,), institutions=tuple(m.Institution("n1", r, n) for r, n in enumerate(names)))

    def test_one_unit_is_the_department(self):
        assert outcomes(self.department("临江区测试局本级"), "C107")["clean"]

    def test_units_may_publish_in_files_of_their_own(self):
        [found] = findings(self.department("临江区测试局本级", "临江区测试中心"), "C107")
        assert "2 个预算单位" in found.message
        assert found.level == "hint"

    def test_in_some_provinces_units_stand_in_the_department_s_file(self):
        document = self.department("临江区测试局本级", "临江区测试中心")
        inside = replace(document.extraction, region=m.Region("139901", "青禾县"))
        [found] = findings(FactBook(inside), "C107")
        assert "未见其余的（第二部分）" in found.message
        assert found.level == "warning"

    def test_a_second_unit_wants_its_budget_beside_that_of_the_first(self):
        document = self.department("临江区测试局本级", "临江区测试中心")
        unit = m.Scope("unit", "450001", "临江区测试局本级")
        table = m.Table("n2", "T01", None, unit, "收支总表", "万元", (), ("甲",), (None,), ((m.Cell("1.00"),),))
        both = replace(document.extraction, tables=(*document.extraction.tables, table))
        [found] = findings(FactBook(both), "C107")
        assert "1 个单位的预算" in found.message
        assert found.level == "warning"


class TestEquipment:
    def bought(self, item, purpose):
        project, it = head(1, "15.00")
        project = replace(project, purpose=purpose)
        lines = m.Table("b1", "T13", None, DEPARTMENT, "采购", "万元", (), ("品名",), (None,), ((m.Cell(item),),))
        line = m.ProcurementLine("b1", 0, "line", project.name, item, "A02021103", "1", None, ())
        return book(projects=(project,), tables=(it, lines), procurement=(line,))

    @pytest.mark.parametrize("purpose", ["用于显示屏维护", "设备购置"])
    def test_equipment_that_the_project_speaks_of_is_clean(self, purpose):
        assert outcomes(self.bought("显示屏", purpose), "G106")["clean"]

    def test_equipment_out_of_nowhere_is_a_warning(self):
        [found] = findings(self.bought("显示屏", "用于下乡检查"), "G106")
        assert found.level == "warning"


class TestColumnsAndBlocksByPurpose:
    WIDE = """
                              amount personnel operating project
        expenditure.208        18.00 10.00     8.00      -
        expenditure.210        72.00 40.00     7.00      25.00
        expenditure.total      90.00 50.00    15.00      25.00
    """
    BLOCK = """
                              total
        expenditure.basic     75.00
        expenditure.project   25.00
        expenditure.total     {}
    """

    def test_the_columns_of_a_summary_add_up_across(self):
        assert outcomes(book({"T01": self.WIDE}), "A107") == {"clean": 3}
        assert findings(book({"T01": self.WIDE}, {"T01:expenditure.210:project": "52.00"}), "A107")

    def test_the_block_by_purpose_adds_up(self):
        assert outcomes(book({"T04": self.BLOCK.format("100.00")}), "A116")["clean"]
        assert findings(book({"T04": self.BLOCK.format("200.00")}), "A116")


class TestSourcesOfPurchases:
    LINES = """
                    source total
        total       -      5.00
        line:1      6.00   2.00
        line:2      {}     3.00
    """

    def bought(self, source="6.00", **change):
        lines = tuple(m.ProcurementLine("t1", r, "line", "公用经费", f"品{r}", "A05", "1", None, ()) for r in (1, 2))
        return book({"T13": self.LINES.format(source)}, change, procurement=lines)

    def test_one_source_on_each_line_is_clean(self):
        assert outcomes(self.bought(), "G107")["clean"]
        assert outcomes(self.bought(), "G108")["clean"]

    def test_another_source_on_one_line_is_found(self):
        assert findings(self.bought("9.00"), "G107")

    def test_buying_more_than_the_source_is_found(self):
        assert findings(self.bought("6.00", **{"T13:line:1:total": "20.00"}), "G108")


def test_the_name_in_use_is_proposed_before_a_former_one():
    known = classification.names("functional")["212"]
    assert (max(known, key=len), len(known) > 1) == ("城乡社区支出", True)
