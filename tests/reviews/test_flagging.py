from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from disclosures import services, signals
from disclosures.models import Submission
from reviews import coverage, flagging, workflow
from reviews.checks.finding import Level
from reviews.choices import Action, FlagState, ReviewState
from reviews.models import CheckRun, Flag, Review
from reviews.workflow import NotAllowed, NotPossible
from tests import builders
from tests.reviews.conftest import finding

pytestmark = pytest.mark.django_db


def again(review, at):
    flagging.check(submission_id=review.submission_id, at=at + timedelta(minutes=1))
    return {flag.actual: flag.state for flag in review.submission.flags.all()}


def test_a_check_leaves_a_run_a_review_and_flags_with_their_places(make, checks, clerk, at):
    checks.findings = [finding()]
    review = make()
    run, flag = CheckRun.objects.get(), Flag.objects.get()
    assert (review.state, review.submitter) == (ReviewState.OPEN, clerk)
    assert (run.clean, run.crashed, run.data_as_of) == (1, 0, review.submission.facts_changed_at)
    assert run.claims == {"p1:0": "not_an_amount", "p1:9": "agrees"}
    assert run.coverage == 100
    assert flag.message == "收入总计 100.00 万元，应为 90.00 万元。"
    assert flag.places[0]["address"] == "T01:450:income.total:amount"
    assert (flag.places[0]["table"], flag.places[0]["row"], flag.places[0]["column"]) == ("t1", 0, 1)


def test_new_gone_and_back(make, checks, at):
    checks.findings = [finding(actual="1")]
    review = make()
    checks.findings = [finding(actual="2")]
    assert again(review, at) == {"1": "resolved", "2": "open"}
    checks.findings = [finding(actual="1"), finding(actual="2")]
    assert again(review, at) == {"1": "reopened", "2": "open"}
    assert Flag.objects.count() == 2


def test_what_is_settled_stays_settled_when_the_checks_run_again(make, checks, reviewer, at):
    checks.findings = [finding()]
    review = make()
    flagging.settle(Flag.objects.get(), FlagState.DISMISSED, reason="误报", by=reviewer, at=at)
    moved = finding().places[0]._replace(row=5)
    checks.findings = [replace(finding(), places=(moved,))]
    assert again(review, at) == {"100.00": "dismissed"}
    assert Flag.objects.get().places[0]["row"] == 5


def test_the_same_finding_twice_is_one_flag(make, checks):
    checks.findings = [finding(), finding()]
    make()
    assert Flag.objects.count() == 1


def test_the_first_of_a_cause_leads(make, checks):
    checks.findings = [finding(actual="1", cause="c"), finding(actual="2", cause="c"), finding(actual="3")]
    make()
    assert [flag.primary for flag in Flag.objects.all()] == [True, False, True]


def test_a_later_version_inherits_what_was_settled_and_knows_what_came_back(make, checks, reviewer, clerk, at):
    checks.findings = [finding(actual="1"), finding(actual="2"), finding(actual="3"), finding(actual="4")]
    review = make()
    first, second, _, fourth = review.submission.flags.all()
    flagging.settle(first, FlagState.DISMISSED, reason="误报", by=reviewer, at=at)
    flagging.settle(fourth, FlagState.EXPLAINED, reason="政策性原因", by=reviewer, at=at)
    flagging.settle(second, FlagState.CONFIRMED, by=reviewer, at=at)
    later = builders.extracted(clerk, of=builders.unit(), at=at + timedelta(days=1))
    flagging.check(submission_id=later.pk, at=at + timedelta(days=1))
    one, two, three, four = later.flags.all()
    assert (four.state, four.settled_by, four.reason) == ("explained", reviewer, "政策性原因")
    assert (one.state, one.settled_by, one.reason) == ("dismissed", reviewer, "误报")
    assert (two.state, three.state) == ("reopened", "open")


def test_a_file_that_is_not_extracted_or_was_withdrawn_is_not_checked(checks, clerk, at):
    waiting = builders.submission(clerk)
    gone = builders.extracted(clerk, withdrawn_at=at)
    assert flagging.check(submission_id=waiting.pk, at=at) is None
    assert flagging.check(submission_id=gone.pk, at=at) is None
    assert not Review.objects.exists()


def test_a_run_that_was_overtaken_by_a_correction_is_dropped(make, checks, at, monkeypatch):
    review = make()
    real = checks.run

    def slow(book):
        Submission.objects.update(facts_changed_at=at + timedelta(1))
        return real(book)

    monkeypatch.setattr("reviews.checks.runner.run", slow)
    assert flagging.check(submission_id=review.submission_id, at=at) is None
    assert CheckRun.objects.count() == 1


def test_settling_starts_the_review_and_is_logged(make, checks, reviewer, at):
    checks.findings = [finding()]
    review = make()
    flag = flagging.settle(Flag.objects.get(), FlagState.CONFIRMED, by=reviewer, at=at)
    review.refresh_from_db()
    assert (review.state, review.assignee, flag.settled_by) == (ReviewState.IN_REVIEW, reviewer, reviewer)
    assert [entry.action for entry in review.log.all()] == ["start", "settle"]


def test_what_is_gone_is_not_settled(make, checks, reviewer, at):
    checks.findings = [finding()]
    review = make()
    checks.findings = []
    assert again(review, at) == {"100.00": "resolved"}
    with pytest.raises(NotPossible, match="已整改"):
        flagging.settle(Flag.objects.get(), FlagState.CONFIRMED, by=reviewer, at=at)


@pytest.mark.parametrize("state", [FlagState.DISMISSED, FlagState.EXPLAINED])
def test_dismissing_and_explaining_need_a_reason(state, make, checks, reviewer, at):
    checks.findings = [finding()]
    make()
    with pytest.raises(NotPossible, match="理由"):
        flagging.settle(Flag.objects.get(), state, by=reviewer, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Flag.objects.update(state=state)


def test_the_uploader_and_clerks_settle_nothing(make, checks, reviewer, clerk, at):
    checks.findings = [finding()]
    make(by=reviewer)
    for by in (reviewer, clerk):
        with pytest.raises(NotAllowed):
            flagging.settle(Flag.objects.get(), FlagState.CONFIRMED, by=by, at=at)


def test_several_are_settled_together_or_not_at_all(make, checks, reviewer, at):
    checks.findings = [finding(actual="1"), finding(actual="2", level=Level.HINT)]
    make()
    with pytest.raises(NotPossible):
        flagging.settle_many(Flag.objects.all(), FlagState.DISMISSED, by=reviewer, at=at)
    assert not Flag.objects.exclude(state="open").exists()
    assert len(flagging.settle_many(Flag.objects.all(), FlagState.DISMISSED, reason="同因", by=reviewer, at=at)) == 2


def test_saying_the_same_twice_is_saying_it_once(make, checks, reviewer, at):
    checks.findings = [finding()]
    review = make()
    flag = Flag.objects.get()
    seen = {flag.pk: flag.standing}
    said = {"reason": "同因", "seen": seen, "by": reviewer}
    assert flagging.settle_many([flag], FlagState.EXPLAINED, at=at, **said)
    assert flagging.settle_many([flag], FlagState.EXPLAINED, at=at + timedelta(minutes=1), **said) == []
    assert review.log.filter(action="settle").count() == 1


def test_what_the_checks_have_changed_meanwhile_is_told(make, checks, reviewer, at):
    checks.findings = [finding()]
    review = make()
    flag = Flag.objects.get()
    checks.findings = []
    flagging.check(submission_id=review.submission_id, at=at)
    with pytest.raises(NotPossible, match="检查重新运行后，A101 现为“已整改”"):
        flagging.settle_many([flag], FlagState.CONFIRMED, seen={flag.pk: "open"}, by=reviewer, at=at)


def test_both_sides_write_under_a_flag(make, checks, reviewer, clerk, publisher, at):
    checks.findings = [finding()]
    make()
    flag = Flag.objects.get()
    flagging.annotate(flag, "请核实。", by=reviewer, at=at)
    flagging.annotate(flag, "已核实。", by=clerk, at=at)
    assert [str(a) for a in flag.annotations.all()] == ["请核实。", "已核实。"]
    with pytest.raises(NotAllowed):
        flagging.annotate(flag, "我也说", by=publisher, at=at)
    with pytest.raises(NotPossible):
        flagging.annotate(flag, " ", by=clerk, at=at)


def test_a_correction_is_checked_again(make, reviewer, at, put_jobs, django_capture_on_commit_callbacks):
    review = make()
    with django_capture_on_commit_callbacks(execute=True):
        services.correct_fact(fact=review.submission.fact_set.first(), after="1", reason="看错", by=reviewer, at=at)
    assert put_jobs == [("reviews.jobs.check_submission", (review.submission_id,))]
    assert review.log.get().action == "correct"


def test_what_is_compared_with_a_changed_file_is_checked_again_unless_it_is_approved(make, reviewer, at, put_jobs):
    child = builders.unit("450001", "下属", parent=builders.unit())
    this_year, next_year = make(), make(year=2026)
    below = builders.extracted(reviewer, of=child)
    signals.facts_changed.send(None, submission_id=this_year.submission_id)
    assert [job[1] for job in put_jobs] == [(this_year.submission_id,), (next_year.submission_id,)]
    put_jobs.clear()
    workflow.move(this_year, Action.START, by=reviewer, at=at)
    signals.facts_changed.send(None, submission_id=below.pk)
    assert [job[1] for job in put_jobs] == [(below.pk,), (this_year.submission_id,)]
    put_jobs.clear()
    workflow.move(this_year, Action.APPROVE, by=reviewer, at=at)
    signals.facts_changed.send(None, submission_id=below.pk)
    assert [job[1] for job in put_jobs] == [(below.pk,)]


def test_what_was_looked_at_in_the_version_before_needs_no_second_look(make, reviewer, at):
    first = make()
    claims = first.submission.claim_set.model.objects
    claims.update(status="no_rule")
    CheckRun.objects.update(claims={})
    flagging.acknowledge(first, claims.all(), by=reviewer, at=at)
    second = make(uploaded_at=at + timedelta(days=1))
    claims.update(status="no_rule")
    CheckRun.objects.update(claims={})
    assert coverage.cover(second, None).uncovered == []
    claims.filter(submission=second.submission, printed="100.00").update(start=10)
    [changed] = coverage.cover(second, None).uncovered
    assert changed.printed == "100.00"


def test_an_acknowledged_number_is_known_by_its_words_in_a_new_extraction(make, reviewer, at):
    review = make()
    Submission.claim_set.rel.related_model.objects.update(status="no_rule")
    claim = review.submission.claim_set.get(printed="100.00")
    [done] = flagging.acknowledge(review, [claim], by=reviewer, at=at)
    assert done.context == claim.passage.text
    with pytest.raises(NotPossible):
        flagging.acknowledge(review, [], by=reviewer, at=at)
