"""How much a request may carry before anybody looks at it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

MOST_FROM_STRANGERS = 1024 * 1024
"""Bytes: a sign-in is a few hundred. Django writes files to the disk as soon as a body is read, whoever sent it."""

Answer = Callable[[HttpRequest], HttpResponseBase]


def refuse_strangers_files(answer: Answer) -> Answer:
    """Who is not signed in and sends a large body is sent to sign in, and the body stays unread.

    Stands behind authentication; the check of the token, which reads the body, comes after all of these.
    """

    def guarded(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > MOST_FROM_STRANGERS and not request.user.is_authenticated:
            return redirect_to_login(request.path)
        return answer(request)

    return guarded
