"""Names of accounts that are misprinted."""

from __future__ import annotations

import pytest

from disclosures.extraction.claims.paths import find, likeness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("其他交通费", "其他交通费用"),
        ("行政运行支出", "行政运行"),
        ("差旅费", "培训费"),
        ("奖金", "取暖费"),
        ("", "水费"),
    ],
)
def test_what_cannot_be_alike_enough_is_not_measured_and_the_rest_exactly(a: str, b: str) -> None:
    exact = likeness(a, b)
    assert likeness(a, b, 0.72) in ((exact,) if exact >= 0.72 else (exact, 0.0))


def test_names_without_common_letters_are_not_alike() -> None:
    assert likeness("奖金", "取暖费", 0.72) == 0.0


def test_a_name_is_alike_itself_without_its_last_word() -> None:
    assert likeness("行政运行支出", "行政运行", 0.72) == 1.0


def test_a_name_may_hold_brackets() -> None:
    found = find("一般公共服务(类)政府办公厅(室)及相关机构事务(款)行政运行(01项)")
    assert found is not None
    assert [name for _, name, _ in found.steps] == ["一般公共服务", "政府办公厅室及相关机构事务", "行政运行"]
