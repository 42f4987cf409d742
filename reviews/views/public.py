"""The public pages: they read publications and nothing else."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from disclosures.views.files import as_uploaded
from reviews import exports, queries
from reviews.forms import PublicForm
from reviews.models import Publication
from reviews.queries import PublicFilter
from reviews.views import charting

PAGE = 60
TYPES = {
    "csv": (exports.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (exports.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (exports.as_json, "application/json"),
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, and what is public, newest year first."""
    regions, years = queries.public_regions(), queries.public_years()
    form = PublicForm(request.GET, regions=[(r["code"], r["name"]) for r in regions], years=years)
    asked = PublicFilter(**form.asked())
    found = Paginator(queries.public(asked), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": found, "regions": regions, "years": years, "asked": form.asked()}
    return render(request, "public/home.html", context)


@require_safe
def unit(request: HttpRequest, region_code: str, unit_code: str, year: int) -> HttpResponse:
    """A unit's budget of one year; 410 with the reason where it was taken down."""
    asked = (region_code, unit_code, year, request.GET.get("kind", ""))
    if any("\0" in str(part) for part in asked):  # PostgreSQL refuses to look for it
        raise Http404
    publication = queries.publication(*asked)
    if publication is None:
        raise Http404
    return show(request, publication)


@require_safe
def edition(request: HttpRequest, publication_id: int) -> HttpResponse:
    """One edition by its number: superseded ones stay reachable, with a notice."""
    known = Publication.objects.select_related("region", "unit", "superseded_by")
    return show(request, get_object_or_404(known, pk=publication_id))


def show(request: HttpRequest, publication: Publication) -> HttpResponse:
    """The page of a publication, or the sentence that it was taken down."""
    editions = queries.editions(publication)
    context: dict[str, Any] = {"publication": publication, "editions": editions}
    if is_withdrawn(publication, editions):
        return render(request, "public/gone.html", context, status=410)
    payload = publication.payload
    context |= {
        "payload": payload,
        "figures": payload["figures"],
        "bars": charting.bars(payload["functions"]),
        "sheets": charting.sheets(payload["tables"]),
        "years": queries.years_of(publication),
        "suffixes": list(TYPES),
        "successor": next((e for e in editions if e.is_live and e.pk != publication.pk), None),
    }
    return render(request, "public/unit.html", context)


def is_withdrawn(publication: Publication, editions: list[Publication]) -> bool:
    """Taken down: itself and not replaced by a corrected edition, or with the one that took its place."""
    replaced = any(edition.supersedes_id == publication.pk for edition in editions)
    return not publication.is_live and not (replaced and any(edition.is_live for edition in editions))


@require_safe
def original(request: HttpRequest, publication_id: int) -> HttpResponseBase:
    """The file that was approved, as it was uploaded."""
    publication = get_object_or_404(Publication.objects.select_related("review__submission"), pk=publication_id)
    if is_withdrawn(publication, queries.editions(publication)):
        return render(request, "public/gone.html", {"publication": publication}, status=410)
    return as_uploaded(publication.review.submission)


@require_safe
def download(request: HttpRequest, publication_id: int, suffix: str) -> HttpResponse:
    """A publication as csv, xlsx or json."""
    publication = get_object_or_404(Publication.objects.select_related("region", "unit"), pk=publication_id)
    if is_withdrawn(publication, queries.editions(publication)):
        return render(request, "public/gone.html", {"publication": publication}, status=410)
    if suffix not in TYPES:
        raise Http404
    write, content_type = TYPES[suffix]
    name = f"{publication.unit_name}-{publication.year}.{suffix}"
    ascii_name = f"{publication.region.code}-{publication.unit.code}-{publication.year}.{suffix}"
    disposition = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name)}"
    return HttpResponse(write(publication), content_type=content_type, headers={"Content-Disposition": disposition})
