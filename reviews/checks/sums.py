"""The sums that hold as things stand, within a table and of a department's units: which cells a change of one cell must
take along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import NamedTuple

from reviews.checks.balance import CellName
from reviews.checks.puzzle import Puzzle


class Links(NamedTuple):
    """Of one cell: the only parts of the sums that it is the whole of, and with them the wholes that it is part of, or
    the other parts in its row.
    """

    alone: list[CellName]
    steps: list[CellName]
    parts: list[CellName]


class Sums(dict[CellName, Links]):
    """Wholes and parts of the cells of a puzzle. Where a sum has one figure on each side, the left is the whole."""

    def __init__(self, puzzle: Puzzle) -> None:
        super().__init__()
        self._puzzle = puzzle

    def in_step(self, cell: CellName) -> list[CellName]:
        """The cell, the wholes that it is part of, the only parts of those, and so on: what must change together for
        their sums to go on holding.
        """
        return reached(cell, lambda one: self[one].steps)

    def innermost(self, cell: CellName) -> CellName:
        """The cell, or the only part of its only part: where an account has one below it, a reader looks there."""
        return reached(cell, lambda one: self[one].alone)[-1] if self[cell].alone else cell

    def forget(self, cells: Set[CellName | None]) -> None:
        """Look anew at the sums of these cells, which did not hold before or hold no longer."""
        for cell in self.keys() & cells:
            del self[cell]

    def __missing__(self, cell: CellName) -> Links:
        wholes: list[CellName] = []
        alone: list[CellName] = []
        beside: list[CellName] = []
        for number, factor in self._puzzle.factors(cell).items():
            balance = self._puzzle.balances[number]
            if balance.relation != "=" or number in self._puzzle.failing:
                continue
            here, there = (balance.left, balance.right) if factor > 0 else (balance.right, balance.left)
            if len(there) == 1 and (len(here) > 1 or factor < 0):
                wholes += [whole for o in there if (whole := o.cell) and self._is_near(cell, whole)]
            elif len(here) == len(there) == 1:
                alone += [part for o in there if (part := o.cell) and self._is_near(part, cell)]
            elif len(here) == 1:
                beside += [part for o in there if (part := o.cell) and part[:2] == cell[:2]]
        links = self[cell] = Links(alone, [*wholes, *alone], [*alone, *beside])
        return links

    def _is_near(self, part: CellName, whole: CellName) -> bool:
        """Whether both stand in one table, or in the same place of a department's table and of its unit's."""
        if part[0] == whole[0]:
            return True
        a, b = self._puzzle.operands[part].address, self._puzzle.operands[whole].address
        return a is not None and b is not None and (a.form, a.row, a.column) == (b.form, b.row, b.column)


def reached(start: CellName, step: Callable[[CellName], Iterable[CellName]]) -> list[CellName]:
    """The cell and what can be reached from it, each once."""
    found = {start: None}
    beyond = [start]
    while beyond:
        for cell in step(beyond.pop()):
            if cell not in found:
                found[cell] = None
                beyond.append(cell)
    return list(found)
