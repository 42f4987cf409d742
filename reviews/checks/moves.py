"""Which cells may have gone wrong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosures.extraction.factbook import Name
from disclosures.extraction.model import Address
from reviews.checks import accounts
from reviews.checks.balance import CellName, Operand
from reviews.checks.puzzle import Move, Puzzle

SUMMARIES = ("T01", "T04")


def _total_column(form: str) -> str:
    return "amount" if form == "T01" else "total"


class Layouts:
    """Where the addresses of the puzzle stand."""

    def __init__(self, puzzle: Puzzle) -> None:
        self._operands = puzzle.operands
        self._cells: dict[Name, CellName] = {}
        self._made: dict[tuple[CellName, frozenset[CellName], frozenset[CellName]], Move] = {}
        self._known: dict[tuple[CellName, bool], list[Move]] = {}
        self._rows: dict[tuple[str, str], set[str]] = {}
        for cell, operand in puzzle.operands.items():
            address = operand.place.address
            if address:
                name = address.form, address.scope, address.row, address.column
                self._cells[name] = min(cell, self._cells.get(name, cell))
                self._rows.setdefault((address.form, address.scope), set()).add(address.row)

    def moves(self, cell: CellName, operand: Operand) -> list[Move]:
        """The cell alone, with its total, with what stands above it, and with both."""
        key = cell, operand.place.address is not None
        if key not in self._known:
            self._known[key] = list(self._moves(cell, operand))
        return self._known[key]

    def _moves(self, cell: CellName, operand: Operand) -> Iterator[Move]:
        yield self._move(cell, frozenset([cell]))
        yield from self._exchanges(cell)
        address = operand.place.address
        if address is None or self._at(address, [address.row], [address.column]) != {cell}:
            return
        wide = self._at(address, [address.row], [address.column, _total_column(address.form)])
        tall = self._at(address, self._path(address), [address.column])
        both = self._at(address, self._path(address), [address.column, _total_column(address.form)])
        for cells in dict.fromkeys([wide, tall, both]):
            if len(cells) > 1:
                yield self._move(self._named(address, cells, cell), cells)

    def _move(self, named: CellName, cells: frozenset[CellName], minus: frozenset[CellName] = frozenset()) -> Move:
        """The one move of its kind."""
        return self._made.setdefault((named, cells, minus), Move(named, cells, minus))

    def _exchanges(self, cell: CellName) -> Iterator[Move]:
        """The cell and the one below or above it, each with the other's figure."""
        table, row, column = cell
        for other in ((table, row + 1, column), (table, row - 1, column)):
            if other in self._operands and cell in self._operands:
                yield self._move(cell, frozenset([cell, other]), frozenset([other]))

    def _at(self, address: Address, rows: Iterable[str], columns: Iterable[str]) -> frozenset[CellName]:
        wanted = [(address.form, address.scope, row, column) for row in rows for column in columns]
        return frozenset([self._cells[name] for name in wanted if name in self._cells])

    def _named(self, address: Address, cells: frozenset[CellName], cell: CellName) -> CellName:
        """The total of the row, where it is among the cells: there a reader looks first."""
        total = self._cells.get((address.form, address.scope, address.row, _total_column(address.form)))
        return total if total in cells and total is not None else cell

    def _path(self, address: Address) -> list[str]:
        rows = self._rows[(address.form, address.scope)]
        if address.form not in SUMMARIES:
            return accounts.path(address.row, rows)
        side = address.row.partition(".")[0]
        return [r for r in dict.fromkeys([address.row, f"{side}.year_total", f"{side}.total"]) if r in rows]
