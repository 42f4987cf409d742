"""The truth table of rights in a review: who may do what with a file that the clerk of the unit uploaded."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from disclosures.choices import Role
from reviews import access, publishing, workflow
from reviews.choices import Action
from tests import builders

pytestmark = pytest.mark.django_db

VERBS = ("see", "review", "settle", "assign", "annotate", "answer", "correct", "approve", "publish", "retract")

#   who                    see review settle assign annotate answer correct approve publish retract
TABLE = {
    "anonymous":          "  -    -      -      -       -       -      -       -       -       -",
    "stranger":           "  -    -      -      -       -       -      -       -       -       -",
    "uploader":           "  x    -      -      -       x       x      -       -       -       x",
    "colleague":          "  x    -      -      -       x       x      -       -       -       x",
    "clerk elsewhere":    "  -    -      -      -       -       -      -       -       -       -",
    "reviewer":           "  x    x      x      x       x       -      x       x       -       -",
    "reviewer elsewhere": "  -    -      -      -       -       -      -       -       -       -",
    "publisher":          "  x    -      -      -       -       -      -       -       x       -",
    "publisher elsewhere": " -    -      -      -       -       -      -       -       -       -",
    "administrator":      "  x    -      -      x       x       -      x       -       -       x",
}  # fmt: skip


def somebody(who: str, clerk):
    here, elsewhere = builders.region(), builders.region("990200", "外地")
    roles = {"colleague": Role.CLERK, "administrator": Role.ADMINISTRATOR}
    if who in ("anonymous", "uploader"):
        return AnonymousUser() if who == "anonymous" else clerk
    if who == "stranger":
        return builders.person("stranger")
    if who == "administrator":
        return builders.person("administrator", Role.ADMINISTRATOR)
    role = roles.get(who) or Role(who.split()[0])
    if who.endswith("elsewhere"):
        return builders.person("somebody", role, region=elsewhere)
    return builders.person("somebody", role, region=here, unit=builders.unit() if role == Role.CLERK else None)


@pytest.mark.parametrize("who", TABLE)
def test_rights(who, make, clerk):
    review, user = make(), somebody(who, clerk)
    allowed = {verb for verb in VERBS if getattr(access, f"may_{verb}")(user, review)}
    expected = {verb for verb, mark in zip(VERBS, TABLE[who].split(), strict=True) if mark == "x"}
    assert allowed == expected
    assert access.visible_to(user).filter(pk=review.pk).exists() == ("see" in expected)


def test_a_reviewer_who_uploaded_only_answers(make, reviewer):
    review = make(by=reviewer)
    allowed = {verb for verb in VERBS if getattr(access, f"may_{verb}")(reviewer, review)}
    assert allowed == {"see", "assign", "annotate", "answer", "correct", "retract"}


def test_who_approved_neither_publishes_nor_takes_down(make, reviewer, publisher, at):
    builders.Membership.objects.create(person=reviewer, role=Role.PUBLISHER)
    review = make()
    workflow.move(review, Action.START, by=reviewer, at=at)
    review = workflow.move(review, Action.APPROVE, by=reviewer, at=at)
    assert not access.may_publish(reviewer, review)
    public = publishing.publish(review, by=publisher, at=at)
    assert access.may_withdraw(publisher, public)
    assert not access.may_withdraw(reviewer, public)
    assert not access.may_take_down(reviewer, review)


def test_the_filters_offer_the_regions_that_one_reviews(make, reviewer, clerk):
    make()
    builders.region("990200", "外地")
    assert [str(r) for r in access.regions_reviewed_by(reviewer)] == ["临江区（990100）"]
    assert not access.regions_reviewed_by(clerk)
    assert access.regions_reviewed_by(builders.person("all", Role.REVIEWER)).count() == 2
    of_a_unit = builders.person("one", Role.REVIEWER, unit=builders.unit())
    assert [str(r) for r in access.regions_reviewed_by(of_a_unit)] == ["临江区（990100）"]
