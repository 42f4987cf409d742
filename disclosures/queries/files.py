"""Files, their rows, and what a person has to do with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from disclosures import access
from disclosures.access import Person
from disclosures.choices import Role
from disclosures.models import Claim, Correction, Fact, Leftover, Region, Submission, Unit
from disclosures.models.submission import SubmissionQuerySet
from disclosures.queries.shown import Progress


def submissions(user: Person, *, text: str = "") -> SubmissionQuerySet:
    """What the person may see, newest first. text is found in names and codes."""
    found = access.submissions_visible_to(user).select_related("region", "unit", "uploaded_by")
    return found.filter(saying(text)) if text.strip() else found


def saying(text: str, prefix: str = "") -> Q:
    """Submissions whose file, unit or region says every word of the text."""
    query = Q()
    for word in text.split():
        fields = ("name__icontains", "unit__name__icontains", "unit__code__startswith", "region__name__icontains")
        one = Q()
        for field in fields:
            one |= Q(**{prefix + field: word})
        query &= one
    return query


def progress(user: Person, ids: Iterable[int]) -> list[Progress]:
    """Where several files are; those that the person may not see are left out."""
    found = access.submissions_visible_to(user).filter(pk__in=list(ids)[:200])
    return [
        Progress(
            id=it.pk,
            name=it.name,
            state=it.state,
            label=it.get_state_display(),
            progress=it.progress,
            sentence=it.sentence,
            busy=it.is_busy,
            confirmed=it.confirmed_at is not None,
        )
        for it in found
    ]


def unconfirmed(user: Person) -> SubmissionQuerySet:
    """What has been read and waits for the person to say whose it is and of which year, oldest first."""
    waiting = access.submissions_visible_to(user).extracted().filter(confirmed_at__isnull=True)
    if not access.may_upload_for(user, None, None):
        waiting = waiting.filter(uploaded_by=user.pk) if access.may_upload(user) else waiting.none()
    return waiting.select_related("region", "unit").order_by("uploaded_at", "pk")


def unit_names(asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The names on record of the units with these region and unit codes; codes may be anything that somebody typed."""
    wanted = set(asked)
    codes = {code for _, code in wanted if code.isprintable()}
    found = Unit.objects.filter(code__in=codes).values_list("region__code", "code", "name")
    return {(region, code): name for region, code, name in found if (region, code) in wanted}


def facts(submission: Submission) -> QuerySet[Fact]:
    """The machine's figures in print order."""
    return submission.fact_set.select_related("table")


def corrections(submission: Submission) -> QuerySet[Correction]:
    """All corrections, newest first, with who made them."""
    return submission.corrections.select_related("by").order_by("-at", "-id")


def records(submission: Submission) -> dict[str, list[Any]]:
    """The typed lines: {"institutions", "projects", "indicators", "procurement", "assets"} → model rows in order."""
    return {
        "institutions": list(submission.institution_set.select_related("table")),
        "projects": list(submission.project_set.select_related("table")),
        "indicators": list(submission.indicator_set.select_related("table")),
        "procurement": list(submission.procurementline_set.select_related("table")),
        "assets": list(submission.asset_set.select_related("table")),
    }


def leftovers(submission: Submission) -> QuerySet[Leftover]:
    """What was read and not understood."""
    return submission.leftover_set.select_related("table")


def claims(submission: Submission) -> QuerySet[Claim]:
    """The numbers of the narrative with their passages, in order."""
    return submission.claim_set.select_related("passage")


def versions(submission: Submission) -> list[Submission]:
    """Every submission of the same unit, year and kind, newest first, itself and withdrawn ones included."""
    if submission.confirmed_at is None:
        return [submission]
    found = Submission.objects.versions_of(submission)
    return list(found.select_related("region", "unit", "uploaded_by"))


def regions_for(user: Person) -> QuerySet[Region]:
    """Regions that a person has to do with, for filters and forms."""
    return access.regions_of(user, Role)


def units_for(user: Person) -> QuerySet[Unit]:
    """Units that a person may upload for, with their region."""
    every = Unit.objects.select_related("region", "parent")
    if access.is_administrator(user):
        return every
    held = (m for m in access.memberships(user) if m.role in access.SENDERS)
    return every.filter(access.reach(held, unit="pk", department="parent"))
