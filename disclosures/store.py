"""The only bridge between rows and the pure values of extraction.model."""

from __future__ import annotations

from datetime import datetime

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Extraction
from disclosures.models import Submission


def save(submission: Submission, extraction: Extraction, at: datetime) -> None:
    """Replace what is stored of the submission by this extraction, in one transaction. Corrections survive."""
    raise NotImplementedError


def load(submission: Submission, *, corrected: bool = True) -> Extraction:
    """What is stored, with people's corrections in the facts and in the cells, or as the machine read it."""
    raise NotImplementedError


def factbook(submission: Submission) -> FactBook:
    """What checks ask: this document, last year's of the same unit, and this year's of the units under it."""
    raise NotImplementedError
