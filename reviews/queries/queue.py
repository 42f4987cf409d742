"""The queue of reviews, and who works on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import chain
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from disclosures import queries as files
from disclosures.access import Person
from disclosures.choices import Role, SubmissionState
from disclosures.models import Membership, Submission
from disclosures.models.submission import SubmissionQuerySet
from reviews import access
from reviews.choices import UNSETTLED, FlagLevel, ReviewState
from reviews.models import CheckRun, Review

WAITING = (ReviewState.OPEN, ReviewState.IN_REVIEW)
PROBLEM = Case(
    When(submission__flags__cause="", then=Concat(Value("flag-"), Cast("submission__flags__pk", CharField()))),
    default=F("submission__flags__cause"),
)
"""What names the problem that a flag belongs to: its cause, or itself."""

SORTS: dict[str, tuple[Any, ...]] = {
    "-uploaded": ("-submission__uploaded_at", "-pk"),
    "uploaded": ("submission__uploaded_at", "pk"),
    "errors": ("-error_problems", "-warning_problems", "-hint_problems", "-submission__uploaded_at"),
    "unit": ("submission__region__code", "submission__unit__code", "-submission__year"),
    "due": (F("due_date").asc(nulls_last=True), "submission__uploaded_at"),
}


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

    Annotated: errors, warnings, hints (open flags by level), error_problems, warning_problems, hint_problems (what they
    come from, each counted once by its gravest flag), flags_open, flags_settled, crashed. level: only those
    with an open flag of it; mine: assigned to the person. What was taken back, or returned and has been uploaded
    anew, is shown only when its state is asked for.
    """
    found = access.visible_to(user).select_related(
        "submission__region", "submission__unit", "submission__uploaded_by", "assignee", "seen_by"
    )
    found = (
        found.filter(state=state)
        if state
        else found.exclude(state=ReviewState.RETRACTED).exclude(answered(), state=ReviewState.RETURNED)
    )
    if region:
        found = found.filter(submission__region__code=region)
    if year:
        found = found.filter(submission__year=year)
    if mine:
        found = found.filter(assignee=user.pk)
    if text.strip():
        found = found.filter(files.saying(text, "submission__"))
    found = counted(found, with_doubts=access.sees_doubts(user))
    if level:
        found = found.filter(**{{"error": "errors", "warning": "warnings"}.get(level, "hints") + "__gt": 0})
    return found.order_by(*SORTS.get(sort, SORTS["-uploaded"]))


def answered() -> Exists:
    """Whether a returned review has its answer: a later version of the same unit, year and kind."""
    later = Submission.objects.extracted().filter(
        unit=OuterRef("submission__unit"),
        year=OuterRef("submission__year"),
        kind=OuterRef("submission__kind"),
        uploaded_at__gt=OuterRef("submission__uploaded_at"),
    )
    return Exists(later)


def counted(reviews: QuerySet[Review], *, with_doubts: bool = True) -> QuerySet[Review]:
    """With the numbers of flags and the crashes of the newest run; with_doubts: also of what may be misread."""
    shown = Q(submission__flags__isnull=False) if with_doubts else Q(submission__flags__doubtful=False)
    opened = shown & Q(submission__flags__state__in=UNSETTLED)

    def of(level: FlagLevel) -> Count:
        return Count("submission__flags", filter=opened & Q(submission__flags__level=level))

    def problems(*levels: FlagLevel) -> Count:
        return Count(PROBLEM, filter=opened & Q(submission__flags__level__in=levels), distinct=True)

    newest = CheckRun.objects.filter(submission=OuterRef("submission"), finished_at__isnull=False)
    return reviews.annotate(
        errors=of(FlagLevel.ERROR),
        warnings=of(FlagLevel.WARNING),
        hints=of(FlagLevel.HINT),
        error_problems=problems(FlagLevel.ERROR),
        warning_problems=problems(FlagLevel.ERROR, FlagLevel.WARNING) - F("error_problems"),
        hint_problems=problems(*FlagLevel) - F("error_problems") - F("warning_problems"),
        flags_open=Count("submission__flags", filter=opened),
        flags_settled=Count("submission__flags", filter=shown & ~Q(submission__flags__state__in=UNSETTLED)),
        crashed=Subquery(newest.values("crashed")[:1]),
    )


def counts_by_state(user: Person) -> dict[str, int]:
    """How many reviews stand in each state: the tabs of the queue."""
    rows = access.visible_to(user).order_by().values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in rows}


def arriving(user: Person, text: str = "") -> SubmissionQuerySet:
    """What is on its way and has no review yet: first what could not be read, which stays until it is withdrawn, then
    the newest. text is found in names and codes.
    """
    failed = Case(When(state__in=[SubmissionState.UNREADABLE, SubmissionState.FAILED], then=Value(0)), default=Value(1))
    found = files.submissions(user, text=text).live().filter(review__isnull=True)
    return found.order_by(failed, "-uploaded_at", "-pk")


def due(user: Person, now: datetime) -> dict[str, int]:
    """Numbers for the head of the queue: {"waiting", "overdue", "returned", "approved"}."""
    today = timezone.localdate(now)
    return access.visible_to(user).aggregate(
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        overdue=Count("pk", filter=Q(state__in=WAITING, due_date__lt=today)),
        returned=Count("pk", filter=Q(state=ReviewState.RETURNED) & ~Q(answered())),
        approved=Count("pk", filter=Q(state=ReviewState.APPROVED)),
    )


def next_review(user: Person, after: Review) -> Review | None:
    """The next of the queue that waits for the person, the oldest upload first: a review that is theirs or nobody's,
    then what is approved and theirs to publish.
    """
    mine = Q(assignee=user.pk) | Q(assignee__isnull=True)
    others = access.visible_to(user).exclude(pk=after.pk).exclude(submitter=user.pk)
    return _next(others.filter(mine, state__in=WAITING), after, user, access.may_review) or _next(
        others.filter(state=ReviewState.APPROVED).exclude(approved_by=user.pk), after, user, access.may_publish
    )


def _next(
    waiting: QuerySet[Review], after: Review, user: Person, may: Callable[[Person, Review], bool]
) -> Review | None:
    ordered = waiting.select_related("submission__region", "submission__unit").order_by("submission__uploaded_at", "pk")
    later = ordered.filter(submission__uploaded_at__gt=after.submission.uploaded_at)
    return next((review for review in chain(later.iterator(), ordered.iterator()) if may(user, review)), None)


def reviewers_for(user: Person) -> QuerySet[Any]:
    """Who reviews somewhere where the person does: to choose from for several files at once."""
    regions = access.regions_reviewed_by(user)
    reach = Q(region__isnull=True, unit__isnull=True) | Q(region__in=regions) | Q(unit__region__in=regions)
    held = Membership.objects.filter(reach, role=Role.REVIEWER)
    return get_user_model().objects.filter(is_active=True, pk__in=held.values("person")).order_by("username")


def reviewers_of(review: Review) -> QuerySet[Any]:
    """Who may review it: reviewers of its unit, its region or everywhere, without its uploader."""
    it = review.submission
    place = Q(region__isnull=True, unit__isnull=True)
    if it.unit is not None:
        place |= Q(region=it.region_id, unit__isnull=True) | Q(unit__in=[it.unit_id, it.unit.parent_id or it.unit_id])
    held = Membership.objects.filter(place, role=Role.REVIEWER)
    people = get_user_model().objects.filter(is_active=True, pk__in=held.values("person"))
    return people.exclude(pk=review.submitter_id).order_by("username")
