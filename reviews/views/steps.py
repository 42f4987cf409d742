"""The way of a file as five steps: uploaded, extracted, reviewed, approved, published."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures.choices import SubmissionState
from disclosures.models import Submission
from reviews.choices import ReviewState
from reviews.models import Review

REACHED = {
    ReviewState.OPEN: 2,
    ReviewState.IN_REVIEW: 2,
    ReviewState.RETURNED: 2,
    ReviewState.RETRACTED: 2,
    ReviewState.APPROVED: 4,
    ReviewState.PUBLISHED: 5,
    ReviewState.SUPERSEDED: 5,
    ReviewState.WITHDRAWN: 4,
}
"""How many steps are behind a review in this state."""

HALTED = (ReviewState.RETURNED, ReviewState.RETRACTED, ReviewState.WITHDRAWN)


@dataclass(frozen=True)
class Step:
    """look: done, now, bad (it stopped here) or next."""

    label: str
    look: str


def steps(submission: Submission, review: Review | None) -> list[Step]:
    """The five steps as they look now; a halted step says what happened."""
    labels = [_("已上传"), _("已解析"), _("审核"), _("审核通过"), _("公开")]
    reached, halted = position(submission, review)
    if review is not None and (halted or review.state in (ReviewState.OPEN, ReviewState.IN_REVIEW)):
        labels[reached] = str(review.get_state_display())
    elif review is None and reached == 1:
        labels[1] = str(submission.get_state_display())
    if review is not None and review.state in (ReviewState.PUBLISHED, ReviewState.SUPERSEDED):
        labels[4] = str(review.get_state_display())
    return [Step(label, look(at, reached, halted)) for at, label in enumerate(labels)]


def position(submission: Submission, review: Review | None) -> tuple[int, bool]:
    """How many steps are done, and whether the next one is halted."""
    if review is not None:
        state = ReviewState(review.state)
        return REACHED[state], state in HALTED
    halted = submission.state in (SubmissionState.UNREADABLE, SubmissionState.FAILED)
    return (2 if submission.state == SubmissionState.EXTRACTED else 1), halted


def look(at: int, reached: int, halted: bool) -> str:
    if at < reached:
        return "done"
    if at == reached:
        return "bad" if halted else "now"
    return "next"
