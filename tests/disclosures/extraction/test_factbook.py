"""What a book answers about a figure that is printed, printed twice, blank or not printed."""

from decimal import Decimal

import pytest

from disclosures.extraction.factbook import Missing
from disclosures.extraction.tolerance import Interval
from tests.books import book

TABLE = "total basic\ntotal 12.00 -\n208 7.00 1.00\n208 5.00 |"


def test_a_figure_is_found_or_told_to_be_missing():
    document = book({"T05": TABLE})
    scope = document.scopes()[0].code
    figure = document.find("T05", scope, "208", "total")
    assert figure is document.amount("T05", scope, "208", "total")
    assert [f.amount for f in document.figures("T05", scope, "208", "total")] == [Decimal(70000), Decimal(50000)]
    assert document.find("T05", scope, "210", "total") is None
    with pytest.raises(Missing, match=f"T05:{scope}:210:total"):
        document.amount("T05", scope, "210", "total")


def test_a_printed_figure_stands_for_all_that_rounds_to_it_and_a_blank_for_zero():
    document = book({"T05": TABLE})
    scope = document.scopes()[0].code
    printed, blank = (document.amount("T05", scope, "total", column) for column in ("total", "basic"))
    assert printed.interval == Interval(Decimal(119950), Decimal(120050))
    assert blank.blank
    assert (blank.amount, blank.interval) == (0, Interval(Decimal(0), Decimal(0)))
