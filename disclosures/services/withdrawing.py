"""Taking a file back before it is approved."""

from __future__ import annotations

from datetime import datetime

from disclosures.access import Person
from disclosures.models import Submission


def withdraw(*, submission: Submission, by: Person, at: datetime, reason: str = "") -> Submission:
    """The file no longer counts; it may be uploaded again. Raises NotAllowed, NotPossible (already approved …)."""
    raise NotImplementedError
