"""The queue: what is on its way in, and what waits for review."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from disclosures import access as reach
from disclosures import queries as files
from disclosures.choices import SubmissionState
from disclosures.models import Submission
from reviews import access, queries
from reviews.choices import ReviewState
from reviews.forms import AssignManyForm, QueueForm
from reviews.models import Review
from reviews.views.permit import staff

PAGE = 50


@staff
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Submissions with their flags by level; X-Part asks for the lists alone, to refresh them while somebody waits."""
    regions = [(region.code, str(region)) for region in files.regions_for(request.user)]
    form = QueueForm(request.GET, regions)
    arriving = on_their_way(request, form)
    page = Paginator(found(request, form), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "arriving": arriving,
        "busy": any(is_under_way(one) for one in arriving) or any(review.submission.is_busy for review in page),
        "page": page,
        "states": states(request),
        "due": queries.due(request.user, timezone.now()),
        "unconfirmed": files.unconfirmed(request.user).count(),
        "assign": AssignManyForm(people=queries.reviewers_for(request.user)) if access.assigns(request.user) else None,
        "may_upload": reach.may_upload(request.user),
        "section": "queue",
    }
    part = request.headers.get("X-Part") == "queue"
    return render(request, "desk/_queue.html" if part else "desk/queue.html", context)


def found(request: HttpRequest, form: QueueForm) -> QuerySet[Review]:
    """The reviews that the filters ask for; the gravest first where nothing else is asked."""
    return queries.queue(request.user, **{"sort": "errors", **form.asked()})


def on_their_way(request: HttpRequest, form: QueueForm) -> list[Submission]:
    """Files without review; none where the filters ask for what only a review has."""
    asked = {name: value for name, value in form.asked().items() if value}
    found = queries.arriving(request.user, asked.get("text", ""))
    return [] if asked.keys() - {"text", "sort"} else list(found[:100])


def is_under_way(submission: Submission) -> bool:
    """Whether a file without review will change by itself: it is read, or its first check is still to come."""
    return submission.is_busy or submission.state == SubmissionState.EXTRACTED


def states(request: HttpRequest) -> list[tuple[str, str, int]]:
    """The states with how many reviews stand in each, for the tabs; empty ones are left out."""
    counts = queries.counts_by_state(request.user)
    return [(state.value, str(state.label), counts[state]) for state in ReviewState if counts.get(state)]
