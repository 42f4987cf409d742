"""The queue itself; skipped where no Redis answers."""

from __future__ import annotations

import django_rq
import pytest
from django_rq.settings import QUEUES
from redis.exceptions import RedisError
from rq import SimpleWorker
from rq.job import JobStatus

from disclosures import queue

DONE: list[object] = []


def remember(*arguments: object) -> None:
    DONE.append(arguments)


@pytest.fixture
def own_queue(monkeypatch, settings):
    try:
        django_rq.get_connection("default").ping()
    except RedisError:
        pytest.skip("no Redis answers")
    monkeypatch.setitem(QUEUES, "test-of-the-queue", settings.RQ_QUEUES["default"])
    monkeypatch.setattr(queue, "QUEUE", "test-of-the-queue")
    own = django_rq.get_queue("test-of-the-queue")
    own.empty()
    yield own
    own.empty()


def test_a_job_is_put_by_name_once_and_runs(own_queue):
    for _ in range(2):
        queue.put("tests.disclosures.test_queue.remember", 7, key="test-of-the-queue-1")
    assert own_queue.job_ids == ["test-of-the-queue-1"]
    assert queue.status_of("test-of-the-queue-1") is JobStatus.QUEUED
    DONE.clear()
    SimpleWorker([own_queue], connection=own_queue.connection).work(burst=True)
    assert DONE == [(7,)]
    queue.put("tests.disclosures.test_queue.remember", 8, key="test-of-the-queue-1")
    assert own_queue.job_ids == ["test-of-the-queue-1"]
    queue.bury_the_dead()


def test_an_unknown_job_has_no_status(own_queue):
    assert queue.status_of("never-put") is None
