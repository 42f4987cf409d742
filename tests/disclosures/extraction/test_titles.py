"""Titles, sheet numbers and lines of a contents page."""

from __future__ import annotations

import time

import pytest

from disclosures.extraction.forms import is_further
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.titles import (
    is_contents_line,
    is_sheet_number,
    layouts_named,
    looks_like_title,
    may_be,
    stripped,
)


def forms(title: str) -> list[str]:
    return [layout.form for layout in layouts_named(title, load_layouts())]


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("2031年部门收入预算总表", "收入总表"),
        ("公开 01 表：收支预算总表", "收支总表"),
        ("表1-1 部门收入总表", "收入总表"),
        ("表5 一般公共预算支出表", "一般公共支出表"),
        ("表五 一般公共预算支出表", "一般公共支出表"),
        ("表十一 支出总表", "支出总表"),
        ("附件3 2031年部门支出预算总表", "支出总表"),
        ("表9 2031年部门综合预算政府性基金收支表", "政府性基金收支表"),
        ("表5 一般公共预算支出表（按功能分类-不含上年结转）", "一般公共支出表按功能分类"),
        ("3、部门预算财政拨款“三公”经费支出表", "财政拨款三公经费支出表"),
    ],
)
def test_year_numbering_and_filler_words_are_no_part_of_a_title(title, rest):
    assert stripped(title) == rest


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("部门收支预算总体平衡表", ["T01"]),
        ("部门一般公共预算支出总体情况汇总表", ["T05"]),
        ("政府性基金预算财政拨款支出安排表", ["T07"]),
        ("国有资产占有使用及变动情况表", ["T14"]),
    ],
)
def test_a_title_in_no_known_wording_is_told_by_its_words(title, form):
    assert forms(title) == form


@pytest.mark.parametrize("title", ["部门预算财政拔款收支总表", "部门预算一般公共预算财政拨款基本支岀表"])
def test_one_misread_letter_does_not_hide_a_long_title(title):
    assert len(forms(title)) == 1


@pytest.mark.parametrize(
    "title",
    [
        "政府性基金预算“三公”经费支出预算表",
        "一般公共预算机关运行经费支出表",
        "支出预算分类汇总表（按政府预算经济分类）",
        "财政专户管理资金预算支出表",
        "新增资产配置预算表",
        "部门政府购买服务预算表",
    ],
)
def test_titles_of_other_tables_name_none_of_the_usual_forms(title):
    assert [form for form in forms(title) if not is_further(form)] == []


def test_a_title_with_the_words_of_two_forms_names_neither():
    assert forms("政府采购情况表") == ["T13"]
    assert forms("国有资产占用情况汇总表") == ["T14"]
    assert forms("国有资产占用和政府采购情况汇总表") == []


@pytest.mark.parametrize(
    ("title", "possible"),
    [
        ("一般公共预算财政拨款支出表", ["T05"]),  # a known title
        ("财政拨款支出分项表", ["T04"]),  # the most telling word
        ("基本支出分项表", ["T06"]),
        ("专项资金绩效评价表", []),  # what another table is called
        ("附表", ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09"]),  # says nothing
    ],
)
def test_what_a_table_may_be_that_no_layout_fits(title, possible):
    usual = [layout for layout in load_layouts() if not is_further(layout.form)]
    assert [form for form in (f"T0{n}" for n in range(1, 10)) if may_be(title, form, usual)] == possible


@pytest.mark.parametrize("text", ["目录", "收支总表.......3", "收支总表……………", "收支总表\t12", "收支总表      12 "])
def test_lines_of_a_contents_page(text):
    assert is_contents_line(text)


@pytest.mark.parametrize("text", ["收支总表", "预算年度：    2031", "其他……等事项"])
def test_lines_that_are_no_contents(text):
    assert not is_contents_line(text)


@pytest.mark.parametrize("filler", [" ", ".", ". ", "…"])
def test_a_line_that_is_filled_up_is_read_in_no_time(filler):
    begun = time.process_time()
    assert not is_contents_line(filler * 2000 + "甲")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("text", ["部门公开表1", "公开 01 表", "附表3", "表二"])
def test_a_sheet_number_alone_is_no_title(text):
    assert is_sheet_number(text)
    assert not looks_like_title(text)


def test_a_sentence_is_no_title():
    assert not looks_like_title("现将2031年部门预算公开如下：")
    assert not looks_like_title("本年预算收入30.00万元。")
