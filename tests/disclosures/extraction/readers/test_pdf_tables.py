"""Tables of a PDF page: rules make cells, and the middle of a character says where it belongs."""

from __future__ import annotations

import pytest

from disclosures.extraction.model import Grid
from disclosures.extraction.stitching import stitch
from tests.disclosures.extraction.readers.papers import FONT, Paper, grids, paragraphs

XS = [60.0, 200.0, 300.0, 400.0]


@pytest.fixture
def paper(tmp_path):
    return Paper(tmp_path / "paper.pdf")


def rows(start: float, count: int, step: float = 20) -> list[float]:
    return [start + step * i for i in range(count + 1)]


def test_a_ruled_table_is_read_cell_by_cell(paper):
    paper.table(XS, rows(100, 3), [["科目", "合计", "基本支出"], ["教育支出", "12.50", ""], ["合 计", "12.50", ""]])
    assert grids(paper.read()) == [["科目|合计|基本支出", "教育支出|12.50|", "合 计|12.50|"]]


def test_a_cell_knows_its_page_and_box(paper):
    paper.turn()
    paper.table(XS, rows(100, 1), [["甲", "乙", "丙"]])
    [grid] = [b for b in paper.read().blocks if isinstance(b, Grid)]
    assert grid.rows[0][1].locus.page == 2
    assert grid.rows[0][1].locus.box == pytest.approx((200, 100, 300, 120), abs=0.6)


def test_merged_cells_stand_once_and_cover_their_rows_and_columns(paper):
    paper.table(XS, rows(100, 3), [["项目", "预算数", "<"], ["^", "合计", "其中"], ["教育", "1.00", "2.00"]])
    document = paper.read()
    assert grids(document) == [["项目|预算数|·", "·|合计|其中", "教育|1.00|2.00"]]
    [grid] = [b for b in document.blocks if isinstance(b, Grid)]
    assert (grid.rows[0][0].rows, grid.rows[0][1].columns) == (2, 2)


def test_a_number_wrapped_in_a_narrow_cell_is_one_number(paper):
    paper.table([60, 200, 250], [100, 130], [["教育支出", "1234567.8\n9"]])
    assert grids(paper.read()) == [["教育支出|1234567.89"]]


def test_a_text_wrapped_in_a_cell_is_one_text(paper):
    paper.table([60, 130, 250], [100, 130], [["机关事业单位\n养老保险", "a budget\nline"]])
    assert grids(paper.read()) == [["机关事业单位养老保险|a budget line"]]


def test_the_items_of_a_list_in_a_cell_keep_their_lines(paper):
    paper.table([60, 400], [100, 160], [["1.完成年度目标\n2.提高服务水平，方\n便群众"]])
    assert grids(paper.read()) == [["1.完成年度目标\n2.提高服务水平，方便群众"]]


def test_two_tables_of_a_page_are_two_grids_in_reading_order(paper):
    paper.text(60, 80, "第一张表")
    paper.table(XS, rows(100, 2), [["甲", "乙", "丙"], ["1", "2", "3"]])
    paper.text(60, 180, "第二张表")
    paper.table([60, 400], rows(200, 1), [["只有一格的表格"]])
    document = paper.read()
    assert grids(document) == [["甲|乙|丙", "1|2|3"], ["只有一格的表格"]]
    kinds = ["grid" if isinstance(b, Grid) else b.text for b in document.blocks]
    assert kinds == ["第一张表", "grid", "第二张表", "grid"]


def test_a_table_without_its_outer_rules_is_read_whole(paper):
    paper.table(XS, rows(100, 2), [["科目", "合计", "基本支出"], ["教育", "1.00", "2.00"]], outer=False)
    assert grids(paper.read()) == [["科目|合计|基本支出", "教育|1.00|2.00"]]


@pytest.mark.parametrize("dash", [(1, 1), (2, 2), (3, 3)])
def test_dotted_rules_are_rules(paper, dash):
    paper.canvas.setDash(*dash)
    paper.table(XS, rows(100, 2), [["科目", "合计", "基本支出"], ["教育", "1.00", "2.00"]])
    assert grids(paper.read()) == [["科目|合计|基本支出", "教育|1.00|2.00"]]


def test_rules_of_single_dots_are_rules(paper):
    for x in XS:
        for i in range(20):
            paper.canvas.rect(x, 842 - 100 - 2 * i, 0.5, 0.5, stroke=0, fill=1)
    for y in rows(100, 2):
        for i in range(170):
            paper.canvas.rect(60 + 2 * i, 842 - y, 0.5, 0.5, stroke=0, fill=1)
    paper.text(63, 103, "教育")
    paper.text(203, 123, "1.00")
    assert grids(paper.read()) == [["教育||", "|1.00|"]]


def test_cells_drawn_as_outlined_rectangles_are_cells(paper):
    for i, text in enumerate(["教育", "1.00"]):
        paper.canvas.rect(60 + 100 * i, 700, 100, 20)
        paper.text(63 + 100 * i, 125, text)
    assert grids(paper.read()) == [["教育|1.00"]]


def test_thin_filled_rectangles_are_rules_and_white_ones_are_not(paper):
    paper.table(XS, rows(100, 2), [["科目", "合计", "基本"], ["教育", "1.00", "2.00"]])
    paper.canvas.setFillGray(1)
    paper.canvas.rect(100, 700, 1, 60, stroke=0, fill=1)
    assert grids(paper.read()) == [["科目|合计|基本", "教育|1.00|2.00"]]


COLUMNS = [
    ("科目", "合计", "基本支出"),
    ("教育支出", "1.00", "2.00"),
    ("科学支出", "3.00", ""),
    ("合计", "4.00", "2.00"),
]


@pytest.mark.parametrize("rules", [(100, 120, 180), (100, 120, 140, 160, 180)], ids=["three lines", "a line a row"])
def test_a_table_ruled_across_only_has_columns(paper, rules):
    for top in rules:
        paper.rule(60, top, 400, top)
    for i, row in enumerate(COLUMNS):
        for x, text in zip((63, 203, 303), row, strict=True):
            paper.text(x, 104 + 20 * i, text)
    assert grids(paper.read()) == [["科目|合计|基本支出", "教育支出|1.00|2.00", "科学支出|3.00|", "合计|4.00|2.00"]]


def test_prose_between_rules_is_no_table(paper):
    for i in range(6):
        paper.rule(60, 100 + 20 * i, 400, 100 + 20 * i)
        paper.text(63, 104 + 20 * i, "按照有关规定编制本部门的预算并且向社会公开")
    assert grids(paper.read()) == []


def test_an_underlined_word_in_a_cell_makes_no_row(paper):
    paper.table(XS, rows(100, 2, 30), [["科目", "合计", "基本"], ["教育", "1.00", "2.00"]])
    paper.rule(65, 145, 90, 145)
    assert grids(paper.read()) == [["科目|合计|基本", "教育|1.00|2.00"]]


def test_a_shaded_header_makes_no_cells_of_its_own(paper):
    paper.canvas.setFillGray(0.8)
    paper.canvas.rect(60, 722, 340, 20, stroke=0, fill=1)
    paper.canvas.setFillGray(0)
    paper.table(XS, rows(100, 2), [["科目", "合计", "基本"], ["教育", "1.00", "2.00"]])
    assert grids(paper.read()) == [["科目|合计|基本", "教育|1.00|2.00"]]


def test_bold_type_struck_twice_is_read_once(paper):
    paper.table(XS, rows(100, 1), [["合计", "11.00", ""]])
    paper.table([x + 0.3 for x in XS], rows(100, 1), [["合计", "11.00", ""]])
    assert grids(paper.read()) == [["合计|11.00|"]]


def test_text_hidden_by_its_clip_is_not_read(paper):
    paper.table(XS, rows(100, 1), [["合计", "11.00", ""]])
    clip = paper.canvas.beginPath()
    clip.rect(300, 722, 100, 20)
    paper.canvas.saveState()
    paper.canvas.clipPath(clip, stroke=0)
    paper.text(63, 180, "看不见的字")
    paper.text(303, 103, "看得见")
    paper.canvas.restoreState()
    document = paper.read()
    assert grids(document) == [["合计|11.00|看得见"]]
    assert paragraphs(document) == []


def test_what_is_drawn_beyond_the_page_is_not_read(paper):
    paper.table(XS, rows(800, 4), [["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"], ["丁", "7", "8"]])
    assert grids(paper.read()) == [["甲|1|2", "乙|3|4"]]


def test_a_text_cut_off_by_its_cell_is_read_to_the_end(paper):
    paper.table(XS, rows(100, 1), [["", "11.00", "22.00"]])
    clip = paper.canvas.beginPath()
    clip.rect(60, 722, 140, 20)
    paper.canvas.saveState()
    paper.canvas.clipPath(clip, stroke=0)
    paper.text(63, 103, "机关事业单位基本养老保险缴费支出", 11)
    paper.canvas.restoreState()
    assert grids(paper.read()) == [["机关事业单位基本养老保险缴费支出|11.00|22.00"]]


def test_a_number_too_long_for_its_cell_stays_in_it(paper):
    paper.table([60, 200, 240, 300], rows(100, 2), [["教育", "", "2.00"], ["科学", "", ""]])
    paper.text(190, 103, "123456.90")
    paper.text(203, 123, "12345678.90")
    assert grids(paper.read()) == [["教育|123456.90|2.00", "科学|12345678.90|"]]


def test_neighbours_that_nearly_touch_stay_apart(paper):
    paper.table([60, 200, 300], rows(100, 1), [["", ""]])
    paper.canvas.drawRightString(199, 727, "6010.52")
    paper.text(201, 104, "一、支出")
    assert grids(paper.read()) == [["6010.52|一、支出"]]


def test_print_that_runs_up_the_page_is_read_upright_and_found_where_it_is_shown(tmp_path):
    paper = Paper(tmp_path / "paper.pdf")
    paper.canvas.translate(595, 0)
    paper.canvas.rotate(90)
    paper.height = 595
    paper.text(60, 60, "横向的表")
    paper.table([60, 200, 300], rows(100, 2), [["科目", "合计"], ["教育", "1.00"]])
    document = paper.read()
    assert paragraphs(document) == ["横向的表"]
    assert grids(document) == [["科目|合计", "教育|1.00"]]
    [grid] = [b for b in document.blocks if isinstance(b, Grid)]
    assert grid.rows[0][0].locus.box == pytest.approx((100, 642, 120, 782), abs=0.6)


def test_a_page_turned_by_its_rotation_entry_is_read_upright(tmp_path):
    paper = Paper(tmp_path / "paper.pdf")
    paper.canvas.setPageRotation(90)
    paper.canvas.translate(595, 0)
    paper.canvas.rotate(90)
    paper.height = 595
    paper.text(60, 60, "横向的表")
    paper.table(XS, rows(100, 2), [["科目", "合计", "基本支出"], ["教育", "1.00", "2.00"]])
    document = paper.read()
    assert paragraphs(document) == ["横向的表"]
    assert grids(document) == [["科目|合计|基本支出", "教育|1.00|2.00"]]
    [grid] = [b for b in document.blocks if isinstance(b, Grid)]
    assert grid.rows[0][0].locus.box == pytest.approx((60, 100, 200, 120), abs=0.6)


@pytest.mark.parametrize("is_open", [True, False])
def test_a_row_that_no_rule_ends_waits_for_what_stands_on_the_next_page(paper, is_open):
    """The words of the last row stand wholly on the second page."""
    xs, ys = [60.0, 200.0, 300.0], [700.0, 720.0, 740.0, 780.0]
    for x in xs:
        paper.rule(x, ys[0], x, ys[-1])
    for y in ys if not is_open else ys[:-1]:
        paper.rule(xs[0], y, xs[-1], y)
    for x, y, text in (
        (63, 703, "科目"),
        (203, 703, "合计"),
        (63, 723, "教育"),
        (203, 723, "1.00"),
        (203, 753, "2.00"),
    ):
        paper.text(x, y, text)
    paper.turn()
    paper.table(xs, [40, 60, 80], [["社会保障", ""], ["国防", "3.00"]])
    joined = ["社会保障|2.00"] if is_open else ["|2.00", "社会保障|"]
    assert grids(stitch(paper.read())) == [["科目|合计", "教育|1.00", *joined, "国防|3.00"]]


@pytest.mark.parametrize("by_entry", [True, False])
def test_a_page_that_stands_upside_down_is_read_turned_and_found_where_it_is_shown(tmp_path, by_entry):
    paper = Paper(tmp_path / "paper.pdf")
    if by_entry:
        paper.canvas.setPageRotation(180)
    else:
        paper.canvas.translate(595, 842)
        paper.canvas.rotate(180)
    paper.text(60, 60, "倒置的表")
    paper.table([60, 200, 300], rows(100, 2), [["科目", "合计"], ["教育", "1.00"]])
    document = paper.read()
    assert paragraphs(document) == ["倒置的表"]
    assert grids(document) == [["科目|合计", "教育|1.00"]]
    [grid] = [b for b in document.blocks if isinstance(b, Grid)]
    assert grid.rows[0][0].locus.box == pytest.approx((395, 722, 535, 742), abs=0.6)


def test_print_with_a_negative_size_is_upright(paper):
    """Some programs turn the matrix and the size of the type, so that both cancel out."""
    for i in range(3):
        text = paper.canvas.beginText()
        text.setTextTransform(-1, 0, 0, -1, 60, 700 - 20 * i)
        text.setFont(FONT, -10)
        text.textOut("收入合计")
        paper.canvas.drawText(text)
    assert "".join(paragraphs(paper.read())) == "收入合计" * 3


def test_rules_and_texts_of_a_form_object_are_read_at_their_place(paper):
    paper.canvas.beginForm("table")
    paper.table([0, 100, 200], [742, 762], [["教育", "1.00"]])
    paper.canvas.endForm()
    paper.canvas.translate(60, 40)
    paper.canvas.doForm("table")
    assert grids(paper.read()) == [["教育|1.00"]]
