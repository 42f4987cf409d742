"""Word 97–2003 files, read without an office suite."""

from __future__ import annotations

import pytest

from disclosures.extraction.model import Locus, Paragraph
from disclosures.extraction.readers import office, registry
from disclosures.extraction.readers.refusal import DAMAGED, EMPTY, ENCRYPTED, UnreadableFile
from tests.disclosures.extraction.readers.old_word import (
    DELETED,
    IN_TABLE,
    JOINS_ABOVE,
    JOINS_LEFT,
    STARTS_BELOW,
    OldWord,
    numbered_list,
    sprm,
)
from tests.disclosures.extraction.readers.samples import drawn, placed


@pytest.fixture
def word():
    return OldWord()


def read(tmp_path, word: OldWord):
    return registry.read(placed(tmp_path, "a.doc", word.saved()))


def test_paragraphs_and_tables_come_in_order(tmp_path, word):
    word.paragraph("部门预算收支总表", style=2)
    word.row("项目", "预算数", edges=[0, 3000, 6000])
    word.row("收入总计", "12.50", edges=[0, 3000, 6000])
    word.paragraph("注：数字单位为万元。")
    document = read(tmp_path, word)
    assert drawn(document) == ["部门预算收支总表", [["项目", "预算数"], ["收入总计", "12.50"]], "注：数字单位为万元。"]
    assert document.format == "doc"
    assert document.blocks[0] == Paragraph("部门预算收支总表", level=2)
    assert document.blocks[1].rows[1][1].locus == Locus(table=0, row=1, cell=1)


def test_a_table_that_ends_the_document_does_not_vanish(tmp_path, word):
    word.row("合计", "1.00", edges=[0, 3000, 6000])
    assert drawn(read(tmp_path, word)) == [[["合计", "1.00"]]]


def test_cells_span_the_lines_of_other_rows(tmp_path, word):
    word.row("序号", "收入", edges=[0, 1000, 5000])
    word.row("1", "项目", "预算数", edges=[0, 1010, 3000, 4990])
    [table] = read(tmp_path, word).blocks
    assert [[c.text if c else None for c in row] for row in table.rows] == [
        ["序号", "收入", None],
        ["1", "项目", "预算数"],
    ]
    assert table.rows[0][1].columns == 2


def test_cells_merged_downwards_stand_once(tmp_path, word):
    word.row("产出", "数量", edges=[0, 1000, 2000], flags=[STARTS_BELOW, 0])
    word.row("", "质量", edges=[0, 1000, 2000], flags=[JOINS_ABOVE, 0])
    [table] = read(tmp_path, word).blocks
    assert table.rows[0][0].rows == 2
    assert table.rows[1][0] is None


def test_cells_merged_to_the_right_stand_once(tmp_path, word):
    word.row("收入", "", edges=[0, 1000, 2000], flags=[1, JOINS_LEFT])
    word.row("项目", "预算数", edges=[0, 1000, 2000])
    [table] = read(tmp_path, word).blocks
    assert table.rows[0][0].columns == 2


def test_several_paragraphs_of_a_cell_are_its_lines(tmp_path, word):
    word.paragraph("甲", IN_TABLE)
    word.row("乙", "1", edges=[0, 1000, 2000])
    assert drawn(read(tmp_path, word)) == [[["甲\n乙", "1"]]]


def test_of_a_field_the_result_is_read(tmp_path, word):
    word.paragraph("第\x13 PAGE \x14 3\x15页")
    assert drawn(read(tmp_path, word)) == ["第 3页"]


@pytest.mark.parametrize("code", [0x083C, DELETED])
def test_hidden_and_deleted_text_is_out(tmp_path, word, code):
    word.paragraph("收入100.00万元200.00万元。")
    word.hide("100.00万元", code)
    assert drawn(read(tmp_path, word)) == ["收入200.00万元。"]


def test_special_characters_are_what_they_look_like(tmp_path, word):
    word.paragraph("a\x0bb\x1ec\x1fd\x01\x05")
    assert drawn(read(tmp_path, word)) == ["a\nb-cd"]


def test_automatic_numbers_are_counted(tmp_path, word):
    word.lists, word.references = numbered_list(7, 37, "\0、")
    for text in ("收入", "支出", ""):
        word.paragraph(text, sprm(0x460B, b"\1\0"))
    word.paragraph("说明")
    assert drawn(read(tmp_path, word)) == ["一、收入", "二、支出", "说明"]


def test_a_list_that_is_not_there_numbers_nothing(tmp_path, word):
    word.paragraph("收入", sprm(0x460B, b"\x09\0"))
    assert drawn(read(tmp_path, word)) == ["收入"]


def refusal(tmp_path, word: OldWord) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read(tmp_path, word)
    return str(refused.value)


def test_a_password_is_named(tmp_path, word):
    word.paragraph("x")
    word.flags |= 0x0100
    assert refusal(tmp_path, word) == ENCRYPTED


def test_an_empty_document_is_empty(tmp_path, word):
    word.paragraph(" ")
    assert refusal(tmp_path, word) == EMPTY


def test_a_document_without_its_text_is_damaged(tmp_path, word):
    word.paragraph("x")
    data = word.saved()
    piece_table = data.index(b"\2\x10\0\0\0")
    with pytest.raises(UnreadableFile, match=DAMAGED):
        registry.read(placed(tmp_path, "a.doc", data[:piece_table] + b"\1\xff\xff" * 20 + data[piece_table + 60 :]))


def test_what_word_95_wrote_needs_libreoffice(tmp_path, word, monkeypatch):
    monkeypatch.setattr(office, "program", lambda: None)
    word.version = 0x65
    word.paragraph("x")
    assert refusal(tmp_path, word) == office.NOT_INSTALLED.format(kind="doc")
