"""Everything of one review."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from disclosures.access import Person
from disclosures.models import Claim
from reviews import access, blocking, coverage, workflow
from reviews.choices import UNSETTLED, FlagLevel
from reviews.models import Annotation, CheckRun, Flag, Review
from reviews.queries.shown import Desk, Uncovered

AROUND = 24
GRAVITY = Case(
    *(When(level=level, then=Value(rank)) for rank, level in enumerate(FlagLevel.values)),
    default=Value(len(FlagLevel.values)),
    output_field=IntegerField(),
)


def desk(review: Review, user: Person) -> Desk:
    """Everything of one submission's page."""
    it, run = review.submission, latest_run(review)
    found = list(flags_for(review, user))
    covered = coverage.cover(review, run)
    return Desk(
        review=review,
        submission=it,
        run=run,
        is_current=blocking.is_current(run, it),
        flags=found,
        statuses=covered.statuses,
        uncovered=[_uncovered(claim) for claim in covered.uncovered],
        coverage=covered.percent,
        offers=workflow.offers(review, user),
        counts=counts(found),
    )


def latest_run(review: Review) -> CheckRun | None:
    """The newest finished run of the checks."""
    return blocking.newest_run(review.submission)


def flags(review: Review, *, state: str = "") -> QuerySet[Flag]:
    """The flags by gravity and position, with annotations and who settled them."""
    written = Annotation.objects.select_related("by")
    found = Flag.objects.filter(submission=review.submission_id).select_related("settled_by")
    found = found.prefetch_related(Prefetch("annotations", queryset=written))
    if state:
        found = found.filter(state=state)
    return found.order_by(GRAVITY, "position", "pk")


def counts(found: list[Flag]) -> dict[str, int]:
    """Open flags by level, and open and settled ones in all."""
    opened = [flag for flag in found if flag.is_open]
    return {
        "errors": sum(flag.level == FlagLevel.ERROR for flag in opened),
        "warnings": sum(flag.level == FlagLevel.WARNING for flag in opened),
        "hints": sum(flag.level == FlagLevel.HINT for flag in opened),
        "open": len(opened),
        "settled": len(found) - len(opened),
    }


def flags_for(review: Review, user: Person) -> QuerySet[Flag]:
    """The flags that the person may see: what the machine may have misread is no business of the unit."""
    found = flags(review)
    return found if access.may_see_doubts(user, review) else found.filter(doubtful=False)


def open_with(flag: Flag) -> QuerySet[Flag]:
    """The other open flags of the same cause; not those that the machine may have misread."""
    alike = Flag.objects.filter(submission=flag.submission_id, cause=flag.cause, doubtful=False)
    same = alike.filter(state__in=UNSETTLED)
    return same.exclude(pk=flag.pk) if flag.cause else same.none()


def _uncovered(claim: Claim) -> Uncovered:
    text = claim.passage.text
    return Uncovered(
        claim=claim.pk,
        passage=claim.passage_id,
        printed=claim.printed,
        before=text[max(0, claim.start - AROUND) : claim.start],
        after=text[claim.end : claim.end + AROUND],
    )
