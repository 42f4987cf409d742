"""Every address of the portal and who may open it: anonymous, a stranger, the wrong role, the right one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from disclosures import urls as disclosure_urls
from disclosures.choices import Role
from disclosures.models import Fact, Submission
from reviews import publishing, urls, urls_public, workflow
from reviews.choices import Action
from reviews.models import Flag
from tests import builders
from tests.reviews.conftest import checks, clerk, finding, make, publisher, reviewer  # noqa: F401

pytestmark = pytest.mark.django_db

PEOPLE = ("clerk", "reviewer", "publisher")
EVERYBODY = frozenset(PEOPLE)


@dataclass(frozen=True)
class Door:
    """An address of the desk: whom it lets in, and what is posted to it."""

    name: str
    of: str = ""
    opens_to: frozenset[str] = EVERYBODY
    post: dict[str, Any] | None = field(default=None, hash=False)
    answer: int = 0

    @property
    def opened(self) -> int:
        """What the right person gets: a page, or after a change the way to one."""
        return self.answer or (200 if self.post is None else 302)


DOORS = [
    Door("desk:queue"),
    Door("disclosures:upload", opens_to=frozenset(("clerk", "reviewer"))),
    Door("disclosures:unconfirmed"),
    Door("disclosures:progress"),
    Door("desk:submission", "submission"),
    Door("desk:checks", "submission"),
    Door("desk:ledger", "submission"),
    Door("desk:records", "submission"),
    Door("desk:changes", "submission"),
    Door("desk:log", "submission"),
    Door("disclosures:original", "submission"),
    Door("disclosures:place", "submission"),
    Door("disclosures:page", "page"),
    Door("desk:next", "submission", post={}),
    Door("desk:look", "submission", frozenset(("reviewer", "publisher")), {}, answer=200),
    Door("desk:move", "submission", frozenset(("reviewer",)), {"action": "start"}),
    Door("desk:assign", "submission", frozenset(("reviewer",)), {}),
    Door("desk:assign_many", "", frozenset(("reviewer",)), {"reviews": "1", "due_date": "2026-03-02"}),
    Door("desk:settle_many", "submission", frozenset(("reviewer",)), {"state": "confirmed", "flags": "FLAG"}),
    Door("desk:acknowledge", "submission", frozenset(("reviewer",)), {"claims": "CLAIM"}),
    Door("desk:settle", "flag", frozenset(("reviewer",)), {"state": "confirmed"}),
    Door("desk:confirm_readings", "flag", frozenset(("reviewer",)), {}),
    Door("desk:annotate", "flag", frozenset(("clerk", "reviewer")), {"text": "请核对。"}),
    Door(
        "disclosures:correct", "submission", frozenset(("reviewer",)), {"fact": "FACT", "after": "1", "reason": "笔误"}
    ),
    Door("disclosures:assign_form", "submission", frozenset(("reviewer",)), {"table": "t2", "form": "T03"}),
    Door("disclosures:forget_form", "submission", frozenset(("reviewer",)), {"assignment": "1"}),
    Door("disclosures:extract_again", "submission", frozenset(("clerk", "reviewer")), {}),
    Door("disclosures:withdraw", "submission", frozenset(("clerk",)), {}),
    Door("disclosures:confirm", "submission", frozenset(("clerk", "reviewer")), "CONFIRM"),  # type: ignore[arg-type]
]
CONFIRM = {"region_code": "990100", "unit_code": "450", "year": "2025"}
by_name = pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)


@pytest.fixture
def people(clerk, reviewer, publisher):  # noqa: F811
    elsewhere = builders.region("990200", "远山县")
    stranger = builders.person("stranger", Role.REVIEWER, region=elsewhere)
    nobody = builders.person("nobody")
    return {"clerk": clerk, "reviewer": reviewer, "publisher": publisher, "stranger": stranger, "nobody": nobody}


@pytest.fixture
def opened(make, checks, put_jobs, people, settings):  # noqa: F811
    checks.findings = [finding()]
    review = make()
    (settings.MEDIA_ROOT / "submissions").mkdir(parents=True)
    (settings.MEDIA_ROOT / "submissions" / "here.docx").write_bytes(b"PK")
    Submission.objects.update(file="submissions/here.docx")
    return review


@pytest.fixture(autouse=True)
def drawn(monkeypatch):
    """The original is shown without opening it."""
    monkeypatch.setattr("disclosures.queries.originals.page_image", lambda *asked: b"PNG")
    monkeypatch.setattr("disclosures.views.originals.shown", lambda submission, *asked: {"submission": submission})


@pytest.fixture
def knock(client, opened, people):
    def knocked(door: Door, who: str | None) -> Any:
        if who:
            client.force_login(people[who], backend="django.contrib.auth.backends.ModelBackend")
        flag = Flag.objects.get()
        ids = {"submission": [opened.submission_id], "page": [opened.submission_id, 1], "flag": [flag.pk], "": []}
        address = reverse(door.name, args=ids[door.of])
        if door.post is None:
            return client.get(address)
        values = {
            "FLAG": flag.pk,
            "FACT": Fact.objects.first().pk,
            "CLAIM": opened.submission.claim_set.first().pk,
        }
        data = CONFIRM if door.post == "CONFIRM" else {key: values.get(v, v) for key, v in door.post.items()}
        return client.post(address, data)

    return knocked


def test_every_address_is_in_the_table():
    known = {f"{conf.app_name}:{path.name}" for conf in (urls, disclosure_urls) for path in conf.urlpatterns}
    assert {door.name for door in DOORS} == known


@by_name
def test_the_anonymous_are_sent_to_sign_in(door, knock):
    response = knock(door, None)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


@by_name
def test_who_has_no_role_is_refused(door, knock):
    assert knock(door, "nobody").status_code == 403


@by_name
def test_strangers_learn_nothing(door, knock):
    assert knock(door, "stranger").status_code == (404 if door.of else 200 if door.post is None else 302)


@pytest.mark.parametrize("who", PEOPLE)
@by_name
def test_the_right_role_enters_and_the_wrong_one_does_not(door, who, knock):
    status = knock(door, who).status_code
    if who not in door.opens_to:
        assert status == 403
    else:
        assert status == door.opened


@pytest.mark.parametrize("door", [d for d in DOORS if d.post is None], ids=lambda door: door.name)
def test_no_cache_shows_a_page_again_without_asking(door, knock):
    """A picture of a page may be kept, but not shown before the browser has asked."""
    kept = knock(door, "reviewer")["Cache-Control"]
    assert "no-cache" in kept
    assert "private" in kept
    assert ("no-store" in kept) is (door.name != "disclosures:page")


@pytest.mark.parametrize("door", [d for d in DOORS if d.post is not None], ids=lambda door: door.name)
def test_changes_are_posted(door, knock, client, people, opened):
    client.force_login(people["reviewer"], backend="django.contrib.auth.backends.ModelBackend")
    id = Flag.objects.get().pk if door.of == "flag" else opened.submission_id
    assert client.get(reverse(door.name, args=[id] if door.of else [])).status_code == 405


def test_a_change_without_its_token_is_refused(opened, people, django_user_model):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people["reviewer"], backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(reverse("desk:move", args=[opened.submission_id]), {"action": "start"}).status_code == 403


def test_public_pages_are_open_to_all(client, opened, people, at, checks):  # noqa: F811
    Flag.objects.all().delete()
    workflow.move(opened, Action.START, by=people["reviewer"], at=at)
    workflow.move(opened, Action.APPROVE, by=people["reviewer"], at=at)
    public = publishing.publish(opened, by=people["publisher"], at=at)
    addresses = {
        "home": reverse("public:home"),
        "unit": reverse("public:unit", args=["990100", "450", 2025]),
        "edition": reverse("public:edition", args=[public.pk]),
        "original": reverse("public:original", args=[public.pk]),
        "download": reverse("public:download", args=[public.pk, "csv"]),
    }
    assert set(addresses) == {path.name for path in urls_public.urlpatterns}
    assert {client.get(address).status_code for address in addresses.values()} == {200}
    assert {client.head(address).status_code for address in addresses.values()} == {200}
