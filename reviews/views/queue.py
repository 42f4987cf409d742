"""The queue: what is on its way in, and what waits for review."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from disclosures import access as reach
from disclosures import queries as files
from reviews import queries
from reviews.choices import ReviewState
from reviews.forms import QueueForm
from reviews.views.permit import staff

PAGE = 50


@staff
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Submissions with their flags by level; X-Part asks for the lists alone, to refresh them while somebody waits."""
    regions = [(region.code, str(region)) for region in files.regions_for(request.user)]
    form = QueueForm(request.GET, regions)
    arriving = list(queries.arriving(request.user)[:100])
    context = {
        "form": form,
        "arriving": arriving,
        "busy": any(submission.is_busy for submission in arriving),
        "page": Paginator(queries.queue(request.user, **{"sort": "errors", **form.asked()}), PAGE).get_page(
            request.GET.get("page")
        ),
        "states": states(request),
        "due": queries.due(request.user, timezone.now()),
        "may_upload": reach.may_upload(request.user),
        "section": "queue",
    }
    part = request.headers.get("X-Part") == "queue"
    return render(request, "desk/_queue.html" if part else "desk/queue.html", context)


def states(request: HttpRequest) -> list[tuple[str, str, int]]:
    """The states with how many reviews stand in each, for the tabs; empty ones are left out."""
    counts = queries.counts_by_state(request.user)
    return [(state.value, str(state.label), counts[state]) for state in ReviewState if counts.get(state)]
