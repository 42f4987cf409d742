"""What the worker runs: ids in, one service call. Enqueueing is in disclosures.queue."""

from __future__ import annotations

from django.utils import timezone

from disclosures import services


def extract_submission(submission_id: int) -> None:
    services.extract(submission_id=submission_id, at=timezone.now())
