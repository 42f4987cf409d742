"""G101, G102: procurement listed in levels, a column further right for each."""

import pytest

from disclosures.extraction import model as m
from tests.books import DEPARTMENT, book, fact
from tests.reviews.checks.sayings import findings, outcomes

LINES = """
total      合计    -      -      60.00
subtotal   货物A   -      -      40.00
subtotal   -       设备费 -      30.00
line       -       -      复印机 10.00
line       -       -      家具   20.00
subtotal   -       印刷费 -      10.00
line       -       -      复印纸 10.00
subtotal   服务C   -      -      20.00
subtotal   -       会议费 -      20.00
line       -       -      会议   20.00
"""


def bought(lines: str):
    """A procurement table of category, purpose, item and amount."""
    rows = [["" if text == "-" else text for text in line.split()] for line in lines.strip().splitlines()]
    keys = [kind if kind == "total" else f"{kind}:{n}" for n, (kind, *_) in enumerate(rows)]
    cells = tuple(tuple(m.Cell(text) for text in texts) for _, *texts in rows)
    columns = ("采购品目大类", "经济科目", "采购物品名称", "总计")
    known = (None, None, None, "total")
    table = m.Table("tp", "T13", None, DEPARTMENT, "政府采购支出预算表", "万元", (1,), columns, known, cells)
    facts = tuple(
        fact("tp", m.Address("T13", DEPARTMENT.code, key, "total"), n, 3, "".join(texts[:3]), texts[3], "万元", 0)
        for n, (key, (_, *texts)) in enumerate(zip(keys, rows, strict=True))
    )
    return book(without=["T13"], tables=(table,), facts=facts)


@pytest.mark.parametrize(("code", "sums"), [("G101", 1), ("G102", 5)])
def test_every_level_adds_up(code, sums):
    assert outcomes(bought(LINES), code) == {"clean": sums}


def test_a_heading_that_is_not_the_sum_of_its_subtotals_is_found():
    [found] = findings(bought(LINES.replace("货物A   -      -      40.00", "货物A   -      -      45.00")), "G102")
    assert (found.actual, found.expected) == ("45.00", "40.00")


def test_a_total_that_is_not_the_sum_of_its_lines_is_found():
    [found] = findings(bought(LINES.replace("60.00", "66.00")), "G101")
    assert (found.actual, found.expected) == ("66.00", "60.00")


def test_levels_that_print_does_not_set_apart_are_not_judged():
    flat = bought(LINES.replace("货物A   -  ", "-   货物A  ").replace("服务C   -  ", "-   服务C  "))
    assert outcomes(flat, "G102") == {"skipped": 1}
