"""One slip breaks many sums; the reviewer sees one problem, led by the cell to change."""

from types import SimpleNamespace

import pytest

from disclosures.extraction import model as m
from reviews.checks import balance, diagnosis, slips
from reviews.checks.finding import Finding, Level, Place, Repair
from tests.books import ACCOUNTS, SOUND, book
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
    cell, repair = balance.cell_of(place), Repair(place, "0.72", 1, slips.COPIED)
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
