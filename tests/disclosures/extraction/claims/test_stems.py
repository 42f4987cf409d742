"""What the words of a number name."""

from __future__ import annotations

import time

import pytest

from disclosures.extraction.claims.stems import is_whose, says_nothing


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        ("2031年预算数", True),
        ("共计", True),
        ("我部门本年预算安排", True),
        ("收入预算数", False),
        ("本年单位资金", False),
    ],
)
def test_words_that_name_nothing(words, nothing):
    assert says_nothing(words) is nothing


@pytest.mark.parametrize("word", ["预算数", "共计", "总额", "执行数", "本年度"])
def test_words_that_repeat_themselves_are_read_in_no_time(word):
    begun = time.process_time()
    assert not says_nothing(word * 200 + "收入")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("2031年临江区", True),
        ("某局本级2031年", True),
        ("机关事业单位使用财政拨款不含教育收费安排的", True),
        ("车辆购置接待简称", True),
        ("机关使用非财政拨款结余安排的", False),
        ("机关使用财政拨款结余安排的", False),
        ("退役安置", False),
        ("城乡社区", False),
    ],
)
def test_words_that_only_say_whose_figure_it_is(words, whose):
    assert is_whose(words) is whose
