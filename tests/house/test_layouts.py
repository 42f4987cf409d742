"""Every layout is printed by a sample."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disclosures.extraction.layout import load_layouts

EXPECTED = Path(__file__).resolve().parents[2] / "samples" / "expected"
PRINTED = {
    table["form"]
    for path in EXPECTED.glob("*.json")
    for table in json.loads(path.read_text(encoding="utf-8"))["tables"]
}


@pytest.mark.parametrize("layout", load_layouts(), ids=lambda layout: layout.id)
def test_a_layout_has_a_sample_that_prints_it(layout):
    assert layout.form in PRINTED, "print it in a sample, then python -m samples.build"
