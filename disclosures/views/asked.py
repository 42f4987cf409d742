"""Numbers that a request names: what is no number, or none that a row or page could have, is not asked for."""

from __future__ import annotations

from collections.abc import Iterable

MOST_DIGITS = 18
"""Above that no database counts."""


def row_number(text: str) -> int | None:
    """The number, None where there is none. Digits are 0 to 9: str.isdigit also takes ² and ③, which int refuses."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def row_numbers(texts: Iterable[str]) -> list[int]:
    """Those that are numbers, in the order given."""
    return [number for text in texts if (number := row_number(text)) is not None]
