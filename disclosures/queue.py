"""Putting work into the queue, by name. The database is the truth: what cannot be put now is found by the sweep."""

from __future__ import annotations

import logging
import os
import socket
from datetime import timedelta

import django_rq
from django.conf import settings
from redis.exceptions import RedisError
from rq import Worker
from rq.exceptions import NoSuchJobError
from rq.job import Job, JobStatus
from rq.registry import StartedJobRegistry

from disclosures.extraction import scans
from disclosures.models import Submission

QUEUE = "default"
LEASE = timedelta(seconds=settings.JOB_SECONDS + 60)
"""How long a worker may hold a file without a sign of life before another takes it."""

EXTRACTION_SECONDS = settings.JOB_SECONDS + scans.MOST_SECONDS
"""Reading has its own limits, page by page; this one ends only what they do not see."""

MOST_ATTEMPTS = 3
DEAD = (JobStatus.FAILED, JobStatus.STOPPED, JobStatus.CANCELED)

_log = logging.getLogger(__name__)


def put(function: str, *arguments: object, key: str, seconds: int = settings.JOB_SECONDS) -> None:
    """Enqueue a function by its dotted name unless the same key waits or runs. A silent queue is only logged.

    seconds: how long the job may run.
    """
    try:
        queue = django_rq.get_queue(QUEUE)
        if status_of(key) not in (JobStatus.QUEUED, JobStatus.STARTED) or is_dead(key):
            queue.enqueue(function, *arguments, job_id=key, job_timeout=seconds, result_ttl=3600, failure_ttl=86400)
    except RedisError:
        _log.warning("the queue does not answer; %s waits for the sweep", key)


def status_of(key: str) -> JobStatus | None:
    """What the queue says of a job; None where it knows nothing. Raises RedisError."""
    try:
        return Job.fetch(key, connection=django_rq.get_connection(QUEUE)).get_status()
    except NoSuchJobError:
        return None


def is_dead(key: str) -> bool:
    """Whether a job died: the queue says so, or its worker ran on this machine and is gone. Raises RedisError."""
    connection = django_rq.get_connection(QUEUE)
    try:
        job = Job.fetch(key, connection=connection)
    except NoSuchJobError:
        return False
    if job.get_status() in DEAD:
        return True
    if job.get_status() is not JobStatus.STARTED or not job.worker_name:
        return False
    host, pid = connection.hmget(f"{Worker.redis_worker_namespace_prefix}{job.worker_name}", "hostname", "pid")
    return host == socket.gethostname().encode() and not _runs(int(pid or 0))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def bury_the_dead() -> None:
    """Mark jobs whose worker has stopped beating as failed. Raises RedisError."""
    StartedJobRegistry(queue=django_rq.get_queue(QUEUE)).cleanup()


def extraction_key(submission: Submission, attempt: int | None = None) -> str:
    """The job of the next attempt, or of a given one. The moment tells one round of attempts from the next."""
    number = submission.attempts + 1 if attempt is None else attempt
    round_begun = int((submission.extracted_at or submission.uploaded_at).timestamp())
    return f"extract-{submission.pk}-{round_begun}-{number}"


def enqueue_extraction(submission: Submission) -> None:
    """Call after commit."""
    key = extraction_key(submission)
    put("disclosures.jobs.extract_submission", submission.pk, key=key, seconds=EXTRACTION_SECONDS)
