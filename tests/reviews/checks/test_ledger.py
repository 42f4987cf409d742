"""The ledger is written out when it is read, in the order of the checks."""

from reviews.checks import runner
from reviews.checks.finding import Outcome
from reviews.checks.ledger import Ledger
from reviews.checks.registry import words
from reviews.checks.wording import clean, skipped
from tests.books import book


def test_each_line_has_the_code_of_its_check():
    ledger = Ledger([("A101", [clean("收支总表")]), ("C101", [skipped("公开表格", "没有表")])])
    assert [(line.code, line.outcome, line.reason) for line in ledger] == [
        ("A101", Outcome.CLEAN, ""),
        ("C101", Outcome.SKIPPED, "没有表"),
    ]
    assert (len(ledger), ledger[-1].code, [line.code for line in ledger[:1]]) == (2, "C101", ["A101"])


def test_a_sum_that_holds_tells_its_figures_in_print_order():
    thirds = "total basic project\ntotal 10.00 3.00 7.00"
    [line] = [line for line in runner.run(book({"T05": thirds})).ledger if line.code == "A205"]
    assert (line.outcome, [place.printed for place in line.operands]) == (Outcome.CLEAN, ["10.00", "3.00", "7.00"])


def test_a_rule_is_asked_once_a_document():
    asked = []

    def rule(document):
        asked.append(document)
        yield clean("看了一处")

    one, other = book(), book()
    assert words(one, rule) == words(one, rule) == words(other, rule)
    assert asked == [one, other]
