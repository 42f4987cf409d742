"""The narrative as one text."""

import re

from disclosures.extraction.factbook import FactBook
from reviews.checks.wording import finding
from reviews.checks.writing import passages
from tests.narratives import told


def spans(pattern, *texts):
    return [
        (passage.text[slice(*span)], match.group())
        for passage, match, span in passages.matches(FactBook(told(*texts)), re.compile(pattern))
    ]


def test_a_match_is_told_with_its_passage_and_its_place_there():
    assert spans("万元", "共1万元", "没有", "2万元和3万元") == [("万元", "万元")] * 3


def test_no_match_reaches_into_the_next_passage():
    assert spans(r"。\s*，", "甲。", "，乙") == []
    assert spans(r"甲\b", "甲", "乙") == [("甲", "甲")]
    assert spans(r"(?<!\d)5", "2", "5") == [("5", "5")]


def test_every_passage_is_looked_at_or_found_wrong():
    document = FactBook(told("甲", "乙"))
    first, second = document.extraction.narrative
    wrong = finding("错")
    words = list(passages.told(document, {second.id: [wrong], first.id: []}))
    assert words[0].subject == first.id
    assert words[1:] == [wrong]
