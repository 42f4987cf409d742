"""A table continued over pages is one table; two tables that look alike are two."""

from __future__ import annotations

import pytest

from disclosures.extraction.model import Cell, Document, Grid, Locus, Paragraph
from disclosures.extraction.stitching import stitch

WIDTHS = (0, 40, 140, 200, 260)


def grid(page: int, *lines: str, xs: tuple[int, ...] = WIDTHS) -> Grid:
    """Cells joined by |; 名<2x1> spans two rows, · is covered, a trailing … marks a text that fills its cell."""
    return Grid(tuple(_row(page, r, line, xs) for r, line in enumerate(lines)))


def _row(page: int, r: int, line: str, xs: tuple[int, ...]) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = []
    for c, text in enumerate(line.split("|")):
        rows, columns = 1, 1
        if "<" in text:
            text, _, spans = text.rstrip(">").partition("<")
            rows, columns = (int(n) for n in spans.split("x"))
        box = (float(xs[c]), r * 20.0, float(xs[c + columns]), (r + rows) * 20.0)
        runs_on = text.endswith("…")
        cell = Cell(text.rstrip("…"), Locus(page, box), rows, columns, runs_on=runs_on)
        cells.append(None if text == "·" else cell)
    return tuple(cells)


def says(page: int, text: str) -> Paragraph:
    return Paragraph(text, Locus(page, (0, 0, 100, 10)))


def stitched(*blocks: Grid | Paragraph) -> list[list[str] | str]:
    document = stitch(Document("pdf", 9, blocks))
    return [_lines(b) if isinstance(b, Grid) else b.text for b in document.blocks]


def _lines(grid: Grid) -> list[str]:
    return ["|".join("·" if c is None else c.text for c in row) for row in grid.rows]


HEAD = "序号|科目|合计|基本"
TITLE, CAPTION = "部门预算支出总表", "999 某局 单位：万元"


def test_a_repeated_header_is_dropped():
    first = grid(1, HEAD, "1|教育|5.00|5.00")
    assert stitched(first, grid(2, HEAD, "2|科学|6.00|6.00")) == [[HEAD, "1|教育|5.00|5.00", "2|科学|6.00|6.00"]]


def test_a_repeated_title_and_caption_are_dropped():
    blocks = stitched(
        says(1, TITLE), says(1, CAPTION), grid(1, HEAD, "1|教育|5.00|5.00"),
        says(2, TITLE), says(2, CAPTION), grid(2, HEAD, "2|科学|6.00|6.00"),
    )  # fmt: skip
    assert blocks == [TITLE, CAPTION, [HEAD, "1|教育|5.00|5.00", "2|科学|6.00|6.00"]]


def test_a_title_that_says_continued_is_the_same_title():
    blocks = stitched(
        says(1, TITLE), grid(1, HEAD, "1|教育|5.00|5.00"), says(2, f"{TITLE}（续）"), grid(2, HEAD, "2|科学|6.00|6.00")
    )
    assert len(blocks) == 2


def test_a_table_goes_on_without_a_header_where_the_columns_agree():
    first = grid(1, HEAD, "1|教育|5.00|5.00")
    assert stitched(first, grid(2, "2|科学|6.00|6.00")) == [[HEAD, "1|教育|5.00|5.00", "2|科学|6.00|6.00"]]


def test_other_columns_are_another_table():
    second = grid(2, "2|科学|6.00|6.00", xs=(0, 60, 140, 180, 260))
    assert len(stitched(grid(1, HEAD, "1|教育|5.00|5.00"), second)) == 2


def test_another_title_is_another_table_though_all_else_agrees():
    blocks = stitched(
        says(1, "政府性基金预算支出表"), says(1, CAPTION), grid(1, HEAD, "|||"),
        says(2, "国有资本经营预算支出表"), says(2, CAPTION), grid(2, HEAD, "|||"),
    )  # fmt: skip
    assert len(blocks) == 6


def test_another_title_within_the_table_is_another_table():
    first = grid(1, "甲表<1x4>|·|·|·", HEAD, "1|教育|5.00|5.00")
    second = grid(2, "乙表<1x4>|·|·|·", HEAD, "1|科学|6.00|6.00")
    assert len(stitched(first, second)) == 2


def test_a_note_below_a_table_ends_it():
    blocks = stitched(grid(1, HEAD, "1|教育|5.00|5.00"), says(1, "注：空表列示。"), grid(2, "2|科学|6.00|6.00"))
    assert len(blocks) == 3


def test_tables_of_one_page_stay_apart():
    assert len(stitched(grid(1, HEAD, "1|教育|5.00|5.00"), grid(1, HEAD, "2|科学|6.00|6.00"))) == 2


def test_a_table_over_three_pages_is_one():
    pages = [grid(n, HEAD, f"{n}|教育|5.00|5.00") for n in (1, 2, 3)]
    assert stitched(*pages) == [[HEAD, "1|教育|5.00|5.00", "2|教育|5.00|5.00", "3|教育|5.00|5.00"]]


def test_a_continuation_that_draws_fewer_columns_takes_those_of_the_table():
    first = grid(1, HEAD, "1|教育|5.00|5.00")
    [rows] = stitched(first, grid(2, "合计|11.00|6.00", xs=(0, 140, 200, 260)))
    assert rows == [HEAD, "1|教育|5.00|5.00", "合计|·|11.00|6.00"]


def test_a_merged_cell_cut_by_the_page_is_one_cell():
    first = grid(1, HEAD, "产出<2x1>|数量|1|2", "·|质量|1|2")
    document = stitch(Document("pdf", 2, (first, grid(2, HEAD, "<2x1>|时效|1|2", "·|成本|1|2"))))
    [joined] = document.blocks
    assert isinstance(joined, Grid)
    assert joined.rows[1][0].rows == 4
    assert [row[0] for row in joined.rows[2:]] == [None, None, None]


def test_a_row_cut_by_the_page_is_one_row():
    first = grid(1, HEAD, "1|国土海洋气象等支…|5.00|5.00")
    assert stitched(first, grid(2, "|出||", "2|科学|6.00|6.00")) == [
        [HEAD, "1|国土海洋气象等支出|5.00|5.00", "2|科学|6.00|6.00"]
    ]


def test_a_text_that_stands_wholly_on_the_next_page_joins_its_row():
    first = grid(1, HEAD, "1|…|5.00|5.00")
    assert stitched(first, grid(2, "|教育支出||", "2|科学|6.00|6.00")) == [
        [HEAD, "1|教育支出|5.00|5.00", "2|科学|6.00|6.00"]
    ]


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("1||5.00|5.00", "|教育支出||"),
        ("1|…|5.00|5.00", "2|教育支出||"),
        ("1|…|5.00|5.00", "|教育支出|5.00|"),
        ("1|…|5.00|5.00", "|三、教育支出||"),
        ("1|…|…|…", "|||6.00"),
        ("…|…|四、国防支出|5.00", "上年结转|||"),
    ],
    ids=["closed", "a code", "an amount", "a new item", "an amount beneath nothing", "the other side of a summary"],
)
def test_what_does_not_belong_to_the_row_above_is_a_row(last, following):
    rows = stitched(grid(1, HEAD, last), grid(2, following))[0]
    assert rows[1:] == [last.replace("…", ""), following]


def test_a_row_that_only_seems_to_go_on_is_a_row():
    first = grid(1, HEAD, "1|养老保险缴费支出…|5.00|5.00")
    assert len(stitched(first, grid(2, "2|职业年金缴费支出|6.00|6.00"))[0]) == 3


def test_a_text_in_a_merged_cell_goes_on_beside_new_rows():
    first = grid(1, HEAD, "甲<1x1>|目标的前半…<1x1>|1|2")
    [rows] = stitched(first, grid(2, "<2x1>|后半<2x1>|3|4", "·|·|5|6"))
    assert rows == [HEAD, "甲|目标的前半后半|1|2", "·|·|3|4", "·|·|5|6"]


def test_finished_figures_never_join():
    first = grid(1, HEAD, "||10.00…|20.00…")
    assert len(stitched(first, grid(2, "||30.00|40.00"))[0]) == 3


@pytest.mark.parametrize(
    ("last", "following", "joined"),
    [
        ("21011|医疗|5.00|5.00", "02|||", "2101102|医疗|5.00|5.00"),
        ("20|医疗|5.00|5.00", "8|||", "208|医疗|5.00|5.00"),
    ],
)
def test_a_code_that_the_page_cut_is_one_though_a_rule_ends_its_row(last, following, joined):
    [lines] = stitched(grid(1, HEAD, last), grid(2, HEAD, following, "221|住房|6.00|6.00"))
    assert lines == [HEAD, joined, "221|住房|6.00|6.00"]


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("12|医疗|5.00|5.00", "13|||"),
        ("21011|医疗|5.00|5.00", "02|住房||"),
        ("21011|医疗|5.00|5.00", "22102|||"),
        ("医疗|21|5.00|5.00", "|01||"),
    ],
)
def test_digits_that_are_no_rest_of_a_code_are_a_row(last, following):
    [lines] = stitched(grid(1, HEAD, last), grid(2, HEAD, following))
    assert lines == [HEAD, last, following]
