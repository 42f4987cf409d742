"""Public searches: they read publications and nothing else."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from reviews.models import Publication, Review
from reviews.queries.shown import PublicFilter


def public(asked: PublicFilter) -> QuerySet[Publication]:
    """Live publications without their payloads, newest year first, with region and unit."""
    found = Publication.objects.live().light()
    if asked.region:
        found = found.filter(region__code=asked.region)
    if asked.year:
        found = found.filter(year=asked.year)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    for word in asked.text.split():
        found = found.filter(Q(unit_name__icontains=word) | Q(unit__code__startswith=word))
    return found.order_by("-year", "region__code", "unit__code", "kind")


def public_regions() -> list[dict[str, Any]]:
    """Regions that have published anything: [{"code", "name", "count", "years": [...]}]."""
    live = Publication.objects.live().order_by("region__code", "-year")
    regions: dict[str, dict[str, Any]] = {}
    for code, name, year, count in live.values_list("region__code", "region__name", "year").annotate(Count("pk")):
        region = regions.setdefault(code, {"code": code, "name": name, "count": 0, "years": []})
        region["count"] += count
        region["years"].append(year)
    return list(regions.values())


def public_years() -> list[int]:
    """Years in which anything is public, newest first."""
    live = Publication.objects.live()
    return list(live.order_by("-year").values_list("year", flat=True).distinct())


def publication(region_code: str, unit_code: str, year: int, kind: str = "") -> Publication | None:
    """The public copy of a unit and year: the live one, else the one ended last (is_live tells)."""
    found = Publication.objects.filter(region__code=region_code, unit__code=unit_code, year=year)
    if kind:
        found = found.filter(kind=kind)
    return found.select_related("region", "unit").order_by(F("ended_at").desc(nulls_first=True), "kind", "-pk").first()


def editions(publication: Publication) -> list[Publication]:
    """All publications of the same unit, year and kind without payloads, newest first: the correction history."""
    found = Publication.objects.light().filter(unit=publication.unit_id, year=publication.year, kind=publication.kind)
    return list(found.order_by("-published_at", "-pk"))


def years_of(publication: Publication) -> list[Publication]:
    """The unit's live publications of every year without payloads, oldest first; their figures are there."""
    found = Publication.objects.live().light().filter(unit=publication.unit_id, kind=publication.kind)
    return list(found.order_by("year"))


def live_publication(review: Review) -> Publication | None:
    """What is public now of the review's unit, year and kind."""
    it = review.submission
    if it.unit_id is None or it.year is None:
        return None
    found = Publication.objects.live().filter(unit=it.unit_id, year=it.year, kind=it.kind)
    return found.select_related("region", "unit").first()
