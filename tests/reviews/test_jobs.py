"""Checks that were forgotten are asked for again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from disclosures import queue, signals
from disclosures.choices import SubmissionState
from disclosures.models import Submission
from reviews import flagging, jobs
from tests import builders

pytestmark = pytest.mark.django_db

LATER = timedelta(minutes=1)


@pytest.fixture
def file(clerk, at):
    """A file whose figures no run has seen."""
    it = builders.extracted(clerk, of=builders.unit(), at=at)
    Submission.objects.update(facts_changed_at=at)
    return it


def test_figures_that_no_finished_run_has_seen_are_checked(file, checks, put_jobs, at):
    assert jobs.sweep(at=at + LATER) == 1
    assert put_jobs == [("reviews.jobs.check_submission", (file.pk,))]
    flagging.check(submission_id=file.pk, at=at)
    assert jobs.sweep(at=at + LATER) == 0
    Submission.objects.update(facts_changed_at=at + LATER)
    assert jobs.sweep(at=at + 2 * LATER) == 1


def test_a_run_that_did_not_finish_has_seen_nothing(file, checks, put_jobs, at):
    flagging.check(submission_id=file.pk, at=at)
    file.runs.update(finished_at=None)
    assert jobs.sweep(at=at + LATER) == 1


def test_the_queue_is_given_its_time(file, put_jobs, at):
    assert jobs.sweep(at=at + jobs.PATIENCE) == 0
    assert jobs.sweep(at=at + jobs.PATIENCE + timedelta(seconds=1)) == 1


@pytest.mark.parametrize("change", [{"state": SubmissionState.RECEIVED}, {"withdrawn": True}])
def test_what_is_not_read_or_was_withdrawn_is_not_checked(change, file, put_jobs, at):
    Submission.objects.update(**{"withdrawn_at": at} if "withdrawn" in change else change)
    assert jobs.sweep(at=at + LATER) == 0


def test_the_sweep_asks_for_the_oldest_first(file, clerk, put_jobs, at):
    older = builders.extracted(clerk, of=builders.unit("366", "另一局"), at=at)
    Submission.objects.filter(pk=older.pk).update(facts_changed_at=at - LATER)
    signals.swept.send(None, at=at + LATER)
    assert [arguments for _, arguments in put_jobs] == [(older.pk,), (file.pk,)]


def test_each_change_of_the_figures_is_a_job_of_its_own(file, monkeypatch, at):
    keys = []
    monkeypatch.setattr(queue, "put", lambda *asked, key: keys.append(key))
    for moment in (at, at, at + timedelta(microseconds=1)):
        Submission.objects.update(facts_changed_at=moment)
        jobs.enqueue_check(file.pk)
    assert keys[0] == keys[1] != keys[2]
