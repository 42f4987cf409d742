"""An address that only takes forms, opened as a page: a page of ours says so, instead of the browser's own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponseBase]


def explain_refused_methods(answer: Answer) -> Answer:
    """Stands innermost: what it renders knows the person and the language."""

    def explained(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if response.status_code != 405:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return explained
