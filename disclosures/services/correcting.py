"""A person's figure beside the machine's."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import access, signals
from disclosures.access import Person
from disclosures.choices import SubmissionState
from disclosures.extraction.amounts import Amount, NotAnAmount, parse_amount
from disclosures.models import Correction, Fact, Submission
from disclosures.services.refusal import NotAllowed, NotPossible


@transaction.atomic
def correct_fact(
    *, fact: Fact, after: str, reason: str, by: Person, at: datetime, seen: int | None = None
) -> Correction:
    """Set what a cell prints, in the unit of its table; '' for blank. The checks run again after commit.

    seen: the number of the correction that the person saw there, 0 for the machine's figure. Raises NotAllowed;
    NotPossible where another one counts now, the text is no figure, nothing changes, or the reason is missing.
    """
    submission = Submission.objects.locked(fact.submission_id)
    if not access.may_correct(by, submission):
        raise NotAllowed(_("您无权更正这个文件的数据。"))
    after, reason = after.strip(), reason.strip()
    amount = _amount(after, fact.unit)
    last = Correction.objects.of(fact).select_related("by").last()
    before, before_amount = (last.after, last.after_amount) if last else (fact.printed, fact.amount)
    if seen is not None and last is not None and last.pk != seen:
        return _said_before(last, after, reason, by)
    _check(submission, reason, before == after)
    signals.about_to_change.send(Submission, submission=submission, change="correct", by=by, at=at, reason=reason)
    correction = Correction.objects.create(
        submission=submission,
        **fact.named_by,
        before=before,
        after=after,
        before_amount=before_amount,
        after_amount=amount.value if amount else None,
        reason=reason,
        by=by,
        at=at,
    )
    submission.facts_changed_at = at
    submission._history_user = by
    submission._change_reason = reason[:100]
    submission.save(update_fields=["facts_changed_at"])
    transaction.on_commit(lambda: signals.facts_changed.send(Submission, submission_id=submission.pk))
    return correction


def _amount(after: str, unit: str) -> Amount | None:
    try:
        return parse_amount(after, unit)
    except NotAnAmount:
        raise NotPossible(_("“{text}”不是金额，请填写数字，例如 1,234.56，或留空。").format(text=after)) from None


def _said_before(last: Correction, after: str, reason: str, by: Person) -> Correction:
    """The correction that counts now, where the person has just said the same. Raises NotPossible."""
    if (last.by_id, last.after, last.reason) != (by.pk, after, reason):
        raise NotPossible(_meanwhile(last))
    return last


def _meanwhile(last: Correction) -> str:
    """Who has corrected the figure and when, and that nothing was saved."""
    return _("{who} 已于 {when} 将此数更正为 {after}，您这次没有保存，请看过后再决定。").format(
        who=access.name_of(last.by),
        when=f"{timezone.localtime(last.at):%m-%d %H:%M}",
        after=last.after or _("空白"),
    )


def _check(submission: Submission, reason: str, unchanged: bool) -> None:
    if submission.withdrawn_at or submission.state != SubmissionState.EXTRACTED:
        raise NotPossible(_("文件尚未解析完成或已撤回，不能更正数据。"))
    if not reason:
        raise NotPossible(_("请填写更正理由。"))
    if unchanged:
        raise NotPossible(_("更正后的数与现在的数相同。"))
