"""People's figures in the place of the machine's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from disclosures import store
from disclosures.models import Correction
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def doubtful():
    """A file whose first figure was read from a picture."""
    plain = builders.disclosure()
    [head, *below] = plain.tables[0].rows
    pictured = tuple(cell and cell._replace(doubtful=True) for cell in head)
    table = replace(plain.tables[0], rows=(pictured, *below))
    facts = tuple(replace(fact, doubtful=True) for fact in plain.facts)
    return builders.extracted(builders.person("甲"), replace(plain, tables=(table, *plain.tables[1:]), facts=facts))


def correct(it, after, at, row="income.total"):
    return Correction.objects.create(
        submission=it, form="T01", unit_code="450", row_key=row, column_key="amount",
        after=after, reason="识别错误", by=it.uploaded_by, at=at,
    )  # fmt: skip


def test_the_newest_word_counts_whichever_was_stored_first(doubtful, at):
    correct(doubtful, "120", at + timedelta(minutes=5))
    correct(doubtful, "110", at)
    loaded = store.load(doubtful)
    assert loaded.facts[0].printed == loaded.tables[0].text(0, 1) == "120"


def test_nobody_doubts_what_a_person_has_set(doubtful, at):
    correct(doubtful, "120", at)
    loaded = store.load(doubtful)
    assert [fact.doubtful for fact in loaded.facts] == [False, True]
    assert [cell.doubtful for cell in loaded.tables[0].rows[0]] == [True, False, True, True]
    assert store.corrected_cells(doubtful, loaded) == {("t1", 0, 1)}
