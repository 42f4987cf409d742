"""The changes that repair most are found, and found again once one of them is made."""

from decimal import Decimal

import pytest

from reviews.checks import balance, diagnosis
from reviews.checks.balance import Balance
from reviews.checks.puzzle import Move, Puzzle
from reviews.checks.ranking import Ranking
from tests.books import book
from tests.reviews.checks.test_moves import cell

TOTAL, OTHER, THIRD, FAR = ("t1", 0, 1), ("t2", 0, 1), ("t3", 0, 1), ("t4", 0, 1)
COST = Decimal("0.2")


def alone(name):
    return Move(name, frozenset([name]))


@pytest.fixture
def puzzle():
    """5 where two other tables say 7, and one of them is told to be 9 by a fourth."""
    total = cell(TOTAL, 5)
    equal = [Balance("甲", total, cell(name, 7), "甲", "乙") for name in (OTHER, THIRD)]
    return Puzzle((*equal, Balance("甲", cell(THIRD, 7), cell(FAR, 9), "甲", "乙")))


def test_what_repairs_most_is_found_whatever_the_order(puzzle):
    moves = [alone(name) for name in (FAR, OTHER, TOTAL)]
    [best] = Ranking(puzzle, COST).best(moves)
    assert (best.move.named, best.delta, best.repaired, best.worth) == (TOTAL, 2, {0, 1}, 2)


def test_equals_are_told_in_the_order_of_their_moves(puzzle):
    moves = [alone(name) for name in (FAR, OTHER)]
    assert [effect.move for effect in Ranking(puzzle, COST).best(moves)] == moves


def test_a_further_cell_must_earn_its_cost(puzzle):
    pair = Move(OTHER, frozenset([OTHER, ("t5", 0, 1)]))
    puzzle.operands["t5", 0, 1] = puzzle.operands[FAR]
    [effect] = Ranking(puzzle, COST).best([pair])
    assert effect.worth == 1 - COST
    assert Ranking(puzzle, Decimal(1)).best([pair]) == []


def test_after_a_change_its_equations_are_thought_of_anew(puzzle):
    ranking = Ranking(puzzle, COST)
    moves = [alone(name) for name in (FAR, TOTAL)]
    [best] = ranking.best(moves)
    puzzle.apply(best)
    ranking.forget(best.repaired)
    assert [effect.move.named for effect in ranking.best(moves)] == [FAR]
    puzzle.apply(ranking.best(moves)[0])
    ranking.forget([2])
    assert ranking.best(moves) == []


def test_what_a_change_has_settled_accuses_nobody_any_more():
    """THIRD could be what is wrong with FAR, until it is needed for the sum that the first change has repaired."""
    wan = {name: cell(name, 10000 * amount) for name, amount in ((TOTAL, 5), (OTHER, 7), (THIRD, 7), (FAR, 9))}
    pairs = [(TOTAL, OTHER), (TOTAL, THIRD), (THIRD, FAR)]
    failing = tuple(Balance("甲", wan[one], wan[other], "甲", "乙") for one, other in pairs)
    found = [diagnosis.Contradiction(balance.contradiction(it, "X101"), n) for n, it in enumerate(failing)]
    said = diagnosis.explain(found, failing, book({}))
    assert [(f.repair.place.table, f.repair.proposed) for f in said if f.repair] == [("t1", "7.00"), ("t4", "7.00")]
