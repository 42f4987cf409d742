"""Which cells may have gone wrong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reviews.checks import accounts
from reviews.checks.balance import CellName
from reviews.checks.puzzle import Move, Puzzle
from reviews.checks.sums import Sums, reached


def _total_column(form: str) -> str:
    return "amount" if form == "T01" else "total"


class Layouts:
    """Where the cells of the puzzle stand."""

    def __init__(self, puzzle: Puzzle) -> None:
        self._puzzle = puzzle
        self._operands = puzzle.operands
        self._sums = Sums(puzzle)
        self._zeros: dict[tuple[str, int], list[tuple[str, CellName]]] = {}
        self._alone: dict[CellName, Move] = {}
        self._exchanges: dict[CellName, dict[CellName, Move]] = {}
        self._through: dict[CellName, list[Move]] = {}
        self._chains: dict[CellName, Move] = {}
        self._made: dict[tuple[CellName, frozenset[CellName]], Move] = {}

    def alone(self, cell: CellName) -> Move:
        if cell not in self._alone:
            cells = frozenset([cell])
            self._alone[cell] = self._made.setdefault((cell, cells), Move(cell, cells))
        return self._alone[cell]

    def exchanges(self, cell: CellName) -> dict[CellName, Move]:
        """The cell exchanged with the one below, above or, if one of both is empty, beside it."""
        if cell not in self._exchanges:
            table, row, column = cell
            others = [(table, row + 1, column), (table, row - 1, column)]
            for other in ((table, row, column + 1), (table, row, column - 1)):
                if other in self._operands and not (self._operands[cell].amount and self._operands[other].amount):
                    others.append(other)
            found = {o: Move(cell, frozenset([cell, o]), frozenset([o])) for o in others if o in self._operands}
            self._exchanges[cell] = found
        return self._exchanges[cell]

    def chains(self, cell: CellName) -> list[Move]:
        """The cell, and its parts that may be to blame, each in a chain with its sums."""
        if cell not in self._through:
            self._through[cell] = [self._chain(start) for start in reached(cell, self._suspects)]
        return self._through[cell]

    def forget(self, numbers: Iterable[int]) -> None:
        """Seek anew the chains through the cells of these equations, which did not hold before or do not hold now."""
        cells = self._puzzle.cells(numbers)
        self._sums.forget(cells)
        self._chains = {start: chain for start, chain in self._chains.items() if cells.isdisjoint(chain.cells)}
        kept = set(self._chains.values())
        self._through = {cell: chains for cell, chains in self._through.items() if kept.issuperset(chains)}

    def _chain(self, start: CellName) -> Move:
        """The cell, or a part of it that may be to blame, with everything that its sums keep in step with it.

        An amount that is missing from a row, from the rows above it and from their totals is one slip.
        """
        if start not in self._chains:
            cells = frozenset(self._sums.in_step(start))
            named = self._named(self._sums.innermost(start), cells)
            self._chains[start] = self._made.setdefault((named, cells), Move(named, cells))
        return self._chains[start]

    def _suspects(self, cell: CellName) -> Iterator[CellName]:
        """The parts that may be to blame for a whole, and the accounts of nothing below an account."""
        yield from self._sums[cell].parts
        address = self._operands[cell].address
        if address and address.column == _total_column(address.form) and accounts.is_account(address.row):
            yield from (c for row, c in self._nothings(cell) if row.startswith(address.row))

    def _nothings(self, cell: CellName) -> list[tuple[str, CellName]]:
        """The rows of nothing in the column of a cell."""
        table, _, column = cell
        if (table, column) not in self._zeros:
            there = sorted(c for c in self._operands if c[0] == table and c[2] == column)
            named = [(a.row, c) for c in there if not self._operands[c].amount and (a := self._operands[c].address)]
            self._zeros[table, column] = sorted(named)
        return self._zeros[table, column]

    def _named(self, cell: CellName, cells: frozenset[CellName]) -> CellName:
        """The total of the row, where it is among the cells: there a reader looks first."""
        if (address := self._operands[cell].address) is None:
            return cell
        total = (*address[:3], _total_column(address.form))
        return min([other for other in cells if self._operands[other].address == total], default=cell)
