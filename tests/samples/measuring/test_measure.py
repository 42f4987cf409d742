"""A fixed sample of planted mistakes: what the checks must find on every change of the code."""

from __future__ import annotations

from random import Random

import pytest

from samples.documents import printed
from samples.measuring import table
from samples.measuring.measure import Measure, measure
from samples.measuring.observable import is_observable
from samples.mistakes import plant
from samples.planting import Cell, put
from samples.printed import Printed
from samples.sheet import Sheet


@pytest.fixture(scope="module")
def found() -> Measure:
    return measure(("qinghe-forest-2026", "yunting-riverside-2025", "lanyuan-elderly-2025"), seed=0, per_kind=1)


def test_nearly_all_observable_mistakes_are_pointed_at(found: Measure) -> None:
    assert found.recall >= 0.97, "\n".join(table.missed(found))


def test_hardly_anything_is_told_besides(found: Measure) -> None:
    assert found.precision >= 0.98, "\n".join(table.missed(found))


def test_no_error_is_told_of_a_clean_document(found: Measure) -> None:
    assert (found.false_errors, found.crashes) == (0, [])


def test_a_figure_that_adds_up_with_another_is_observable() -> None:
    clean = printed("qinghe-forest-2026")[0]
    assert is_observable(clean, *plant(clean, "wrong_digit", Random(0)))


@pytest.mark.parametrize(("other", "seen"), [("0.00", False), ("2.00", True)])
def test_a_figure_with_nothing_beside_it_is_not_observable(other: str, seen: bool) -> None:
    keys = {(0, 1): ("reception", "total"), (1, 1): ("total", "total")}
    body = (("接待费", "3.17"), ("合计", other))
    sheet = Sheet("T09", "", ("unit", "909", "局"), "三公", (("项目", "金额"),), body, (1, 1), "lr", keys=keys)
    clean = Printed("s", ("990100", "区"), ("909", "局"), (), 2025, "unit_budget", (sheet,))
    assert is_observable(clean, *put(clean, Cell(0, 0, 1, "3.17"), "3.71", "transposition")) is seen


def test_the_page_keeps_what_stands_around_the_table(found: Measure) -> None:
    page = table.put_into(f"before {table.BEGINS} formerly {table.ENDS} after", found)
    assert page.startswith("before ")
    assert page.endswith(" after")
    assert "formerly" not in page
    with pytest.raises(ValueError, match="measure_checks"):
        table.put_into("no place", found)
