"""A sum that should hold: what stands on its two sides, judged at the printed precision.

Checks state balances and do not judge them, so that rounding has one home and the diagnosis sees every equation
of the document, those that hold included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import Figure, Missing
from disclosures.extraction.model import Address
from disclosures.extraction.tolerance import Interval
from reviews.checks.finding import Finding, Instance, Level, Outcome, Place
from reviews.checks.wording import Phrase, money, place_of, skipped, spell

CellName = tuple[str, int, int]
"""Table id, row, column; for words of the narrative passage id, start, end. What two equations share in sharing it."""

Relation = Literal["=", "<=", ">="]

MOST_PLACES = 12
"""A finding that points everywhere points nowhere."""

FEW = 3
"""Addends of which a blank one is worth pointing at, too."""

TEMPLATE = "{left} {actual} {unit}，{right} {expected} {unit}，相差 {difference} {unit}，请核对。"
_BETWEEN: dict[str, str] = {
    "=": TEMPLATE,
    "<=": "{left} {actual} {unit}，不应大于{right} {expected} {unit}，多出 {difference} {unit}，请核对。",
    ">=": "{left} {actual} {unit}，不应小于{right} {expected} {unit}，少了 {difference} {unit}，请核对。",
}


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """An addend that is no figure of a form: words of the narrative, a cell of another table. Compared by identity."""

    amount: Decimal
    interval: Interval
    place: Place
    unit: str = "万元"
    decimals: int = 2
    factor: int = 1
    doubtful: bool = False

    @property
    def cell(self) -> CellName | None:
        return cell_of(self.place)

    @property
    def address(self) -> Address | None:
        return self.place.address


Operand = Figure | Stated
"""One addend: its amount in 元 (bare for per cents), what it may stand for, its cell. factor is its multiple."""

Side = tuple[Operand, ...]


def place(operand: Operand) -> Place:
    """Where an addend stands."""
    return operand.place if isinstance(operand, Stated) else place_of(operand.fact)


def cell_of(place: Place) -> CellName | None:
    """Where one figure stands; None for a row, a table or a whole paragraph."""
    if place.passage is not None and place.span is not None:
        return place.passage, *place.span
    if place.table is None or place.row is None or place.column is None:
        return None
    return place.table, place.row, place.column


@dataclass(slots=True, eq=False)
class Balance:
    """left relation right. left_words and right_words name the sides in the message; subject names the instance.

    level may say less than the check's own, never more. template replaces the sentence of the relation. gap is left
    less right as printed; exact, whether it holds without rounding.
    """

    subject: Phrase
    left: Side
    right: Side
    left_words: Phrase
    right_words: Phrase
    relation: Relation = "="
    level: Level = Level.ERROR
    template: str = ""
    gap: Decimal = field(init=False)
    exact: bool = field(init=False)
    holds: bool = field(init=False)

    def __post_init__(self) -> None:
        gap = tolerance.ZERO
        for addend in self.left:
            gap += addend.amount if addend.factor == 1 else addend.amount * addend.factor
        for addend in self.right:
            gap -= addend.amount if addend.factor == 1 else addend.amount * addend.factor
        self.gap = gap
        self.exact = not gap or (gap < 0 if self.relation == "<=" else gap > 0 and self.relation == ">=")
        self.holds = self.exact or self._may_hold()

    def _may_hold(self) -> bool:
        rest = self.residual
        return (self.relation == "<=" or rest.high >= 0) and (self.relation == ">=" or rest.low <= 0)

    @property
    def operands(self) -> Side:
        return (*self.left, *self.right)

    @property
    def residual(self) -> Interval:
        """What left less right may be."""
        return _interval(self.left) - _interval(self.right)


def side(*figures: Figure) -> Side:
    """Figures that are added up."""
    return figures


def elsewhere(*figures: Figure) -> Side:
    """Figures of another file that are added up: they have names and amounts, and no place in this one."""
    return tuple(map(_elsewhere, figures))


def _elsewhere(figure: Figure) -> Operand:
    fact = figure.fact
    place = Place(row_label=fact.row_label, column_label=fact.column_label, printed=fact.printed, address=fact.address)
    return Stated(figure.amount, figure.interval, place, fact.unit, max(fact.decimals, 0))


def equal(left: Figure, right: Figure, scope: str) -> Balance:
    """Two figures that must agree."""
    return Balance((scope, " ", left, "＝", right), (left,), (right,), left, right)


def summed(scope: str, whole: Figure, parts: Iterable[Figure], words: Phrase, relation: Relation = "=") -> Balance:
    """A figure that must be the sum of others, which the words name."""
    return Balance((scope, " ", whole), (whole,), tuple(parts), whole, words, relation)


def attempt(subject: str, build: Callable[[], Balance]) -> Balance | Instance:
    """The balance that `build` states, or SKIPPED where the document lacks one of its figures."""
    try:
        return build()
    except Missing as missing:
        return skipped(subject, missing)


def judge(balance: Balance, code: str = "") -> Finding | Instance:
    """What came of it, for the check `code`."""
    return line(balance, code) if balance.holds else contradiction(balance, code)


def line(balance: Balance, code: str, find: Callable[[Operand], Place] = place) -> Instance:
    """A sum that holds: CLEAN, or ROUNDING with the gap that rounding explains. find gives the place of an addend."""
    places = tuple(map(find, balance.operands))
    if balance.exact:
        return Instance(code, Outcome.CLEAN, spell(balance.subject), operands=places)
    gap = _in_unit(balance, abs(balance.gap))
    return Instance(code, Outcome.ROUNDING, spell(balance.subject), operands=places, gap=gap)


def contradiction(balance: Balance, code: str) -> Finding:
    """A sum that fails, in words and figures."""
    figures = {
        "actual": _in_unit(balance, _amount(balance.left)),
        "expected": _in_unit(balance, _amount(balance.right)),
        "difference": _in_unit(balance, abs(balance.gap)),
        "unit": _unit(balance),
    }
    return Finding(
        code=code,
        level=balance.level,
        template=balance.template or _BETWEEN[balance.relation],
        values=(
            ("left", spell(balance.left_words) + _blank(balance.left)),
            ("right", spell(balance.right_words) + _blank(balance.right)),
            *figures.items(),
        ),
        places=tuple(_telling(balance))[:MOST_PLACES],
        expected=figures["expected"],
        actual=figures["actual"],
        difference=_in_unit(balance, balance.gap),
        unit=figures["unit"],
    )


def _blank(addends: Side) -> str:
    """What a clerk needs to know of a single figure that is not printed: the sentence shows it as zero."""
    return "（空白，按0计）" if len(addends) == 1 and not place(addends[0]).printed.strip() else ""


def _telling(balance: Balance) -> Iterator[Place]:
    """The places worth pointing at: single figures first; of a long side, the addends that are not blank. What another
    file prints is not there to be pointed at.
    """
    for addends in sorted((balance.left, balance.right), key=len):
        for addend in addends:
            if (addend.amount or len(addends) <= FEW) and not _is_elsewhere(place(addend)):
                yield place(addend)


def _is_elsewhere(place: Place) -> bool:
    return place.table is None and place.passage is None


def _unit(balance: Balance) -> str:
    """The unit of the left side, in which the message speaks."""
    return balance.operands[0].unit


def _in_unit(balance: Balance, amount: Decimal) -> str:
    unit = _unit(balance)
    decimals = [o.decimals for o in balance.operands if o.unit == unit]
    return money(amount, unit, max(decimals, default=2))


def _interval(addends: Side) -> Interval:
    return tolerance.total([o.interval if o.factor == 1 else o.interval.times(o.factor) for o in addends])


def _amount(addends: Side) -> Decimal:
    return sum([o.amount if o.factor == 1 else o.amount * o.factor for o in addends], tolerance.ZERO)
