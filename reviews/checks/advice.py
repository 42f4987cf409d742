"""A change in words: the cells to correct, with the figures that should stand there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reviews.checks import confirmation
from reviews.checks.balance import CellName, Operand, place
from reviews.checks.confirmation import Evidence
from reviews.checks.finding import Change, Finding, Place, Repair
from reviews.checks.puzzle import Effect, Move, Puzzle
from reviews.checks.wording import FORMS, money

ADVICE = "建议将{cell}由 {old} 改为 {new}（{slip}），改后相关 {count} 条勾稽全部通过。"
TOGETHER = "建议一并更正 {cells} 处（{slip}）：{changes}，改后相关 {count} 条勾稽全部通过。"
MOST_NAMED = 4


def repair_of(effect: Effect, evidence: Evidence) -> Repair:
    """The cells that a change is about, with the figures that should stand there."""
    changes = tuple(_change(cell, effect, evidence) for cell in _from_named(effect.move))
    return Repair(changes, len(effect.repaired), confirmation.slip_of(effect, evidence))


def _from_named(move: Move) -> list[CellName]:
    """The cells of a move: the named one, its column up and then down, the columns beside it."""
    table, row, column = move.named

    def distance(cell: CellName) -> tuple[bool, int, int, bool, int, CellName]:
        return cell[0] != table, abs(cell[2] - column), cell[2], cell[1] > row, abs(cell[1] - row), cell

    return sorted(move.cells, key=distance)


def _change(cell: CellName, effect: Effect, evidence: Evidence) -> Change:
    operand = evidence.puzzle.operands[cell]
    new = _as_elsewhere(cell, operand.amount + effect.delta * effect.move.sign(cell), effect, evidence.puzzle)
    whole = operand.unit == "元" and operand.decimals == 0 and place(operand).printed.strip()
    return Change(place(operand), money(new, operand.unit, 0 if whole else max(operand.decimals, 2)))


def _as_elsewhere(cell: CellName, new: Decimal, effect: Effect, puzzle: Puzzle) -> Decimal:
    """The amount; where the one figure that it must equal is but a rounding away, that figure."""
    operand, equals = puzzle.operands[cell], set()
    for number in effect.repaired & puzzle.factors(cell).keys():
        operands = puzzle.balances[number].operands
        if len(operands) == 2 and puzzle.balances[number].relation == "=":
            equals |= {o for o in operands if o.cell not in effect.move.cells and _is_alike(o, operand)}
    amounts = {other.amount for other in equals}
    [only] = amounts if len(amounts) == 1 else {new}
    return only if puzzle.bears(effect, cell, only - new) else new


def _is_alike(one: Operand, other: Operand) -> bool:
    """Whether a figure is printed as finely as another, in its unit."""
    return (one.unit, one.factor) == (other.unit, other.factor) and one.decimals >= (other.decimals or 2)


def advised(finding: Finding, repair: Repair) -> Finding:
    """The finding with its repair, in words where that clears more than the finding itself."""
    if repair.repairs == 1:
        return replace(finding, repair=repair)
    extra = {
        "cell": _named(repair.place),
        "old": _printed(repair.place),
        "new": repair.proposed,
        "count": str(repair.repairs),
        "slip": repair.slip,
    }
    if len(repair.changes) > 1:
        extra |= {"cells": str(len(repair.changes)), "changes": _listed(repair.changes)}
    said = TOGETHER if len(repair.changes) > 1 else ADVICE
    return replace(finding, template=finding.template + said, values=(*finding.values, *extra.items()), repair=repair)


def _listed(changes: tuple[Change, ...]) -> str:
    named = [f"{_named(c.place)} {_printed(c.place)} → {c.proposed}" for c in changes[:MOST_NAMED]]
    return "、".join(named) + (" 等" if len(changes) > MOST_NAMED else "")


def _printed(place: Place) -> str:
    return place.printed.strip() or "空白"


def _named(place: Place) -> str:
    """A cell by its row and the last level of its column; words of the narrative by their clause."""
    if place.passage is not None:
        return f"文中“{place.text}”"
    form = FORMS.get(place.address.form, "") if place.address else ""
    return f"{form}“{place.row_label.strip()}/{place.column_label.split('/')[-1]}”"
