"""The worker's part: claim the work, read, understand, store."""

from __future__ import annotations

from datetime import datetime

from disclosures.access import Person
from disclosures.models import Submission


def extract(*, submission_id: int, at: datetime) -> None:
    """Read one file. Does nothing where another worker has it or it is done. Raises nothing."""
    raise NotImplementedError


def extract_again(*, submission: Submission, by: Person, at: datetime) -> Submission:
    """Queue the file once more; corrections survive. Raises NotAllowed, NotPossible."""
    raise NotImplementedError
