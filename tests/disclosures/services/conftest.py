"""People, and uploads that are committed."""

from __future__ import annotations

import pytest

from disclosures.choices import Role
from tests import builders


@pytest.fixture
def clerk():
    return builders.person("clerk", Role.CLERK)


@pytest.fixture
def reviewer():
    return builders.person("reviewer", Role.REVIEWER)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)
