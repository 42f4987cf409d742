"""Load and permit: who opens a page of the desk, and which submission they get to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
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

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(page_of(request))
        if not access.is_staff_member(request.user):
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal

    return guarded


def page_of(request: HttpRequest) -> str:
    """Where to go after signing in: the page that was asked for, or the page whose form was sent."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    sent = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(sent, {request.get_host()}, require_https=request.is_secure()):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    return urlsplit(sent)._replace(scheme="", netloc="").geturl()


def submission_for(request: HttpRequest, submission_id: int) -> Submission:
    """The submission, where the person may see it; 404 for strangers, who learn nothing of its existence."""
    visible = access.submissions_visible_to(request.user).select_related("region", "unit", "uploaded_by")
    return get_object_or_404(visible, pk=submission_id)


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
