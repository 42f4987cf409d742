"""A file comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files import File

from disclosures.access import Person
from disclosures.models import Submission


@dataclass(frozen=True)
class Refused:
    """A file that was not taken, and why in one sentence. existing is the submission that already holds it."""

    name: str
    sentence: str
    existing: Submission | None = None


@dataclass(frozen=True)
class Receipt:
    """What became of one upload: a zip is several files."""

    accepted: tuple[Submission, ...]
    refused: tuple[Refused, ...] = ()


def receive(*, file: File, name: str, by: Person, at: datetime) -> Receipt:
    """Take a file (or the files of a zip), store it by its content, and queue it once committed.

    Wrong kinds and duplicates do not raise: they are in Receipt.refused with their sentence. Raises NotAllowed.
    """
    raise NotImplementedError
