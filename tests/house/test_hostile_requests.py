"""What no form of ours sends: numbers that are none, numbers too long for any row, bodies from people not signed in."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.test import Client
from django.urls import reverse

from disclosures.choices import Role
from disclosures.models import Fact
from reviews.models import Flag, LogEntry
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


@pytest.fixture
def strict():
    """Refuses NUL in what is asked of the database, as PostgreSQL does and SQLite does not."""

    def asked(execute, sql, params, many, context):
        if "\0" in repr_of(params):
            raise ValueError("A string literal cannot contain NUL (0x00) characters.")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(asked):
        yield


def repr_of(params) -> str:
    return " ".join(str(one) for one in params or ())


FORMS = [
    ("disclosures:confirm", {"region_code": "990100", "region_name": "NUL", "unit_code": "450", "year": "2025"}),
    ("disclosures:confirm", {"region_code": "NUL", "unit_code": "NUL", "unit_name": "NUL", "year": "2025"}),
    ("disclosures:correct", {"fact": "FACT", "after": "NUL", "reason": "笔误"}),
    ("disclosures:correct", {"fact": "FACT", "after": "1", "reason": "NUL"}),
    ("disclosures:assign_form", {"table": "t2", "form": "T03", "reason": "NUL"}),
    ("disclosures:assign_form", {"table": "NUL", "form": "T03", "reason": "笔误"}),
    ("disclosures:forget_form", {"assignment": "NUL"}),
    ("desk:move", {"action": "return", "reason": "NUL"}),
    ("desk:move", {"action": "NUL", "reason": "笔误"}),
    ("desk:assign", {"to": "NUL", "due_date": "NUL"}),
    ("desk:settle_many", {"state": "dismissed", "flags": "FLAG", "reason": "NUL"}),
    ("desk:settle_many", {"state": "confirmed", "flags": "FLAG", "seen": "NUL"}),
    ("desk:settle", {"state": "dismissed", "reason": "NUL"}),
    ("desk:annotate", {"text": "NUL"}),
]


@pytest.mark.parametrize(("address", "data"), FORMS)
def test_a_character_that_no_database_holds_is_refused_with_a_sentence(desk, strict, address, data):
    values = {"NUL": "甲\0乙", "FACT": Fact.objects.first().pk, "FLAG": Flag.objects.get().pk}
    of = Flag.objects.get().pk if address in ("desk:settle", "desk:annotate") else desk.review.submission_id
    before = LogEntry.objects.count()
    response = desk.post(reverse(address, args=[of]), {name: values.get(one, one) for name, one in data.items()})
    assert response.status_code in (302, 404)
    assert LogEntry.objects.count() == before or data.get("seen") == "NUL"


def test_the_sentence_says_what_to_do(desk, strict):
    address = reverse("desk:move", args=[desk.review.submission_id])
    page = desk.post(address, {"action": "return", "reason": "甲\0乙"}, follow=True)
    assert "看不见的控制字符" in page.content.decode()


@pytest.mark.parametrize("name", ["region_code", "region_name", "unit_code", "unit_name", "year"])
def test_a_file_is_not_confirmed_with_such_a_character(desk, strict, reviewer, name):  # noqa: F811
    it = builders.extracted(reviewer)
    said = {
        "region_code": "990100",
        "region_name": "临江区",
        "unit_code": "451",
        "unit_name": "临江区局",
        "year": "2025",
    }
    posted = {f"s{it.pk}-{key}": value + "\0" * (key == name) for key, value in said.items()}
    page = desk.post(reverse("disclosures:unconfirmed"), {"chosen": it.pk, **posted})
    assert page.status_code == 200
    it.refresh_from_db()
    assert it.confirmed_at is None


@pytest.mark.parametrize("name", ["state", "region", "year", "level", "text", "mine", "sort", "page"])
def test_the_queue_is_not_asked_for_such_a_character(desk, strict, name):
    assert desk.get(reverse("desk:queue"), {name: "甲\0"}).status_code == 200
    many = reverse("desk:assign_many") + "?text=%00"
    assert desk.post(many, {"reviews": desk.review.pk, "to": "\0"}).status_code == 302


@pytest.mark.parametrize(
    "name", ["flag", "fact", "table", "level", "state", "at", "page", "against", "code", "outcome", "view"]
)
@pytest.mark.parametrize("address", ["desk:submission", "desk:checks", "desk:changes", "disclosures:place"])
def test_a_page_of_a_file_is_not_asked_for_such_a_character(desk, strict, address, name):
    asked = desk.get(reverse(address, args=[desk.review.submission_id]), {name: "t1\0"})
    assert asked.status_code in (200, 404)


@pytest.mark.parametrize("name", ["text", "region", "year", "page"])
def test_the_public_search_is_not_asked_for_such_a_character(client, strict, name):
    assert client.get(reverse("public:home"), {name: "甲\0"}).status_code == 200


def test_nobody_signs_in_with_such_a_character(client, strict):
    assert client.post(reverse("login"), {"username": "甲\0", "password": "乙\0"}).status_code == 200


def test_a_file_may_be_called_anything(desk, strict):
    file = SimpleUploadedFile("a.docx", b"PK")
    file._name = "甲\0乙.docx"
    assert desk.post(reverse("disclosures:upload"), {"uploads": file}).status_code == 200
