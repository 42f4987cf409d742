"""What a run says, flattened for one-line assertions."""

from __future__ import annotations

from collections import Counter

from disclosures.extraction.factbook import FactBook
from reviews.checks import runner
from reviews.checks.finding import Finding


def findings(book: FactBook, code: str = "") -> list[Finding]:
    """The findings of a document, or those of one check."""
    return [f for f in runner.run(book).findings if code in ("", f.code)]


def outcomes(book: FactBook, code: str) -> Counter[str]:
    """How often each outcome stands in the ledger of one check."""
    return Counter(i.outcome.value for i in runner.run(book).ledger if i.code == code)
