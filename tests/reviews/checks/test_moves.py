"""Which cells may have gone wrong together, as sums come to hold."""

from decimal import Decimal

from disclosures.extraction import tolerance
from reviews.checks.balance import Balance, Stated
from reviews.checks.finding import Place
from reviews.checks.moves import Layouts
from reviews.checks.puzzle import Effect, Puzzle

WHOLE, PART, ELSEWHERE = ("t1", 0, 1), ("t1", 3, 1), ("t2", 0, 1)


def cell(name, amount):
    value = Decimal(amount)
    return (Stated(value, tolerance.exactly(value), Place(*name)),)


def test_a_whole_takes_its_only_part_along_once_their_sum_holds():
    whole = cell(WHOLE, 5)
    agree = Balance("甲", whole, cell(PART, 7), "甲", "乙"), Balance("甲", whole, cell(ELSEWHERE, 9), "甲", "丙")
    puzzle = Puzzle(agree)
    layouts = Layouts(puzzle)
    assert [move.cells for move in layouts.chains(WHOLE)] == [{WHOLE}]
    layouts.forget(puzzle.apply(Effect(layouts.alone(WHOLE), Decimal(2), frozenset([0]), 20)))
    assert puzzle.failing == {1}
    assert {WHOLE, PART} in [move.cells for move in layouts.chains(WHOLE)]


def test_figures_are_exchanged_with_those_above_and_below_and_beside_where_one_is_empty():
    filled, beside, empty = ("t1", 1, 1), ("t1", 1, 2), ("t1", 1, 0)
    above, below = ("t1", 0, 1), ("t1", 2, 1)
    amounts = {filled: 5, beside: 6, empty: 0, above: 7, below: 8}
    puzzle = Puzzle((Balance("甲", tuple(o for at, n in amounts.items() for o in cell(at, n)), (), "甲", "乙"),))
    assert list(Layouts(puzzle).exchanges(filled)) == [below, above, empty]


def test_where_all_sums_hold_no_cell_is_looked_for():
    puzzle = Puzzle((Balance("甲", cell(WHOLE, 5), cell(PART, 5), "甲", "乙"),))
    assert (puzzle.failing, puzzle.operands) == (set(), {})
