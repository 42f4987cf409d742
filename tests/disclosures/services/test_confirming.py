"""Whose disclosure of which year it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from disclosures import access, services, store
from disclosures.choices import Role
from disclosures.models import Fact, Region, Unit
from tests import builders
from tests.disclosures.services.uploads import received

pytestmark = pytest.mark.django_db


def confirmed(it, by, at, **more):
    said = {"region_code": "990100", "unit_code": "450", "year": 2025, **more}
    return services.confirm(submission=it, by=by, at=at, **said)


def test_a_person_confirms_and_creates_what_is_not_on_record(clerk, at):
    it = builders.extracted(clerk)
    confirmed(it, clerk, at, region_name="临江区", unit_name="临江区测试局")
    it.refresh_from_db()
    assert (str(it.region), str(it.unit), it.year) == ("临江区（990100）", "450 临江区测试局", 2025)
    assert set(Fact.objects.values_list("region__code", "year")) == {("990100", 2025)}


def test_a_corrected_unit_code_moves_the_rows_and_the_corrections(clerk, reviewer, at):
    it = builders.extracted(clerk)
    services.correct_fact(fact=it.fact_set.first(), after="1", reason="误", by=reviewer, at=at)
    confirmed(it, clerk, at, unit_code="366", region_name="临江区", unit_name="另一局")
    it.refresh_from_db()
    assert set(Fact.objects.values_list("unit_code", flat=True)) == {"366"}
    assert store.load(it).facts[0].printed == "1"


def test_a_new_unit_needs_its_name(clerk, at):
    builders.region()
    with pytest.raises(services.NotPossible, match="填写它的名称"):
        confirmed(builders.extracted(clerk), clerk, at)


def test_what_another_enters_on_record_at_the_same_moment_is_taken(clerk, at, monkeypatch):
    may = access.may_upload_for

    def meanwhile(by, region, unit):
        where, _ = Region.objects.get_or_create(code="990100", defaults={"name": "临江区"})
        if region is not None:
            Unit.objects.get_or_create(region=where, code="450", defaults={"name": "临江区测试局"})
        return may(by, region, unit)

    monkeypatch.setattr(access, "may_upload_for", meanwhile)
    it = confirmed(builders.extracted(clerk), clerk, at, region_name="临江", unit_name="测试局")
    assert (it.unit, it.unit.name) == (Unit.objects.get(), "临江区测试局")


def test_a_department_is_one_of_the_same_region(clerk, at):
    elsewhere = builders.unit("001", "外地局", region=builders.region("990200", "外地"))
    with pytest.raises(services.NotPossible, match="不在同一行政区划"):
        confirmed(builders.extracted(clerk), clerk, at, region_name="临江区", unit_name="测试局", parent=elsewhere)
    assert Unit.objects.count() == 1


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("临江区测试局", "临江区测试局", True),
        ("临江区测试局", "测试局", True),
        ("临江区“测试”局", "临江区测试局", True),
        ("临江区测试局", "临江区", False),
        ("临江区测试局", "试局", False),
        ("临江区测试局", "", False),
    ],
)
def test_names_are_one_units_but_for_its_region(one, other, agree):
    assert services.names_agree(one, other) is services.names_agree(other, one) is agree


@pytest.mark.parametrize("wrong", [{"region_code": "99"}, {"unit_code": "4x"}, {"year": 1999}])
def test_nonsense_is_not_confirmed(clerk, at, wrong):
    with pytest.raises(services.NotPossible):
        confirmed(builders.extracted(clerk), clerk, at, region_name="甲", unit_name="乙", **wrong)


def test_a_unit_of_somebody_else_is_refused(at):
    own, other = builders.unit("450"), builders.unit("366", "另一局")
    clerk = builders.person("clerk", Role.CLERK, region=own.region, unit=own)
    it = builders.extracted(clerk)
    with pytest.raises(services.NotAllowed):
        confirmed(it, clerk, at, unit_code=other.code)
    with pytest.raises(services.NotAllowed):
        confirmed(it, clerk, at, unit_code="777", unit_name="新局")
    assert confirmed(it, clerk, at).unit == own


def test_what_is_on_record_confirms_itself(at, monkeypatch):
    unit = builders.unit()
    clerk = builders.person("clerk", Role.CLERK, region=unit.region, unit=unit)
    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (it.unit, it.year, it.confirmed_by) == (unit, 2025, clerk)


def test_a_document_without_codes_is_known_by_its_very_name(at, monkeypatch):
    unit = builders.unit()
    builders.unit("451", "临江区测试局下属站")
    it = received(builders.person("clerk", Role.CLERK, region=unit.region), at)
    said = replace(builders.disclosure(code=""), region=None)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: said)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert it.unit == unit
    assert set(Fact.objects.values_list("unit_code", flat=True)) == {"450"}


def test_what_two_units_on_record_fit_is_asked(clerk, at, monkeypatch):
    for code in ("990100", "990200"):
        builders.unit(region=builders.region(code, code))
    it = received(clerk, at)
    said = replace(builders.disclosure(), region=None)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: said)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert it.confirmed_at is None


def test_a_unit_that_the_uploader_does_not_upload_for_does_not_confirm_itself(at, monkeypatch):
    own, named = builders.unit("366", "另一局"), builders.unit()
    it = received(builders.person("clerk", Role.CLERK, region=own.region, unit=own), at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (named.name, it.proposal["unit"]["code"]) == ("临江区测试局", "450")
    assert (it.unit, it.confirmed_at) == (None, None)


def test_another_name_or_another_unit_does_not_confirm_itself(at, monkeypatch):
    unit = builders.unit(name="完全不同的局")
    clerk = builders.person("clerk", Role.CLERK, region=unit.region, unit=unit)
    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert it.confirmed_at is None
    assert (Unit.objects.count(), Region.objects.count()) == (1, 1)
