from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from disclosures.choices import Role, SubmissionState
from reviews import flagging, queries, workflow
from reviews.checks.finding import Level
from reviews.choices import Action, FlagState, ReviewState
from reviews.models import Flag, Review
from tests import builders
from tests.reviews.conftest import finding

pytestmark = pytest.mark.django_db

MIXED = [
    finding(actual="1", level=Level.HINT),
    finding(actual="2"),
    finding(actual="3", level=Level.WARNING),
    finding(actual="4"),
]


def test_the_queue_counts_flags(make, checks, reviewer, at, django_assert_num_queries):
    checks.findings = MIXED
    make()
    flagging.settle(Flag.objects.get(actual="4"), FlagState.CONFIRMED, by=reviewer, at=at)
    queries.queue(reviewer)  # memberships are read once
    with django_assert_num_queries(1):
        [row] = queries.queue(reviewer)
        assert (row.submission.unit.code, row.submission.uploaded_by.username) == ("450", "clerk")
    assert (row.errors, row.warnings, row.hints, row.flags_open, row.flags_settled) == (1, 1, 1, 3, 1)
    assert row.crashed == 0


def test_the_queue_counts_problems_each_once_by_its_gravest_flag(make, checks, reviewer, at, django_assert_num_queries):
    checks.findings = [
        *(finding(actual=str(n), cause="t1") for n in range(3)),
        finding(actual="3", cause="t1", level=Level.WARNING),
        finding(actual="4"),
        finding(actual="5"),
        finding(actual="6", cause="t2", level=Level.WARNING),
        finding(actual="7", cause="t2", level=Level.HINT),
        finding(actual="8", level=Level.HINT),
    ]
    make()
    flagging.settle(Flag.objects.get(actual="5"), FlagState.CONFIRMED, by=reviewer, at=at)
    queries.queue(reviewer)
    with django_assert_num_queries(1):
        [row] = queries.queue(reviewer, sort="errors")
    assert (row.error_problems, row.warning_problems, row.hint_problems) == (2, 1, 1)
    assert (row.errors, row.warnings, row.hints) == (4, 2, 2)


def test_a_review_without_flags_counts_none(make, reviewer):
    make()
    [row] = queries.queue(reviewer)
    assert (row.errors, row.flags_open, row.flags_settled) == (0, 0, 0)


def test_the_queue_is_filtered_and_sorted(make, checks, reviewer, at):
    clean = make()
    checks.findings = MIXED
    bad = make(year=2026)
    workflow.assign(clean, to=reviewer, due_date=date(2026, 3, 3), by=reviewer, at=at)
    found = lambda **asked: list(queries.queue(reviewer, **asked))  # noqa: E731
    assert found(level="error") == [bad]
    assert found(mine=True) == [clean]
    assert found(year=2026, region="990100", text="测试局") == [bad]
    assert found(state=ReviewState.OPEN, sort="errors") == [bad, clean]
    assert found(sort="due") == [clean, bad]
    assert found(sort="nonsense")
    assert found(state=ReviewState.APPROVED) == []


def test_what_was_returned_leaves_the_queue_when_it_is_uploaded_anew(make, reviewer, at):
    old = make()
    workflow.move(old, Action.RETURN, by=reviewer, at=at, reason="有误")
    assert list(queries.queue(reviewer)) == [old]
    assert queries.due(reviewer, at)["returned"] == 1
    new = make(uploaded_at=at + timedelta(days=1))
    assert list(queries.queue(reviewer)) == [new]
    assert list(queries.queue(reviewer, state=ReviewState.RETURNED)) == [old]
    assert queries.due(reviewer, at)["returned"] == 0


def test_counts_and_dates_of_the_head(make, reviewer, at):
    review = make()
    workflow.assign(review, to=None, due_date=date(2026, 3, 1), by=reviewer, at=at)
    assert queries.counts_by_state(reviewer) == {"open": 1}
    assert queries.due(reviewer, at) == {"waiting": 1, "overdue": 1, "returned": 0, "approved": 0}


def test_arriving_is_what_has_no_review(make, clerk, at):
    make()
    waiting = builders.submission(clerk)
    builders.submission(clerk, withdrawn_at=at)
    assert list(queries.arriving(clerk)) == [waiting]


def test_what_could_not_be_read_stands_before_what_is_on_its_way(clerk, at):
    builders.submission(clerk, at=at, state=SubmissionState.UNREADABLE, name="坏.docx")
    for day in (1, 2):
        builders.submission(clerk, at=at + timedelta(days=day), name=f"{day}.docx")
    assert [it.name for it in queries.arriving(clerk)] == ["坏.docx", "2.docx", "1.docx"]


def test_the_desk_has_everything_in_a_fixed_number_of_queries(
    make, checks, reviewer, at, django_assert_max_num_queries
):
    checks.findings = MIXED
    review = make()
    with django_assert_max_num_queries(40):
        desk = queries.desk(review, reviewer)
    assert [flag.level for flag in desk.flags] == ["error", "error", "warning", "hint"]
    assert (desk.is_current, desk.coverage, desk.uncovered) == (True, 100, [])
    assert desk.statuses == {"p1:0": "not_an_amount", "p1:9": "agrees"}
    assert desk.counts == {"errors": 2, "warnings": 1, "hints": 1, "open": 4, "settled": 0}
    assert [offer.action for offer in desk.offers] == ["start", "return"]
    assert len(desk.tables) == 2


def test_what_is_settled_with_a_flag_is_what_is_open_of_its_cause_and_certain(make, checks, reviewer, at):
    checks.findings = [
        *(finding(actual=str(n), cause="c") for n in range(4)),
        finding(actual="4", cause="d"),
        finding(actual="5"),
    ]
    make()
    lead, other, settled, doubtful, _, alone = Flag.objects.all()
    flagging.settle(settled, FlagState.CONFIRMED, by=reviewer, at=at)
    Flag.objects.filter(pk=doubtful.pk).update(doubtful=True)
    assert list(queries.open_with(lead)) == [other]
    assert not queries.open_with(alone).exists()


def test_the_next_review_is_one_that_waits(make, reviewer, second_reviewer, at):
    first = make()
    second = make(year=2026)
    third = make(year=2027)
    workflow.assign(third, to=second_reviewer, due_date=None, by=reviewer, at=at)
    assert queries.next_review(reviewer, first) == second
    assert queries.next_review(second_reviewer, second) in (first, third)
    assert set(queries.reviewers_of(first)) == {reviewer, second_reviewer}


def test_what_a_person_sees_and_may_not_review_is_passed_over(make, at):
    both = builders.person("both", Role.PUBLISHER, region=builders.region())
    builders.Membership.objects.create(person=both, role=Role.REVIEWER, unit=builders.unit("460", "临江区试验局"))
    first, other = make(), make(year=2026)
    theirs = make(of=builders.unit("460", "临江区试验局"))
    assert list(queries.queue(both, sort="uploaded")) == [first, other, theirs]
    assert queries.next_review(both, first) == theirs


def test_the_next_of_a_publisher_is_one_that_is_approved(make, reviewer, publisher, at):
    first, second, third = (make(year=year) for year in (2025, 2026, 2027))
    assert queries.next_review(publisher, first) is None
    for review in (first, third):
        workflow.move(review, Action.START, by=reviewer, at=at)
        workflow.move(review, Action.APPROVE, by=reviewer, at=at)
    assert queries.next_review(publisher, first) == third
    assert queries.next_review(publisher, third) == first
    assert queries.next_review(reviewer, third) == second
    builders.Membership.objects.create(person=reviewer, role="publisher")
    workflow.move(second, Action.RETURN, by=reviewer, at=at, reason="有误")
    assert queries.next_review(reviewer, second) is None, "who approved it does not publish it"


def test_differences_between_two_versions(make, clerk, at):
    first = make()
    assert queries.difference(first) == (None, [])
    later = builders.extracted(
        clerk, builders.disclosure(revenue="120.00"), of=builders.unit(), at=at + timedelta(days=1)
    )
    flagging.check(submission_id=later.pk, at=at)
    before, changes = queries.difference(Review.objects.get(submission=later))
    assert before == first.submission
    figure, text = changes
    assert (figure.kind, figure.before, figure.after, figure.difference) == (
        "figure",
        "100.00",
        "120.00",
        Decimal(200000),
    )
    assert (text.kind, "120.00" in text.after) == ("text", True)


def test_what_was_asked_for_before(make, checks, clerk, reviewer, at):
    checks.findings = [finding(actual="1"), finding(actual="2")]
    make()
    checks.findings = [finding(actual="2")]
    later = builders.extracted(clerk, of=builders.unit(), at=at + timedelta(days=1))
    flagging.check(submission_id=later.pk, at=at)
    asked = queries.previous_flags(Review.objects.get(submission=later))
    assert [(flag.actual, is_repaired) for flag, is_repaired in asked] == [("2", False), ("1", True)]
