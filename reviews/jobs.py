"""The worker's entry and its enqueueing twin: ids in, one service call."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from disclosures import queue
from disclosures.models import Submission
from reviews import flagging
from reviews.models import CheckRun

PATIENCE = timedelta(seconds=30)
"""How long the queue may take before the sweep asks again."""


def check_submission(submission_id: int) -> None:
    """Run in the worker."""
    flagging.check(submission_id=submission_id, at=timezone.now())


def enqueue_check(submission_id: int) -> None:
    """Call after commit. Each change of the figures is a job of its own."""
    changed_at = Submission.objects.values_list("facts_changed_at", flat=True).get(pk=submission_id)
    moment = int(changed_at.timestamp() * 1_000_000) if changed_at else 0
    queue.put("reviews.jobs.check_submission", submission_id, key=f"check-{submission_id}-{moment}")


def sweep(*, at: datetime) -> int:
    """Check what has figures that no finished run has seen. How many."""
    seen = CheckRun.objects.filter(
        submission=OuterRef("pk"), finished_at__isnull=False, data_as_of=OuterRef("facts_changed_at")
    )
    waiting = Submission.objects.extracted().filter(~Exists(seen), facts_changed_at__lt=at - PATIENCE)
    forgotten = waiting.order_by("facts_changed_at")[:50]
    for submission in forgotten:
        enqueue_check(submission.pk)
    return len(forgotten)
