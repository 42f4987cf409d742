"""A person's figure beside the machine's."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from disclosures import services, signals
from disclosures.models import Correction
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_correction_stands_beside_the_machine_and_is_heard(clerk, reviewer, at, committed, put_jobs):
    it = builders.extracted(clerk)
    heard = []
    signals.facts_changed.connect(lambda sender, submission_id, **more: heard.append(submission_id), weak=False)
    later = at + timedelta(days=300)
    with committed():
        done = services.correct_fact(fact=it.fact_set.first(), after="1,234.5", reason="看错", by=reviewer, at=later)
    it.refresh_from_db()
    assert (done.before, done.after, done.after_amount) == ("100.00", "1,234.5", Decimal(12345000))
    assert it.fact_set.first().printed == "100.00"
    assert it.facts_changed_at == later
    assert heard == [it.pk]
    assert it.history.first().history_user == reviewer


def test_the_second_correction_starts_from_the_first(clerk, reviewer, at):
    fact = builders.extracted(clerk).fact_set.first()
    services.correct_fact(fact=fact, after="1", reason="看错", by=reviewer, at=at)
    assert services.correct_fact(fact=fact, after="2", reason="又错", by=reviewer, at=at).before == "1"


@pytest.mark.parametrize(("after", "reason"), [("abc", "错"), ("5", " "), ("100.00", "没变")])
def test_a_correction_needs_a_figure_a_change_and_a_reason(clerk, reviewer, at, after, reason):
    fact = builders.extracted(clerk).fact_set.first()
    with pytest.raises(services.NotPossible):
        services.correct_fact(fact=fact, after=after, reason=reason, by=reviewer, at=at)
    assert not Correction.objects.exists()


def test_a_clerk_corrects_nothing(clerk, at):
    with pytest.raises(services.NotAllowed):
        services.correct_fact(fact=builders.extracted(clerk).fact_set.first(), after="5", reason="错", by=clerk, at=at)


def test_the_database_refuses_a_correction_without_reason(clerk, at):
    it = builders.extracted(clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(submission=it, form="T01", row_key="a", column_key="b", reason="", by=clerk, at=at)
