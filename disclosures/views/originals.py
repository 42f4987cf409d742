"""The original on the screen: a picture of a page, and the part of the file that prints a figure."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.models import Submission
from disclosures.queries import extracts, originals
from disclosures.queries.originals import NotDrawable
from disclosures.queries.places import Spot, spots
from disclosures.views.asked import row_number
from disclosures.views.permit import admitted, staff, submission_for

MOST_PLACES = 40


@admitted
@require_safe
def page(request: HttpRequest, submission_id: int, page: int) -> HttpResponseBase:
    """A page of a PDF as a picture. A browser may keep it, and asks each time whether it still may show it."""
    submission = submission_for(request, submission_id)
    etag = quote_etag(f"{submission.sha256}-{page}-{originals.WIDTH}")
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            response = HttpResponse(originals.page_image(submission, page), content_type="image/png")
        except NotDrawable as error:
            raise Http404 from error
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


@staff
@require_safe
def place(request: HttpRequest, submission_id: int) -> HttpResponse:
    """?at=t3-r7-c2&at=… the place that is looked for, and more to outline; ?page=4 turns the leaf."""
    submission = submission_for(request, submission_id)
    found = [spot for anchor in request.GET.getlist("at")[:MOST_PLACES] for spot in spots(submission, anchor)]
    try:
        context = shown(submission, found, row_number(request.GET.get("page", "")))
    except NotDrawable as error:
        raise Http404 from error
    part = request.headers.get("X-Part") == "original"
    return render(request, "desk/_original.html" if part else "desk/original.html", context)


def shown(submission: Submission, found: list[Spot], page: int | None) -> dict[str, Any]:
    """What the template draws. Raises NotDrawable where there is nothing to show."""
    context: dict[str, Any] = {"submission": submission, "at": [spot.anchor for spot in found]}
    if originals.has_pages(submission):
        leaves = originals.leaves(submission, found, page)
        pages = submission.pages or 0
        first, last = leaves[0].page, leaves[-1].page
        turn = {"before": first - 1 or None, "after": last + 1 if last < pages else None}
        numbers = _("、").join(str(leaf.page) for leaf in leaves)
        return {**context, "leaves": leaves, "numbers": numbers, **turn}
    if not found:
        raise NotDrawable
    return {**context, "extract": extracts.extract(submission, found), "locus": found[0].locus}
