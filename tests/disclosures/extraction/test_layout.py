"""Layouts: loaded whole, and no label claimed twice."""

from __future__ import annotations

import pytest

from disclosures.extraction.layout import LabelClaimedTwice, Vocabulary, check_titles, layout_of, load_layouts


def test_all_sixteen_forms_and_the_further_ones_have_a_layout_with_a_citation():
    layouts = load_layouts()
    forms = list(dict.fromkeys(layout.form for layout in layouts))
    assert forms == [*(f"T{n:02}" for n in range(1, 17)), *(f"U{n:02}" for n in range(1, 15))]
    assert all(layout.citation and layout.titles for layout in layouts)


def test_a_label_claimed_twice_is_refused():
    with pytest.raises(LabelClaimedTwice, match="合计"):
        Vocabulary.of({"total": ["合 计"], "subtotal": ["合计"]})


def test_a_title_claimed_by_two_forms_is_refused():
    table = {"form": "T90", "name": "甲", "keyed_by": "account", "titles": ["甲表"]}
    one, two = layout_of("t90", table), layout_of("t91", table | {"form": "T91"})
    with pytest.raises(LabelClaimedTwice, match="甲表"):
        check_titles([one, two])


def test_two_layouts_of_one_form_may_share_a_title():
    table = {"form": "T90", "name": "甲", "keyed_by": "economic", "titles": ["甲表"]}
    check_titles([layout_of("t90", table), layout_of("t90_items", table | {"keyed_by": "line"})])


def test_a_further_form_takes_over_the_columns_by_source_and_keeps_its_own():
    table = {"form": "U90", "name": "甲", "keyed_by": "line", "titles": ["甲表"], "columns": {"other": ["单位资金"]}}
    shared = layout_of("u90", table | {"shared_columns": True}).columns
    assert (shared.exact(("一般公共预算",)), shared.exact(("单位资金",))) == ("general_public", "other")
    assert layout_of("u90", table).columns.exact(("一般公共预算",)) is None


def test_a_table_that_follows_another_may_share_its_title():
    table = {"form": "T90", "name": "甲", "keyed_by": "field", "titles": ["甲表"]}
    check_titles([layout_of("t90", table), layout_of("t91", table | {"form": "T91", "follows": "T90"})])


def test_a_label_under_its_heading_wins_over_the_label_alone():
    words = Vocabulary.of({"subtotal": ["小计"], "vehicles": ["公务用车/小计"]})
    assert words.find(("三公经费", "公务用车", "小计")) == "vehicles"
    assert words.find(("三公经费", "小计")) == "subtotal"


def test_the_longest_label_within_a_text_wins_and_short_ones_must_be_equal():
    words = Vocabulary.of({"general": ["一般公共预算"], "grant": ["一般公共预算拨款"], "item": ["项目"]})
    assert words.find(("一般公共预算拨款收入",)) == "grant"
    assert words.find(("项目支出",)) is None
