"""Every read of the desk and of the public pages, each in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from disclosures import access
from disclosures.access import Person
from disclosures.choices import Role
from disclosures.models import Correction, Submission
from disclosures.queries import ShownPassage, ShownTable
from reviews.models import CheckRun, Flag, LogEntry, Publication, Review
from reviews.workflow import Offer

SORTS = ("-uploaded", "uploaded", "errors", "unit", "due")


@dataclass(frozen=True)
class Change:
    """One difference between two versions. kind: figure, text (narrative), table."""

    kind: str
    form: str
    unit_code: str
    row_label: str
    column_label: str
    before: str
    after: str
    difference: Decimal | None = None


@dataclass(frozen=True)
class Uncovered:
    """A number of the narrative that is neither judged nor acknowledged, with the words around it."""

    claim: int
    passage: int
    printed: str
    before: str
    after: str


@dataclass(frozen=True)
class Desk:
    """Everything that the page of one submission shows.

    flags: with their annotations, the primary of a cause first; statuses: "passage key:start" → the judged status
    of a narrative number ("acknowledged" where a person has looked at it); coverage in per cent, people included.
    """

    review: Review
    submission: Submission
    run: CheckRun | None
    is_current: bool
    flags: list[Flag]
    tables: list[ShownTable]
    narrative: list[ShownPassage]
    statuses: dict[str, str]
    uncovered: list[Uncovered]
    coverage: Decimal | None
    corrections: list[Correction]
    log: list[LogEntry]
    versions: list[Submission]
    offers: list[Offer]
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class PublicFilter:
    """What the public search asks for; empty fields ask nothing. text is found in unit names and codes."""

    text: str = ""
    region: str = ""
    year: int | None = None
    kind: str = ""


def queue(
    user: Person,
    *,
    region: str = "",
    year: int | None = None,
    state: str = "",
    level: str = "",
    text: str = "",
    mine: bool = False,
    sort: str = "-uploaded",
) -> QuerySet[Review]:
    """The reviews a person may see, with submission, region, unit, uploader and assignee.

    Annotated: errors, warnings, hints (open flags by level), flags_open, flags_settled, crashed. level: only those
    with an open flag of it; mine: assigned to the person.
    """
    raise NotImplementedError


def counts_by_state(user: Person) -> dict[str, int]:
    """How many reviews stand in each state: the tabs of the queue."""
    raise NotImplementedError


def desk(review: Review, user: Person) -> Desk:
    """Everything of one submission's page."""
    raise NotImplementedError


def flags(review: Review, *, state: str = "", level: str = "") -> QuerySet[Flag]:
    """The flags by gravity and position, with annotations and who settled them."""
    raise NotImplementedError


def next_open_flag(review: Review, after: Flag | None = None) -> Flag | None:
    """The next flag to settle, from the first again at the end."""
    raise NotImplementedError


def next_review(user: Person, after: Review) -> Review | None:
    """The next review of the queue that waits for the person."""
    raise NotImplementedError


def difference(review: Review, other: Submission | None = None) -> tuple[Submission | None, list[Change]]:
    """What changed since the other version (without: the one before); None and no changes for a first version."""
    raise NotImplementedError


def previous_flags(review: Review) -> list[Flag]:
    """The flags of the version before that were confirmed or open: what the unit was asked to repair."""
    raise NotImplementedError


def public(asked: PublicFilter) -> QuerySet[Publication]:
    """Live publications without their payloads, newest year first, with region and unit."""
    raise NotImplementedError


def public_regions() -> list[dict[str, Any]]:
    """Regions that have published anything: [{"code", "name", "count", "years": [...]}]."""
    raise NotImplementedError


def public_years() -> list[int]:
    """Years in which anything is public, newest first."""
    raise NotImplementedError


def publication(region_code: str, unit_code: str, year: int, kind: str = "") -> Publication | None:
    """The public copy of a unit and year: the live one, else the one ended last (is_live tells)."""
    raise NotImplementedError


def editions(publication: Publication) -> list[Publication]:
    """All publications of the same unit, year and kind, newest first: the correction history."""
    raise NotImplementedError


def years_of(publication: Publication) -> list[Publication]:
    """The unit's live publications of every year, oldest first: for comparison over years."""
    raise NotImplementedError


def totals(asked: PublicFilter) -> list[dict[str, Any]]:
    """For charts: [{"unit_code", "unit_name", "region_code", "year", "revenue", "expenditure", "three_public", …}]."""
    raise NotImplementedError


def publications_for(user: Person, *, live: bool | None = None) -> QuerySet[Publication]:
    """Publications that a publisher looks after."""
    raise NotImplementedError


def due(user: Person, now: datetime) -> dict[str, int]:
    """Numbers for the head of the queue: {"waiting", "overdue", "returned", "approved"}."""
    raise NotImplementedError


def arriving(user: Person) -> QuerySet[Submission]:
    """Files that have no review yet: waiting, being read, unreadable; newest first, without withdrawn ones."""
    visible = access.submissions_visible_to(user).filter(review__isnull=True, withdrawn_at__isnull=True)
    return visible.select_related("region", "unit", "uploaded_by").distinct()


def latest_run(review: Review) -> CheckRun | None:
    """The newest finished run of the checks."""
    return CheckRun.objects.filter(submission=review.submission_id, finished_at__isnull=False).first()


def live_publication(review: Review) -> Publication | None:
    """What is public now for the review's unit, year and kind."""
    file = review.submission
    live = Publication.objects.filter(unit=file.unit_id, year=file.year, kind=file.kind, ended_at__isnull=True)
    return live.defer("payload").first() if file.unit_id and file.year else None


def reviewers_of(review: Review) -> QuerySet[Any]:
    """People who may be asked to review it: active reviewers of its region, not who uploaded it."""
    file = review.submission
    here = Q(memberships__region=None) | Q(memberships__region=file.region_id)
    people = get_user_model().objects.filter(here, memberships__role=Role.REVIEWER, is_active=True)
    return people.exclude(pk=review.submitter_id).order_by("username").distinct()
