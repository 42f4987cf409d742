"""From findings to flags that people settle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from disclosures.access import Person
from disclosures.models import Claim
from reviews.choices import FlagState
from reviews.models import Acknowledgement, Annotation, CheckRun, Flag, Review


def check(*, submission_id: int, at: datetime) -> CheckRun | None:
    """Run every check, write the ledger, sync the flags by fingerprint; the review is created where missing.

    None where the submission is not extracted or withdrawn.
    """
    raise NotImplementedError


def settle(flag: Flag, state: FlagState, *, reason: str = "", by: Person, at: datetime) -> Flag:
    """CONFIRMED, EXPLAINED, DISMISSED, or OPEN again; explaining and dismissing need a reason.

    An open review is started by it. Raises NotAllowed, NotPossible.
    """
    raise NotImplementedError


def settle_many(flags: Iterable[Flag], state: FlagState, *, reason: str = "", by: Person, at: datetime) -> list[Flag]:
    """Several flags of one review at once, all or none."""
    raise NotImplementedError


def annotate(flag: Flag, text: str, *, by: Person, at: datetime) -> Annotation:
    """A remark under a flag, or the unit's answer. Raises NotAllowed, NotPossible (blank)."""
    raise NotImplementedError


def acknowledge(review: Review, claims: Iterable[Claim], *, by: Person, at: datetime) -> list[Acknowledgement]:
    """Numbers of the narrative that no rule covers and the person has looked at. Raises NotAllowed, NotPossible."""
    raise NotImplementedError
