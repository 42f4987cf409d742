"""One spelling for text, and where each of its characters came from."""

import pytest

from disclosures.extraction.text import fold_map


@pytest.mark.parametrize(
    ("text", "folded", "where"),
    [
        ("１２万元", "12万元", [0, 1, 2, 3]),
        ("12 万元", "12万元", [0, 1, 3, 4]),
        ("5㎡房", "5m2房", [0, 1, 1, 2]),
        ("5㎡ 房", "5m2房", [0, 1, 1, 3]),
        ("", "", []),
    ],
    ids=["one for one", "one dropped", "one doubled", "as long as before by chance", "empty"],
)
def test_each_character_knows_where_it_came_from(text: str, folded: str, where: list[int]) -> None:
    found, places = fold_map(text)
    assert (found, list(places)) == (folded, where)
