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
    assert {WHOLE, PART} not in [move.cells for move in layouts.moves(WHOLE)]
    alone = next(move for move in layouts.moves(WHOLE) if move.cells == {WHOLE} and not move.minus)
    puzzle.apply(Effect(alone, Decimal(2), frozenset([0]), Decimal(1)))
    assert puzzle.failing == {1}
    layouts.forget([0])
    assert {WHOLE, PART} in [move.cells for move in layouts.moves(WHOLE) if not move.minus]


def test_where_all_sums_hold_no_cell_is_looked_for():
    puzzle = Puzzle((Balance("甲", cell(WHOLE, 5), cell(PART, 5), "甲", "乙"),))
    assert (puzzle.failing, puzzle.operands) == (set(), {})
