"""What no form of ours sends: numbers that are none, numbers too long for any row, bodies from people not signed in."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.urls import reverse

from disclosures.choices import Role
from tests import builders
from tests.reviews.conftest import checks, clerk, finding, make, reviewer  # noqa: F401

pytestmark = pytest.mark.django_db
NUMBERS = ["²", "9" * 30, "9" * 5000, "-1", "", "x\0"]
each_number = pytest.mark.parametrize("number", NUMBERS, ids=lambda number: ascii(number)[:12])


@pytest.fixture
def desk(client, make, checks, reviewer, put_jobs):  # noqa: F811
    checks.findings = [finding()]
    review = make()
    client.force_login(reviewer, backend="django.contrib.auth.backends.ModelBackend")
    client.review = review
    return client


@each_number
@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("disclosures:progress", "id"),
        ("desk:submission", "flag"),
        ("desk:submission", "fact"),
        ("desk:submission", "table"),
        ("desk:changes", "against"),
        ("desk:queue", "year"),
        ("desk:queue", "page"),
    ],
)
def test_a_number_that_is_none_is_not_asked_for(desk, address, name, number):
    of = [] if address in ("disclosures:progress", "desk:queue") else [desk.review.submission_id]
    assert desk.get(reverse(address, args=of), {name: number}).status_code == 200


@each_number
@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("desk:settle_many", {"state": "confirmed", "flags": "NUMBER"}),
        ("desk:acknowledge", {"claims": "NUMBER"}),
        ("desk:move", {"action": "start", "version": "NUMBER"}),
        ("desk:assign", {"to": "NUMBER"}),
        ("disclosures:correct", {"fact": "NUMBER", "after": "1", "reason": "笔误"}),
    ],
)
def test_a_number_that_is_none_changes_nothing(desk, address, data, number):
    posted = {name: number if value == "NUMBER" else value for name, value in data.items()}
    assert desk.post(reverse(address, args=[desk.review.submission_id]), posted).status_code in (302, 404)


@pytest.mark.parametrize("address", ["/u/990100/450/2025/?kind=x%00", "/u/990100%00/450/2025/", "/?text=x%00"])
def test_a_public_address_with_what_no_database_holds_is_answered(client, address):
    assert client.get(address).status_code in (200, 404)


@pytest.mark.parametrize("where", ["login", "disclosures:upload"])
def test_nobody_fills_the_disk_without_signing_in(where, monkeypatch):
    """A stranger gets a valid token with the sign-in page: reading it from a form reads the whole body."""
    stranger, read = Client(enforce_csrf_checks=True), []
    stranger.get(reverse("login"))
    monkeypatch.setattr(WSGIRequest, "_load_post_and_files", lambda request: read.append(request))
    sent = stranger.post(reverse(where), {"uploads": SimpleUploadedFile("a.docx", b"0" * (3 << 20))})
    assert sent["Location"].startswith(reverse("login"))
    assert not read


def test_who_is_signed_in_sends_large_files(client, put_jobs):
    person = builders.person("clerk", Role.CLERK, region=builders.region())
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    file = SimpleUploadedFile("a.docx", b"0" * (3 << 20))
    assert client.post(reverse("disclosures:upload"), {"uploads": file}).status_code == 200
