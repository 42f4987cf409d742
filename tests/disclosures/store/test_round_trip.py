from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from disclosures import store
from disclosures.extraction.model import Locus
from disclosures.models import Correction, Fact
from tests import builders

pytestmark = pytest.mark.django_db


def test_what_is_loaded_is_what_was_saved(at):
    it = builders.submission(builders.person("甲"), sha256="0" * 64)
    said = builders.disclosure()
    store.save(it, said, at)
    it.refresh_from_db()
    assert store.load(it) == said


def test_saving_again_replaces_the_rows(at):
    it = builders.submission(builders.person("甲"), sha256="0" * 64)
    store.save(it, builders.disclosure(), at)
    later = builders.disclosure(revenue="200.00")
    store.save(it, later, at)
    assert store.load(it) == later
    assert Fact.objects.count() == 2


def test_a_blank_stays_blank(at):
    it = builders.submission(builders.person("甲"), sha256="0" * 64)
    blank = builders.disclosure()
    blank = replace(blank, facts=(builders.figure("income.total", "", "450", 1, "收入总计"),))
    store.save(it, blank, at)
    [fact] = store.load(it).facts
    assert fact.amount is None


def test_amounts_keep_two_decimals_and_more_where_they_are_needed(at):
    it = builders.submission(builders.person("甲"))
    store.save(it, replace(builders.disclosure(), assets=()), at)
    assert [str(f.amount) for f in store.load(it).facts] == ["1000000.00", "1000000.00"]


def test_what_no_database_holds_does_not_stop_the_saving(at):
    it = builders.submission(builders.person("甲"))
    said = builders.disclosure()
    first = replace(said.narrative[0], text="坏\0字\ud83d" + said.narrative[0].text, locus=Locus())
    long_number = replace(said.claims[1], amount=Decimal(10) ** 30)
    store.save(it, replace(said, narrative=(first, said.narrative[1]), claims=(long_number,)), at)
    loaded = store.load(it)
    assert loaded.narrative[0].text.startswith("坏字")
    assert loaded.claims[0].amount is None


def test_a_correction_changes_the_fact_and_its_cell_and_survives_a_new_extraction(at):
    by = builders.person("甲")
    it = builders.extracted(by)
    Correction.objects.create(
        submission=it, form="T01", unit_code="450", row_key="income.total", column_key="amount",
        before="100.00", after="110.5", reason="识别错误", by=by, at=at,
    )  # fmt: skip
    store.save(it, builders.disclosure(), at)
    loaded = store.load(it)
    assert (loaded.facts[0].printed, loaded.facts[0].amount) == ("110.5", Decimal(1105000))
    assert loaded.tables[0].text(0, 1) == "110.5"
    assert store.load(it, corrected=False).facts[0].printed == "100.00"


def test_a_correction_reaches_the_record_made_of_the_same_cell(at):
    by = builders.person("甲")
    plain = builders.disclosure()
    price = figure_in("t2", "T13", "price", "150.50", 0)
    total = figure_in("t2", "T13", "total", "301.00", 1)
    value = figure_in("t2", "T14", "value", "1234567.89", 2)
    it = builders.extracted(by, replace(plain, facts=(*plain.facts, price, total, value)))
    for column, after in (("price", "140"), ("total", "280"), ("value", "")):
        Correction.objects.create(
            submission=it, form="T14" if column == "value" else "T13", unit_code="450", row_key="total",
            column_key=column, after=after, reason="识别错误", by=by, at=at,
        )  # fmt: skip
    loaded = store.load(it)
    [line] = loaded.procurement
    assert (line.price, line.amounts) == (140, (("total", Decimal(280)), ("general_public", None)))
    assert [asset.value for asset in loaded.assets] == [None, None]


def figure_in(table, form, column, printed, place):
    fact = builders.figure("total", printed, "450", place, "合计")
    address = fact.address._replace(form=form, column=column)
    return replace(fact, table=table, address=address, amount=Decimal(printed), unit="元")


def test_confirmed_region_unit_and_year_stand_in_the_rows(at):
    by = builders.person("甲")
    it = builders.submission(by, of=builders.unit("366"), year=2026)
    store.save(it, builders.disclosure(code="450"), at)
    assert set(Fact.objects.values_list("unit_code", "year", "region__code")) == {("366", 2026, "990100")}
    loaded = store.load(it)
    assert (loaded.unit.code, loaded.year, loaded.claims[1].refers_to[0].scope) == ("366", 2026, "366")


def test_the_book_knows_last_year_and_the_units_under_it(at):
    by = builders.person("甲")
    department = builders.unit("450")
    child = builders.unit("450001", "下属单位", parent=department)
    builders.extracted(by, builders.disclosure(revenue="80.00"), of=department, year=2024)
    builders.extracted(by, builders.disclosure(revenue="90.00"), of=department, year=2024, withdrawn_at=at)
    builders.extracted(by, builders.disclosure(code="450001"), of=child)
    book = store.factbook(builders.extracted(by, of=department))
    assert book.last_year is not None
    assert book.last_year.amount("T01", "450", "income.total", "amount").amount == 800000
    assert [b.extraction.unit.code for b in book.units] == ["450001"]


def test_last_year_is_of_the_same_kind_where_there_is_one(at):
    by, department = builders.person("甲"), builders.unit("450")
    other_kind = replace(builders.disclosure(revenue="90.00"), kind="unit_budget")
    builders.extracted(by, builders.disclosure(revenue="80.00"), of=department, year=2024, at=at)
    builders.extracted(by, other_kind, of=department, year=2024, at=at + timedelta(days=1))
    assert revenue_of(store.factbook(builders.extracted(by, of=department)).last_year) == 800000
    only = replace(builders.disclosure(), kind="another")
    assert revenue_of(store.factbook(builders.extracted(by, only, of=department)).last_year) == 900000


def test_the_newest_file_of_a_unit_stands_for_it(at):
    by, department = builders.person("甲"), builders.unit("450")
    child = builders.unit("450001", "下属单位", parent=department)
    for days, revenue in enumerate(("70.00", "60.00")):
        document = builders.disclosure(revenue=revenue, code="450001")
        builders.extracted(by, document, of=child, at=at + timedelta(days=days))
    [unit] = store.factbook(builders.extracted(by, of=department)).units
    assert revenue_of(unit) == 600000


def revenue_of(book):
    return book.amount("T01", book.extraction.unit.code, "income.total", "amount").amount


def test_an_unconfirmed_file_is_compared_with_nothing(at):
    book = store.factbook(builders.extracted(builders.person("甲")))
    assert (book.last_year, book.units) == (None, ())


def test_loading_takes_a_fixed_number_of_queries(at, django_assert_max_num_queries):
    it = builders.extracted(builders.person("甲"))
    with django_assert_max_num_queries(12):
        store.load(it)
