"""Which of many changes repair most, without working out those that cannot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reviews.checks.balance import CellName
from reviews.checks.moves import Layouts
from reviews.checks.puzzle import Effect, Move, Puzzle

Moves = Mapping[CellName, Sequence[Move]]
NOTHING: dict[int, int] = {}


class Ranking:
    """What is known of the moves of a puzzle. cost is what each further cell of a move must earn."""

    def __init__(self, puzzle: Puzzle, cost: int) -> None:
        self._puzzle = puzzle
        self._cost = cost
        self._layouts = Layouts(puzzle)
        self._doubted: dict[CellName, dict[int, int]] = {}
        self._promised: dict[Move, int] = {}
        self._known: dict[Move, Effect | None] = {}

    def best(self) -> list[Effect]:
        """The effects that are worth most, in the order of their cells; none where no change is worth it.

        Where a cell alone clears as much as any change within its form could, no chain is sought there.
        """
        cells = self._doubted = self._puzzle.doubted()
        alone = {cell: [self._layouts.alone(cell)] for cell in cells}
        most = self._most(alone, 0)
        bounds = self._bounds()
        chains = {cell: self._layouts.chains(cell) for cell in cells if bounds[cell] >= most}
        most = self._most(chains, most)
        exchanges = self._exchanges(most)
        most = self._most(exchanges, most)
        moves = dict.fromkeys([m for cell in cells for kind in (alone, exchanges, chains) for m in kind.get(cell, ())])
        return [effect for move in moves if (effect := self._known.get(move)) and effect.worth == most]

    def apply(self, effect: Effect) -> None:
        """Take the change as made, and think anew of the moves that reach what it has moved."""
        self._layouts.forget(self._puzzle.apply(effect))
        cells = self._puzzle.cells(self._puzzle.touched(effect.move))
        self._promised = {m: worth for m, worth in self._promised.items() if cells.isdisjoint(m.cells)}
        self._known = {move: effect for move, effect in self._known.items() if move in self._promised}

    def _most(self, moves: Moves, most: int) -> int:
        """The most that one of these moves is worth, or what is known already."""
        promises = {move: self._promise(move) for some in moves.values() for move in some}
        for move in sorted(promises, key=promises.__getitem__, reverse=True):
            if promises[move] < most:
                break
            if effect := self._effect(move):
                most = max(most, effect.worth)
        return most

    def _bounds(self) -> dict[CellName, int]:
        """What a chain through each doubted cell could be worth: all that fails in its form, less a second cell."""
        operands = self._puzzle.operands
        forms = {cell[0]: address.form for cell in self._doubted if (address := operands[cell].address)}
        failing: defaultdict[str, set[int]] = defaultdict(set)
        for cell, factors in self._doubted.items():
            failing[forms.get(cell[0], cell[0])].update(factors)
        bounds = {form: self._puzzle.weight(numbers) - self._cost for form, numbers in failing.items()}
        return {cell: bounds[forms.get(cell[0], cell[0])] for cell in self._doubted}

    def _exchanges(self, most: int) -> dict[CellName, list[Move]]:
        """Each doubted cell exchanged with the neighbours with which it could be worth so much."""
        doubts = {cell: self._puzzle.weight(factors) for cell, factors in self._doubted.items()}
        greatest = max(doubts.values(), default=0)
        found = {}
        for cell, doubt in doubts.items():
            least = most + self._cost - doubt
            if greatest >= least:
                others = self._layouts.exchanges(cell).items()
                found[cell] = [move for other, move in others if doubts.get(other, 0) >= least]
        return found

    def _price(self, move: Move) -> int:
        return self._cost * (len(move.cells) - 1)

    def _promise(self, move: Move) -> int:
        """What a change would be worth that repaired all it touches and broke nothing."""
        if move not in self._promised:
            self._promised[move] = self._weight(move) - self._price(move)
        return self._promised[move]

    def _weight(self, move: Move) -> int:
        """What the failing equations weigh that the move shifts."""
        factors: defaultdict[int, int] = defaultdict(int)
        for cell in move.cells:
            for number, factor in self._doubted.get(cell, NOTHING).items():
                factors[number] += factor * move.sign(cell)
        return self._puzzle.weight([number for number, factor in factors.items() if factor])

    def _effect(self, move: Move) -> Effect | None:
        if move not in self._known:
            self._known[move] = self._puzzle.best(move, self._price(move))
        return self._known[move]
