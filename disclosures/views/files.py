"""What people do with one file: confirm whose it is, read it again, correct a figure, fetch the original."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from disclosures import access, services
from disclosures.forms import ConfirmForm, CorrectForm
from disclosures.models import Fact, Submission
from disclosures.views.permit import staff, submission_for, telling

_log = logging.getLogger(__name__)


@staff
@require_safe
def original(request: HttpRequest, submission_id: int) -> FileResponse:
    """The file as it was uploaded."""
    return as_uploaded(submission_for(request, submission_id))


def as_uploaded(submission: Submission) -> FileResponse:
    """The file to keep, never to be shown by the browser. Raises Http404 where it is not on the disk."""
    try:
        file = submission.file.open("rb")
    except FileNotFoundError as error:
        _log.error("the original of submission %s is not on the disk", submission.pk)
        raise Http404 from error
    return FileResponse(file, as_attachment=True, filename=submission.name)


@staff
@require_POST
def confirm(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Settle region, unit and year."""
    submission = submission_for(request, submission_id)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect("desk:submission", submission_id)
    with telling(request, _("已确认单位和年度。")):
        services.confirm(submission=submission, by=request.user, at=timezone.now(), **form.cleaned_data)
    return redirect("desk:submission", submission_id)


@staff
@require_POST
def extract_again(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Queue the file once more."""
    submission = submission_for(request, submission_id)
    with telling(request, _("已重新排队解析。")):
        services.extract_again(submission=submission, by=request.user, at=timezone.now())
    return redirect("desk:submission", submission_id)


@staff
@require_POST
def withdraw(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Take back a file that is not under review yet, such as an unreadable one."""
    submission = submission_for(request, submission_id)
    with telling(request, _("已撤回。")):
        services.withdraw(submission=submission, by=request.user, at=timezone.now())
        return redirect("desk:queue")
    return redirect("desk:submission", submission_id)


@staff
@require_POST
def correct(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Put a person's figure beside the machine's; back to its cell."""
    submission = submission_for(request, submission_id)
    if not access.may_correct(request.user, submission):
        raise PermissionDenied
    form = CorrectForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect("desk:submission", submission_id)
    fact = Fact.objects.select_related("table").filter(pk=form.cleaned_data["fact"], submission=submission).first()
    if fact is None:
        messages.error(request, _("文件刚刚重新解析过，这次没有保存，请重新点这个数。"))
        return redirect("desk:submission", submission_id)
    with telling(request, _("已更正，正在重新检查。")):
        services.correct_fact(
            fact=fact,
            after=form.cleaned_data["after"],
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        )
    return redirect(cell_address(submission, fact))


def cell_address(submission: Submission, fact: Fact) -> str:
    page = reverse("desk:submission", args=[submission.pk])
    return f"{page}#{fact.table.key}-r{fact.row}-c{fact.column}"


def complain(request: HttpRequest, form: ConfirmForm | CorrectForm) -> None:
    """Each error of a form as a message: these forms are posted from the submission's page."""
    for name, errors in form.errors.items():
        for error in errors:
            label = form.fields[name].label if name in form.fields else ""
            messages.error(request, f"{label}{_('：')}{error}" if label else str(error))
