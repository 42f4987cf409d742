"""One document with what it is compared with."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from disclosures.extraction.factbook import FactBook
from disclosures.models import Submission
from disclosures.store.reading import load


def factbook(submission: Submission) -> FactBook:
    """What checks ask: this document, last year's of the same unit, and this year's of the units under it."""
    before = previous_year(submission)
    return FactBook(
        load(submission),
        last_year=FactBook(load(before)) if before else None,
        units=tuple(FactBook(load(child)) for child in of_children(submission)),
    )


def readable() -> QuerySet[Submission]:
    """What counts: extracted, confirmed, not withdrawn; the newest upload first."""
    return Submission.objects.extracted().filter(confirmed_at__isnull=False).select_related("region", "unit")


def previous_year(submission: Submission) -> Submission | None:
    """The newest file of the same unit for the year before, of the same kind where there is one."""
    if submission.confirmed_at is None or submission.year is None:
        return None
    found = list(readable().filter(unit=submission.unit, year=submission.year - 1))
    return next((other for other in found if other.kind == submission.kind), found[0] if found else None)


def dependents(submission: Submission) -> list[Submission]:
    """What is compared with this file: next year's of the same unit, and this year's of its department."""
    if submission.unit is None or submission.year is None:
        return []
    next_year = Q(unit=submission.unit, year=submission.year + 1)
    department = Q(unit=submission.unit.parent_id, year=submission.year) if submission.unit.parent_id else Q(pk=None)
    return list(readable().filter(next_year | department).exclude(pk=submission.pk))


def of_children(submission: Submission) -> list[Submission]:
    """The newest file of each unit under this one for the same year, by unit code."""
    if submission.confirmed_at is None:
        return []
    newest: dict[int | None, Submission] = {}
    for other in readable().filter(unit__parent=submission.unit, year=submission.year):
        newest.setdefault(other.unit_id, other)
    return sorted(newest.values(), key=lambda other: other.unit.code if other.unit else "")
