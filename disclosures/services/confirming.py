"""Whose disclosure of which year it is: proposed by the document, confirmed by a person or by what is on record."""

from __future__ import annotations

from datetime import datetime

from disclosures.access import Person
from disclosures.models import Submission, Unit


def confirm(
    *,
    submission: Submission,
    region_code: str,
    region_name: str = "",
    unit_code: str,
    unit_name: str = "",
    parent: Unit | None = None,
    year: int,
    by: Person,
    at: datetime,
) -> Submission:
    """Settle region, unit and year; a region or unit not on record is created where the person may.

    Names may be blank for what is on record. Raises NotAllowed, NotPossible.
    """
    raise NotImplementedError
