"""A grid taken apart: captions, header paths, body, notes."""

from __future__ import annotations

from disclosures.extraction.header import take_apart
from tests.disclosures.extraction.grids import SUMMARY, grid


def test_captions_header_and_the_row_of_column_numbers_are_no_rows():
    sheet = take_apart(grid(SUMMARY))
    assert sheet.captions == ("999临江区测试局", "预算年度：2031", "单位：万元")
    assert sheet.columns == ("序号", "收入/项目", "收入/预算数", "支出/项目", "支出/预算数")
    assert [row[0].text for row in sheet.rows] == ["1", "2", "3", "4", "5"]


def test_a_header_of_three_levels_is_flattened_deepest_last():
    sheet = take_apart(
        grid(
            """
本年<1x3> | · | · | 其他<3x1>
合计<2x1> | 车辆<1x2> | · | ·
· | 购置费 | 运行费 | ·
9.00 | 4.00 | 3.00 | 2.00
"""
        )
    )
    assert sheet.columns == ("本年/合计", "本年/车辆/购置费", "本年/车辆/运行费", "其他")
    assert len(sheet.rows) == 1


def test_a_header_whose_merges_were_lost_is_still_a_header():
    sheet = take_apart(
        grid("收入 | | 支出 |\n项目 | 预算数 | 项目 | 预算数\n一、事业收入 | 1.00 | 二、外交支出 | 1.00")
    )
    assert sheet.columns == ("收入/项目", "收入/预算数", "支出/项目", "支出/预算数")
    assert len(sheet.rows) == 1


def test_a_numbered_line_of_labels_is_a_row_and_no_header():
    sheet = take_apart(grid("项目 | 金额 | 项目 | 金额\n一、本年收入 | | 一、本年支出 | \n总计 | 1 | 总计 | 1"))
    assert len(sheet.rows) == 2


def test_the_total_row_of_an_empty_table_is_a_row():
    sheet = take_apart(grid("功能分类科目<1x2> | · | 合计<2x1>\n科目编码 | 科目名称 | ·\n | 合计 | "))
    assert [row[1].text for row in sheet.rows] == ["合计"]


def test_a_header_repeated_on_the_next_page_is_dropped():
    sheet = take_apart(grid("项目 | 数量 | 价值\n房屋 | 1 | 2\n项目 | 数量 | 价值\n车辆 | 3 | 4"))
    assert [row[0].text for row in sheet.rows] == ["房屋", "车辆"]


def test_a_note_in_the_last_row_is_a_note():
    sheet = take_apart(grid("科目编码 | 科目名称 | 合计\n | 合计 | \n注：本表为空表。<1x3> | · | ·"))
    assert sheet.notes == ("注：本表为空表。",)
    assert len(sheet.rows) == 1


def test_the_word_for_column_numbers_may_hold_the_first_of_them():
    text = "科目 | 合计 | 基本支出\n栏次 1 | 2 | 3\n社会保障 | 9.00 | 4.00"
    assert [row[0].text for row in take_apart(grid(text)).rows] == ["社会保障"]
