"""Known words of doubtful cells."""

from __future__ import annotations

import pytest

from disclosures.extraction.model import Cell, Grid
from disclosures.extraction.spelling import correct


def spelled(text: str, *, doubtful: bool = True) -> str:
    [grid] = correct([Grid(((Cell(text, doubtful=doubtful),),))])
    assert isinstance(grid, Grid)
    assert grid.rows[0][0] is not None
    assert grid.rows[0][0].doubtful is doubtful
    return grid.rows[0][0].text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("八、社会保璋和就业支出", "八、社会保障和就业支出"),
        ("绩效指标苗述", "绩效指标描述"),
        ("对个人和家廷的补助", "对个人和家庭的补助"),
    ],
)
def test_one_wrong_letter_of_a_known_word_is_put_right(read, meant):
    assert spelled(read) == meant


@pytest.mark.parametrize("text", ["合计", "时效指标", "工作经费", "甲乙丙丁戊己", "1878.09", ""])
def test_what_is_known_short_or_unknown_stays(text):
    assert spelled(text) == text


def test_a_cell_read_for_certain_is_never_touched():
    assert spelled("绩效指标苗述", doubtful=False) == "绩效指标苗述"
