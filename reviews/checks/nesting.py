"""Which rows of a list add up to its total: all of them, those of one level, or the headings with what follows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosures.extraction import tolerance
from reviews.checks.balance import Operand

Pattern = tuple[bool, ...]
"""Which of its label columns a row fills."""

Rows = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list without its total: for each row what it fills, and the amounts of each column by row."""

    patterns: Mapping[int, Pattern]
    columns: Mapping[int, Mapping[int, Operand]]

    def readings(self, column: int) -> list[Rows]:
        """The rows that may make up the total of a column: all, one kind of them, or without what headings sum up."""
        rows = tuple(self.patterns)
        kinds = [tuple(r for r in rows if self.patterns[r] == kind) for kind in dict.fromkeys(self.patterns.values())]
        found = [rows, *(kind for kind in kinds if kind != rows), self._topmost(column)]
        return list(dict.fromkeys(found))

    @property
    def is_plain(self) -> bool:
        """Whether nothing sets one row apart from another."""
        kinds = set(self.patterns.values())
        return len(kinds) == 1 and not any(self._has_headings(column) for column in self.columns)

    def _has_headings(self, column: int) -> bool:
        filled = [row for row in self.patterns if row in self.columns[column] and self.columns[column][row].amount]
        return len(self._topmost(column)) < len(filled)

    def _topmost(self, column: int) -> Rows:
        """The rows that no heading above them sums up; of one row only where the two fill other columns."""
        amounts = self.columns[column]
        open_rows: list[int] = []
        for row in reversed(tuple(self.patterns)):
            if row not in amounts or not amounts[row].amount:
                continue
            below = self._summed_up(row, open_rows, amounts)
            del open_rows[len(open_rows) - below :]
            open_rows.append(row)
        return tuple(reversed(open_rows))

    def _summed_up(self, row: int, open_rows: Sequence[int], amounts: Mapping[int, Operand]) -> int:
        """How many of the rows below, the nearest last in open_rows, a row is the sum of; 0 where it is none."""
        below = list(reversed(open_rows))
        for count, other in enumerate(below, start=1):
            together = tolerance.total([amounts[part].interval for part in below[:count]])
            if together.meets(amounts[row].interval) and (count > 1 or self._is_repeated(row, other)):
                return count
            if together.low > amounts[row].interval.high:
                break
        return 0

    def _is_repeated(self, row: int, other: int) -> bool:
        """Whether a row's one part says it again: it fills other columns, or has the same amount in all of several."""
        if self.patterns[row] != self.patterns[other]:
            return True
        pairs = [(found.get(row), found.get(other)) for found in self.columns.values()]
        filled = [(one, same) for one, same in pairs if (one and one.amount) or (same and same.amount)]
        return len(filled) > 1 and all(one and same and one.amount == same.amount for one, same in filled)


def made_up_of(listed: Listed, totals: Mapping[int, Operand]) -> dict[int, list[Rows]]:
    """For each column the readings by which its total should be a sum; none where nothing tells.

    A plain list is the sum of all its rows. Else a reading counts that makes up most of the totals, and any that makes
    up the column's own.
    """
    readings = {column: listed.readings(column) for column in totals}
    every = list(dict.fromkeys(rows for found in readings.values() for rows in found))
    holding = {rows: [c for c, total in totals.items() if _holds(listed, c, total, rows)] for rows in every}
    known = [rows for rows, columns in holding.items() if 2 * len(columns) > len(totals)]
    if listed.is_plain:
        known = [tuple(listed.patterns)]
    return {
        column: list(dict.fromkeys([*known, *(rows for rows in readings[column] if column in holding[rows])]))
        for column in totals
    }


def _holds(listed: Listed, column: int, total: Operand, rows: Rows) -> bool:
    amounts = listed.columns[column]
    return total.interval.meets(tolerance.total([amounts[row].interval for row in rows if row in amounts]))
