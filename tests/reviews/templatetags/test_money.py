from decimal import Decimal

import pytest

from reviews.templatetags.money import share, wan, width, yuan


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("12345000", "1,234.50"),
        (Decimal("49.99"), "0.00"),
        (Decimal("50"), "0.01"),
        ("0", "0.00"),
        ("-10000", "-1.00"),
        (None, "—"),
        ("", "—"),
        ("无", "—"),
    ],
)
def test_yuan_are_shown_as_wan_yuan_exactly(amount, shown):
    assert wan(amount) == shown


def test_yuan_keep_their_cents():
    assert yuan("12345000.5") == "12,345,000.50"


def test_a_share_of_nothing_is_not_stated():
    assert (share("1", "3"), share("1", "0"), share(None, "3")) == ("33.3%", "—", "—")


def test_a_bar_is_never_wider_than_its_place():
    assert (width("5", "10"), width("20", "10"), width("-1", "10"), width("1", None)) == (
        "50.00",
        "100.00",
        "0.00",
        "0",
    )
