"""What happens when files and figures change: the checks run again, and what is approved is protected."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from disclosures import signals, store
from disclosures.access import Person
from disclosures.models import Submission
from disclosures.services import NotPossible
from reviews import jobs, workflow
from reviews.choices import Action, ReviewState
from reviews.models import Review

SETTLED = (ReviewState.APPROVED, ReviewState.PUBLISHED, ReviewState.SUPERSEDED, ReviewState.WITHDRAWN)
"""Here the figures are those that were approved."""


@receiver(signals.facts_changed, dispatch_uid="check what changed")
def check_what_changed(submission_id: int, **more: Any) -> None:
    """The file itself, and what is compared with it as long as it is not approved."""
    jobs.enqueue_check(submission_id)
    compared = store.dependents(Submission.objects.select_related("unit").get(pk=submission_id))
    settled = Review.objects.filter(submission__in=compared, state__in=SETTLED).values_list("submission", flat=True)
    for other in compared:
        if other.pk not in set(settled):
            jobs.enqueue_check(other.pk)


@receiver(signals.swept, dispatch_uid="check what was forgotten")
def check_what_was_forgotten(at: datetime, **more: Any) -> None:
    jobs.sweep(at=at)


@receiver(signals.about_to_change, dispatch_uid="guard what is approved")
def guard_what_is_approved(
    submission: Submission, change: str, by: Person, at: datetime, reason: str, **more: Any
) -> None:
    """Refuse to touch what is approved; a file that is taken back takes its review along."""
    review = Review.objects.select_for_update().filter(submission=submission).first()
    if review is None:
        return
    if review.state in SETTLED:
        raise NotPossible(_("审核已通过，数据不能变动；确需变动的，请审核人先重新审核。"))
    if change == "withdraw":
        workflow.step(review, Action.RETRACT, by=by, at=at, reason=reason)
    else:
        workflow.log(review, change, by=by, at=at, reason=reason)
