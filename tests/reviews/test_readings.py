"""What the machine may have misread goes to data correction and not to the unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from disclosures import services
from disclosures.extraction.readers.refusal import UnreadableFile
from disclosures.extraction.second_reading import Printed, Readings
from disclosures.models import Fact, Submission
from reviews import flagging, queries, readings, workflow
from reviews.checks.finding import Change, Level, Place, Repair
from reviews.choices import Action, FlagState
from reviews.flagging import rereading
from reviews.models import CheckRun, ConfirmedReading, Flag, Review
from reviews.workflow import NotAllowed, NotPossible
from tests import builders
from tests.disclosures.extraction.readers.papers import Paper
from tests.reviews.conftest import finding

pytestmark = pytest.mark.django_db
BOX = (1.0, 2.0, 3.0, 4.0)


def printed(actual: str = "100.00", **more):
    """A finding at the one cell of the document, with its place on paper."""
    said = finding(actual=actual, **more)
    return replace(said, places=(said.places[0]._replace(page=1, box=BOX),))


@pytest.fixture
def second(monkeypatch) -> dict[str, str]:
    """What the second engine reads, by what the first reads; a text that is not here bears no witness."""
    texts: dict[str, str] = {}

    def read(path, cells, pages):
        return Readings({cell: texts[cell.text] for cell in cells if cell.text in texts}, frozenset())

    monkeypatch.setattr("reviews.flagging.rereading._read", read)
    return texts


@pytest.fixture
def paper(clerk, checks, at, second):
    """paper(...) → the review of a checked PDF file."""

    def made(extraction=None) -> Review:
        said = extraction or builders.disclosure()
        said = replace(said, source=replace(said.source, format="pdf"))
        it = builders.extracted(clerk, said, of=builders.unit(), at=at, format="pdf", name="预算.pdf")
        Submission.objects.filter(pk=it.pk).update(facts_changed_at=at)
        flagging.check(submission_id=it.pk, at=at)
        return Review.objects.get(submission=it)

    return made


def test_a_figure_that_both_engines_read_is_the_units_mistake(paper, checks, second):
    checks.findings, second["100.00"] = [printed()], "100.00"
    paper()
    flag, run = Flag.objects.get(), CheckRun.objects.get()
    assert (flag.doubtful, flag.readings) == (False, [])
    assert (run.read_twice, run.read_differently) == (1, 0)


def test_a_figure_that_the_engines_read_differently_is_in_doubt(paper, checks, second):
    checks.findings, second["100.00"] = [printed()], "190.00"
    paper()
    flag, run = Flag.objects.get(), CheckRun.objects.get()
    assert flag.doubtful
    assert [(it["printed"], it["second"]) for it in flag.readings] == [("100.00", "190.00")]
    assert (run.read_twice, run.read_differently) == (1, 1)


def test_what_was_recognised_from_a_picture_is_in_doubt_without_a_second_reading(paper, checks):
    plain = builders.disclosure()
    table = plain.tables[0]
    row = (table.rows[0][0], table.rows[0][1]._replace(doubtful=True), *table.rows[0][2:])
    checks.findings = [printed()]
    paper(replace(plain, tables=(replace(table, rows=(row, *table.rows[1:])), *plain.tables[1:])))
    flag = Flag.objects.get()
    assert flag.doubtful
    assert flag.readings[0]["second"] is None


def test_word_files_are_read_once(make, checks, second):
    checks.findings, second["100.00"] = [printed()], "190.00"
    make()
    assert not Flag.objects.get().doubtful
    assert CheckRun.objects.get().read_twice == 0


def test_a_doubtful_flag_is_not_settled_and_blocks_approval_whatever_its_level(paper, checks, second, reviewer, at):
    checks.findings, second["100.00"] = [printed(level=Level.HINT)], "190.00"
    review = paper()
    with pytest.raises(NotPossible, match="读数存疑"):
        flagging.settle(Flag.objects.get(), FlagState.CONFIRMED, by=reviewer, at=at)
    [sentence] = workflow.blockers(review, Action.APPROVE)
    assert "读数存疑" in sentence


def test_a_confirmed_reading_makes_every_flag_that_rests_on_it_a_plain_one(paper, checks, second, reviewer, at):
    checks.findings, second["100.00"] = [printed(), printed(code="A102")], "190.00"
    review = paper()
    assert flagging.confirm_readings(Flag.objects.first(), by=reviewer, at=at) == 2
    assert not Flag.objects.filter(doubtful=True).exists()
    assert [entry.action for entry in review.log.all()] == ["start", "confirm_readings"]
    flagging.check(submission_id=review.submission_id, at=at + timedelta(minutes=1))
    assert not Flag.objects.filter(doubtful=True).exists()
    assert flagging.settle(Flag.objects.first(), FlagState.CONFIRMED, by=reviewer, at=at).state == "confirmed"


def test_another_second_reading_is_another_doubt(paper, checks, second, reviewer, at):
    checks.findings, second["100.00"] = [printed()], "190.00"
    review = paper()
    flagging.confirm_readings(Flag.objects.get(), by=reviewer, at=at)
    second["100.00"] = "180.00"
    flagging.check(submission_id=review.submission_id, at=at + timedelta(minutes=1))
    assert Flag.objects.get().doubtful


def test_the_unit_confirms_no_reading_and_there_must_be_a_doubt(paper, checks, second, clerk, reviewer, at):
    checks.findings, second["100.00"] = [printed()], "190.00"
    paper()
    with pytest.raises(NotAllowed):
        flagging.confirm_readings(Flag.objects.get(), by=clerk, at=at)
    flagging.confirm_readings(Flag.objects.get(), by=reviewer, at=at)
    with pytest.raises(NotPossible):
        flagging.confirm_readings(Flag.objects.get(), by=reviewer, at=at)
    assert ConfirmedReading.objects.count() == 1


def test_what_a_person_has_corrected_is_certain(paper, checks, second, reviewer, at, put_jobs):
    checks.findings, second["100.00"] = [printed()], "190.00"
    review = paper()
    fact = Fact.objects.get(row_key="income.total")
    services.correct_fact(fact=fact, after="190.00", reason="对照原件", by=reviewer, at=at + timedelta(minutes=1))
    checks.findings, second["190.00"] = [printed(actual="190.00")], "100.00"
    flagging.check(submission_id=review.submission_id, at=at + timedelta(minutes=2))
    assert {flag.actual: (flag.state, flag.doubtful) for flag in Flag.objects.all()} == {
        "100.00": ("resolved", True),
        "190.00": ("open", False),
    }


def test_the_unit_does_not_see_what_may_be_misread(paper, checks, second, clerk, reviewer):
    other = printed(actual="101.00")
    checks.findings = [printed(), replace(other, places=(other.places[0]._replace(column=3),))]
    second["100.00"] = "190.00"
    review = paper()
    assert [flag.actual for flag in queries.flags_for(review, clerk)] == ["101.00"]
    assert [flag.actual for flag in queries.flags_for(review, reviewer)] == ["100.00", "101.00"]
    [hers], [his] = queries.queue(clerk), queries.queue(reviewer)
    assert (hers.errors, his.errors) == (1, 2)
    assert (hers.flags_settled, his.flags_settled) == (0, 0)


def test_a_misreading_that_comes_again_in_the_next_version_has_not_come_back(paper, checks, second, clerk, at):
    checks.findings, second["100.00"] = [printed()], "190.00"
    review = paper()
    checks.findings = []
    flagging.check(submission_id=review.submission_id, at=at + timedelta(minutes=1))
    checks.findings = [printed()]
    later = builders.extracted(clerk, of=builders.unit(), at=at + timedelta(days=1))
    flagging.check(submission_id=later.pk, at=at + timedelta(days=1))
    assert later.flags.get().state == FlagState.OPEN


def test_the_command_line_says_that_a_figure_may_be_misread(checks, second):
    doubt = readings.Doubt(printed().places[0], "190.00")
    said = readings.advised(printed(), [doubt])
    assert said.message.startswith(printed().message)
    assert "两次读数不同（100.00、190.00）" in said.message
    assert (said.level, said.fingerprint) == (printed().level, printed().fingerprint)
    assert readings.advised(printed(), []) == printed()


def test_the_address_of_a_doubtful_flag_is_no_page_for_the_unit(paper, checks, second, clerk, reviewer, client):
    checks.findings, second["100.00"] = [printed()], "190.00"
    paper()
    where = reverse("desk:confirm_readings", args=[Flag.objects.get().pk])
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(where).status_code == 404
    client.force_login(reviewer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(where).status_code == 302
    assert not Flag.objects.get().doubtful


@pytest.fixture
def page(client):
    """What a person is shown of a file."""

    def shown(person, review) -> str:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client.get(reverse("desk:submission", args=[review.submission_id])).content.decode()

    return shown


def test_the_page_shows_both_readings_to_the_reviewer_only(paper, checks, second, clerk, reviewer, publisher, page):
    checks.findings, second["100.00"] = [printed()], "190.77"
    review = paper()
    his = page(reviewer, review)
    assert "识别存疑" in his
    assert "190.77" in his
    confirming, settling = (
        reverse(f"desk:{name}", args=[Flag.objects.get().pk]) for name in ("confirm_readings", "settle")
    )
    assert confirming in his
    assert settling not in his
    assert "190.77" in page(publisher, review)
    assert confirming not in page(publisher, review)
    hers = page(clerk, review)
    assert "190.77" not in hers
    assert "识别存疑" not in hers
    assert Flag.objects.get().message not in hers


def test_the_button_makes_the_flag_one_to_settle(paper, checks, second, reviewer, clerk, page, client):
    checks.findings, second["100.00"] = [printed()], "190.77"
    review = paper()
    page(reviewer, review)
    answer = client.post(reverse("desk:confirm_readings", args=[Flag.objects.get().pk]), follow=True).content.decode()
    assert "已确认读数无误" in answer
    assert reverse("desk:settle", args=[Flag.objects.get().pk]) in answer
    assert Flag.objects.get().message in page(clerk, review)


def test_a_picture_is_said_to_be_one(paper, checks, reviewer, page, second):
    plain = builders.disclosure()
    first, *others = plain.facts
    checks.findings = [printed()]
    review = paper(replace(plain, facts=(replace(first, doubtful=True), *others)))
    assert "图片识别 100.00" in page(reviewer, review)


def test_the_ledger_says_how_many_cells_were_read_twice(paper, checks, second, reviewer, client):
    checks.findings, second["100.00"] = [printed()], "190.77"
    review = paper()
    client.force_login(reviewer, backend="django.contrib.auth.backends.ModelBackend")
    ledger = client.get(reverse("desk:checks", args=[review.submission_id])).content.decode()
    assert "疑点涉及的 1 个数字由另一种程序重读，1 个不同" in ledger


def test_the_stored_file_is_read_again_in_a_child(tmp_path):
    paper = Paper(tmp_path / "paper.pdf")
    paper.text(63, 103, "12.50")
    paper.canvas.save()
    cell = Printed(1, (60.0, 100.0, 160.0, 120.0), "12.60")
    assert rereading._read(paper.path, [cell], [1]).differing() == {cell: "12.50"}


def test_a_child_that_fails_leaves_no_second_reading(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise UnreadableFile("太慢")

    monkeypatch.setattr("disclosures.extraction.limits.call_limited", fail)
    assert rereading._read(Path("a.pdf"), [], []) == Readings({}, frozenset())


def test_words_on_a_page_of_pictures_and_a_pictured_table_as_a_whole_are_in_doubt(paper, checks, monkeypatch):
    monkeypatch.setattr("reviews.flagging.rereading._read", lambda path, cells, pages: Readings({}, frozenset(pages)))
    plain = builders.disclosure()
    first, *others = plain.facts
    words = Place(passage="p1", span=(0, 4), text="2025年收入", page=2)
    checks.findings = [
        replace(printed(code="P101"), places=(words,)),
        replace(printed(code="C101"), places=(Place(table="t1", text="收支总表"),)),
        replace(printed(code="C102"), places=(Place(table="t2", text="别的表"),)),
    ]
    facts = (replace(first, doubtful=True), *others)
    unknown = replace(plain.tables[1], rows=((builders.cell("乙"),),))
    paper(replace(plain, facts=facts, tables=(plain.tables[0], unknown)))
    assert dict(Flag.objects.values_list("code", "doubtful")) == {"P101": True, "C101": True, "C102": False}


def test_names_in_the_sentence_are_short():
    doubt = readings.Doubt(printed().places[0]._replace(row_label="", printed="很长的文字" * 20), None)
    assert doubt.words.startswith("“金额”由图片识别为 很长的文字")
    assert len(doubt.words) < 50


def test_where_the_cell_to_change_is_in_doubt_so_is_its_whole_cause(paper, checks, second, clerk):
    lead, other = printed(cause="one"), printed(code="A102", cause="one")
    elsewhere = other.places[0]._replace(column=2, printed="", box=None)
    checks.findings = [
        replace(lead, repair=Repair((Change(lead.places[0], "190.00"),), 2, "")),
        replace(other, places=(elsewhere,)),
        replace(printed(code="A103"), places=(elsewhere._replace(column=0),)),
    ]
    second["100.00"] = "190.00"
    review = paper()
    assert dict(Flag.objects.values_list("code", "doubtful")) == {"A101": True, "A102": True, "A103": False}
    assert [flag.code for flag in queries.flags_for(review, clerk)] == ["A103"]


def test_where_a_cell_that_changes_with_it_is_in_doubt_so_is_the_whole_cause(paper, checks, second):
    sure, doubtful = printed(cause="one"), printed().places[0]
    first = doubtful._replace(column=2, printed="", box=None)
    changes = (Change(first, "5.00"), Change(doubtful, "190.00"))
    checks.findings = [replace(sure, places=(first,), repair=Repair(changes, 2, ""))]
    second["100.00"] = "190.00"
    paper()
    assert Flag.objects.get().doubtful
