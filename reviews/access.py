"""Who may do what in a review: one predicate a verb, and visible_to() from the same memberships.

These ask about role, place and the separation of duties; whether the state allows it is workflow's business.
"""

from __future__ import annotations

from django.db.models import QuerySet

from disclosures import access
from disclosures.access import Person
from disclosures.choices import Role
from disclosures.models import Region, Submission
from reviews.models import Publication, Review


def visible_to(user: Person) -> QuerySet[Review]:
    """The reviews whose submission the person may see."""
    return Review.objects.filter(submission__in=access.submissions_visible_to(user))


def may_see(user: Person, review: Review) -> bool:
    return access.may_see(user, review.submission)


def may_review(user: Person, review: Review) -> bool:
    """Start, reopen, return: a reviewer of the region who did not upload the file."""
    return holds_role(user, Role.REVIEWER, review.submission) and review.submitter_id != user.pk


def may_settle(user: Person, review: Review) -> bool:
    """Settle flags and acknowledge numbers: as may_review."""
    return may_review(user, review)


def may_see_doubts(user: Person, review: Review) -> bool:
    """Flags that may be the machine's misreading: for whom the file's correctness is work, not for the unit's side."""
    return access.is_administrator(user) or any(holds_role(user, role, review.submission) for role in access.READERS)


def sees_doubts(user: Person) -> bool:
    """Whether the person has such work anywhere: for the numbers in a list of files."""
    return bool(access.roles(user) & {*access.READERS, Role.ADMINISTRATOR})


def may_assign(user: Person, review: Review) -> bool:
    """Assign a reviewer and a date: any reviewer of the region."""
    return access.is_administrator(user) or holds_role(user, Role.REVIEWER, review.submission)


def assigns(user: Person) -> bool:
    """Whether the person assigns anywhere."""
    return access.is_administrator(user) or access.is_reviewer(user)


def may_annotate(user: Person, review: Review) -> bool:
    """Write under a flag: reviewers of the region, and the unit's side, which answers there."""
    return may_assign(user, review) or may_answer(user, review)


def may_answer(user: Person, review: Review) -> bool:
    """Speak for the unit: the uploader, or a clerk of the unit."""
    return review.submitter_id == user.pk or holds_role(user, Role.CLERK, review.submission)


def may_correct(user: Person, review: Review) -> bool:
    """Correct figures."""
    return access.may_correct(user, review.submission)


def may_approve(user: Person, review: Review) -> bool:
    """A reviewer of the region who neither uploaded the file nor alone corrected it (workflow says so in words)."""
    return may_review(user, review)


def may_publish(user: Person, review: Review) -> bool:
    """A publisher of the region who neither uploaded nor approved."""
    return holds_role(user, Role.PUBLISHER, review.submission) and user.pk not in (
        review.submitter_id,
        review.approved_by_id,
    )


def may_take_down(user: Person, review: Review) -> bool:
    """End what is public (taken down or superseded): a publisher of the region who did not approve it."""
    return holds_role(user, Role.PUBLISHER, review.submission) and review.approved_by_id != user.pk


def may_withdraw(user: Person, publication: Publication) -> bool:
    """Take a publication down: a publisher of the region who did not approve it."""
    return (
        access.holds(user, Role.PUBLISHER, publication.region, publication.unit)
        and publication.approved_by_id != user.pk
    )


def may_retract(user: Person, review: Review) -> bool:
    """Take the file back before approval: the unit's side."""
    return access.may_take_back(user, review.submission)


def holds_role(user: Person, role: Role, submission: Submission) -> bool:
    """Whether the role reaches the submission's unit; an unconfirmed submission needs a role valid everywhere."""
    return access.holds(user, role, submission.region, submission.unit)


def regions_reviewed_by(user: Person) -> QuerySet[Region]:
    """Regions in which the person reviews or publishes, be it for one unit."""
    return access.regions_of(user, access.READERS)
