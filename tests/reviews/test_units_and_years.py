"""A department against its units in files of their own, and a year against the year before, through the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from disclosures.extraction import model as m
from disclosures.models import Submission
from reviews import flagging
from reviews.models import Flag
from tests import builders, narratives

pytestmark = pytest.mark.django_db
CHILDREN = {"450001": "临江区测试局本级", "450002": "临江区测试中心"}


def department(revenue="100.00"):
    """The department's own file, which names both units."""
    it = builders.disclosure(revenue=revenue, expenditure=revenue)
    return replace(it, institutions=tuple(m.Institution("t2", i, name) for i, name in enumerate(CHILDREN.values())))


def upload(clerk, at, code, revenue, expenditure=None):
    """The file of one unit."""
    unit = builders.unit(code, CHILDREN[code], parent=builders.unit())
    said = builders.disclosure(revenue=revenue, expenditure=expenditure or revenue, code=code, name=CHILDREN[code])
    return builders.extracted(clerk, said, of=unit, at=at)


def checked(submission, at, code="X401"):
    """The lines of the ledger of one check."""
    run = flagging.check(submission_id=submission.pk, at=at + timedelta(hours=1))
    return [line for line in run.ledger if line["code"] == code]


def test_a_department_equals_its_units_in_files_of_their_own(clerk, at):
    whole = builders.extracted(clerk, department(), of=builders.unit(), at=at)
    upload(clerk, at, "450001", "60.00")
    upload(clerk, at, "450002", "40.00")
    assert {line["outcome"] for line in checked(whole, at)} == {"clean"}


def test_a_unit_that_does_not_add_up_is_told_with_both_figures(clerk, at):
    whole = builders.extracted(clerk, department(), of=builders.unit(), at=at)
    upload(clerk, at, "450001", "60.00")
    upload(clerk, at, "450002", "30.00", "40.00")
    checked(whole, at)
    flag = Flag.objects.get(submission=whole, code="X401")
    assert (flag.actual, flag.expected) == ("100.00", "90.00")
    assert flag.places[0]["address"] == "T01:450:income.total:amount"


def test_without_the_file_of_a_unit_it_is_left_open(clerk, at):
    whole = builders.extracted(clerk, department(), of=builders.unit(), at=at)
    upload(clerk, at, "450001", "60.00")
    [line] = checked(whole, at)
    assert line["outcome"] == "skipped"
    assert line["reason"].startswith("待核")


def test_a_unit_that_was_withdrawn_or_is_of_another_year_does_not_count(clerk, at):
    whole = builders.extracted(clerk, department(), of=builders.unit(), at=at)
    gone, old = upload(clerk, at, "450001", "60.00"), upload(clerk, at, "450002", "40.00")
    Submission.objects.filter(pk=gone.pk).update(withdrawn_at=at)
    Submission.objects.filter(pk=old.pk).update(year=2024)
    assert [line["outcome"] for line in checked(whole, at)] == ["skipped"]


@pytest.mark.parametrize(("change", "outcome"), [("增加100.00", "clean"), ("增加120.00", "found")])
def test_a_change_is_held_against_what_the_unit_published_last_year(change, outcome, clerk, at):
    figures = {"T03:total:total": "900.00"}
    text = f"支出预算900.00万元，较2024年预算{change}万元，主要是人员增加。"
    this = narratives.told("2、支出说明", text, figures=figures)
    before = narratives.told("2、支出说明", "支出预算800.00万元。", figures={"T03:total:total": "800.00"}, year=2024)
    unit = builders.unit("909", "临江区测试局")
    builders.extracted(clerk, before, of=unit, year=2024, at=at)
    it = builders.extracted(clerk, this, of=unit, at=at)
    assert [line["outcome"] for line in checked(it, at, "Y201")] == [outcome]
