"""How a spreadsheet shows its cells, beside what they hold: number formats, hidden lines, suppressed zeros."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosures.extraction.readers.number_formats import GENERAL

MOST_CELLS = 5_000_000
"""Rows × columns of the used part of one sheet."""


@dataclass
class Looks:
    """The looks of one sheet. known is False where the format keeps none that we can read."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    zeros: bool = True
    known: bool = True

    def format_of(self, row: int, column: int) -> str:
        return self.formats.get((row, column), GENERAL)
