"""A209: revenue as a list of sources in groups."""

from disclosures.extraction import model as m
from tests.books import DEPARTMENT, book, fact
from tests.reviews.checks.sayings import findings, outcomes

LINES = (
    ("收入总计", "total", "105.00"),
    ("小计", "general_public", "100.00"),
    ("经费拨款", "item:经费拨款", "80.00"),
    ("专项收入", "item:专项收入", "20.00"),
    ("小计", "government_fund", ""),
    ("小计", "own_funds", "5.00"),
    ("事业收入", "institutional", "5.00"),
    ("小计", "carried_over", ""),
    ("其中：动用上年结转", "item:动用上年结转", ""),
    ("合计", "total", "105.00"),
)
COLUMNS = ("项目", "项目", "金额")
KEYS = (None, None, "total")


def listed(**printed: str):
    """T02 as a list; keyword: the label of a line and what it prints instead."""
    texts = [(label, key, printed.get(label, text)) for label, key, text in LINES]
    cells = tuple((m.Cell(f"第{n}类"), m.Cell(label), m.Cell(text)) for n, (label, _, text) in enumerate(texts))
    table = m.Table(
        "tr", "T02", None, DEPARTMENT, "收入预算总表", "万元", (1,), ("项目", "金额"), (None, "total"), cells
    )
    facts = tuple(
        fact("tr", m.Address("T02", DEPARTMENT.code, "total", key), row, 2, label, text, "万元", 0)
        for row, (label, key, text) in enumerate(texts)
    )
    return book(without=["T02"], tables=(table,), facts=facts)


def test_groups_that_add_up_are_clean():
    assert outcomes(listed(), "A209") == {"clean": 2}


def test_a_group_that_does_not_add_up_is_found():
    [found] = findings(listed(专项收入="30.00"), "A209")
    assert (found.actual, found.expected) == ("100.00", "110.00")
    assert found.message.startswith("收入总表“第1类”小计 100.00 万元")


def test_a_group_of_which_no_item_has_a_figure_is_not_judged():
    assert outcomes(listed(事业收入=""), "A209") == {"clean": 1, "skipped": 1}


def test_revenue_in_columns_has_no_such_groups():
    assert outcomes(book(), "A209") == {"skipped": 1}


IN_COLUMNS = """
total fiscal general_public government_fund carried_over
total       9.00 8.00 {above} 2.00 1.00
unit:450    9.00 8.00 {between} 2.00 1.00
unit:450001 9.00 8.00 6.00 2.00 1.00
"""


def in_columns(above: str = "6.00", between: str = "6.00"):
    return book({"T02": IN_COLUMNS.format(above=above, between=between)})


def test_a_heading_over_columns_is_the_sum_of_what_stands_under_it():
    assert outcomes(in_columns(), "A209") == {"clean": 3}
    [found] = findings(in_columns(between="5.00"), "A209")
    assert {found.actual, found.expected} == {"7.00", "8.00"}


def test_a_blank_under_a_heading_is_one_cause_with_the_sums_above_it():
    found = findings(in_columns(between="-"))
    assert {"A209", "H101", "H102"} <= {f.code for f in found}
    assert len({f.cause for f in found if f.code[0] in "AH"}) == 1
    assert next(f for f in found if f.repair).repair.proposed == "6.00"


def test_a_heading_that_no_row_bears_out_is_a_source_beside_the_others():
    text = "total fiscal general_public\ntotal 9.00 5.00 4.00\nunit:450 9.00 5.00 4.00"
    assert outcomes(book({"T02": text}), "A201") == {"clean": 2}
