"""Taking a file back before it is approved."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures import access, signals
from disclosures.access import Person
from disclosures.models import Submission
from disclosures.services.refusal import NotAllowed, NotPossible


@transaction.atomic
def withdraw(*, submission: Submission, by: Person, at: datetime, reason: str = "") -> Submission:
    """The file no longer counts; it may be uploaded again. Raises NotAllowed, NotPossible (already approved …)."""
    current = Submission.objects.locked(submission.pk)
    if not access.may_take_back(by, current):
        raise NotAllowed(_("您无权撤回这个文件。"))
    if current.withdrawn_at:
        raise NotPossible(_("文件已经撤回。"))
    signals.about_to_change.send(Submission, submission=current, change="withdraw", by=by, at=at, reason=reason)
    current.withdrawn_at = at
    current._history_user = by
    current._change_reason = reason[:100]
    current.save(update_fields=["withdrawn_at"])
    return current
