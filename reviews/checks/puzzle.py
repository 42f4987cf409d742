"""All equations of a document as one puzzle: which cells stand in which, which fail, what a change would do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from disclosures.extraction import tolerance
from reviews.checks.balance import Balance, CellName, Operand
from reviews.checks.finding import Level

WEIGHTS = {Level.ERROR: 20, Level.WARNING: 10, Level.HINT: 5}
"""How much a contradiction of each level counts when repairs are compared: so many twentieths of an error."""


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """The same change of several cells: a row and what stands above it, an amount and its total. named is the first.

    The cells of `minus` change the other way: two figures that were exchanged. Compared by identity.
    """

    named: CellName
    cells: frozenset[CellName]
    minus: frozenset[CellName] = frozenset()

    def sign(self, cell: CellName) -> int:
        return -1 if cell in self.minus else 1


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change by delta would do: the equations repaired and broken, and how they weigh up."""

    move: Move
    delta: Decimal
    repaired: frozenset[int]
    worth: int


@dataclass
class Puzzle:
    """The state of every equation; `apply` changes it. Where all hold, no cell is looked for."""

    balances: tuple[Balance, ...]
    operands: dict[CellName, Operand] = field(init=False, default_factory=dict)
    failing: set[int] = field(init=False, default_factory=set)
    _twins: dict[CellName, list[Operand]] = field(init=False, default_factory=lambda: defaultdict(list))
    _standing: dict[Operand, list[int]] = field(init=False, default_factory=lambda: defaultdict(list))
    _factors: dict[CellName, dict[int, int]] = field(init=False, default_factory=dict)
    _residuals: dict[int, tuple[Decimal, Decimal]] = field(init=False, default_factory=dict)
    _gaps: list[Decimal] = field(init=False, default_factory=list)
    _touched: dict[Move, dict[int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._gaps.extend([balance.gap for balance in self.balances])
        self.failing.update([number for number, balance in enumerate(self.balances) if not balance.holds])
        if self.failing:
            self._index()

    def _index(self) -> None:
        """Note for each operand the numbers of its equations, ~number where it stands on the right side."""
        standing = self._standing
        for number, balance in enumerate(self.balances):
            for operand in balance.left:
                standing[operand].append(number)
            for operand in balance.right:
                standing[operand].append(~number)
        for operand in reversed(standing):
            if (cell := operand.cell) is not None and self.operands.setdefault(cell, operand) is not operand:
                self._twins[cell].append(operand)

    def factors(self, cell: CellName) -> dict[int, int]:
        """The equations that a cell stands in, and how many times."""
        if cell not in self._factors:
            at: dict[int, int] = {}
            for operand in (self.operands[cell], *self._twins[cell]):
                for signed in self._standing[operand]:
                    number, times = (signed, operand.factor) if signed >= 0 else (~signed, -operand.factor)
                    at[number] = at.get(number, 0) + times
            self._factors[cell] = at
        return self._factors[cell]

    def _residual(self, number: int) -> tuple[Decimal, Decimal]:
        """What the left side less the right side may be, after the changes made so far."""
        if number not in self._residuals:
            rest = self.balances[number].residual
            self._residuals[number] = rest.low, rest.high
        return self._residuals[number]

    def holds(self, number: int, shift: Decimal, slack: Decimal) -> bool:
        """Whether an equation holds once its left side less its right side has moved by shift, give or take slack."""
        low, high = self._residual(number)
        relation = self.balances[number].relation
        return (relation == "<=" or high + shift + slack >= 0) and (relation == ">=" or low + shift - slack <= 0)

    def touched(self, move: Move) -> dict[int, int]:
        """The equations that a common change of the cells moves, and how many times."""
        if move not in self._touched:
            self._touched[move] = self._touch(move)
        return self._touched[move]

    def _touch(self, move: Move) -> dict[int, int]:
        factors: dict[int, int] = {}
        for cell in move.cells:
            sign = move.sign(cell)
            for number, factor in self.factors(cell).items():
                factors[number] = factors.get(number, 0) + factor * sign
        return {number: factor for number, factor in factors.items() if factor}

    def doubted(self) -> dict[CellName, dict[int, int]]:
        """The cells of the failing equations as they are printed in them, each with those and how many times."""
        found: dict[CellName, dict[int, int]] = {}
        for number in sorted(self.failing):
            for sign, addends in ((1, self.balances[number].left), (-1, self.balances[number].right)):
                for addend in addends:
                    if (cell := addend.cell) is not None:
                        at = found.setdefault(cell, {})
                        at[number] = at.get(number, 0) + sign * addend.factor
        return found

    def weight(self, numbers: Iterable[int]) -> int:
        """How much these equations count."""
        return sum([WEIGHTS[self.balances[number].level] for number in numbers])

    def best(self, move: Move, cost: int) -> Effect | None:
        """The change of these cells that repairs most; None where none is worth it."""
        touched = self.touched(move)
        wanted = {n: -self._gaps[n] / touched[n] for n in touched if n in self.failing}
        deltas = [d for d in _by_simplicity(wanted, self.balances) if self._fits(move, d)]
        effects = [self._effect(move, delta, touched, cost) for delta in deltas]
        return max((e for e in effects if e.worth > 0), key=lambda e: e.worth, default=None)

    def _turns_negative(self, move: Move, delta: Decimal) -> bool:
        """Whether a figure that is not negative would become so: no budget is written like that."""
        changes = [(self.operands[c].amount, delta * move.sign(c)) for c in move.cells]
        return any(amount >= 0 > amount + change for amount, change in changes)

    def _fits(self, move: Move, delta: Decimal) -> bool:
        """Whether the change may be: no figure turns negative, and cells that change both ways are exchanged."""
        if move.minus:
            [other] = move.minus
            return self.operands[move.named].amount + delta == self.operands[other].amount
        return not self._turns_negative(move, delta)

    def _effect(self, move: Move, delta: Decimal, touched: dict[int, int], cost: int) -> Effect:
        repaired, worth, slacks = set(), -cost, self._slacks(move)
        for number, factor in touched.items():
            holds = self.holds(number, factor * delta, slacks.get(number, tolerance.ZERO))
            if number in self.failing and holds:
                repaired.add(number)
                worth += WEIGHTS[self.balances[number].level]
            elif number not in self.failing and not holds:
                worth -= 2 * WEIGHTS[self.balances[number].level]
        return Effect(move, delta, frozenset(repaired), worth)

    def bears(self, effect: Effect, cell: CellName, extra: Decimal) -> bool:
        """Whether what an effect leaves right stays so where one of its cells changes by so much more."""
        touched, slacks = self.touched(effect.move), self._slacks(effect.move)
        return all(
            self.holds(n, touched.get(n, 0) * effect.delta + factor * extra, slacks.get(n, tolerance.ZERO))
            for n, factor in self.factors(cell).items()
            if n not in self.failing or n in effect.repaired
        )

    def _slacks(self, move: Move) -> dict[int, Decimal]:
        """What rounding adds to equations once blank cells are filled: a blank is exact, a printed figure is not."""
        slacks: dict[int, Decimal] = {}
        for cell, blank in [(c, o) for c in move.cells if (o := self.operands.get(c)) and not o.amount]:
            width = tolerance.printed(blank.amount, blank.decimals or 2, blank.unit)
            half = (width.high - width.low) / 2
            for number, factor in self.factors(cell).items():
                slacks[number] = slacks.get(number, tolerance.ZERO) + half * abs(factor)
        return slacks

    def apply(self, effect: Effect) -> set[int]:
        """Take the change as made; the equations that it moved, of those that failed before or fail now."""
        slacks, moved = self._slacks(effect.move), set()
        for number, factor in self.touched(effect.move).items():
            low, high = self._residual(number)
            shift, slack = factor * effect.delta, slacks.get(number, tolerance.ZERO)
            self._residuals[number] = (low + shift - slack, high + shift + slack)
            self._gaps[number] += shift
            holds = self.holds(number, tolerance.ZERO, tolerance.ZERO)
            if number in self.failing or not holds:
                moved.add(number)
                (self.failing.discard if holds else self.failing.add)(number)
        return moved

    def cells(self, numbers: Iterable[int]) -> set[CellName | None]:
        """The cells of equations."""
        return {operand.cell for number in numbers for operand in self.balances[number].operands}


def _by_simplicity(wanted: dict[int, Decimal], balances: tuple[Balance, ...]) -> list[Decimal]:
    """Each change once, those first that two plain figures ask for, as they carry no rounding; then by their votes."""
    if len(wanted) == 1:
        return list(wanted.values())
    votes = Counter(wanted.values())
    order = sorted(wanted, key=lambda n: (len(balances[n].operands), -votes[wanted[n]], n))
    return list(dict.fromkeys(wanted[n] for n in order))
