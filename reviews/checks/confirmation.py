"""How likely a change is: whether the old figure is a typical slip, and who else confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Address
from reviews.checks import slips
from reviews.checks.balance import CellName, Operand, place
from reviews.checks.memory import once_a_book
from reviews.checks.puzzle import Effect, Puzzle
from reviews.checks.wording import money


@dataclass(frozen=True, slots=True)
class Evidence:
    """What likelihood is judged by: the equations, the document, and the figures that other findings ask for."""

    puzzle: Puzzle
    book: FactBook
    asked: frozenset[tuple[CellName, str]]


def likelihood(effect: Effect, evidence: Evidence) -> tuple[bool, bool, int, bool, bool, int]:
    """For ties: what another finding asks for, a doubtful reading, a typical slip, a figure not borne out in words,
    a column that the rows around it use.
    """
    named = evidence.puzzle.operands[effect.move.named]
    return (
        _asked(effect, evidence),
        named.doubtful,
        strength(effect, evidence),
        not _confirmed(named, evidence.book),
        bool(_neighbours(effect.move.named, evidence.puzzle)),
        -len(effect.move.cells),
    )


def strength(effect: Effect, evidence: Evidence) -> int:
    """How typical the slip is that the change would undo."""
    return slips.STRENGTH.get(slip_of(effect, evidence), 0)


def stands_out(best: Effect, rivals: list[Effect], evidence: Evidence) -> bool:
    """Whether the cell can be told from others whose change would repair as much."""
    mine = strength(best, evidence)
    return mine >= slips.TELLING or _asked(best, evidence) or all(strength(rival, evidence) < mine for rival in rivals)


def _asked(effect: Effect, evidence: Evidence) -> bool:
    """Whether a finding that is no sum asks for the same figure in the same place."""
    named = evidence.puzzle.operands[effect.move.named]
    return (effect.move.named, money(named.amount + effect.delta, named.unit)) in evidence.asked


def slip_of(effect: Effect, evidence: Evidence) -> str:
    """What the change looks like."""
    puzzle = evidence.puzzle
    if any(puzzle.operands[c].doubtful for c in effect.move.cells):
        return slips.MISREAD
    if effect.move.minus:
        [other] = effect.move.minus
        return slips.SHIFTED if other[1] == effect.move.named[1] else slips.EXCHANGED
    named = puzzle.operands[effect.move.named]
    wrong = named.amount if place(named).printed.strip() else None
    near = _neighbours(effect.move.named, puzzle)
    return slips.name(wrong, named.amount + effect.delta, near, _last_year(named, evidence.book))


def _neighbours(cell: CellName, puzzle: Puzzle) -> list[Decimal]:
    """The amounts right above and below."""
    table, row, column = cell
    near = [puzzle.operands.get((table, row + step, column)) for step in (-1, 1)]
    return [o.amount for o in near if o and o.amount]


def _last_year(operand: Operand, book: FactBook) -> Decimal | None:
    address = operand.address
    if book.last_year is None or address is None:
        return None
    figure = book.last_year.find(address.form, address.scope, address.row, address.column)
    return figure.amount if figure else None


def _confirmed(operand: Operand, book: FactBook) -> bool:
    """Whether the narrative states the figure as it is printed."""
    address = operand.address
    if address is None:
        return False
    return operand.amount in _stated(book).get(address, ()) or _named_in_prose(operand, address, book)


@once_a_book
def _stated(book: FactBook) -> dict[Address, set[Decimal]]:
    """The amounts that the narrative states of each figure."""
    found: dict[Address, set[Decimal]] = {}
    for claim in book.extraction.claims:
        for address in claim.refers_to:
            if claim.amount is not None:
                found.setdefault(address, set()).add(claim.amount)
    return found


def _named_in_prose(operand: Operand, address: Address, book: FactBook) -> bool:
    """Whether a sentence of the narrative has the row's name with this amount right behind it."""
    where = place(operand)
    label, printed = where.row_label.strip(), where.printed.strip()
    if not label or not printed:
        return False
    words = _words(book, address.scope)
    return f"{label}{printed}" in words or f"{label}为{printed}" in words


@once_a_book
def _words(book: FactBook, scope: str) -> str:
    """The narrative about a scope without spaces, one passage after the other."""
    return "\0".join(p.text.replace(" ", "") for p in book.extraction.narrative if p.scope in ("", scope))
