"""What people fill in is refused where the service would refuse it."""

from __future__ import annotations

import pytest

from disclosures.forms import ConfirmForm

SAID = {"region_code": "990100", "unit_code": "450", "year": "2025"}


def test_codes_and_a_year_are_enough():
    assert ConfirmForm(SAID).is_valid()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("region_code", "99010"),
        ("region_code", "９９０１００"),
        ("unit_code", "45"),
        ("unit_code", "45x"),
        ("unit_code", "４５０"),
        ("year", "1999"),
        ("year", "2051"),
    ],
)
def test_what_is_no_code_and_no_budget_year_is_said_at_its_field(field, text):
    assert list(ConfirmForm({**SAID, field: text}).errors) == [field]
