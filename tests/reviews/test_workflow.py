from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disclosures import services
from disclosures.choices import SubmissionState
from disclosures.models import Submission
from reviews import flagging, workflow
from reviews.checks.finding import Level
from reviews.choices import Action, FlagState, ReviewState
from reviews.models import LogEntry, Review
from reviews.workflow import NotAllowed, NotPossible
from tests import builders
from tests.reviews.conftest import finding

pytestmark = pytest.mark.django_db

START, RETURN, APPROVE, REOPEN, RETRACT = (
    Action.START, Action.RETURN, Action.APPROVE, Action.REOPEN, Action.RETRACT,
)  # fmt: skip
OPEN, IN_REVIEW, RETURNED, APPROVED = (
    ReviewState.OPEN, ReviewState.IN_REVIEW, ReviewState.RETURNED, ReviewState.APPROVED,
)  # fmt: skip

#   from        action   to (None: not possible)
TABLE = [
    (OPEN, START, IN_REVIEW),
    (OPEN, RETURN, RETURNED),
    (OPEN, APPROVE, None),
    (OPEN, REOPEN, None),
    (OPEN, RETRACT, ReviewState.RETRACTED),
    (IN_REVIEW, START, None),
    (IN_REVIEW, RETURN, RETURNED),
    (IN_REVIEW, APPROVE, APPROVED),
    (IN_REVIEW, REOPEN, None),
    (IN_REVIEW, RETRACT, ReviewState.RETRACTED),
    (RETURNED, START, None),
    (RETURNED, RETURN, None),
    (RETURNED, APPROVE, None),
    (RETURNED, REOPEN, IN_REVIEW),
    (RETURNED, RETRACT, ReviewState.RETRACTED),
    (APPROVED, START, None),
    (APPROVED, RETURN, None),
    (APPROVED, APPROVE, None),
    (APPROVED, REOPEN, IN_REVIEW),
    (APPROVED, RETRACT, None),
    (ReviewState.RETRACTED, REOPEN, None),
    (ReviewState.SUPERSEDED, REOPEN, None),
]


def put(review: Review, state: ReviewState, by) -> Review:
    Review.objects.filter(pk=review.pk).update(state=IN_REVIEW)
    if state == APPROVED:
        return workflow.move(review, APPROVE, by=by, at=review.opened_at)
    if state == ReviewState.SUPERSEDED:
        workflow.move(review, APPROVE, by=by, at=review.opened_at)
    Review.objects.filter(pk=review.pk).update(state=state)
    return Review.objects.get(pk=review.pk)


@pytest.mark.parametrize(("before", "action", "after"), TABLE)
def test_moves(before, action, after, make, reviewer, clerk, at):
    review = put(make(), before, reviewer)
    by = clerk if action == RETRACT else reviewer
    if after is None:
        with pytest.raises(NotPossible):
            workflow.move(review, action, by=by, at=at, reason="有误")
        assert Review.objects.get().state == before
    else:
        moved = workflow.move(review, action, by=by, at=at, reason="有误")
        assert (moved.state, moved.version) == (after, review.version + 1)
        entry = LogEntry.objects.filter(action=action).last()
        assert (entry.by, entry.before, entry.after, entry.reason) == (by, before, after, "有误")


@pytest.mark.parametrize("who", ["clerk", "publisher", "stranger", "elsewhere"])
@pytest.mark.parametrize(
    ("before", "action"), [(OPEN, START), (OPEN, RETURN), (IN_REVIEW, APPROVE), (RETURNED, REOPEN)]
)
def test_only_reviewers_of_the_region_move_reviews(who, before, action, make, reviewer, clerk, publisher, at):
    people = {
        "clerk": lambda: clerk,
        "publisher": lambda: publisher,
        "stranger": lambda: builders.person("stranger"),
        "elsewhere": lambda: builders.person("other", "reviewer", region=builders.region("990200", "外地")),
    }
    review = put(make(), before, reviewer)
    with pytest.raises(NotAllowed):
        workflow.move(review, action, by=people[who](), at=at, reason="有误")


@pytest.mark.parametrize("action", [RETURN, REOPEN])
def test_returning_and_reopening_need_a_reason(action, make, reviewer, at):
    review = put(make(), OPEN if action == RETURN else RETURNED, reviewer)
    with pytest.raises(NotPossible, match="理由"):
        workflow.move(review, action, by=reviewer, at=at, reason=" ")


@pytest.mark.parametrize("action", [Action.PUBLISH, Action.SUPERSEDE, Action.WITHDRAW])
def test_publishing_is_not_a_plain_move(action, make, publisher, at):
    with pytest.raises(NotPossible):
        workflow.move(make(), action, by=publisher, at=at)


def test_a_move_decided_on_an_old_version_does_nothing(make, reviewer, second_reviewer, at):
    review = make()
    workflow.move(review, START, by=reviewer, at=at, version=0)
    with pytest.raises(NotPossible, match=r"reviewer 已于 03-02 09:30 办理“开始审核”，现在的状态是“审核中”"):
        workflow.move(review, RETURN, by=second_reviewer, at=at, reason="有误", version=0)
    review.refresh_from_db()
    assert review.state == ReviewState.IN_REVIEW


def test_who_moves_while_another_is_asked_about_moves_nothing(make, reviewer, second_reviewer, at, monkeypatch):
    review = make()

    def meanwhile(*asked):
        Review.objects.update(version=review.version + 1)
        return []

    monkeypatch.setattr("reviews.blocking.sentences", meanwhile)
    with pytest.raises(NotPossible, match="这次没有办成"):
        workflow.move(review, START, by=reviewer, at=at)
    assert not review.log.exists()


def test_who_uploads_does_not_approve(make, reviewer, at):
    review = put(make(by=reviewer), IN_REVIEW, reviewer)
    with pytest.raises(NotAllowed, match="由您上传"):
        workflow.move(review, APPROVE, by=reviewer, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(approved_by=reviewer)


def test_who_alone_corrected_does_not_approve(make, reviewer, second_reviewer, at):
    review = put(make(), IN_REVIEW, reviewer)
    fact = review.submission.fact_set.first()
    services.correct_fact(fact=fact, after="1", reason="看错", by=reviewer, at=at + timedelta(1))
    flagging.check(submission_id=review.submission_id, at=at + timedelta(1))
    assert any("一人更正" in s for s in workflow.blockers(review, APPROVE, by=reviewer))
    assert not any("一人更正" in s for s in workflow.blockers(review, APPROVE, by=second_reviewer))


def test_an_open_error_stands_in_the_way_and_an_explained_one_does_not(make, checks, reviewer, at):
    checks.findings = [finding()]
    review = put(make(), IN_REVIEW, reviewer)
    assert workflow.blockers(review, APPROVE) == ["还有 1 个错误没有处理。"]
    flag = review.submission.flags.get()
    flagging.settle(flag, FlagState.CONFIRMED, by=reviewer, at=at)
    assert workflow.blockers(review, APPROVE) == ["有 1 个错误已确认需由单位整改，请退回修改。"]
    flagging.settle(flag, FlagState.EXPLAINED, reason="政策性原因", by=reviewer, at=at)
    assert workflow.blockers(review, APPROVE) == []


def test_warnings_stand_in_nobodys_way(make, checks):
    checks.findings = [finding(level=Level.WARNING)]
    assert workflow.blockers(make(), APPROVE) == []


def test_a_crashed_check_stands_in_the_way(make, checks):
    checks.crashed = 2
    assert workflow.blockers(make(), APPROVE) == ["有 2 项检查运行出错，请联系管理员。"]


def test_figures_newer_than_the_run_stand_in_the_way(make, at):
    review = make()
    Submission.objects.filter(pk=review.submission_id).update(facts_changed_at=at + timedelta(1))
    [sentence] = workflow.blockers(Review.objects.get(), APPROVE)
    assert "尚未完成" in sentence


def test_an_unconfirmed_unit_stands_in_the_way(make, at):
    review = make()
    Submission.objects.update(confirmed_at=None)
    [sentence] = workflow.blockers(Review.objects.get(pk=review.pk), APPROVE)
    assert "尚未确认" in sentence


def test_a_newer_version_stands_in_the_way(make, clerk, at):
    review = make()
    builders.extracted(clerk, of=builders.unit(), at=at + timedelta(1))
    assert workflow.blockers(review, APPROVE) == ["该单位已上传更新的版本，请审核新版本。"]


@pytest.mark.parametrize("state", [SubmissionState.UNREADABLE, SubmissionState.FAILED])
def test_a_newer_version_that_cannot_be_read_stands_in_nobodys_way(state, make, clerk, at):
    review = make()
    builders.submission(clerk, of=builders.unit(), at=at + timedelta(1), kind=review.submission.kind, state=state)
    assert workflow.blockers(review, APPROVE) == []


def test_a_number_that_nobody_judged_stands_in_the_way_until_it_is_acknowledged(make, reviewer, at):
    review = make()
    claim = review.submission.claim_set.get(printed="100.00")
    run = review.submission.runs.get()
    run.claims = {}
    run.save()
    review.submission.claim_set.filter(pk=claim.pk).update(status="no_rule")
    assert workflow.blockers(review, APPROVE) == ["文字说明中还有 1 个数字没有核对，请逐一核对或确认。"]
    flagging.acknowledge(review, [claim], by=reviewer, at=at)
    assert workflow.blockers(review, APPROVE) == []
    assert flagging.acknowledge(review, [claim], by=reviewer, at=at) == []


def test_offers_are_what_the_person_may_do_now(make, reviewer, clerk, publisher):
    review = make()
    assert [offer.action for offer in workflow.offers(review, reviewer)] == [START, RETURN]
    assert [offer.action for offer in workflow.offers(review, clerk)] == [RETRACT]
    assert workflow.offers(review, publisher) == []


def test_approving_binds_the_run_and_reopening_lets_go(make, reviewer, at):
    review = put(make(), APPROVED, reviewer)
    assert review.approved_run == review.submission.runs.first()
    again = workflow.move(review, REOPEN, by=reviewer, at=at, reason="补充")
    assert (again.approved_by, again.approved_run) == (None, None)


@pytest.mark.parametrize("state", [APPROVED, ReviewState.PUBLISHED, ReviewState.SUPERSEDED, ReviewState.WITHDRAWN])
def test_what_was_approved_cannot_be_corrected_withdrawn_or_read_again(state, make, reviewer, clerk, at):
    it = put(make(), APPROVED, reviewer).submission
    Review.objects.update(state=state)
    with pytest.raises(services.NotPossible):
        services.correct_fact(fact=it.fact_set.first(), after="1", reason="看错", by=reviewer, at=at)
    with pytest.raises(services.NotPossible):
        services.extract_again(submission=it, by=clerk, at=at)
    with pytest.raises(services.NotPossible):
        services.withdraw(submission=it, by=clerk, at=at)
    assert Submission.objects.get(pk=it.pk).withdrawn_at is None


def test_withdrawing_the_file_retracts_the_review(make, clerk, at):
    review = make()
    services.withdraw(submission=review.submission, by=clerk, at=at, reason="传错了")
    review.refresh_from_db()
    assert review.state == ReviewState.RETRACTED
    assert review.log.get().reason == "传错了"


def test_assigning(make, reviewer, second_reviewer, publisher, clerk, at):
    review = make()
    workflow.assign(review, to=second_reviewer, due_date=date(2026, 3, 9), by=reviewer, at=at)
    review.refresh_from_db()
    assert (review.assignee, review.due_date) == (second_reviewer, date(2026, 3, 9))
    with pytest.raises(NotPossible):
        workflow.assign(review, to=publisher, due_date=None, by=reviewer, at=at)
    with pytest.raises(NotAllowed):
        workflow.assign(review, to=reviewer, due_date=None, by=clerk, at=at)


def test_who_assigns_second_is_told_and_overwrites_nothing(make, reviewer, second_reviewer, at):
    review = make()
    shown = review.assignment
    workflow.assign(review, to=second_reviewer, due_date=None, by=reviewer, at=at, seen=shown)
    with pytest.raises(NotPossible, match="reviewer 已于 03-02 09:30 分派：审核人 second"):
        workflow.assign(review, to=reviewer, due_date=None, by=second_reviewer, at=at, seen=shown)
    review.refresh_from_db()
    assert review.assignee == second_reviewer
    workflow.assign(review, to=reviewer, due_date=None, by=second_reviewer, at=at, seen=review.assignment)
    review.refresh_from_db()
    assert review.assignee == reviewer


def test_who_starts_a_review_has_it_assigned(make, reviewer, second_reviewer, at):
    review = make()
    shown = review.assignment
    workflow.move(review, Action.START, by=reviewer, at=at)
    with pytest.raises(NotPossible, match="审核人 reviewer，期限 未定"):
        workflow.assign(review, to=second_reviewer, due_date=None, by=second_reviewer, at=at, seen=shown)


def test_assigning_the_same_twice_is_logged_once(make, reviewer, second_reviewer, at):
    review = make()
    for _twice in range(2):
        workflow.assign(review, to=second_reviewer, due_date=None, by=reviewer, at=at, seen="0/")
    assert review.log.filter(action="assign").count() == 1


def test_somebody_else_looking_is_told(make, reviewer, second_reviewer, at):
    review = make()
    assert workflow.look(review, by=reviewer, at=at) is None
    review.refresh_from_db()
    assert workflow.look(review, by=second_reviewer, at=at + timedelta(minutes=2)) == reviewer
    review.refresh_from_db()
    assert workflow.look(review, by=reviewer, at=at + timedelta(hours=2)) is None


def test_who_looks_all_the_time_is_noted_once_a_minute(make, reviewer, second_reviewer, at):
    review = make()
    for seconds, noted in ((0, 0), (20, 0), (60, 60)):
        workflow.look(review, by=reviewer, at=at + timedelta(seconds=seconds))
        review.refresh_from_db()
        assert review.seen_at == at + timedelta(seconds=noted)
    workflow.look(review, by=second_reviewer, at=at + timedelta(seconds=61))
    review.refresh_from_db()
    assert review.seen_by == second_reviewer


def test_the_log_is_append_only(make, reviewer, at):
    entry = workflow.log(make(), "start", by=reviewer, at=at)
    entry.reason = "改写"
    for act in (entry.save, entry.delete, LogEntry.objects.all().delete, lambda: LogEntry.objects.update(reason="x")):
        with pytest.raises(TypeError):
            act()
