"""Unit, region and year of a document."""

from __future__ import annotations

import pytest

from disclosures.extraction import regions
from disclosures.extraction.captions import caption_unit, heading_name
from disclosures.extraction.identity import place_name
from tests.disclosures.extraction.grids import EXPENDITURE, SUMMARY, grid, understood

HEAD = """
项目编码 | 99010031P00000000001A | 项目名称 | 测试
预算数 | 3.00 | 其中：财政资金 | 3.00
绩效目标 | 完成 | 其他资金 |
"""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("临江市安和区教育局", "临江市安和区"),
        ("临江市教育局", "临江市"),
        ("安和县教育局", "安和县"),
        ("云岭省临江市安和县教育局", "云岭省临江市安和县"),
        ("云岭省人民检察院", "云岭省"),
        ("中共云岭省委办公厅", "云岭省"),
        ("临江市城市管理局", "临江市"),
        ("安和县市场监督管理局", "安和县"),
        ("临江市安和区市场监督管理局", "临江市安和区"),
        ("教育局", ""),
    ],
)
def test_a_units_name_begins_with_its_place(name, place):
    assert place_name(name) == place


@pytest.mark.parametrize(
    ("caption", "code", "name"),
    [
        ("999临江区测试局 预算年度：2031 单位：万元", "999", "临江区测试局"),
        ("999001 临江区测试局本级", "999001", "临江区测试局本级"),
        ("编制部门：临江区测试局      单位：元", "", "临江区测试局"),
        ("部门名称：[999]临江区测试局", "999", "临江区测试局"),
        ("部门：临江区测试局", "", "临江区测试局"),
        ("单位名称：临江区测试局（999）  单位：万元", "999", "临江区测试局"),
    ],
)
def test_captions_name_a_unit_in_many_ways(caption, code, name):
    unit = caption_unit([caption])
    assert unit is not None
    assert (unit.code, unit.name) == (code, name)


def test_a_caption_without_a_unit_names_nobody():
    assert caption_unit(["单位：万元", "预算年度：2031"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "第一部分 临江区测试局2031年部门预算信息公开情况说明",
        "2031年临江区测试局部门预算公开",
        "临江区测试局2031年度部门预算",
    ],
)
def test_headings_name_the_unit(text):
    assert heading_name(text) == "临江区测试局"


def test_a_name_cut_by_its_cell_is_whole_elsewhere():
    cut = SUMMARY.replace("999临江区测试局", "999临江区测")
    extraction = understood("部门预算收支总表", grid(cut), "第一部分 临江区测试局2031年部门预算信息公开情况说明")
    assert extraction.unit.name == "临江区测试局"
    assert extraction.tables[0].scope.name == "临江区测试局"


def test_a_department_speaks_for_its_units_however_many_tables_they_have():
    own = SUMMARY.replace("999临江区测试局", "999001临江区测试局本级")
    units = [part for _ in range(3) for part in ("单位预算收支总表", grid(own))]
    extraction = understood("部门预算收支总表", grid(SUMMARY), *units)
    assert (extraction.unit.code, extraction.unit.name) == ("999", "临江区测试局")


def test_the_region_is_in_the_project_codes_and_its_name_in_the_units():
    extraction = understood("部门预算收支总表", grid(SUMMARY), "1、测试绩效目标表", grid(HEAD))
    assert extraction.region is not None
    assert (extraction.region.code, extraction.region.name) == ("990100", "临江区")


def test_the_year_is_the_captions_then_the_titles():
    assert understood("部门预算收支总表", grid(SUMMARY)).year == 2031
    assert understood("2032年部门收支预算总表", grid(SUMMARY)).year == 2031
    assert understood("2032年部门支出预算总表", grid(EXPENDITURE)).year == 2032
    assert understood("支出总表", grid(EXPENDITURE)).year is None


def test_without_project_codes_the_region_is_the_one_place_of_that_name():
    assert regions.code_of("南京市鼓楼区") == "320106"
    assert regions.code_of("河北省") == "130000"
    assert regions.name_of("130000") == "河北省"


def test_a_name_that_several_places_bear_is_no_region():
    assert regions.code_of("鼓楼区") == ""
    assert regions.code_of("临江区") == ""
