"""The sums that hold as things stand, within a table and of a department's units: which cells a change of one cell must
take along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from reviews.checks.balance import CellName, Operand
from reviews.checks.puzzle import Puzzle

Link = tuple[int, CellName]
"""The number of a sum, and its whole or one of its parts."""


@dataclass(slots=True)
class _Links:
    """Of one cell: the sums that it is part of, those of one part that it is the whole of, and others in its row; the
    steps are the first two.
    """

    wholes: list[Link] = field(default_factory=list)
    alone: list[Link] = field(default_factory=list)
    beside: list[Link] = field(default_factory=list)
    steps: list[Link] = field(default_factory=list)


class Sums:
    """Wholes and parts of the cells of a puzzle. Where a sum has one figure on each side, the left is the whole."""

    def __init__(self, puzzle: Puzzle) -> None:
        self._puzzle = puzzle
        self._links: dict[CellName, _Links] = {}

    def in_step(self, cell: CellName) -> list[CellName]:
        """The cell, the wholes that it is part of, the only parts of those, and so on: what must change together for
        their sums to go on holding.
        """
        return reached(cell, lambda one: self._held(self._of(one).steps))

    def innermost(self, cell: CellName) -> CellName:
        """The cell, or the only part of its only part: where an account has one below it, a reader looks there."""
        return reached(cell, lambda one: self._held(self._of(one).alone))[-1]

    def parts(self, cell: CellName) -> list[CellName]:
        """The parts that may be to blame for a whole: the only one of a sum, and those of the same row."""
        return [*self._held(self._of(cell).alone), *self._held(self._of(cell).beside)]

    def _held(self, links: list[Link]) -> list[CellName]:
        failing = self._puzzle.failing
        return [cell for number, cell in links if number not in failing]

    def _of(self, cell: CellName) -> _Links:
        if cell not in self._links:
            self._links[cell] = self._linked(cell)
        return self._links[cell]

    def _linked(self, cell: CellName) -> _Links:
        links = _Links()
        for number in self._puzzle.factors.get(cell, ()):
            balance = self._puzzle.balances[number]
            one, other = sorted((balance.left, balance.right), key=len)
            if balance.relation != "=" or len(one) != 1 or not (whole := one[0].cell):
                continue
            if whole != cell:
                links.wholes += [(number, whole)] if _is_near(self._puzzle.operands[cell], one[0]) else []
            elif len(other) == 1:
                links.alone += [(number, part) for o in other if (part := o.cell) and _is_near(o, one[0])]
            else:
                links.beside += [(number, part) for o in other if (part := o.cell) and part[:2] == cell[:2]]
        links.steps = [*links.wholes, *links.alone]
        return links


def _is_near(part: Operand, whole: Operand) -> bool:
    """Whether both stand in one table, or in the same place of a department's table and of its unit's."""
    a, b = part.address, whole.address
    if part.cell and whole.cell and part.cell[0] == whole.cell[0]:
        return True
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
