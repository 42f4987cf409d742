"""No page asks the database once more for each row that it shows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosures.choices import SubmissionState
from disclosures.models import Submission
from reviews import flagging, publishing, workflow
from reviews.checks.finding import Level
from reviews.choices import Action
from tests import builders
from tests.reviews.conftest import finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def cost(client):
    """The number of queries of a page, asked a second time: the first fills what is kept."""

    def counted(address: str, *shown: str) -> int:
        for _ in range(2):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                page = client.get(address).content.decode()
        assert all(text in page for text in shown), shown
        return len(asked)

    return counted


def unit(number: int):
    return builders.unit(f"45{number}", f"第{number}局")


def test_the_queue(make, reviewer, second_reviewer, clerk, checks, client, cost, at):
    checks.findings = [finding(), finding("A102", Level.WARNING, actual="1", cause="c")]
    client.force_login(reviewer, backend="django.contrib.auth.backends.ModelBackend")

    def arrive(number: int) -> None:
        review = make(of=unit(number), by=builders.person(f"clerk{number}"))
        workflow.assign(review, to=second_reviewer, due_date=at.date(), by=reviewer, at=at)
        builders.submission(builders.person(f"other{number}"), of=unit(number), name=f"途中{number}.pdf")

    arrive(1)
    once = cost(reverse("desk:queue"), "第1局", "途中1.pdf")
    for number in range(2, 6):
        arrive(number)
    assert cost(reverse("desk:queue"), "第5局", "途中5.pdf") == once


def test_the_desk(make, reviewer, clerk, checks, client, cost, at):
    client.force_login(reviewer, backend="django.contrib.auth.backends.ModelBackend")
    checks.findings = [finding()]
    review = make()
    page = reverse("desk:submission", args=[review.submission_id])
    once = cost(page, "A101")
    checks.findings = [finding(f"A10{n}", actual=str(n), cause="c" if n > 4 else None) for n in range(1, 9)]
    flagging.check(submission_id=review.submission_id, at=at + timedelta(1))
    for flag in review.submission.flags.all():
        flagging.annotate(flag, "请核实。", by=clerk, at=at)
    assert cost(page, "A108", "请核实。") == once


def test_the_public_list(make, reviewer, publisher, client, cost, at):
    def appear(number: int) -> None:
        review = make(of=unit(number), by=builders.person(f"clerk{number}"))
        for action in (Action.START, Action.APPROVE):
            review = workflow.move(review, action, by=reviewer, at=at)
        publishing.publish(review, by=publisher, at=at)

    appear(1)
    once = cost(reverse("public:home"), "第1局")
    for number in range(2, 6):
        appear(number)
    assert cost(reverse("public:home"), "第5局") == once


def test_files_that_wait_for_their_unit(reviewer, client, cost):
    everywhere = builders.person("everywhere", "reviewer")
    client.force_login(everywhere, backend="django.contrib.auth.backends.ModelBackend")
    builders.extracted(reviewer, name="待认1.docx")
    once = cost(reverse("disclosures:unconfirmed"), "待认1.docx")
    for number in range(2, 6):
        builders.extracted(reviewer, name=f"待认{number}.docx")
    assert Submission.objects.filter(state=SubmissionState.EXTRACTED).count() == 5
    assert cost(reverse("disclosures:unconfirmed"), "待认5.docx") == once
