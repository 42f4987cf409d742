"""What only a real database server can show."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from disclosures import services
from disclosures.models import Submission
from reviews import flagging, publishing, workflow
from reviews.choices import Action, FlagState, ReviewState
from reviews.models import Flag, Publication, Review
from reviews.workflow import NotPossible
from tests import builders
from tests.reviews.conftest import finding

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL (DATABASE_URL)"),
]


def together(*acts: Callable[[], object]) -> list[object]:
    """Everybody at the same moment; what each came to, or the exception."""
    start, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            outcomes[index] = act()
        except Exception as error:  # noqa: BLE001
            outcomes[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return outcomes


def test_approving_and_correcting_at_once_leave_no_unchecked_approval(make, reviewer, second_reviewer, at, put_jobs):
    review = make()
    workflow.move(review, Action.START, by=reviewer, at=at)
    fact = review.submission.fact_set.first()
    outcomes = together(
        lambda: workflow.move(review, Action.APPROVE, by=reviewer, at=at),
        lambda: services.correct_fact(
            fact=fact, after="1", reason="看错", by=second_reviewer, at=at + timedelta(hours=1)
        ),
    )
    refused = [it for it in outcomes if isinstance(it, Exception)]
    assert [type(it) for it in refused] == [NotPossible]
    approved = Review.objects.get().state == ReviewState.APPROVED
    assert approved == (Submission.objects.get().facts_changed_at == at)


def test_two_who_move_at_once_move_once(make, reviewer, second_reviewer, at):
    review = make()
    outcomes = together(
        lambda: workflow.move(review, Action.START, by=reviewer, at=at),
        lambda: workflow.move(review, Action.START, by=second_reviewer, at=at),
    )
    assert sum(isinstance(it, NotPossible) for it in outcomes) == 1
    assert review.log.count() == 1


def test_a_flag_settled_while_the_checks_run_stays_settled(make, checks, reviewer, at):
    checks.findings = [finding(actual=str(n)) for n in range(30)]
    review = make()
    workflow.move(review, Action.START, by=reviewer, at=at)
    flags = list(Flag.objects.all())
    outcomes = together(
        lambda: flagging.check(submission_id=review.submission_id, at=at),
        lambda: flagging.settle_many(flags, FlagState.CONFIRMED, by=reviewer, at=at),
        lambda: flagging.check(submission_id=review.submission_id, at=at),
    )
    assert not [it for it in outcomes if isinstance(it, Exception)]
    assert set(Flag.objects.values_list("state", flat=True)) == {"confirmed"}


def test_two_workers_extract_once(clerk, at, monkeypatch, put_jobs):
    it = builders.submission(clerk, file="x")
    reads = []
    monkeypatch.setattr(
        "disclosures.services.extracting.read", lambda submission, path: reads.append(1) or builders.disclosure()
    )
    together(*[lambda n=n: services.extract(submission_id=it.pk, at=at + timedelta(seconds=n)) for n in range(3)])
    assert len(reads) == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reviews_logentry SET reason = 'x'",
        "DELETE FROM reviews_logentry",
        "UPDATE reviews_publication SET payload = '{}'",
        "DELETE FROM reviews_publication",
    ],
)
def test_the_server_refuses_to_rewrite_history(change, make, reviewer, publisher, at):
    review = make()
    workflow.move(review, Action.START, by=reviewer, at=at)
    public = publishing.publish(workflow.move(review, Action.APPROVE, by=reviewer, at=at), by=publisher, at=at)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    publishing.withdraw(public, reason="误发", by=publisher, at=at)
    assert Publication.objects.get().ended_reason == "误发"
