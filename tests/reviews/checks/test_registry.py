import pytest

from reviews.checks import registry
from reviews.checks.finding import Level


def test_every_check_explains_itself_in_chinese():
    for check in registry.all_checks():
        assert any("\u4e00" <= c <= "\u9fff" for c in check.explanation), check.code
        assert check.title
        assert check.clause


def test_a_code_is_taken_once():
    taken = registry.all_checks()[0].code
    with pytest.raises(registry.CodeTaken):
        registry.check(taken, level=Level.HINT, title="试", clause="试")(lambda book: iter(()))


@pytest.mark.parametrize("code", ["A1", "101", "AB10", "a101", "A1010"])
def test_a_code_is_a_letter_and_three_digits(code):
    with pytest.raises(ValueError, match="three digits"):
        registry.check(code, level=Level.HINT, title="试", clause="试")
