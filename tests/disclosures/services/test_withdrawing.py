"""Taking a file back."""

from __future__ import annotations

import pytest

from disclosures import services
from disclosures.choices import Role
from tests import builders

pytestmark = pytest.mark.django_db


def test_what_is_withdrawn_stays_withdrawn(clerk, at):
    it = builders.extracted(clerk)
    services.withdraw(submission=it, by=clerk, at=at)
    for act in (services.withdraw, services.extract_again):
        with pytest.raises(services.NotPossible):
            act(submission=it, by=clerk, at=at)
    with pytest.raises(services.NotAllowed):
        services.withdraw(submission=builders.extracted(clerk), by=builders.person("other", Role.PUBLISHER), at=at)
