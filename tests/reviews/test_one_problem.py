"""One wrong cell breaks many equations and is one problem at the desk: the cell, its figure, one flag that leads."""

from __future__ import annotations

import pytest

from reviews import flagging
from reviews.models import Flag
from tests import books, builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cell", "wrong", "right"),
    [
        ("T05:210:total", "27.00", "72.00"),
        ("T03:2101506:project", "250000.00", "25.00"),
        ("T04:expenditure.221:total", "", "10.00"),
    ],
)
def test_one_wrong_cell_is_one_problem_with_its_repair(cell, wrong, right, clerk, at):
    extraction = books.book(change={cell: wrong}).extraction
    it = builders.extracted(clerk, extraction, of=builders.unit(), at=at)
    flagging.check(submission_id=it.pk, at=at)
    flags = list(Flag.objects.filter(submission=it))
    assert len(flags) > 1
    assert len({flag.cause for flag in flags}) == 1
    [leading] = [flag for flag in flags if flag.primary]
    form, row, column = cell.split(":")
    assert leading.repair["place"]["address"] == f"{form}:450:{row}:{column}"
    assert leading.repair["proposed"] == right
    assert leading.repair["repairs"] == len(flags)
    assert [change["proposed"] for change in leading.repair["changes"]] == [right]


def test_a_chain_of_wrong_cells_is_one_problem_with_every_cell_to_change(clerk, at):
    rows, columns = ("2210201", "22102", "221"), ("total", "basic")
    wrong = {f"T05:{row}:{column}": "0.00" for row in rows for column in columns}
    it = builders.extracted(clerk, books.book(change=wrong).extraction, of=builders.unit(), at=at)
    flagging.check(submission_id=it.pk, at=at)
    assert len({flag.cause for flag in Flag.objects.filter(submission=it, level="error")}) == 1
    changes = Flag.objects.get(submission=it, level="error", primary=True).repair["changes"]
    assert [change["place"]["address"] for change in changes] == [f"T05:450:{r}:{c}" for c in columns for r in rows]
    assert {change["proposed"] for change in changes} == {"10.00"}
