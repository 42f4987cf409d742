"""Figures of other files stand in sums, and never for a cell of this one."""

from dataclasses import replace

from disclosures.extraction.factbook import FactBook
from reviews.checks import balance
from tests.books import SOUND, UNIT, book, year_before
from tests.reviews.checks.sayings import findings

REVENUE = {"T02": SOUND["T02"]}


def of_a_unit(change=None):
    """The file of a unit that is the whole department."""
    both = book(REVENUE, {f"T02@{UNIT.code}:{cell}": text for cell, text in (change or {}).items()}, units=True)
    facts = tuple(replace(f, table="t1") for f in both.extraction.facts if f.address.scope == UNIT.code)
    return FactBook(replace(both.extraction, facts=facts, tables=(replace(both.extraction.tables[1], id="t1"),)))


def test_a_wrong_figure_of_a_units_file_accuses_no_cell_of_the_department():
    whole = book(REVENUE).extraction
    found = findings(FactBook(whole, units=(of_a_unit({"2210201:total": "77.00"}),)), "X401")
    assert [(f.actual, f.expected, f.repair) for f in found] == [("10.00", "77.00", None)]
    assert [place.address.scope for place in found[0].places] == ["450"]


def test_last_years_figure_accuses_no_cell_of_this_year():
    found = findings(book(last_year=year_before(), change={"T09:reception:last_year": "9.99"}), "Y101")
    assert {place.table for f in found for place in f.places} == {"t9"}
    assert {place.address.column for f in found for place in f.places} == {"last_year"}


def test_an_addend_from_elsewhere_has_its_name_and_no_cell():
    [addend] = balance.elsewhere(book().amount("T05", "450", "221", "total"))
    assert (addend.cell, addend.place.row_label, str(addend.address)) == (None, "住房保障支出", "T05:450:221:total")
