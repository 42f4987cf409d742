"""Every check has a test that finds and one that stays clean; the page of checks equals the registry."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from reviews.checks.listing import listing
from reviews.checks.registry import all_checks
from tests.reviews.checks.test_every_table_check import ONE_WRONG_CELL

ROOT = Path(__file__).resolve().parents[2]
TESTS = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests/reviews/checks").rglob("*.py"))


@pytest.mark.parametrize("check", all_checks(), ids=lambda c: c.code)
def test_a_check_has_a_test_that_finds_and_one_that_stays_clean(check):
    """The table of wrong cells serves both; any other check is named in two tests at least."""
    assert check.code in ONE_WRONG_CELL or TESTS.count(f'"{check.code}"') >= 2


def test_the_page_of_checks_equals_the_registry():
    assert (ROOT / "docs/checks.md").read_text(encoding="utf-8") == listing(), "run manage.py catalogue"


def test_a_stale_page_is_refused(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match="catalogue"):
        call_command("catalogue", "--check")
    call_command("catalogue")
    call_command("catalogue", "--check")
