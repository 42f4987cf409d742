"""Small words of the desk: ages, addresses that keep their filters, labels of states."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures import access
from disclosures.access import Person
from disclosures.choices import SubmissionState
from disclosures.models import Submission
from reviews.checks import wording
from reviews.choices import Action, FlagState, ReviewState
from reviews.models import Review

register = template.Library()

COLOURS: dict[str, str] = {
    ReviewState.IN_REVIEW: "accent",
    ReviewState.RETURNED: "warning",
    ReviewState.APPROVED: "accent",
    ReviewState.PUBLISHED: "done",
    ReviewState.WITHDRAWN: "error",
    SubmissionState.RECEIVED: "busy",
    SubmissionState.EXTRACTING: "busy",
    SubmissionState.UNREADABLE: "error",
    SubmissionState.FAILED: "error",
}


@register.filter
def colour(state: str) -> str:
    """The chip's colour for a state of a submission or a review."""
    return COLOURS.get(state, "plain")


@register.filter
def may_upload(user: Person) -> bool:
    """Whether uploading is offered to the person."""
    return access.may_upload(user)


@register.filter
def who(person: Person) -> str:
    """What a person is called."""
    return access.name_of(person)


@register.filter
def is_administrator(user: Person) -> bool:
    """Whether the administrators' pages are open to the person."""
    return access.is_administrator(user)


@register.filter
def called(submission: Submission) -> str:
    """The unit's name as confirmed, else as the document says, else the file's name."""
    if submission.unit:
        return submission.unit.name
    said = (submission.proposal or {}).get("unit") or {}
    return said.get("name") or submission.name


@register.filter
def age(moment: datetime | None) -> str:
    """How long ago, to the day."""
    if moment is None:
        return ""
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if days <= 0:
        return _("今天")
    return ngettext("%(days)d 天", "%(days)d 天", days) % {"days": days}


@register.filter
def is_overdue(due: date | None) -> bool:
    return due is not None and due < timezone.localdate()


@register.filter
def looked_at_beside(review: Review, person: Person) -> Person | None:
    """Who else has the review open now."""
    return review.looked_at_beside(person, timezone.now())


@register.filter
def form_name(form: str) -> str:
    """T03 → 支出总表."""
    return _(wording.FORMS[form]) if form in wording.FORMS else form


@register.filter
def state_name(state: str, action: str) -> str:
    """The label of a state that the log names; what is settled is a flag. Other words stay as they are."""
    labels = dict(FlagState.choices) if action == "settle" else dict(ReviewState.choices)
    return str(labels.get(state, state))


@register.filter
def action_name(action: str) -> str:
    """The label of a logged action; actions of services have their own words."""
    labels: dict[str, Any] = {
        **dict(Action.choices),
        "confirm": _("确认单位和年度"),
        "extract": _("重新解析"),
        "settle": _("处理疑点"),
        "annotate": _("批注"),
        "confirm_readings": _("确认读数"),
        "acknowledge": _("核对数字"),
        "assign": _("分派"),
        "correct": _("更正数据"),
        "assign_form": _("指定表式"),
        "forget_form": _("撤销指定"),
        "check": _("检查"),
        "upload": _("上传"),
    }
    return str(labels.get(action, action))


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The page's own query string with changes; an empty value drops the key, and so does every change of page."""
    asked: QueryDict = context["request"].GET.copy()
    asked.pop("page", None)
    for key, value in changes.items():
        asked.pop(key, None)
        if value not in ("", None):
            asked[key] = str(value)
    return f"?{asked.urlencode()}" if asked else "?"
