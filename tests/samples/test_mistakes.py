"""Planting a mistake changes one place, says which, and is repeatable."""

from __future__ import annotations

from random import Random

import pytest

from samples.documents import SAMPLES, printed
from samples.mistakes import MISTAKES, plant
from samples.mistakes.figures import amount, digit_changed, digits_swapped
from samples.planting import NothingToPlant
from samples.printed import Printed
from samples.sheet import Sheet

SLUGS = ("qinghe-culture-2024", "qinghe-forest-2026", "lanyuan-elderly-2025")
FORMLESS = {
    *[("lanyuan-elderly-2025", kind) for kind in ("project_plan", "project_code", "procurement_sum", "assets_sum")],
    ("qinghe-culture-2024", "procurement_sum"),
}
"""A sample that has no place for a kind of mistake."""

CASES = [(slug, kind) for slug in SLUGS for kind in MISTAKES if (slug, kind) not in FORMLESS]


def changed_cells(before: Printed, after: Printed) -> list[tuple[str, str]]:
    """Old and new text of each cell and paragraph that differs; documents with as many blocks."""
    found: list[tuple[str, str]] = []
    for old, new in zip(before.blocks, after.blocks, strict=True):
        if old != new and isinstance(old, Sheet) and isinstance(new, Sheet):
            rows = zip(old.body, new.body, strict=True)
            found += [(a, b) for old_row, new_row in rows for a, b in zip(old_row, new_row, strict=True) if a != b]
        elif old != new:
            found.append((getattr(old, "text", ""), getattr(new, "text", "")))
    return found


@pytest.mark.parametrize(("slug", "kind"), CASES)
def test_a_mistake_changes_what_it_says(slug: str, kind: str):
    clean = printed(slug)[0]
    changed, planted = plant(clean, kind, Random(7))
    assert planted.kind == kind
    if kind == "dropped_table":
        assert len(changed.blocks) == len(clean.blocks) - 1
        assert planted.expected in {sheet.title for _, sheet in clean.sheets()}
        return
    differences = changed_cells(clean, changed)
    assert len(differences) == (2 if kind == "shifted" else 1 + len(planted.others))
    old, new = next(pair for pair in differences if pair[0] == planted.expected) if planted.others else differences[0]
    assert planted.expected in old
    assert planted.printed in new
    assert planted.expected != planted.printed


@pytest.mark.parametrize("kind", MISTAKES)
def test_the_same_seed_plants_the_same_mistake(kind: str):
    clean = printed("qinghe-forest-2026")[0]
    assert plant(clean, kind, Random(3)) == plant(clean, kind, Random(3))


def test_an_account_is_taken_out_of_the_rows_above_it():
    clean = printed("qinghe-forest-2026")[0]
    for seed in range(20):
        changed, planted = plant(clean, "chain_dropped", Random(seed))
        less = {amount(old) - amount(new) for old, new in changed_cells(clean, changed)}
        assert float(planted.printed) == 0
        assert {row for row, _, _ in planted.others} > {planted.row_key}
        assert all(planted.row_key.startswith(row) for row, _, _ in planted.others)
        assert max(less) == pytest.approx(amount(planted.expected))


def test_different_seeds_reach_different_places():
    clean = printed("qinghe-culture-2024")[0]
    assert len({plant(clean, "wrong_digit", Random(seed))[1] for seed in range(20)}) > 10


def test_a_document_without_payment_plans_can_have_none_broken():
    with pytest.raises(NothingToPlant):
        plant(printed("lanyuan-elderly-2025")[0], "project_plan", Random(1))


def test_a_wrong_digit_cannot_be_taken_for_rounding():
    for seed in range(200):
        new = digit_changed("10.05", Random(seed))
        assert len(new) == 5
        assert new[0] != "0"
        assert abs(float(new) - 10.05) > 0.09


def test_swapped_digits_keep_the_length_and_never_begin_with_zero():
    assert {digits_swapped("10.34", Random(seed)) for seed in range(50)} == {"10.43"}
    with pytest.raises(NothingToPlant):
        digits_swapped("55.00", Random(1))


def test_the_drafts_name_every_cell_that_differs_from_the_corrected_document():
    for draft in [s for s in SAMPLES if s.slug.endswith("-draft")]:
        document, planted = draft.make()
        clean = printed(draft.slug.removesuffix("-draft"))[0]
        differences = changed_cells(clean, document)
        assert len(differences) == len(planted)
        for error in planted:
            assert any(error.expected in old and error.printed in new for old, new in differences), error
