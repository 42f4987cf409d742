"""A table that no layout fits, or a wrong one does, is given its form by hand; what was said can be taken back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from disclosures import access, services
from disclosures.extraction.assignments import NOT_A_FORM
from disclosures.forms import NO_FORM, TableForm
from disclosures.models import Assignment, Submission
from disclosures.services import NotPossible
from disclosures.views.asked import row_number
from disclosures.views.permit import staff, submission_for, telling


@staff
@require_POST
def assign_form(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Say which form a table has; the file is read again."""
    submission = _permitted(request, submission_id)
    form = TableForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请选择这张表是哪一种表式。"))
        return _back(submission)
    said = form.cleaned_data
    table = get_object_or_404(submission.table_set, key=said["table"])
    chosen = NOT_A_FORM if said["form"] == NO_FORM else said["form"]
    with telling(request, _("已记下这张表的表式，正在重新解析；这个单位以后的文件会自动识别。")):
        services.assign_form(table=table, form=chosen, reason=said["reason"], by=request.user, at=timezone.now())
    return _back(submission)


@staff
@require_POST
def forget_form(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Take back what was said of a table; the file is read again."""
    submission = _permitted(request, submission_id)
    asked = row_number(request.POST.get("assignment", ""))
    said = Assignment.objects.filter(pk=asked, unit=submission.unit_id).first() if asked else None
    with telling(request, _("已撤销指定，正在重新解析。")):
        if said is None:
            raise NotPossible(_("没有找到这项指定。"))
        services.forget_form(assignment=said, submission=submission, by=request.user, at=timezone.now())
    return _back(submission)


def _permitted(request: HttpRequest, submission_id: int) -> Submission:
    submission = submission_for(request, submission_id)
    if not access.may_correct(request.user, submission):
        raise PermissionDenied
    return submission


def _back(submission: Submission) -> HttpResponse:
    return redirect(reverse("desk:submission", args=[submission.pk]) + "#leftovers")
