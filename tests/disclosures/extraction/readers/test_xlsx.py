"""Spreadsheets: each sheet as it would be printed."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from disclosures.extraction.model import Grid, Locus, Paragraph
from disclosures.extraction.readers import registry
from disclosures.extraction.readers.number_formats import general, printed
from disclosures.extraction.readers.refusal import DAMAGED, EMPTY, TOO_MUCH, UnreadableFile
from tests.disclosures.extraction.readers.samples import drawn, excel_bytes, part, placed, repacked, saved

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '
OLD_FILE = Path(__file__).parent / "files" / "one-table.xls"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1182.9, "#,##0.00", "1,182.90"),
        (1182.9, "General", "1182.9"),
        (0.1 + 0.2, "General", "0.3"),
        (208, "General", "208"),
        (1215.345, "0.00", "1215.35"),
        (0, "0.00", "0.00"),
        (0, ACCOUNTING, "-"),
        (-3.5, ACCOUNTING, "-3.50"),
        (1182.9, ACCOUNTING, "1,182.90"),
        (0, '#,##0.00;-#,##0.00;""', ""),
        (0, "0.00;-0.00;", ""),
        (-12.5, "#,##0.00_);(#,##0.00)", "(12.50)"),
        (0.369, "0.0%", "36.9%"),
        (5, "000", "005"),
        (0.5, "#.##", ".5"),
        (12, "#,##0.##", "12"),
        (12345678, "#,##0,", "12,346"),
        (12.5, '0.00"万元"', "12.50万元"),
        (12.5, "[Red]0.00", "12.50"),
        (12.5, "@", "12.5"),
        (12.5, "", "12.5"),
        (True, "General", "TRUE"),
        ("一般", "0.00", "一般"),
        (datetime.date(2025, 1, 5), "yyyy-mm-dd", "2025-01-05"),
        (datetime.datetime(2025, 1, 5), 'yyyy"年"m"月"d"日"', "2025年1月5日"),
        (None, "General", ""),
    ],
)
def test_a_value_is_printed_under_its_format(value, code, text):
    assert printed(value, code) == text


def test_the_general_format_shows_eleven_digits():
    assert general(Decimal("1") / 3) == "0.3333333333"


@pytest.fixture
def book():
    return openpyxl.Workbook()


def read(tmp_path, book):
    return registry.read(placed(tmp_path, "a.xlsx", saved(book)))


def fill(sheet, *rows):
    for row in rows:
        sheet.append(row)


def test_titles_table_and_note_part(tmp_path, book):
    fill(book.active, ["收支总表"], [None, "单位：万元"], ["项目", "预算数"], ["合计", 5], ["注：本表为空表。"])
    document = read(tmp_path, book)
    assert drawn(document) == ["收支总表", "单位：万元", [["项目", "预算数"], ["合计", "5"]], "注：本表为空表。"]
    assert document.blocks[0] == Paragraph("收支总表", Locus(table=0, row=0, cell=0))
    assert document.blocks[2].rows[1][1].locus == Locus(table=0, row=3, cell=1)


def test_merged_cells_stand_once(tmp_path, book):
    sheet = book.active
    fill(sheet, ["科目", None, "合计"], ["编码", "名称", None], ["208", "社会保障", 1.5])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:C2")
    [table] = read(tmp_path, book).blocks
    assert drawn_rows(table) == [["科目", None, "合计"], ["编码", "名称", None], ["208", "社会保障", "1.5"]]
    assert (table.rows[0][0].columns, table.rows[0][2].rows) == (2, 2)


def drawn_rows(table: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def test_a_header_corner_is_no_title(tmp_path, book):
    fill(book.active, ["项目"], [None, "预算数"], ["合计", 5])
    book.active.merge_cells("A1:A2")
    [table] = read(tmp_path, book).blocks
    assert table.rows[0][0].rows == 2


def test_tables_one_below_the_other_are_two(tmp_path, book):
    fill(book.active, ["表一 收入总表"], ["项目", "数"], ["a", 1], [], ["表二 支出总表"], ["项目", "数"], ["b", 2])
    expected = ["表一 收入总表", [["项目", "数"], ["a", "1"]], "表二 支出总表", [["项目", "数"], ["b", "2"]]]
    assert drawn(read(tmp_path, book)) == expected


def test_a_wide_title_divides_without_a_blank_row(tmp_path, book):
    fill(book.active, ["收入总表"], ["项目", "数"], ["a", 1], ["支出总表"], ["项目", "数"], ["b", 2])
    book.active.merge_cells("A4:B4")
    assert [type(block) for block in read(tmp_path, book).blocks] == [Paragraph, Grid, Paragraph, Grid]


def test_a_blank_row_inside_a_table_stays_inside(tmp_path, book):
    fill(book.active, ["项目", "数"], ["a", 1], [], ["b"], ["合计", 2])
    [table] = read(tmp_path, book).blocks
    assert drawn_rows(table) == [["项目", "数"], ["a", "1"], ["", ""], ["b", ""], ["合计", "2"]]


def test_hidden_lines_and_sheets_are_out(tmp_path, book):
    sheet = book.active
    fill(sheet, ["项目", "编号", "数"], ["a", "x1", 1], ["内部", "x2", 9], ["合计", "x3", 1])
    sheet.merge_cells("A2:B2")
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("底稿").sheet_state = "hidden"
    document = read(tmp_path, book)
    assert drawn(document) == [[["项目", "数"], ["a", "1"], ["合计", "1"]]]
    assert "底稿" in document.notices[0]


def test_zeros_that_the_sheet_suppresses_are_blank(tmp_path, book):
    fill(book.active, ["项目", "数"], ["a", 0])
    book.active.sheet_view.showZeros = False
    [table] = read(tmp_path, book).blocks
    assert table.text(1, 1) == ""


def test_a_table_in_the_middle_of_the_sheet_keeps_its_places(tmp_path, book):
    book.active["C5"], book.active["D5"], book.active["C6"], book.active["D6"] = "项目", "数", "合计", 7
    book.active["D6"].number_format = "0.00"
    [table] = read(tmp_path, book).blocks
    assert table.text(1, 1) == "7.00"
    assert table.rows[1][1].locus == Locus(table=0, row=5, cell=3)


def test_the_sheet_name_stands_in_for_a_title(tmp_path, book):
    book.active.title = "收入总表"
    fill(book.active, ["项目", "数"], ["合计", 5])
    assert drawn(read(tmp_path, book))[0] == "收入总表"


def test_an_empty_workbook_is_empty(tmp_path, book):
    with pytest.raises(UnreadableFile, match=EMPTY):
        read(tmp_path, book)


def test_a_cell_at_the_far_corner_does_not_fill_the_memory(tmp_path, book):
    book.active["A1"], book.active["XFD1048576"] = 1, 2
    with pytest.raises(UnreadableFile, match=TOO_MUCH):
        read(tmp_path, book)


def test_formats_are_found_where_cells_state_no_place(tmp_path):
    sheet = part(excel_bytes(), "xl/worksheets/sheet1.xml")
    for place in (b"A1", b"A2", b"B2", b"A3", b"B3"):
        sheet = sheet.replace(b' r="' + place + b'"', b"")
    document = registry.read(placed(tmp_path, "a.xlsx", repacked(excel_bytes(), {"xl/worksheets/sheet1.xml": sheet})))
    assert drawn(document)[-1] == [["项目", "预算数"], ["收入总计", "12.50"]]


def test_a_workbook_without_its_sheet_is_damaged(tmp_path):
    data = repacked(excel_bytes(), {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"})
    with pytest.raises(UnreadableFile, match=DAMAGED):
        registry.read(placed(tmp_path, "a.xlsx", data))


def test_an_old_workbook_is_printed_the_same_way():
    document = registry.read(OLD_FILE)
    title, unit, table, note = drawn(document)
    assert (title, unit, note) == ("部门预算收支总表", "单位：万元", "注：数字单位为万元。")
    assert table[2] == ["一、一般公共预算拨款收入", "1,182.90", "一、一般公共服务支出", "-"]
    assert document.notices == ("已略过隐藏的工作表：底稿。",)


def test_a_formula_without_a_result_is_a_doubtful_blank_and_told(tmp_path, book):
    for row in (("项目", "金额"), ("甲", 1.5), ("合计", "=SUM(B2:B2)")):
        book.active.append(row)
    document = read(tmp_path, book)
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    cell = grid.rows[2][1]
    assert cell is not None
    assert (cell.text, cell.doubtful, grid.rows[1][1].doubtful) == ("", True, False)
    assert ["B3" in notice for notice in document.notices] == [True]


def test_lines_without_any_height_or_width_are_out(tmp_path, book):
    fill(book.active, ("项目", "底稿", "金额"), ("甲", "x", 1.5), ("乙", "y", 2.5))
    name = "xl/worksheets/sheet1.xml"
    sheet = part(saved(book), name).replace(b'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
    sheet = sheet.replace(b"<sheetData>", b'<cols><col min="2" max="2" width="0"/></cols><sheetData>')
    document = registry.read(placed(tmp_path, "a.xlsx", repacked(saved(book), {name: sheet})))
    assert drawn(document) == [[["项目", "金额"], ["甲", "1.5"]]]
