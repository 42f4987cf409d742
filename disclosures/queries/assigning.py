"""Tables that no layout fits or a wrong one does, and what people said about them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from disclosures import access
from disclosures.extraction import assignments as pure
from disclosures.extraction.model import Unit
from disclosures.models import Assignment, Submission, Table
from disclosures.store.places import rows_in


@dataclass(frozen=True)
class Assignable:
    """A table as it is offered to be given a form. form: what it is read as now."""

    key: str
    title: str
    pages: tuple[int, ...]
    header: str
    form: str = ""
    same: int = 1
    """Tables of the file that have the same print, this one among them."""


def valid(submission: Submission) -> QuerySet[Assignment]:
    """What holds for the file's unit; nothing before it is confirmed."""
    return Assignment.objects.filter(unit=submission.unit_id, undone_at=None, unit__isnull=False).select_related("by")


def mark(table: Table) -> str:
    """The fingerprint of a stored table as the machine alone reads it."""
    return table.fingerprint or pure.fingerprint(table.title, table.columns, rows_in(table.rows))


def unrecognised(submission: Submission) -> list[Assignable]:
    """The tables that still wait for a person's word, in print order."""
    known = {one.fingerprint for one in valid(submission)}
    marked = [(table, mark(table)) for table in submission.table_set.filter(form="")]
    return [_assignable(table) for table, found in marked if found not in known]


def recognised(submission: Submission, key: str) -> Assignable | None:
    """The table of this key, where it has a form, right or wrong."""
    tables = list(submission.table_set.all())
    found = next((table for table in tables if table.key == key and table.form), None)
    return _assignable(found, sum(mark(table) == mark(found) for table in tables)) if found else None


def _assignable(table: Table, same: int = 1) -> Assignable:
    header = "、".join(filter(None, table.columns))
    return Assignable(table.key, table.title, tuple(table.pages), header, table.form, same)


def fits_unread(submission: Submission) -> bool:
    """Whether something is known about a table that was read without knowing it."""
    forms = dict(valid(submission).values_list("fingerprint", "form"))
    return bool(forms) and any(forms.get(mark(table), table.form) != table.form for table in submission.table_set.all())


def remembered(submission: Submission) -> list[pure.Assignment]:
    """What the reader is told: what holds for the confirmed unit, else for each unit the file may be of."""
    if submission.confirmed_at is not None:
        return [pure.Assignment(one.fingerprint, one.form) for one in valid(submission)]
    found = Assignment.objects.filter(undone_at=None).select_related("unit__region")
    return [
        pure.Assignment(one.fingerprint, one.form, Unit(one.unit.code, one.unit.name))
        for one in found.filter(_uploads_for(submission))
        if access.may_upload_for(submission.uploaded_by, one.unit.region, one.unit)
    ]


def _uploads_for(submission: Submission) -> Q:
    """Regions that the uploader has to do with: keeps the list short."""
    if access.is_administrator(submission.uploaded_by):
        return Q()
    return access.reach(access.memberships(submission.uploaded_by), region="unit__region")
