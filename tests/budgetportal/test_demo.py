from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from budgetportal.management.commands import demo
from disclosures.models import Membership, Submission, Unit
from reviews.models import Publication

pytestmark = pytest.mark.django_db


def test_the_demonstration_fills_the_portal_once(monkeypatch, put_jobs):
    monkeypatch.setattr(demo, "FILES", (demo.PUBLIC,))
    for _ in range(2):
        call_command("demo", password="yusuan-2026")
    assert Membership.objects.count() == 4
    assert Unit.objects.filter(parent__isnull=False).count() == 2
    assert Submission.objects.count() == 1
    [public] = Publication.objects.all()
    names = [p.username for p in (public.submitted_by, public.approved_by, public.published_by)]
    assert names == ["clerk1", "reviewer1", "publisher1"]
    assert public.payload["figures"]["revenue"]["amount"]
    assert public.payload["functions"]
    assert get_user_model().objects.get(username="clerk1").check_password("yusuan-2026")


def test_missing_samples_are_skipped_with_a_message(monkeypatch, settings, tmp_path, capsys):
    settings.BASE_DIR = tmp_path
    call_command("demo", password="yusuan-2026")
    assert demo.PUBLIC in capsys.readouterr().err
    assert not Submission.objects.exists()


def test_production_is_left_alone(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError):
        call_command("demo", password="yusuan-2026")
