"""What was left behind is taken up again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from disclosures import jobs, queue, services
from disclosures.choices import SubmissionState
from tests import builders
from tests.disclosures.services.uploads import received, word_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def redis_answers(monkeypatch):
    dead: set[str] = set()
    monkeypatch.setattr(queue, "bury_the_dead", lambda: None)
    monkeypatch.setattr(queue, "is_dead", dead.__contains__)
    return dead


def test_what_was_never_taken_is_queued(clerk, at, put_jobs, redis_answers):
    it = received(clerk, at)
    assert services.sweep(at=at) == 1
    assert put_jobs == [("disclosures.jobs.extract_submission", (it.pk,))]


def test_what_is_withdrawn_is_not_queued(clerk, at, put_jobs, redis_answers):
    received(clerk, at, withdrawn_at=at)
    received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at - timedelta(days=1), withdrawn_at=at)
    assert services.sweep(at=at) == 0
    assert put_jobs == []


def test_what_a_killed_worker_held_is_taken_up_after_its_lease(clerk, at, put_jobs, redis_answers, monkeypatch):
    it = received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at, attempts=1)
    services.sweep(at=at + timedelta(seconds=30))
    assert put_jobs == []
    services.sweep(at=at + queue.LEASE + timedelta(seconds=1))
    assert put_jobs == [("disclosures.jobs.extract_submission", (it.pk,))]
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    jobs.extract_submission(it.pk)
    it.refresh_from_db()
    assert (it.state, it.attempts) == (SubmissionState.EXTRACTED, 2)


def test_a_job_that_the_queue_knows_dead_is_taken_up_at_once(clerk, at, put_jobs, redis_answers):
    it = received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at, attempts=1)
    redis_answers.add(queue.extraction_key(it, 1))
    services.sweep(at=at + timedelta(seconds=5))
    assert put_jobs == [("disclosures.jobs.extract_submission", (it.pk,))]


def test_a_worker_leaves_what_has_been_tried_three_times(clerk, at):
    it = received(clerk, at, attempts=3)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (it.state, it.attempts) == (SubmissionState.RECEIVED, 3)


def test_after_three_attempts_it_is_given_up_with_a_sentence(clerk, at, put_jobs, redis_answers):
    it = received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at, attempts=3)
    services.sweep(at=at + queue.LEASE * 2)
    it.refresh_from_db()
    assert it.state == SubmissionState.FAILED
    assert "中断" in it.sentence
    assert put_jobs == []


def test_a_silent_queue_loses_no_upload(clerk, at, settings, committed, monkeypatch):
    monkeypatch.setattr("django_rq.get_queue", lambda name: (_ for _ in ()).throw(queue.RedisError("down")))
    with committed():
        [it] = services.receive(file=word_file(), name="预算.docx", by=clerk, at=at).accepted
    assert it.state == SubmissionState.RECEIVED
