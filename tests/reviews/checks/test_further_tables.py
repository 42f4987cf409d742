"""H109: tables that list accounts, of a further form or of none."""

from dataclasses import replace

import pytest

from disclosures.extraction import model as m
from disclosures.extraction.factbook import FactBook
from tests.books import DEPARTMENT, book
from tests.reviews.checks.sayings import findings, outcomes

FUNCTIONS = "合计 100.00|208 18.00|20805 18.00|210 72.00|21011 7.00|21015 65.00|221 10.00|22102 10.00"
PURPOSES = """
        total basic project
total   90.00 75.00 15.00
301     65.00 65.00 -
30101   65.00 65.00 -
302     25.00 10.00 15.00
30201   25.00 10.00 15.00
"""
WIDE = "501 30.00 20.00|50101 30.00 20.00|502 12.00 2.00|50201 12.00 2.00"


def further(title: str, lines: str, form: str | None = None) -> m.Table:
    """A table of codes, names and amounts, which the reading left without a form."""
    rows = [line.split() for line in lines.split("|")]
    cells = tuple((m.Cell(code), m.Cell(f"科目{code}"), *map(m.Cell, amounts)) for code, *amounts in rows)
    columns = ("科目编码", "科目名称", "金额", "其中：本级")[: len(rows[0]) + 1]
    return m.Table("tx", form, None, DEPARTMENT, title, "万元", (1,), columns, (None,) * len(columns), cells)


def told(title: str, lines: str):
    left = m.Leftover("未识别的表格", f"{title} 合计 100.00", m.Locus(), "tx")
    return book(tables=(further(title, lines),), leftovers=(left,))


@pytest.mark.parametrize("lines", [FUNCTIONS, f"合计 42.00 22.00|{WIDE}"])
def test_a_table_of_no_form_that_adds_up_is_clean_in_every_column(lines):
    assert set(outcomes(told("本级支出表", lines), "H109")) == {"clean"}
    assert findings(told("本级支出表", lines)) == []


def test_a_figure_that_breaks_its_sums_is_found_in_its_own_column():
    [found] = findings(told("本级支出表", f"合计 42.00 22.00|{WIDE}".replace("50201 12.00 2.00", "50201 12.00 2.50")))
    assert (found.code, found.actual, found.expected) == ("H109", "2.50", "2.00")
    assert "“科目502”其中:本级" in found.message


@pytest.mark.parametrize(
    "lines", ["208 18.00|208 20.00|20805 18.00", "208 18.00|甲项目 20.00|20805 18.00", "208 18.00|20805 见附表"]
)
def test_a_table_that_cannot_be_read_without_doubt_is_left_alone(lines):
    assert outcomes(told("本级支出表", lines), "H109") == {"skipped": 1}


def test_a_table_of_a_further_form_is_added_up_by_its_figures():
    document = book({"U03": PURPOSES})
    assert set(outcomes(document, "H109")) == {"clean"}
    [found] = findings(book({"U03": PURPOSES.replace("30201   25.00", "30201   24.00")}), "H109")
    assert {found.actual, found.expected} == {"25.00", "24.00"}
    assert "U03:450:302:total" in {str(place.address) for place in found.places}


def test_two_tables_of_one_further_form_are_added_up_each_by_itself():
    again = PURPOSES.replace("301 ", "501 ").replace("30101", "50101").replace("302 ", "502 ").replace("30201", "50201")
    one, other = book({"U03": PURPOSES}).extraction, book({"U05": PURPOSES, "U03": again}).extraction
    table, facts = other.tables[-1], (f for f in other.facts if f.table == other.tables[-1].id)
    both = FactBook(replace(one, tables=(*one.tables, table), facts=(*one.facts, *facts)))
    assert outcomes(both, "H109") == {"clean": 18}


def test_a_table_of_a_known_form_is_no_further_one():
    document = book(tables=(further("一般公共预算支出表", FUNCTIONS, form="T05"),))
    assert outcomes(document, "H109") == {"skipped": 1}
