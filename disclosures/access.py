"""Who may do what with files, from Membership. A person's memberships are read once for each user object.

A membership without region is valid everywhere, without unit in its whole region; one for a department also covers
the units under it. A superuser is an administrator; somebody inactive or anonymous is nobody.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from django.db.models import Q, QuerySet, prefetch_related_objects

from disclosures.choices import Role
from disclosures.models import Membership, Region, Submission, Unit
from disclosures.models.submission import SubmissionQuerySet

Person = Any
"""A user as Django gives it: signed in or anonymous."""

SENDERS = (Role.CLERK, Role.REVIEWER)
"""A bureau may upload for its units; it then cannot approve what it uploaded."""

READERS = (Role.REVIEWER, Role.PUBLISHER)
"""They see everything of their region."""


def name_of(person: Person) -> str:
    """What a person is called."""
    return str(person.get_full_name() or person.get_username())


def memberships(user: Person) -> list[Membership]:
    """The person's memberships; empty for somebody inactive or anonymous."""
    if not user.is_authenticated or not user.is_active:
        return []
    prefetch_related_objects([user], "memberships")
    return list(user.memberships.all())


def roles(user: Person) -> frozenset[Role]:
    """Every role the person has anywhere."""
    held = {Role(membership.role) for membership in memberships(user)}
    return frozenset(held | ({Role.ADMINISTRATOR} if user.is_active and user.is_superuser else set()))


def is_reviewer(user: Person) -> bool:
    return Role.REVIEWER in roles(user)


def is_publisher(user: Person) -> bool:
    return Role.PUBLISHER in roles(user)


def is_administrator(user: Person) -> bool:
    return Role.ADMINISTRATOR in roles(user)


def is_staff_member(user: Person) -> bool:
    """Whether the desk is open to the person at all."""
    return bool(roles(user))


def holds(user: Person, role: Role, region: Region | None, unit: Unit | None) -> bool:
    """Whether the person has the role for this unit; unit None asks for its region, region None for everywhere."""
    return any(covers(m, region, unit) for m in memberships(user) if m.role == role)


def covers(membership: Membership, region: Region | None, unit: Unit | None) -> bool:
    """Whether a membership reaches the unit (or its department), the whole region, everywhere."""
    if membership.unit_id is not None:
        return unit is not None and membership.unit_id in (unit.pk, unit.parent_id)
    return membership.region_id is None or (region is not None and membership.region_id == region.pk)


def may_upload(user: Person) -> bool:
    """Whether the person may upload anything at all."""
    return is_administrator(user) or bool(roles(user) & set(SENDERS))


def may_upload_for(user: Person, region: Region | None, unit: Unit | None) -> bool:
    """Whether the person may upload for this unit; None where it is not stored yet, which asks for the wider right."""
    return is_administrator(user) or any(holds(user, role, region, unit) for role in SENDERS)


def may_see(user: Person, submission: Submission) -> bool:
    """The same as being in submissions_visible_to(user)."""
    return submissions_visible_to(user).filter(pk=submission.pk).exists()


def may_change(user: Person, submission: Submission) -> bool:
    """Whether the person may confirm or extract again: the uploader, or who may upload for its unit."""
    if submission.uploaded_by_id == user.pk and may_upload(user):
        return True
    if submission.unit is None:
        return is_administrator(user) or any(holds(user, role, None, None) for role in SENDERS)
    return may_upload_for(user, submission.region, submission.unit)


def may_take_back(user: Person, submission: Submission) -> bool:
    """Whether the person may withdraw it: the uploader, clerks of its unit, administrators."""
    own = submission.uploaded_by_id == user.pk and may_upload(user)
    return own or is_administrator(user) or holds(user, Role.CLERK, submission.region, submission.unit)


def may_correct(user: Person, submission: Submission) -> bool:
    """Whether the person may correct figures: reviewers of the region, administrators."""
    return is_administrator(user) or holds(user, Role.REVIEWER, submission.region, submission.unit)


def submissions_visible_to(user: Person) -> SubmissionQuerySet:
    """One's own uploads, those of one's units, and for reviewers and publishers those of their region."""
    every = Submission.objects.all()
    if is_administrator(user):
        return every
    held = memberships(user)
    if not held:
        return every.none()
    return every.filter(Q(uploaded_by=user.pk) | reach(held))


def reach(
    held: Iterable[Membership], *, unit: str = "unit", department: str = "unit__parent", region: str = "region"
) -> Q:
    """The rows that the memberships cover, as covers() does, by the names of the rows' fields."""
    covered = Q(pk__in=[])
    for membership in held:
        if membership.unit_id is not None:
            covered |= Q((unit, membership.unit_id)) | Q((department, membership.unit_id))
        elif membership.region_id is not None:
            covered |= Q((region, membership.region_id))
        else:
            covered |= Q(pk__isnull=False)
    return covered


def regions_of(user: Person, roles: Container[str]) -> QuerySet[Region]:
    """Regions in which the person has one of the roles, be it for one unit."""
    held = [m for m in memberships(user) if m.role in roles]
    if is_administrator(user) or any(m.region_id is None and m.unit_id is None for m in held):
        return Region.objects.all()
    units = [m.unit_id for m in held if m.unit_id]
    return Region.objects.filter(Q(pk__in=[m.region_id for m in held if m.region_id]) | Q(units__in=units)).distinct()
