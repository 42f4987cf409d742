"""A person's figure beside the machine's."""

from __future__ import annotations

from datetime import datetime

from disclosures.access import Person
from disclosures.models import Correction, Fact


def correct_fact(*, fact: Fact, after: str, reason: str, by: Person, at: datetime) -> Correction:
    """Set what a cell prints, in the unit of its table; '' for blank. The checks run again after commit.

    Raises NotAllowed; NotPossible where the text is no figure, nothing changes, or the reason is missing.
    """
    raise NotImplementedError
