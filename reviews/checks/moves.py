"""Which cells may have gone wrong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosures.extraction.model import Address
from reviews.checks import accounts
from reviews.checks.balance import CellName
from reviews.checks.puzzle import Move, Puzzle
from reviews.checks.sums import Sums, reached


def _total_column(form: str) -> str:
    return "amount" if form == "T01" else "total"


class Layouts:
    """Where the addresses of the puzzle stand."""

    def __init__(self, puzzle: Puzzle) -> None:
        self._puzzle = puzzle
        self._operands = puzzle.operands
        self._sums = Sums(puzzle)
        self._cells: dict[Address, CellName] = {}
        self._made: dict[tuple[CellName, frozenset[CellName], frozenset[CellName]], Move] = {}
        self._zeros: dict[tuple[str, str], list[tuple[str, CellName]]] = {}
        self._plain: dict[CellName, list[Move]] = {}
        self._starts: dict[CellName, list[CellName]] = {}
        self._chains: dict[CellName, Move] = {}
        for cell, operand in puzzle.operands.items():
            if address := operand.address:
                self._cells[address] = min(cell, self._cells.get(address, cell))

    def moves(self, cell: CellName) -> list[Move]:
        """The cell alone; exchanged with one below, above or, if one is empty, beside it; in a chain with its sums."""
        if cell not in self._starts:
            self._starts[cell] = reached(cell, self._suspects)
        if cell not in self._plain:
            self._plain[cell] = [self._move(cell, frozenset([cell])), *self._exchanges(cell)]
        return [*self._plain[cell], *map(self._chain, self._starts[cell])]

    def forget(self, numbers: Iterable[int]) -> None:
        """Seek anew the chains through the cells of these equations, which did not hold before or hold no longer."""
        cells = {o.cell for number in numbers for o in self._puzzle.balances[number].operands}
        self._starts = {cell: starts for cell, starts in self._starts.items() if cells.isdisjoint(starts)}
        self._chains = {start: chain for start, chain in self._chains.items() if cells.isdisjoint(chain.cells)}

    def _exchanges(self, cell: CellName) -> Iterator[Move]:
        table, row, column = cell
        for other in ((table, row + 1, column), (table, row - 1, column)):
            if other in self._operands:
                yield self._move(cell, frozenset([cell, other]), frozenset([other]))
        for other in ((table, row, column + 1), (table, row, column - 1)):
            if other in self._operands and not (self._operands[cell].amount and self._operands[other].amount):
                yield self._move(cell, frozenset([cell, other]), frozenset([other]))

    def _chain(self, start: CellName) -> Move:
        """The cell, or a part of it that may be to blame, with everything that its sums keep in step with it.

        An amount that is missing from a row, from the rows above it and from their totals is one slip.
        """
        if start not in self._chains:
            cells = frozenset(self._sums.in_step(start))
            self._chains[start] = self._move(self._named(self._sums.innermost(start), cells), cells)
        return self._chains[start]

    def _suspects(self, cell: CellName) -> Iterator[CellName]:
        """The parts that may be to blame for a whole, and the accounts of nothing below an account."""
        yield from self._sums.parts(cell)
        address = self._operands[cell].address
        if address and accounts.is_account(address.row) and address.column == _total_column(address.form):
            yield from (c for row, c in self._nothings(address.form, address.scope) if row.startswith(address.row))

    def _nothings(self, form: str, scope: str) -> list[tuple[str, CellName]]:
        """The accounts of a form whose total is zero, and the cells that say so."""
        if (form, scope) not in self._zeros:
            column = _total_column(form)
            there = sorted((a.row, c) for a, c in self._cells.items() if a == (form, scope, a.row, column))
            self._zeros[form, scope] = [(row, c) for row, c in there if not self._operands[c].amount]
        return self._zeros[form, scope]

    def _move(self, named: CellName, cells: frozenset[CellName], minus: frozenset[CellName] = frozenset()) -> Move:
        """The one move of its kind."""
        return self._made.setdefault((named, cells, minus), Move(named, cells, minus))

    def _named(self, cell: CellName, cells: frozenset[CellName]) -> CellName:
        """The total of the row, where it is among the cells: there a reader looks first."""
        address = self._operands[cell].address
        if address is None:
            return cell
        total = self._cells.get(address._replace(column=_total_column(address.form)))
        return total if total in cells and total is not None else cell
