"""The moves of a review: who may, from where to where, what stands in the way; every move is logged.

A move names the version it was decided on; if somebody else moved meanwhile, nothing happens (NotPossible).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from disclosures.access import Person
from disclosures.services import NotAllowed, NotPossible
from reviews import access
from reviews.choices import Action, ReviewState
from reviews.models import LogEntry, Review

__all__ = ["TRANSITIONS", "NotAllowed", "NotPossible", "Offer", "Transition", "assign", "blockers", "move", "offers"]


@dataclass(frozen=True)
class Transition:
    """From which states an action leads where, who may, and whether a reason must be given."""

    before: tuple[ReviewState, ...]
    after: ReviewState
    may: Any
    reason: bool = False


@dataclass(frozen=True)
class Offer:
    """An action that the person has the right to from this state; blockers say why not yet."""

    action: Action
    label: str
    needs_reason: bool
    blockers: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return not self.blockers


TRANSITIONS: dict[Action, Transition] = {
    Action.START: Transition((ReviewState.OPEN,), ReviewState.IN_REVIEW, access.may_review),
    Action.RETURN: Transition(
        (ReviewState.OPEN, ReviewState.IN_REVIEW), ReviewState.RETURNED, access.may_review, reason=True
    ),
    Action.APPROVE: Transition((ReviewState.IN_REVIEW,), ReviewState.APPROVED, access.may_approve),
    Action.REOPEN: Transition(
        (ReviewState.RETURNED, ReviewState.APPROVED), ReviewState.IN_REVIEW, access.may_review, reason=True
    ),
    Action.RETRACT: Transition(
        (ReviewState.OPEN, ReviewState.IN_REVIEW, ReviewState.RETURNED), ReviewState.RETRACTED, access.may_retract
    ),
    Action.PUBLISH: Transition((ReviewState.APPROVED,), ReviewState.PUBLISHED, access.may_publish),
    Action.SUPERSEDE: Transition((ReviewState.PUBLISHED,), ReviewState.SUPERSEDED, access.may_publish),
    Action.WITHDRAW: Transition((ReviewState.PUBLISHED,), ReviewState.WITHDRAWN, access.may_publish, reason=True),
}
"""PUBLISH, SUPERSEDE and WITHDRAW are made by publishing, RETRACT takes the file itself back; the rest by move."""


def move(
    review: Review, action: Action, *, by: Person, at: datetime, reason: str = "", version: int | None = None
) -> Review:
    """One step. version: the review.version that the person saw. Raises NotAllowed, NotPossible(sentences).

    PUBLISH, SUPERSEDE and WITHDRAW are refused here: they belong to publishing, which freezes the payload.
    """
    raise NotImplementedError


def blockers(review: Review, action: Action, *, by: Person | None = None) -> list[str]:
    """What stands in the way, a Chinese sentence each; empty when it is possible. The reason is not asked for."""
    raise NotImplementedError


def offers(review: Review, user: Person) -> list[Offer]:
    """The actions to show to a person, in the order of the procedure."""
    raise NotImplementedError


def assign(review: Review, *, to: Person | None, due_date: date | None, by: Person, at: datetime) -> Review:
    """Who shall review it and until when. Raises NotAllowed; NotPossible where `to` may not review it."""
    raise NotImplementedError


def log(review: Review, action: str, *, by: Person | None, at: datetime, **what: Any) -> LogEntry:
    """Write a line of the log; what: before, after, reason, detail."""
    return LogEntry.objects.create(review=review, action=action, by=by, at=at, **what)
