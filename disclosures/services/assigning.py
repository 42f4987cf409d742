"""A person says which form a table has, or that it is none; the file is read again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures import access, signals
from disclosures.access import Person
from disclosures.choices import SubmissionState
from disclosures.extraction.assignments import NOT_A_FORM
from disclosures.extraction.layout import load_layouts
from disclosures.models import Assignment, Submission, Table, Unit
from disclosures.queries import assigning as remembered
from disclosures.services import rereading
from disclosures.services.refusal import NotAllowed, NotPossible

LONGEST_TITLE = 60
"""Characters of a title in the log."""


@transaction.atomic
def assign_form(*, table: Table, form: str, reason: str = "", by: Person, at: datetime) -> Assignment:
    """Remember a table's form for its unit (NOT_A_FORM: none of those to be disclosed), and read the file again.

    Whoever contradicts what was recognised says why. Raises NotAllowed, NotPossible.
    """
    submission, unit = _locked(table.submission_id, by)
    if table.form and form == table.form:
        raise NotPossible(_("这张表现在就是这种表式，不需要更改。"))
    if table.form and not reason.strip():
        raise NotPossible(_("请写明更改表式的理由。"))
    if form != NOT_A_FORM and form not in {layout.form for layout in load_layouts()}:
        raise NotPossible(_("没有这种表式，请从列表中选择。"))
    _announce(submission, "assign_form", by, at, f"{_told(table)} → {form or '—'} {reason.strip()}")
    same = remembered.valid(submission).filter(fingerprint=remembered.mark(table))
    same.update(undone_by=by, undone_at=at)
    said = Assignment.objects.create(
        unit=unit,
        fingerprint=remembered.mark(table),
        form=form,
        title=table.title,
        submission=submission,
        reason=reason.strip(),
        by=by,
        at=at,
    )
    rereading.put_back(submission, by)
    return said


@transaction.atomic
def forget_form(*, assignment: Assignment, submission: Submission, by: Person, at: datetime) -> None:
    """Undo what was said, and read the file again without it. Raises NotAllowed, NotPossible."""
    current, _unit = _locked(submission.pk, by)
    _announce(current, "forget_form", by, at, assignment.title[:LONGEST_TITLE])
    undone = remembered.valid(current).filter(pk=assignment.pk).update(undone_by=by, undone_at=at)
    if not undone:
        raise NotPossible(_("这项指定已经撤销。"))
    rereading.put_back(current, by)


def _told(table: Table) -> str:
    """The table for the log, with the form that it had."""
    return f"{table.title[:LONGEST_TITLE]} {table.form}".strip()


def _locked(submission_id: int, by: Person) -> tuple[Submission, Unit]:
    """The file and its unit, where the person may and the state allows it."""
    submission = Submission.objects.locked(submission_id)
    if not access.may_correct(by, submission):
        raise NotAllowed(_("您无权指定这个文件的表式。"))
    if submission.withdrawn_at or submission.state != SubmissionState.EXTRACTED:
        raise NotPossible(_("文件尚未解析完成或已撤回，不能指定表式。"))
    if submission.confirmed_at is None or submission.unit is None:
        raise NotPossible(_("请先确认单位和年度，再指定表式。"))
    return submission, submission.unit


def _announce(submission: Submission, change: str, by: Person, at: datetime, reason: str) -> None:
    signals.about_to_change.send(
        Submission, submission=submission, change=change, by=by, at=at, reason=reason.strip()
    )  # fmt: skip
