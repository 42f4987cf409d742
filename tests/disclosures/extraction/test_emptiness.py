"""Tables that declare themselves empty."""

from __future__ import annotations

import pytest

from tests.disclosures.extraction.grids import EXPENDITURE, grid, understood

EMPTY = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n | 合计 | | |"


@pytest.mark.parametrize(
    "note",
    [
        "注：无政府性基金预算财政拨款预算，空表列示。",
        "注：本单位2031年无政府性基金预算支出",
        "注:本部门2031年无政府性基金预算财政拨款安排的预算，故本表为空表。",
        "注：本部门无相关收支项目",
        "说明：本表无数据。",
    ],
)
def test_a_note_declares_an_empty_table(note):
    [table] = understood("政府性基金预算支出表", grid(EMPTY), note).tables
    assert table.declared_empty
    assert table.notes == (note,)


def test_a_sentence_in_a_row_of_its_own_declares_too():
    rows = EMPTY.splitlines()[0] + "\n本部门无此项支出<1x5> | · | · | · | ·"
    [table] = understood("政府性基金预算支出表", grid(rows)).tables
    assert table.declared_empty


def test_an_account_without_a_figure_declares_nothing():
    [table] = understood("政府性基金预算支出表", grid(EMPTY + "\n | 无线电频率占用费支出 | | |")).tables
    assert not table.declared_empty


@pytest.mark.parametrize(
    ("note", "declares"),
    [
        ("注：本部门2031年无政府性基金预算支出。", True),
        ("说明：本单位没有使用政府性基金预算财政拨款安排的支出。", True),
        ("注：本部门2031年无国有资本经营预算支出。", False),
        ("注：本部门2031年没有政府性基金预算安排的基本支出。", False),
    ],
)
def test_none_of_its_own_budget_declares_whatever_the_table_prints(note, declares):
    [table] = understood("政府性基金预算支出表", grid(EXPENDITURE), note).tables
    assert table.declared_empty is declares


@pytest.mark.parametrize("note", ["注：表中金额不含预计下年使用的资金结余。", "注：本表金额以万元为单位。"])
def test_other_notes_declare_nothing(note):
    [table] = understood("政府性基金预算支出表", grid(EMPTY), note).tables
    assert not table.declared_empty


def test_what_a_table_declares_does_not_depend_on_what_it_prints():
    [table] = understood("政府性基金预算支出表", grid(EXPENDITURE), "注：无政府性基金预算，空表列示。").tables
    assert table.declared_empty


def test_a_remark_about_one_thing_that_is_not_there_does_not_empty_a_full_table():
    [table] = understood("支出总表", grid(EXPENDITURE), "注：本部门无政府性基金预算支出。").tables
    assert not table.declared_empty
