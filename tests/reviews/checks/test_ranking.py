"""The changes that repair most are found, and found again once one of them is made."""

import pytest

from reviews.checks import balance, diagnosis
from reviews.checks.balance import Balance
from reviews.checks.diagnosis import COST_OF_A_CELL
from reviews.checks.puzzle import Puzzle
from reviews.checks.ranking import Ranking
from tests.books import book
from tests.reviews.checks.test_moves import cell

TOTAL, OTHER, THIRD, FAR = ("t1", 0, 1), ("t2", 0, 1), ("t3", 0, 1), ("t4", 0, 1)
AN_ERROR = 20


@pytest.fixture
def puzzle():
    """5 where two other tables say 7, and one of them is told to be 9 by a fourth."""
    total = cell(TOTAL, 5)
    equal = [Balance("甲", total, cell(name, 7), "甲", "乙") for name in (OTHER, THIRD)]
    return Puzzle((*equal, Balance("甲", cell(THIRD, 7), cell(FAR, 9), "甲", "乙")))


def chain(*tables):
    """A part of 1 and its whole of 1, where other tables say 7."""
    part, whole = ("t1", 1, 1), ("t1", 0, 1)
    held = Balance("甲", cell(whole, 1), cell(part, 1), "甲", "乙")
    failing = [Balance("甲", cell(at, 1), cell((table, 0, 1), 7), "甲", "乙") for table, at in tables]
    return Puzzle((held, *failing))


def test_what_repairs_most_is_found(puzzle):
    [best] = Ranking(puzzle, COST_OF_A_CELL).best()
    assert (best.move.named, best.delta, best.repaired, best.worth) == (TOTAL, 2, {0, 1}, 2 * AN_ERROR)


def test_equals_are_told_in_the_order_in_which_sums_name_their_cells():
    puzzle = Puzzle(tuple(Balance("甲", cell(a, 7), cell(b, 9), "甲", "乙") for a, b in ((FAR, TOTAL), (OTHER, THIRD))))
    assert [effect.move.named for effect in Ranking(puzzle, COST_OF_A_CELL).best()] == [FAR, TOTAL, OTHER, THIRD]


def test_a_further_cell_must_earn_its_cost():
    part, whole = ("t1", 1, 1), ("t1", 0, 1)
    puzzle = chain(("t2", part), ("t3", whole))
    [effect] = Ranking(puzzle, COST_OF_A_CELL).best()
    assert (effect.move.cells, effect.worth) == ({part, whole}, 2 * AN_ERROR - COST_OF_A_CELL)
    assert all(len(effect.move.cells) == 1 for effect in Ranking(puzzle, 2 * AN_ERROR).best())


def test_a_cell_alone_is_not_missed_for_the_chains_of_another_table():
    part, whole = ("t1", 1, 1), ("t1", 0, 1)
    two = chain(("t2", part), ("t3", whole)).balances
    three = [Balance("甲", cell(FAR, 5), cell((table, 0, 1), 8), "甲", "乙") for table in ("t5", "t6", "t7")]
    ranking = Ranking(puzzle := Puzzle((*two, *three)), COST_OF_A_CELL)
    [first] = ranking.best()
    ranking.apply(first)
    [second] = ranking.best()
    assert (first.move.cells, second.move.cells, puzzle.failing) == ({FAR}, {part, whole}, {1, 2})


def test_figures_exchanged_are_found_beside_cells_that_would_do_for_less():
    upper, lower = ("t1", 0, 1), ("t1", 1, 1)
    pairs = [(upper, "t2", 7), (lower, "t3", 5)]
    exchanged = {upper: 5, lower: 7}
    puzzle = Puzzle(
        tuple(Balance("甲", cell(at, exchanged[at]), cell((t, 0, 1), said), "甲", "乙") for at, t, said in pairs)
    )
    assert {e.move.cells for e in Ranking(puzzle, COST_OF_A_CELL).best()} == {frozenset([upper, lower])}


def test_after_a_change_its_equations_are_thought_of_anew(puzzle):
    ranking = Ranking(puzzle, COST_OF_A_CELL)
    ranking.apply(ranking.best()[0])
    assert {effect.move.named for effect in ranking.best()} == {FAR}
    ranking.apply(ranking.best()[0])
    assert ranking.best() == []


def test_what_a_change_has_settled_accuses_nobody_any_more():
    """THIRD could be what is wrong with FAR, until it is needed for the sum that the first change has repaired."""
    wan = {name: cell(name, 10000 * amount) for name, amount in ((TOTAL, 5), (OTHER, 7), (THIRD, 7), (FAR, 9))}
    pairs = [(TOTAL, OTHER), (TOTAL, THIRD), (THIRD, FAR)]
    failing = tuple(Balance("甲", wan[one], wan[other], "甲", "乙") for one, other in pairs)
    found = [diagnosis.Contradiction(balance.contradiction(it, "X101"), n) for n, it in enumerate(failing)]
    said = diagnosis.explain(found, failing, book({}))
    assert [(f.repair.place.table, f.repair.proposed) for f in said if f.repair] == [("t1", "7.00"), ("t4", "7.00")]
