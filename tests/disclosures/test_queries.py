from __future__ import annotations

from decimal import Decimal

import pytest

from disclosures import queries, services
from disclosures.choices import Role
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return builders.person("reviewer", Role.REVIEWER)


def test_tables_are_ready_to_show(reviewer, django_assert_num_queries):
    it = builders.extracted(reviewer)
    with django_assert_num_queries(3):
        first, second = queries.tables(it)
    income = first.rows[0][1]
    assert (income.text, income.amount, income.address) == ("100.00", Decimal(1000000), "T01:450:income.total:amount")
    assert (income.page, income.box) == (1, (10.0, 20.5, 30.25, 40.0))
    assert [(c.text, c.columns, c.doubtful) for c in first.rows[1]] == [("无", 4, True)]
    assert (second.form, second.rows[0][0].is_figure) == ("", False)


def test_rows_come_in_print_order_from_their_own_table_alone(reviewer):
    it = builders.extracted(reviewer)
    for rows in (it.table_set, it.fact_set, it.passage_set, it.claim_set, it.leftover_set):
        asked = str(rows.all().query)
        assert asked.endswith('"position" ASC')
        assert "JOIN" not in asked


def test_a_corrected_cell_shows_both_figures(reviewer, at):
    it = builders.extracted(reviewer)
    services.correct_fact(fact=it.fact_set.first(), after="120", reason="看错", by=reviewer, at=at)
    income = queries.tables(it)[0].rows[0][1]
    assert (income.text, income.machine, income.amount) == ("120", "100.00", Decimal(1200000))
    assert income.is_corrected


def test_the_narrative_is_cut_at_its_numbers(reviewer, django_assert_num_queries):
    it = builders.extracted(reviewer)
    with django_assert_num_queries(2):
        first, heading = queries.narrative(it)
    assert [text for text, _ in first.pieces] == ["2025", "年收入总计", "100.00", "万元。"]
    assert [claim.status if claim else "" for _, claim in first.pieces] == ["not_an_amount", "", "agrees", ""]
    assert first.pieces[2][1].refers_to == ("T01:450:income.total:amount",)
    assert heading.heading


def test_files_are_found_by_words_of_unit_region_and_name(reviewer):
    it = builders.extracted(reviewer, of=builders.unit())
    builders.submission(reviewer, name="别的.pdf")
    assert list(queries.submissions(reviewer, text="临江 预算")) == [it]
    assert not queries.submissions(reviewer, text="无此字").exists()


def test_progress_leaves_out_what_is_not_ones_own(reviewer):
    clerk = builders.person("clerk", Role.CLERK, region=builders.region(), unit=builders.unit())
    own, other = builders.submission(clerk), builders.submission(reviewer)
    assert [p.id for p in queries.progress(clerk, [own.pk, other.pk])] == [own.pk]


def test_versions_are_those_of_unit_year_and_kind(reviewer, at):
    first = builders.extracted(reviewer, of=builders.unit(), withdrawn_at=at)
    second = builders.extracted(reviewer, of=builders.unit())
    builders.extracted(reviewer, of=builders.unit(), year=2024)
    assert queries.versions(second) == [second, first]


def test_a_person_sees_the_regions_and_units_of_their_memberships():
    unit = builders.unit()
    child = builders.unit("450001", "下属", parent=unit)
    builders.unit("777", "外地局", region=builders.region("990200", "外地"))
    clerk = builders.person("clerk", Role.CLERK, region=unit.region, unit=unit)
    assert list(queries.regions_for(clerk)) == [unit.region]
    assert list(queries.units_for(clerk)) == [unit, child]
    assert not queries.units_for(builders.person("publisher", Role.PUBLISHER)).exists()
