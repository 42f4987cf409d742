"""Which of many changes repair most, without working out those that cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from disclosures.extraction import tolerance
from reviews.checks.puzzle import Effect, Move, Puzzle


class Ranking:
    """What is known of the moves of a puzzle. cost is what each further cell of a move must earn."""

    def __init__(self, puzzle: Puzzle, cost: Decimal) -> None:
        self._puzzle = puzzle
        self._cost = cost
        self._promised: dict[Move, Decimal] = {}
        self._known: dict[Move, Effect | None] = {}

    def best(self, moves: Collection[Move]) -> list[Effect]:
        """The effects that are worth most, in the order of their moves; none where no change is worth it."""
        most = tolerance.ZERO
        for move in sorted(moves, key=self._promise, reverse=True):
            if self._promise(move) < most:
                break
            if effect := self._effect(move):
                most = max(most, effect.worth)
        return [effect for move in moves if (effect := self._known.get(move)) and effect.worth == most]

    def forget(self, numbers: Iterable[int]) -> None:
        """Think anew of the moves that reach these equations, which a change has moved."""
        moved = set(numbers)
        self._promised = {m: worth for m, worth in self._promised.items() if moved.isdisjoint(self._puzzle.touched(m))}
        self._known = {move: effect for move, effect in self._known.items() if move in self._promised}

    def _price(self, move: Move) -> Decimal:
        return self._cost * (len(move.cells) - 1)

    def _promise(self, move: Move) -> Decimal:
        """What a change would be worth that repaired all it touches and broke nothing."""
        if move not in self._promised:
            self._promised[move] = self._puzzle.weight(self._puzzle.touched(move)) - self._price(move)
        return self._promised[move]

    def _effect(self, move: Move) -> Effect | None:
        if move not in self._known:
            self._known[move] = self._puzzle.best(move, self._price(move))
        return self._known[move]
