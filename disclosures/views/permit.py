"""Load and permit: who opens a page of the desk, and which submission they get to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from disclosures import access
from disclosures.models import Submission
from disclosures.services import NotAllowed, NotPossible

View = Callable[..., HttpResponseBase]


def staff(view: View) -> View:
    """As admitted, and no cache keeps the page."""
    return never_cache(admitted(view))


def admitted(view: View) -> View:
    """For people with a role: others are sent to sign in (anonymous) or get 403; NotAllowed becomes 403."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not access.is_staff_member(request.user):
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal

    return guarded


def submission_for(request: HttpRequest, submission_id: int) -> Submission:
    """The submission, where the person may see it; 404 for strangers, who learn nothing of its existence."""
    visible = access.submissions_visible_to(request.user).select_related("region", "unit", "uploaded_by")
    return get_object_or_404(visible.distinct(), pk=submission_id)


def tell(request: HttpRequest, refusal: NotPossible) -> None:
    """Say why something was not possible, a message for each reason."""
    for sentence in refusal.sentences:
        messages.error(request, sentence)


@contextmanager
def telling(request: HttpRequest, done: str = "") -> Iterator[None]:
    """Says that the block is done, or why it was not possible."""
    try:
        yield
    except NotPossible as refusal:
        tell(request, refusal)
    else:
        if done:
            messages.success(request, done)


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
