"""One sheet of a workbook: what its cells hold and how it shows them, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosures.extraction.readers.number_formats import GENERAL
from disclosures.extraction.readers.refusal import TOO_MUCH, UnreadableFile

MOST_CELLS = 5_000_000
"""Rows × columns of the used part of one sheet."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range, from 0."""


@dataclass
class Worksheet:
    """Values and number formats by (row, column) from 0; merged ranges; what is hidden."""

    name: str
    hidden: bool = False
    values: dict[tuple[int, int], object] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    zeros: bool = True
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    """Cells with a formula that nobody has computed yet."""

    def format_of(self, place: tuple[int, int]) -> str:
        return self.formats.get(place, GENERAL)

    def size(self) -> tuple[int, int]:
        """Rows and columns up to the last value. Raises UnreadableFile where the area is absurd."""
        rows = max((row for row, _ in self.values), default=-1) + 1
        columns = max((column for _, column in self.values), default=-1) + 1
        if rows * columns > MOST_CELLS:
            raise UnreadableFile(TOO_MUCH)
        return rows, columns
