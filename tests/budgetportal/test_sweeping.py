"""The sweep tidies what nobody needs any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from disclosures import signals


@pytest.mark.django_db
def test_expired_sessions_are_forgotten():
    now = timezone.now()
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=days))
    signals.swept.send(None, at=now)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
