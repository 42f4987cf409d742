"""Which numbers of the narrative were judged, acknowledged, or by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from disclosures.models import Claim
from reviews import fingerprints
from reviews.models import Acknowledgement, CheckRun, Review

JUDGED = frozenset(("agrees", "disagrees"))
NO_AMOUNT = "not_an_amount"
ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True)
class Coverage:
    """statuses: "passage key:start" → judged status, or "acknowledged". percent: of the amounts, people included."""

    statuses: dict[str, str]
    uncovered: list[Claim]
    percent: Decimal


def percent(covered: int, all_of_them: int) -> Decimal:
    """A share with one decimal; 100 where there is nothing to cover."""
    if not all_of_them:
        return Decimal(100)
    return (Decimal(100 * covered) / all_of_them).quantize(Decimal("0.1"))


def _acknowledged(review: Review) -> QuerySet[Acknowledgement]:
    """What was looked at in this review, and the same words with the same number in earlier versions of the file."""
    it, mine = review.submission, Q(review=review)
    if it.confirmed_at is not None:
        unit = Q(review__submission__unit=it.unit_id, review__submission__year=it.year)
        mine |= unit & Q(review__submission__kind=it.kind, review__submission__uploaded_at__lt=it.uploaded_at)
    return Acknowledgement.objects.filter(mine)


def cover(review: Review, run: CheckRun | None) -> Coverage:
    """The state of every number of the narrative (two queries)."""
    known = set(_acknowledged(review).values_list("fingerprint", flat=True))
    statuses, uncovered, amounts = {}, [], 0
    for claim in review.submission.claim_set.select_related("passage"):
        key = f"{claim.passage.key}:{claim.start}"
        status = (run.claims if run else {}).get(key, claim.status)
        if status not in JUDGED and status != NO_AMOUNT:
            if fingerprints.of_number(claim.passage.text, claim.start, claim.end) in known:
                status = ACKNOWLEDGED
            else:
                uncovered.append(claim)
        amounts += status != NO_AMOUNT
        statuses[key] = status
    return Coverage(statuses, uncovered, percent(amounts - len(uncovered), amounts))
