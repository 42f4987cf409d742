"""Names that survive a new version of the file."""

from __future__ import annotations

import hashlib

from disclosures.extraction.text import fold

AROUND = 24
"""How many characters before a number say what it is about."""


def of_number(text: str, start: int, end: int) -> str:
    """A number of the narrative by its words: itself, what stands before it, and a little after."""
    said = f"{fold(text[max(0, start - AROUND) : start])}|{fold(text[start:end])}|{fold(text[end : end + 6])}"
    return hashlib.sha256(said.encode()).hexdigest()
