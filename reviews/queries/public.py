"""Public searches: they read publications and nothing else."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from disclosures import access as reach
from disclosures.access import Person
from disclosures.choices import Role
from reviews.models import Publication, Review
from reviews.queries.shown import PublicFilter


def public(asked: PublicFilter) -> QuerySet[Publication]:
    """Live publications without their payloads, newest year first, with region and unit."""
    found = Publication.objects.filter(ended_at__isnull=True).select_related("region", "unit").defer("payload")
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
    live = Publication.objects.filter(ended_at__isnull=True).order_by("region__code", "-year")
    regions: dict[str, dict[str, Any]] = {}
    for code, name, year, count in live.values_list("region__code", "region__name", "year").annotate(Count("pk")):
        region = regions.setdefault(code, {"code": code, "name": name, "count": 0, "years": []})
        region["count"] += count
        region["years"].append(year)
    return list(regions.values())


def public_years() -> list[int]:
    """Years in which anything is public, newest first."""
    live = Publication.objects.filter(ended_at__isnull=True)
    return list(live.order_by("-year").values_list("year", flat=True).distinct())


def publication(region_code: str, unit_code: str, year: int, kind: str = "") -> Publication | None:
    """The public copy of a unit and year: the live one, else the one ended last (is_live tells)."""
    found = Publication.objects.filter(region__code=region_code, unit__code=unit_code, year=year)
    if kind:
        found = found.filter(kind=kind)
    return found.select_related("region", "unit").order_by(F("ended_at").desc(nulls_first=True), "kind", "-pk").first()


def editions(publication: Publication) -> list[Publication]:
    """All publications of the same unit, year and kind without payloads, newest first: the correction history."""
    found = Publication.objects.filter(unit=publication.unit_id, year=publication.year, kind=publication.kind)
    return list(found.select_related("region", "unit").defer("payload").order_by("-published_at", "-pk"))


def years_of(publication: Publication) -> list[Publication]:
    """The unit's live publications of every year without payloads, oldest first; their figures are there."""
    found = Publication.objects.filter(unit=publication.unit_id, kind=publication.kind, ended_at__isnull=True)
    return list(found.select_related("region", "unit").defer("payload").order_by("year"))


def totals(asked: PublicFilter) -> list[dict[str, Any]]:
    """For lists and charts: unit_code, unit_name, region_code, year, kind, each main figure in 元 (text or None)."""
    rows = public(asked).values("unit__code", "unit_name", "region__code", "year", "kind", "figures")
    return [
        {
            "unit_code": row["unit__code"],
            "unit_name": row["unit_name"],
            "region_code": row["region__code"],
            "year": row["year"],
            "kind": row["kind"],
            **{name: figure and figure["amount"] for name, figure in row["figures"].items()},
        }
        for row in rows
    ]


def live_publication(review: Review) -> Publication | None:
    """What is public now of the review's unit, year and kind."""
    it = review.submission
    if it.unit_id is None or it.year is None:
        return None
    found = Publication.objects.filter(unit=it.unit_id, year=it.year, kind=it.kind, ended_at__isnull=True)
    return found.select_related("region", "unit").first()


def publications_for(user: Person, *, live: bool | None = None) -> QuerySet[Publication]:
    """Publications that a publisher looks after."""
    found = Publication.objects.select_related("region", "unit", "published_by").defer("payload")
    if live is not None:
        found = found.filter(ended_at__isnull=live)
    if reach.is_administrator(user):
        return found
    place = Q(pk__in=[])
    for held in reach.memberships(user):
        if held.role == Role.PUBLISHER:
            place |= _reach(held.region_id, held.unit_id)
    return found.filter(place)


def _reach(region: int | None, unit: int | None) -> Q:
    if unit is not None:
        return Q(unit=unit) | Q(unit__parent=unit)
    return Q(region=region) if region is not None else Q(pk__isnull=False)
