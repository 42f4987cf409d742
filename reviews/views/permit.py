"""Load and permit on the desk: the review of a submission, the flag of a review."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from disclosures.views.permit import staff, submission_for, tell, telling
from reviews import access
from reviews.models import Flag, Review

__all__ = ["complain", "flag_for", "review_for", "staff", "submission_for", "tell", "telling"]


def review_for(request: HttpRequest, submission_id: int) -> Review:
    """The review of a submission that the person may see; 404 for strangers and before the first check."""
    visible = access.visible_to(request.user).select_related(
        "submission__region", "submission__unit", "submission__uploaded_by", "assignee", "approved_by", "seen_by"
    )
    return get_object_or_404(visible, submission=submission_id)


def flag_for(request: HttpRequest, flag_id: int) -> tuple[Flag, Review]:
    """A flag and its review; 404 for strangers."""
    flag = get_object_or_404(Flag.objects.select_related("submission"), pk=flag_id)
    review = access.visible_to(request.user).filter(submission=flag.submission_id).select_related("submission").first()
    if review is None or (flag.doubtful and not access.may_see_doubts(request.user, review)):
        raise Http404
    return flag, review


def complain(request: HttpRequest, form: Form) -> None:
    """Each error of a form as a message."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
