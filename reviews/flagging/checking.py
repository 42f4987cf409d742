"""Run the checks over one submission and keep what they say."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from disclosures import store
from disclosures.choices import SubmissionState
from disclosures.models import Submission
from reviews import coverage
from reviews.checks import contract, runner
from reviews.checks.finding import Instance, Outcome, Report
from reviews.flagging import places, rereading, syncing
from reviews.models import CheckRun, Review
from reviews.readings import Look

MOST_PLACES = 24
COUNTED = (Outcome.CLEAN, Outcome.ROUNDING, Outcome.FOUND, Outcome.SKIPPED, Outcome.CRASHED)


def check(*, submission_id: int, at: datetime) -> CheckRun | None:
    """Run every check, read again what they name, write the ledger, sync the flags by fingerprint.

    The review is created where missing.

    None where the submission is not extracted or withdrawn, or where its figures changed while the checks ran (they
    are checked again for that change).
    """
    submission = Submission.objects.select_related("region", "unit").get(pk=submission_id)
    if not _is_checkable(submission):
        return None
    as_of = submission.facts_changed_at
    book = store.factbook(submission)
    report = runner.run(book)
    look = rereading.look(submission, book, report.findings)
    with transaction.atomic():
        current = Submission.objects.locked(submission_id)
        if current.facts_changed_at != as_of or not _is_checkable(current):
            return None
        review, _ = Review.objects.get_or_create(
            submission=current, defaults={"opened_at": at, "submitter_id": current.uploaded_by_id}
        )
        run = _run(current, report, look, at)
        syncing.sync(current, run, report.findings, rereading.by_finding(look, report.findings, review), at)
        _cover(review, run)
    return run


def _is_checkable(submission: Submission) -> bool:
    return submission.state == SubmissionState.EXTRACTED and submission.withdrawn_at is None


def _run(submission: Submission, report: Report, look: Look, at: datetime) -> CheckRun:
    return CheckRun.objects.create(
        submission=submission,
        started_at=at,
        finished_at=timezone.now(),
        data_as_of=submission.facts_changed_at or at,
        **{outcome.value: report.count(outcome) for outcome in COUNTED},
        read_twice=look.read_twice,
        read_differently=look.differing,
        ledger=[_line(instance) for instance in report.ledger],
        claims={f"{claim.passage}:{claim.span[0]}": claim.status for claim in report.claims},
    )


def _line(instance: Instance) -> dict[str, Any]:
    """An instance as stored, its figures in words; where everything agrees, nobody looks for the places.

    What was found is stored as template and values, so that it can be read in another language.
    """
    line: dict[str, Any] = {
        "code": instance.code,
        "outcome": instance.outcome.value,
        "subject": instance.subject,
        "reason": instance.reason,
        "gap": instance.gap,
        "operands": contract.operands_of(instance),
    }
    if instance.told:
        line |= {"template": instance.told.template, "values": dict(instance.told.values)}
    if instance.outcome is not Outcome.CLEAN:
        line["places"] = [places.place_json(place) for place in instance.operands[:MOST_PLACES]]
    return line


def _cover(review: Review, run: CheckRun) -> None:
    run.coverage = coverage.cover(review, run).percent
    run.save(update_fields=["coverage"])
