"""A file goes back into the queue, to be read once more."""

from __future__ import annotations

from django.db import transaction

from disclosures import queue
from disclosures.access import Person
from disclosures.choices import SubmissionState
from disclosures.models import Submission


def put_back(submission: Submission, by: Person) -> None:
    """Queue a locked file once more, after commit."""
    submission.state, submission.attempts, submission.sentence, submission.progress = (
        SubmissionState.RECEIVED, 0, "", "",
    )  # fmt: skip
    submission._history_user = by
    submission.save(update_fields=["state", "attempts", "sentence", "progress"])
    transaction.on_commit(lambda: queue.enqueue_extraction(submission))
