"""A finance bureau with one unit, and checks that say what the test wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from disclosures.choices import Role
from disclosures.extraction.model import Address
from disclosures.models import Submission
from reviews import flagging
from reviews.checks.finding import Finding, Instance, Level, Outcome, Place, Report
from reviews.models import Review
from tests import builders


def finding(
    code: str = "A101", level: Level = Level.ERROR, *, actual: str = "100.00", cause: str | None = None
) -> Finding:
    place = Place(
        table="t1", row=0, column=1, row_label="收入总计", column_label="金额", printed=actual,
        address=Address("T01", "450", "income.total", "amount"),
    )  # fmt: skip
    return Finding(
        code, level, "{left} {actual} 万元，应为 {expected} 万元。",
        (("left", "收入总计"), ("actual", actual), ("expected", "90.00")),
        (place,), "90.00", actual, "10.00", "万元", cause,
    )  # fmt: skip


@dataclass
class Checks:
    """What the checks will say. claims: None for those of the document."""

    findings: list[Finding] = field(default_factory=list)
    crashed: int = 0

    def run(self, book: Any) -> Report:
        ledger = [Instance("A101", Outcome.CLEAN, "收支总表")]
        ledger += [Instance("Z999", Outcome.CRASHED, reason="KeyError")] * self.crashed
        return Report(tuple(self.findings), tuple(ledger), book.extraction.claims)


@pytest.fixture
def checks(monkeypatch) -> Checks:
    said = Checks()
    monkeypatch.setattr("reviews.checks.runner.run", said.run)
    return said


@pytest.fixture
def clerk(db):
    return builders.person("clerk", Role.CLERK, region=builders.region(), unit=builders.unit())


@pytest.fixture
def reviewer(db):
    return builders.person("reviewer", Role.REVIEWER, region=builders.region())


@pytest.fixture
def second_reviewer(db):
    return builders.person("second", Role.REVIEWER, region=builders.region())


@pytest.fixture
def publisher(db):
    return builders.person("publisher", Role.PUBLISHER, region=builders.region())


@pytest.fixture
def make(clerk, checks, at):
    """make(...) → the review of a new checked submission of the clerk's unit."""

    def made(*, by: Any = None, of: Any = None, **more: Any) -> Review:
        it = builders.extracted(by or clerk, of=of or builders.unit(), at=at, **more)
        Submission.objects.filter(pk=it.pk).update(facts_changed_at=at)
        flagging.check(submission_id=it.pk, at=at)
        return Review.objects.get(submission=it)

    return made
