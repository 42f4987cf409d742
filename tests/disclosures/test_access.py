"""The truth table of rights over files: who, member of what, may do what to a file of unit 450 in region 990100."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from disclosures import access
from disclosures.choices import Role
from tests import builders

pytestmark = pytest.mark.django_db

#   role, where                          see    upload_for  change  correct
TABLE = [
    (Role.CLERK, "unit", True, True, True, False),
    (Role.CLERK, "department", True, True, True, False),
    (Role.CLERK, "other unit", False, False, False, False),
    (Role.CLERK, "region", True, True, True, False),
    (Role.CLERK, "other region", False, False, False, False),
    (Role.CLERK, "everywhere", True, True, True, False),
    (Role.REVIEWER, "region", True, True, True, True),
    (Role.REVIEWER, "other region", False, False, False, False),
    (Role.REVIEWER, "everywhere", True, True, True, True),
    (Role.PUBLISHER, "region", True, False, False, False),
    (Role.PUBLISHER, "other region", False, False, False, False),
    (Role.ADMINISTRATOR, "everywhere", True, True, True, True),
]


@pytest.fixture
def file():
    department = builders.unit("450", "主管局")
    unit = builders.unit("450001", "临江区测试局", parent=department)
    return builders.submission(builders.person("uploader"), of=unit)


def member(role, where, file):
    other = builders.region("990200", "外地")
    places = {
        "unit": {"region": file.region, "unit": file.unit},
        "department": {"region": file.region, "unit": file.unit.parent},
        "other unit": {"region": file.region, "unit": builders.unit("366", "另一局")},
        "region": {"region": file.region},
        "other region": {"region": other},
        "everywhere": {},
    }
    return builders.person("somebody", role, **places[where])


@pytest.mark.parametrize(("role", "where", "see", "upload_for", "change", "correct"), TABLE)
def test_rights(role, where, see, upload_for, change, correct, file):
    user = member(role, where, file)
    assert access.may_see(user, file) is see
    assert access.may_upload_for(user, file.region, file.unit) is upload_for
    assert access.may_change(user, file) is change
    assert access.may_correct(user, file) is correct


def test_nobody_may_anything(file):
    gone = builders.person("gone", Role.CLERK)
    once_root = builders.person("once root")
    once_root.is_superuser = True
    gone.is_active = once_root.is_active = False
    for user in (AnonymousUser(), builders.person("stranger"), gone, once_root):
        assert not access.roles(user)
        assert not access.may_upload(user)
        assert not access.submissions_visible_to(user).exists()


def test_a_superuser_is_an_administrator(file):
    user = builders.person("root")
    user.is_superuser = True
    assert access.roles(user) == {Role.ADMINISTRATOR}
    assert access.may_see(user, file)


def test_the_uploader_sees_an_unconfirmed_file_and_a_reviewer_of_one_region_does_not():
    clerk = builders.person("clerk", Role.CLERK, region=builders.region(), unit=builders.unit())
    reviewer = builders.person("reviewer", Role.REVIEWER, region=builders.region())
    file = builders.submission(clerk)
    assert access.may_see(clerk, file)
    assert access.may_change(clerk, file)
    assert not access.may_see(reviewer, file)


def test_a_membership_for_a_region_does_not_reach_everywhere():
    reviewer = builders.person("reviewer", Role.REVIEWER, region=builders.region())
    assert access.holds(reviewer, Role.REVIEWER, builders.region(), None)
    assert not access.holds(reviewer, Role.REVIEWER, None, None)
