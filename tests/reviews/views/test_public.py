"""The public pages: found, shown, superseded, taken down, in a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from disclosures.models import Submission
from reviews import publishing, workflow
from reviews.choices import Action
from tests import builders

pytestmark = pytest.mark.django_db
UNIT = "/u/990100/450/2025/"


@pytest.fixture
def approve(reviewer, at):
    def approved(review):
        workflow.move(review, Action.START, by=reviewer, at=at)
        return workflow.move(review, Action.APPROVE, by=reviewer, at=at)

    return approved


@pytest.fixture
def published(make, approve, publisher, at):
    return publishing.publish(approve(make()), by=publisher, at=at)


def test_the_home_page_finds_a_unit_by_its_code(client, published):
    found = client.get("/", {"text": "450"}).content.decode()
    assert "临江区测试局" in found
    assert UNIT in found
    assert "没有符合条件" in client.get("/", {"text": "999"}).content.decode()


def test_a_year_that_is_no_year_asks_nothing(client, published):
    assert "临江区测试局" in client.get("/", {"year": "abc", "region": "x"}).content.decode()


def test_a_unit_page_states_its_totals_in_wan_yuan(client, published):
    page = client.get(UNIT).content.decode()
    assert "100.00 <small>万元</small>" in page
    assert published.digest in page


def test_a_superseded_edition_stays_with_a_notice(client, published, make, approve, publisher, at):
    later = approve(make(uploaded_at=at + timedelta(1)))
    publishing.correct(published, later, note="补正收入。", by=publisher, at=at)
    old = client.get(reverse("public:edition", args=[published.pk]))
    assert old.status_code == 200
    assert "已被更正的旧版本" in old.content.decode()
    new = client.get(UNIT).content.decode()
    assert "补正收入。" in new
    assert reverse("public:edition", args=[published.pk]) in new


def test_what_was_taken_down_is_gone_and_says_why(client, published, at):
    other = builders.person("other", "publisher", region=builders.region())
    publishing.withdraw(published, reason="单位更名。", by=other, at=at)
    for address in (UNIT, reverse("public:edition", args=[published.pk])):
        gone = client.get(address)
        assert gone.status_code == 410
        assert "单位更名。" in gone.content.decode()
    assert client.get(reverse("public:download", args=[published.pk, "csv"])).status_code == 410
    assert client.get(reverse("public:original", args=[published.pk])).status_code == 410


def test_what_was_corrected_goes_with_the_edition_in_its_place(client, published, make, approve, publisher, at):
    later = publishing.correct(
        published, approve(make(uploaded_at=at + timedelta(1))), note="补正。", by=publisher, at=at
    )
    other = builders.person("other", "publisher", region=builders.region())
    publishing.withdraw(later, reason="单位更名。", by=other, at=at)
    for name, more in (("edition", []), ("original", []), ("download", ["csv"])):
        assert client.get(reverse(f"public:{name}", args=[published.pk, *more])).status_code == 410


def test_what_was_never_published_is_not_found(client, make):
    make()
    assert client.get(UNIT).status_code == 404


@pytest.mark.parametrize(("suffix", "kind"), [("csv", "text/csv"), ("xlsx", "spreadsheetml"), ("json", "json")])
def test_everything_can_be_downloaded_under_its_own_name(client, published, suffix, kind):
    file = client.get(reverse("public:download", args=[published.pk, suffix]))
    assert kind in file["Content-Type"]
    assert f"990100-450-2025.{suffix}" in file["Content-Disposition"]
    assert client.get(reverse("public:download", args=[published.pk, "exe"])).status_code == 404


def test_everybody_may_have_the_file_that_was_approved(client, published, settings):
    file = settings.MEDIA_ROOT / "submissions" / "here.docx"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"PK approved")
    Submission.objects.filter(review=published.review_id).update(file="submissions/here.docx", name="预算.docx")
    address = reverse("public:original", args=[published.pk])
    assert address in client.get(UNIT).content.decode()
    sent = client.get(address)
    assert b"".join(sent.streaming_content) == b"PK approved"
    assert sent["Content-Disposition"].startswith("attachment")
    file.unlink()
    assert client.get(address).status_code == 404


def test_the_number_of_queries_does_not_grow(client, published, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get("/")
    with django_assert_num_queries(3):
        client.get(UNIT)
