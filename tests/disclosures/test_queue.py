"""The queue itself, on the Redis of the settings or on one of our own."""

from __future__ import annotations

import os
import socket
import subprocess

import django_rq
import pytest
from django.conf import settings
from django_rq.settings import QUEUES
from redis.exceptions import RedisError
from rq import SimpleWorker
from rq.job import JobStatus

from budgetportal import embedded_redis
from disclosures import queue

DONE: list[object] = []


def remember(*arguments: object) -> None:
    DONE.append(arguments)


@pytest.fixture(scope="module")
def redis_url():
    try:
        django_rq.get_connection("default").ping()
        yield settings.REDIS_URL
    except RedisError:
        with embedded_redis.running() as address:
            yield address


@pytest.fixture
def own_queue(monkeypatch, redis_url):
    monkeypatch.setitem(QUEUES, "test-of-the-queue", {"URL": redis_url})
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


def test_a_job_whose_worker_is_gone_is_dead_and_is_put_again(own_queue):
    queue.put("tests.disclosures.test_queue.remember", 9, key="test-of-the-queue-2")
    job, connection = own_queue.fetch_job("test-of-the-queue-2"), own_queue.connection
    own_queue.empty()
    gone = subprocess.Popen(["true"])
    gone.wait()
    worker = {"hostname": socket.gethostname(), "pid": os.getpid()}
    connection.hset("rq:worker:test-of-the-queue", mapping=worker)
    connection.hset(job.key, mapping={"worker_name": "test-of-the-queue", "status": "started", "data": job.data})
    queue.put("tests.disclosures.test_queue.remember", 9, key="test-of-the-queue-2")
    assert not queue.is_dead("test-of-the-queue-2")
    assert own_queue.job_ids == []
    connection.hset("rq:worker:test-of-the-queue", "pid", gone.pid)
    assert queue.is_dead("test-of-the-queue-2")
    queue.put("tests.disclosures.test_queue.remember", 9, key="test-of-the-queue-2")
    assert own_queue.job_ids == ["test-of-the-queue-2"]
    connection.delete("rq:worker:test-of-the-queue", job.key)


def test_an_unknown_job_has_no_status(own_queue):
    assert queue.status_of("never-put") is None
