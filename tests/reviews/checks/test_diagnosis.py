"""One slip breaks many sums; the reviewer sees one problem, led by the cell to change."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from disclosures.extraction import model as m
from disclosures.extraction.factbook import FactBook
from reviews.checks import balance, diagnosis, runner, slips
from reviews.checks.finding import Change, Finding, Level, Place, Repair
from tests.books import ACCOUNTS, SOUND, UNIT, book
from tests.narratives import told
from tests.reviews.checks.sayings import findings


def causes(document):
    """Per cause of error findings: the leading finding's repair as (row, column, proposed, slip), None without one."""
    led = {}
    for found in findings(document):
        if found.level == "error":
            led.setdefault(found.cause, found.repair)
    return [
        r and (r.place.address.form, r.place.address.row, r.place.address.column, r.proposed, r.slip)
        for r in led.values()
    ]


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"T05:2101501:total": "4.00"}, ("T05", "2101501", "total", "40.00", slips.POINT)),
        ({"T05:2101506:project": ""}, ("T05", "2101506", "project", "25.00", slips.BLANK)),
        ({"T02:total:total": "1000000.00"}, ("T02", "total", "total", "100.00", slips.UNIT)),
        ({"T03:210:total": "27.00"}, ("T03", "210", "total", "72.00", slips.SWAPPED)),
        ({"T06:30113:total": "7.00"}, ("T06", "30113", "total", "10.00", slips.COPIED)),
        ({"T01:expenditure.208:amount": "19.00"}, ("T01", "expenditure.208", "amount", "18.00", slips.DIGIT)),
    ],
)
def test_a_wrong_cell_is_one_cause_with_its_repair(change, cause):
    assert causes(book(change=change)) == [cause]


def test_a_row_left_out_of_every_sum_is_one_cause():
    lacking = ACCOUNTS.replace("100.00  75.00", " 90.00  65.00").replace("10.00  10.00", "0.00  0.00")
    [cause] = causes(book({**SOUND, "T03": lacking}))
    assert cause == ("T03", "2210201", "total", "10.00", slips.BLANK)


def left_out(form, rows, **figures):
    """The changes that take a figure out of these rows: left_out("T05", ["221", "22102"], total="10.00")."""
    printed = {f"{f.address.form}:{f.address.row}:{f.address.column}": f.amount for f in book().extraction.facts}
    cells = [(f"{form}:{row}:{column}", m.Decimal(figure)) for row in rows for column, figure in figures.items()]
    return {cell: f"{printed[cell] / 10000 - figure:.2f}" for cell, figure in cells}


HOUSING = ["2210201", "22102", "221"]
PENSIONS = ["2080505", "20805", "208"]


@pytest.mark.parametrize(
    ("form", "rows", "figures"),
    [
        ("T05", HOUSING, {"total": "10.00", "basic": "10.00"}),
        ("T03", [*HOUSING, "total"], {"total": "10.00", "basic": "10.00"}),
        ("T03", HOUSING[:2], {"total": "10.00", "basic": "10.00"}),
        ("T03", HOUSING[1:], {"total": "10.00", "basic": "10.00"}),
        ("T05", PENSIONS, {"total": "12.00", "basic": "12.00"}),
        ("T05", PENSIONS, {"basic": "12.00"}),
        ("T02", PENSIONS, {"total": "12.00", "subtotal": "12.00", "fiscal": "12.00"}),
    ],
)
def test_a_figure_left_out_of_a_row_and_of_the_rows_above_is_one_repair_that_clears_everything(form, rows, figures):
    wrong = left_out(form, rows, **figures)
    found = [f for f in findings(book(change=wrong)) if f.level == "error"]
    assert len({f.cause for f in found}) == 1
    [repair] = [f.repair for f in found if f.repair]
    assert {f"{form}:{c.place.address.row}:{c.place.address.column}" for c in repair.changes} == set(wrong)
    assert repair.place.address.row == rows[0]
    proposed = {f"{form}:{c.place.address.row}:{c.place.address.column}": c.proposed for c in repair.changes}
    assert findings(book(change=wrong | proposed)) == []


def test_a_chain_that_a_department_has_from_its_only_unit_is_one_repair_of_both():
    chain = left_out("T05", HOUSING, total="10.00", basic="10.00")
    wrong = chain | {cell.replace("T05:", f"T05@{UNIT.code}:"): text for cell, text in chain.items()}
    found = [f for f in findings(book(change=wrong, units=True)) if f.level == "error"]
    assert len({f.cause for f in found}) == 1
    [repair] = [f.repair for f in found if f.repair]
    assert len(repair.changes) == len(wrong)
    assert [c.place.address.scope for c in repair.changes][::6] == ["450", "450001"]


def test_an_account_of_nothing_is_known_from_the_sums_above_it_alone():
    wrong = left_out("T05", PENSIONS, total="12.00", basic="12.00")
    others = {form: text for form, text in SOUND.items() if form in ("T04", "T05")}
    [lead] = [f for f in findings(book(others, change=wrong)) if f.repair]
    assert (lead.repair.place.address.row, lead.repair.proposed, len(lead.repair.changes)) == ("2080505", "12.00", 6)


def test_a_chain_and_another_slip_are_two_repairs():
    wrong = left_out("T05", HOUSING, total="10.00", basic="10.00") | {"T05:21011:total": "77.00"}
    repairs = [f.repair for f in findings(book(change=wrong)) if f.repair]
    assert sorted((len(r.changes), r.proposed) for r in repairs) == [(1, "7.00"), (6, "10.00")]


def test_the_advice_names_the_cells_of_a_chain_and_no_more_than_four():
    [lead] = [f for f in findings(book(change=left_out("T05", HOUSING[:2], total="10.00"))) if f.repair]
    assert "建议一并更正 2 处（漏填）：" in lead.message
    assert "表“住房公积金/total” 0.00 → 10.00、一般公共预算支出表“住房改革支出/total” 0.00 → 10.00，" in lead.message
    wrong = left_out("T03", HOUSING, total="10.00", basic="10.00")
    [lead] = [f for f in findings(book(change=wrong)) if f.repair]
    assert (lead.message.count("→"), lead.message.count(" 等，")) == (4, 1)


def test_the_cells_of_a_chain_are_named_upwards_and_then_what_repeats_the_first():
    wrong = left_out("T03", HOUSING, total="10.00", basic="10.00")
    [lead] = [f for f in findings(book(change=wrong)) if f.repair]
    cells = [c.place for c in lead.repair.changes if c.place.column_label == "total"]
    assert [cell.address.row for cell in cells][:3] == HOUSING
    assert [cell.row - cells[0].row for cell in cells] == [0, -1, -2, 1]


@pytest.mark.parametrize(("elsewhere", "proposed"), [("75.01", "75.01"), ("75.00", "75.00")])
def test_a_total_is_proposed_as_the_other_table_rounds_it(elsewhere, proposed):
    wrong = left_out("T03", HOUSING, total="10.00", basic="10.00")
    totals = {"T03:total:total": "90.00", "T03:total:basic": "65.00", "T05:total:basic": elsewhere}
    [repair] = [f.repair for f in findings(book(change=wrong | totals)) if f.repair]
    assert proposed in [c.proposed for c in repair.changes if str(c.place.address) == "T03:450:total:basic"]


def test_a_chain_in_the_advice_leaves_the_fingerprint_alone():
    found = findings(book(change=left_out("T03", HOUSING, total="10.00", basic="10.00")))
    [lead] = [f for f in found if f.repair]
    plain = lead.template.partition("。")[0] + "。"
    bare = [(name, value) for name, value in lead.values if f"{{{name}}}" in plain]
    assert replace(lead, template=plain, values=tuple(bare), repair=None).fingerprint == lead.fingerprint


def test_of_two_columns_that_would_do_the_one_that_the_rows_around_use_is_named():
    [cause] = causes(book(change=left_out("T06", ["30217", "302", "total"], operating="1.00")))
    assert cause[:4] == ("T06", "30217", "operating", "1.00")


def test_figures_exchanged_between_rows_are_both_named():
    [lead] = [f for f in findings(book(change={"T05:2080505:total": "6.00", "T05:2080506:total": "12.00"})) if f.repair]
    assert [(c.place.printed, c.proposed) for c in lead.repair.changes] == [("6.00", "12.00"), ("12.00", "6.00")]


def test_what_is_wrong_is_actual_wherever_its_check_names_it():
    said = [f for f in findings(book(change={"T03:221:total": "0.00"})) if f.level == "error"]
    assert {(f.actual, f.expected, f.difference) for f in said if f.code != "H101"} == {("0.00", "10.00", "-10.00")}
    assert {f.message.partition("，")[0] for f in said if f.code[0] == "X"} == {"支出总表“住房保障支出”total 0.00 万元"}
    [other] = [f for f in findings(book(change={"T01:expenditure.221:amount": "1.00"})) if f.code == "X104"]
    assert (other.actual, other.expected) == ("1.00", "10.00")
    assert other.message.startswith("收支总表“住房保障支出”amount 1.00 万元，支出总表")


def test_a_wrong_addend_makes_its_sum_the_wrong_side_and_leaves_the_sentence():
    [found] = findings(book(change={"T03:221:total": "0.00"}), "H101")
    assert (found.actual, found.expected) == ("90.00", "100.00")
    assert found.message.startswith("支出总表“合计”total 100.00 万元，各类科目相加 90.00 万元")


def test_a_contradiction_of_unknown_cause_stays_as_its_check_says_it():
    alone = "total basic project\ntotal 98.00 71.00 23.00"
    [found] = findings(book({"T05": alone}), "A205")
    assert (found.actual, found.expected, found.turned) == ("98.00", "94.00", False)


@pytest.mark.parametrize(("right", "wrong"), [("project", "basic"), ("total", "basic")])
def test_a_figure_in_the_column_beside_its_own_is_one_repair_of_both_cells(right, wrong):
    cells = {f"T05:2101506:{right}": "", f"T05:2101506:{wrong}": "25.00"}
    found = [f for f in findings(book(change=cells)) if f.level == "error"]
    assert len({f.cause for f in found}) == 1
    [repair] = [f.repair for f in found if f.repair]
    proposed = {c.place.column_label: c.proposed for c in repair.changes}
    assert (repair.slip, proposed) == (slips.SHIFTED, {right: "25.00", wrong: "0.00"})


def test_two_wrong_cells_are_two_causes():
    found = causes(book(change={"T05:2101506:project": "52.00", "T06:30101:personnel": "3.00"}))
    assert sorted(c[0] for c in found) == ["T05", "T06"]


def test_the_suspect_cell_leads_and_the_others_share_its_cause():
    found = [f for f in findings(book(change={"T05:2101501:total": "4.00"})) if f.level == "error"]
    assert len({f.cause for f in found}) == 1
    assert [bool(f.repair) for f in found] == [True] + [False] * (len(found) - 1)
    assert found[0].places[0].printed == "4.00"
    assert f"相关 {len(found)} 条勾稽全部通过" in found[0].message


def test_where_any_cell_would_do_none_is_accused():
    alone = "total basic project\ntotal 98.00 71.00 23.00"
    [found] = [f for f in findings(book({"T05": alone})) if f.code == "A205"]
    assert found.repair is None
    assert found.cause


def test_a_doubtful_reading_is_sent_to_data_correction():
    document = book({"T05": "total basic project\ntotal 98.00 71.00 23.00"})
    facts = tuple(
        m.Fact(**{s: getattr(f, s) for s in f.__slots__} | {"doubtful": f.address.column == "basic"})
        for f in document.extraction.facts
    )
    [found] = [f for f in findings(book({}, facts=facts, tables=document.extraction.tables)) if f.code == "A205"]
    assert found.repair.slip == slips.MISREAD


def test_a_table_in_another_unit_is_one_cause():
    document, other = book(), book({"T05": SOUND["T05"]}, money="元")
    facts = [f for f in document.extraction.facts if f.address.form != "T05"]
    moved = [m.Fact(**{s: getattr(f, s) for s in f.__slots__} | {"table": "t5"}) for f in other.extraction.facts]
    mixed = book({}, tables=document.extraction.tables, facts=(*facts, *moved))
    found = [f for f in findings(mixed) if f.level == "error"]
    assert len(found) > 20
    assert len({f.cause for f in found}) == 1
    assert "金额单位" in found[0].message


def test_one_cell_in_another_unit_is_that_cell():
    [cause] = causes(book(change={"T03:2101501:total": "400000.00"}))
    assert cause == ("T03", "2101501", "total", "40.00", slips.UNIT)


def test_no_budget_is_proposed_below_zero():
    over = "total personnel operating\ntotal 10.00 10.00 -\n301 10.00 10.00 -\n30101 19.00 19.00 -\n30102 - - -"
    proposals = [f.repair.proposed for f in findings(book({"T06": over})) if f.repair]
    assert all(not p.startswith("-") for p in proposals)


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        (None, "1.00", slips.BLANK),
        ("0.00", "1.00", slips.BLANK),
        ("12.34", "-12.34", slips.SIGN),
        ("123400", "12.34", slips.UNIT),
        ("123.4", "12.34", slips.POINT),
        ("13.24", "12.34", slips.SWAPPED),
        ("12.4", "12.34", slips.DROPPED),
        ("112.34", "12.34", slips.ADDED),
        ("12.94", "12.34", slips.DIGIT),
        ("77.77", "12.34", slips.COPIED),
        ("55.55", "12.34", slips.STALE),
        ("98.76", "12.34", slips.OTHER),
        ("98.76", "0", slips.SURPLUS),
    ],
)
def test_slips_are_told_from_their_figures(wrong, right, slip):
    def amount(text):
        return m.Decimal(text)

    near, stale = [amount("77.77")], amount("55.55")
    assert slips.name(amount(wrong) if wrong else None, amount(right), near, stale) == slip


def ranked(*members):
    """The codes in the order in which they speak for a slip in the words 1.7, which should be 0.72."""
    place = Place(passage="p1", span=(3, 6), printed="1.7")
    cell, repair = balance.cell_of(place), Repair((Change(place, "0.72"),), 1, slips.COPIED)
    sums = SimpleNamespace(balances=[SimpleNamespace(operands=[SimpleNamespace(cell=cell)] * 4)])
    made = [
        diagnosis.Contradiction(Finding(code, level, "", (), (place,), expected=expected), number)
        for code, level, expected, number in members
    ]
    return [c.finding.code for c in sorted(made, key=lambda c: diagnosis._rank(c, repair, cell, sums))]


def test_the_finding_that_tells_of_the_cell_what_it_should_be_leads_before_a_sum():
    assert ranked(("P201", Level.ERROR, "4.20", 0), ("P103", Level.ERROR, "0.72", None)) == ["P103", "P201"]


def test_a_graver_sum_leads_before_it():
    assert ranked(("P103", Level.WARNING, "0.72", None), ("P201", Level.ERROR, "4.20", 0)) == ["P201", "P103"]


def test_a_finding_that_names_no_figure_for_the_cell_follows_the_sums():
    assert ranked(("P105", Level.ERROR, None, None), ("P201", Level.ERROR, "4.20", 0)) == ["P201", "P105"]


def test_what_is_said_of_the_same_figure_of_the_text_is_one_cause():
    figures = {"T09:subtotal:total": "5.80", "T09:subtotal:last_year": "6.10"}
    text = "“三公”经费5.80万元，较上年减少0.30元，主要原因是厉行节约。其中：公务接待费2.20万元。"
    extraction = told("六、“三公”经费情况", text, figures=figures)
    found = [f for f in runner.run(FactBook(extraction)).findings if f.code in ("P304", "P106")]
    assert len(found) == 2
    assert len({f.cause for f in found}) == 1


def test_a_rate_that_follows_from_a_wrong_change_shares_its_cause():
    figures = {"T05:total:total": "843.37", "T05:total:last_year": "796.61"}
    text = "一般公共预算支出843.37万元，比2024年预算减少46.76万元，增长5.9%，主要是人员增资。"
    found = runner.run(FactBook(told("五、一般公共预算支出情况", text, figures=figures))).findings
    told_of = [f for f in found if f.code in ("P304", "P402")]
    assert len(told_of) == 2
    assert len({f.cause for f in told_of}) == 1


def test_what_one_wrong_code_breaks_is_one_cause():
    accounts = "total\ntotal 9.00\n221 9.00\n22102 9.00\n{} 9.00"
    forms = {form: accounts.format("2210201") for form in ("T02", "T05")} | {"T03": accounts.format("2210302")}
    document = book(forms)
    named = {"2210201": "住房公积金", "2210302": "住房公积金"}
    facts = tuple(replace(f, row_label=named.get(f.address.row, f.row_label)) for f in document.extraction.facts)
    found = findings(FactBook(replace(document.extraction, facts=facts)))
    told_of = [f for f in found if f.code in ("H105", "D102", "D103", "D105")]
    assert len(told_of) == len([f for f in told_of if f.places[0].table == "t3"])
    assert len({f.cause for f in told_of}) == 1
