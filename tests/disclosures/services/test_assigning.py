"""The form of a table said by hand: remembered for the unit, undone, never by whoever may not."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from docx import Document

from disclosures import services, signals
from disclosures.choices import Role, SubmissionState
from disclosures.models import Assignment, Leftover, Submission, Table
from disclosures.queries import assigning
from tests import builders

pytestmark = pytest.mark.django_db
HEADER = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
TITLE = "部门资金安排明细表"
LINES = (("", "合计", "30.00", "20.00", "10.00"), ("208", "社会保障和就业支出", "30.00", "20.00", "10.00"))


def odd_file(year: int, total: str = "30.00") -> ContentFile:
    """A disclosure whose one table has a title of its own."""
    document = Document()
    document.add_paragraph(f"{year}年{TITLE}")
    document.add_paragraph(f"450临江区测试局 预算年度：{year} 单位：万元")
    rows = [HEADER, *(tuple(total if text == "30.00" else text for text in line) for line in LINES)]
    table = document.add_table(len(rows), len(HEADER))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    return ContentFile(out.getvalue())


@pytest.fixture
def unit():
    return builders.unit()


@pytest.fixture
def reviewer():
    return builders.person("reviewer", Role.REVIEWER, region=builders.region())


@pytest.fixture
def clerk(unit):
    return builders.person("clerk", Role.CLERK, region=unit.region, unit=unit)


@pytest.fixture
def read(clerk, unit, at, put_jobs):
    """read(year) → the file of that year, as the worker leaves it."""

    def reading(year: int, **more: str) -> Submission:
        receipt = services.receive(file=odd_file(year, **more), name=f"{year}.docx", by=clerk, at=at)
        [it] = receipt.accepted
        return again(it)

    def again(it: Submission) -> Submission:
        services.extract(submission_id=it.pk, at=at)
        it = Submission.objects.get(pk=it.pk)
        assert it.state == SubmissionState.EXTRACTED
        return it

    reading.again = again
    return reading


def odd_table(it: Submission) -> Table:
    return it.table_set.get()


def test_a_form_that_is_said_is_read_and_remembered_for_next_year(read, reviewer, at, put_jobs):
    it = read(2025)
    assert odd_table(it).form == ""
    assert [one.key for one in assigning.unrecognised(it)] == ["t1"]
    services.assign_form(table=odd_table(it), form="T03", by=reviewer, at=at)
    it = read.again(it)
    assert odd_table(it).form == "T03"
    assert it.fact_set.filter(row_key="208", column_key="total").get().printed == "30.00"
    assert "按人工指定" in it.notices[0]
    following = read(2026, total="31.00")
    assert odd_table(following).form == "T03"
    assert following.fact_set.filter(row_key="208", column_key="total").get().printed == "31.00"


def test_what_is_undone_is_forgotten_but_stays_on_record(read, reviewer, at):
    it = read(2025)
    said = services.assign_form(table=odd_table(it), form="T03", by=reviewer, at=at)
    it = read.again(it)
    services.forget_form(assignment=said, submission=it, by=reviewer, at=at)
    assert odd_table(read.again(it)).form == ""
    said.refresh_from_db()
    assert (said.undone_by, said.undone_at) == (reviewer, at)
    with pytest.raises(services.NotPossible, match="已经撤销"):
        services.forget_form(assignment=said, submission=it, by=reviewer, at=at)


def test_a_table_that_is_no_form_is_asked_about_no_more(read, reviewer, at):
    it = read(2025)
    assert Leftover.objects.filter(submission=it).exists()
    services.assign_form(table=odd_table(it), form="", by=reviewer, at=at)
    it = read.again(it)
    assert odd_table(it).form == ""
    assert not Leftover.objects.filter(submission=it).exists()
    assert assigning.unrecognised(it) == []


def test_a_second_word_takes_the_place_of_the_first(read, reviewer, at):
    it = read(2025)
    services.assign_form(table=odd_table(it), form="", by=reviewer, at=at)
    it = read.again(it)
    services.assign_form(table=odd_table(it), form="T03", by=reviewer, at=at)
    assert odd_table(read.again(it)).form == "T03"
    assert Assignment.objects.filter(undone_at=None).count() == 1
    assert Assignment.objects.count() == 2


def test_another_unit_of_the_region_is_not_concerned(read, reviewer, at, unit):
    it = read(2025)
    services.assign_form(table=odd_table(it), form="T03", by=reviewer, at=at)
    it = read.again(it)
    other = builders.unit("451", "临江区别的局")
    Submission.objects.filter(pk=it.pk).update(unit=other, state=SubmissionState.RECEIVED)
    assert odd_table(read.again(it)).form == ""


def test_what_a_person_confirms_is_read_again_with_what_is_known(read, reviewer, at, unit, put_jobs):
    it = read(2025)
    services.assign_form(table=odd_table(it), form="T03", by=reviewer, at=at)
    it = read.again(it)
    late = read(2026)
    Assignment.objects.update(undone_at=None)
    Table.objects.filter(submission=late).update(form="")
    services.confirm(submission=late, region_code=unit.region.code, unit_code=unit.code, year=2026, by=reviewer, at=at)
    late.refresh_from_db()
    assert late.state == SubmissionState.RECEIVED


def test_who_may_not_correct_may_not_say_it(read, clerk, at):
    it = read(2025)
    with pytest.raises(services.NotAllowed):
        services.assign_form(table=odd_table(it), form="T03", by=clerk, at=at)
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("form", ["T99", "支出总表"])
def test_only_known_forms_can_be_said(read, reviewer, at, form):
    with pytest.raises(services.NotPossible, match="没有这种表式"):
        services.assign_form(table=odd_table(read(2025)), form=form, by=reviewer, at=at)


@pytest.fixture
def taken(read, monkeypatch):
    """A file of which the one table is taken for an expenditure summary."""
    monkeypatch.setattr("tests.disclosures.services.test_assigning.TITLE", "部门支出总表")
    it = read(2025)
    assert odd_table(it).form == "T03"
    return it


def test_a_wrongly_recognised_table_is_given_another_form_and_back(taken, read, reviewer, at):
    said = services.assign_form(table=odd_table(taken), form="T06", reason="实为一般公共预算", by=reviewer, at=at)
    it = read.again(taken)
    assert odd_table(it).form == "T06"
    assert not it.fact_set.filter(form="T03").exists()
    assert it.fact_set.filter(form="T06").exists()
    following = read(2026, total="31.00")
    assert odd_table(following).form == "T06"
    services.forget_form(assignment=said, submission=it, by=reviewer, at=at)
    assert odd_table(read.again(it)).form == "T03"


def test_a_recognised_table_that_is_no_form_loses_its_facts(taken, read, reviewer, at):
    services.assign_form(table=odd_table(taken), form="", reason="附件", by=reviewer, at=at)
    it = read.again(taken)
    assert (odd_table(it).form, it.fact_set.count()) == ("", 0)
    assert assigning.unrecognised(it) == []


def test_a_changed_table_can_be_changed_again(taken, read, reviewer, at):
    for form in ("T06", "T05", "T11", "T03"):
        services.assign_form(table=odd_table(taken), form=form, reason="再看一次", by=reviewer, at=at)
        assert odd_table(read.again(taken)).form == form
    assert [one.form for one in assigning.valid(taken)] == ["T03"]


def test_whoever_contradicts_the_machine_says_why(taken, reviewer, at):
    with pytest.raises(services.NotPossible, match="理由"):
        services.assign_form(table=odd_table(taken), form="T06", reason=" ", by=reviewer, at=at)
    with pytest.raises(services.NotPossible, match="不需要更改"):
        services.assign_form(table=odd_table(taken), form="T03", reason="一样", by=reviewer, at=at)
    assert not Assignment.objects.exists()


def test_a_table_is_offered_with_its_form_and_how_many_share_its_print(taken):
    found = assigning.recognised(taken, "t1")
    assert (found.form, found.same) == ("T03", 1)
    assert assigning.recognised(taken, "t9") is None


def test_the_unit_is_settled_first(read, reviewer, at):
    it = read(2025)
    Submission.objects.filter(pk=it.pk).update(confirmed_at=None)
    administrator = builders.person("admin", Role.ADMINISTRATOR)
    with pytest.raises(services.NotPossible, match="请先确认"):
        services.assign_form(table=odd_table(it), form="T03", by=administrator, at=at)


def test_whoever_guards_what_is_approved_is_asked_before(read, reviewer, at):
    it = read(2025)
    asked = []

    def guard(change, by, reason, **more):
        asked.append((change, by, reason))
        raise services.NotPossible("审核已通过。")

    signals.about_to_change.connect(guard)
    try:
        with pytest.raises(services.NotPossible, match="审核已通过"):
            services.assign_form(table=odd_table(it), form="T03", reason="版式特殊", by=reviewer, at=at)
    finally:
        signals.about_to_change.disconnect(guard)
    [(change, by, reason)] = asked
    assert (change, by) == ("assign_form", reviewer)
    assert "T03" in reason
    assert "版式特殊" in reason
    assert not Assignment.objects.exists()
