"""What stands under a table: notes, and the numbered items that a note goes on with."""

from __future__ import annotations

import pytest

from disclosures.extraction.captions import goes_on
from tests.disclosures.extraction.grids import EXPENDITURE, grid, understood


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("注：1.本表按功能分类列示。", "2.金额保留两位小数。"),
        ("2、金额保留两位小数。", "3、空格为零。"),
        ("注：", "1.本表按功能分类列示。"),
    ],
)
def test_a_numbered_note_goes_on_with_the_next_number(note, text):
    assert goes_on(note, text)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("注：本表按功能分类列示。", "1.收入预算情况"),
        ("注：1.本表按功能分类列示。", "1.收入预算情况"),
        ("注：1.本表按功能分类列示。", "2031年预算说明"),
        ("注：1.本表按功能分类列示。", "2.50万元"),
        ("注：1.本表按功能分类列示。", "二、支出预算情况"),
    ],
)
def test_other_lines_are_no_part_of_a_note(note, text):
    assert not goes_on(note, text)


def test_every_item_of_a_numbered_note_belongs_to_its_table():
    items = ("注：1.本表按功能分类列示。", "2.金额保留两位小数。")
    extraction = understood("支出总表", grid(EXPENDITURE), *items, "第三部分 预算情况说明", "1.收入预算情况")
    assert extraction.tables[0].notes == items
    assert [p.text for p in extraction.narrative if p.text in items] == []
