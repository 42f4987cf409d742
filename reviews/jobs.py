"""The worker's entry and its enqueueing twin: ids in, one service call."""

from __future__ import annotations

from django.utils import timezone

from reviews import flagging


def check_submission(submission_id: int) -> None:
    """Run in the worker."""
    flagging.check(submission_id=submission_id, at=timezone.now())
