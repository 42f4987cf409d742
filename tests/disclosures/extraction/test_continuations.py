"""Tables that a person split by hand in a Word file."""

from __future__ import annotations

from tests.disclosures.extraction.grids import EXPENDITURE, grid, understood

HEADER = EXPENDITURE.strip("\n").splitlines()[0]
REST = "210 | 卫生健康支出 | 3.00 | 3.00 |\n21011 | 行政事业单位医疗 | 3.00 | 3.00 |"


def rows(*blocks) -> list[int]:
    return [len(table.rows) for table in understood(*blocks).tables]


def test_a_part_that_begins_in_the_middle_belongs_to_the_table_before():
    assert rows("支出总表", grid(EXPENDITURE), grid(REST, table=1)) == [6]


def test_a_part_that_repeats_title_and_header_belongs_to_the_table_before():
    assert rows("支出总表", grid(EXPENDITURE), "支出总表（续表）", grid(HEADER + "\n" + REST)) == [6]


def test_the_next_form_with_the_same_header_is_a_table_of_its_own():
    assert rows("支出总表", grid(EXPENDITURE), "一般公共预算支出表", grid(EXPENDITURE)) == [4, 4]


def test_tables_of_another_width_stay_apart():
    assert len(rows("支出总表", grid(EXPENDITURE), grid("姓名 | 年龄\n甲 | 3"))) == 2


def test_tables_of_one_page_are_left_to_those_who_know_its_lines():
    parts = grid(EXPENDITURE, page=1), grid(REST, page=1, table=1)
    assert rows("支出总表", *parts) == [4, 2]


def test_the_parts_keep_their_own_places():
    extraction = understood("支出总表", grid(EXPENDITURE), grid(REST, table=1))
    assert {f.locus.table for f in extraction.facts} == {0, 1}
