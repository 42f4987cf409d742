"""G: the day of which the assets are told."""

from dataclasses import replace

import pytest

from tests.books import DEPARTMENT, book
from tests.narratives import findings as told_findings
from tests.narratives import told
from tests.reviews.checks.sayings import findings, outcomes


def assets(day):
    it = book({"T14": "value\ntotal 9.00"})
    [table] = it.extraction.tables
    caption = f"{DEPARTMENT.code}{DEPARTMENT.name} 截止时间：{day}"
    return book({}, tables=(replace(table, caption=caption),), facts=it.extraction.facts)


@pytest.mark.parametrize(
    ("day", "level"), [("2023-12-31", "warning"), ("2024-10-31", "hint"), ("2025-12-31", "warning")]
)
def test_another_day_than_the_end_of_last_year_is_found(day, level):
    [found] = findings(assets(day), "G202")
    assert (found.level, found.expected) == (level, "2024-12-31")


def test_the_end_of_last_year_is_clean():
    assert outcomes(assets("2024-12-31"), "G202") == {"clean": 1}


def test_a_table_without_a_day_is_skipped():
    assert outcomes(assets("不详"), "G202") == {"skipped": 1}


def test_the_text_tells_the_day_too():
    [found] = told_findings(told("九、国有资产信息", "截至2023年12月31日，资产总额9.00万元。"), "G202")
    assert found.actual == "2023-12-31"
