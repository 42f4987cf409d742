"""A figure that the machine misread, in a real browser: both readings, confirmed by a person or corrected.

PORTAL_PICTURES=folder keeps pictures.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from disclosures import store
from disclosures.choices import Role, SubmissionState
from disclosures.extraction import pipeline
from disclosures.extraction.model import Extraction
from disclosures.models import Submission
from reviews import flagging
from reviews.models import Flag
from tests import builders

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "files" / "chengxi-waters-2025.pdf"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect


def misread(extraction: Extraction) -> Extraction:
    """The extraction with another total in its first table than the paper has."""
    facts = list(extraction.facts)
    at = next(i for i, f in enumerate(facts) if f.address.form == "T01" and f.address.row == "expenditure.total")
    printed = "9" + facts[at].printed
    amount = Decimal(printed.replace(",", "")) * (10000 if facts[at].unit == "万元" else 1)
    facts[at] = replace(facts[at], printed=printed, amount=amount)
    return replace(extraction, facts=tuple(facts))


@pytest.fixture
def file(transactional_db, settings, put_jobs) -> Submission:
    """A sample, misread, stored and checked; the second engine reads the stored file."""
    at = timezone.now()
    extraction = misread(pipeline.extract(SAMPLE))
    of = builders.unit(extraction.unit.code, extraction.unit.name)
    it = builders.submission(
        builders.person("clerk", Role.CLERK, region=of.region, unit=of), of=of, name=SAMPLE.name, format="pdf",
        sha256=extraction.source.sha256, file=f"submissions/{SAMPLE.name}",
    )  # fmt: skip
    folder = settings.MEDIA_ROOT / "submissions"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SAMPLE, folder / SAMPLE.name)
    store.save(it, extraction, at)
    Submission.objects.filter(pk=it.pk).update(state=SubmissionState.EXTRACTED)
    flagging.check(submission_id=it.pk, at=at)
    return it


def signs_in(page: Any, server: str, name: str) -> None:
    page.set_default_timeout(15000)
    page.context.clear_cookies()
    page.goto(f"{server}/login/")
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill("demo")
    page.get_by_role("main").get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="工作台")).to_be_visible()


def test_both_readings_are_shown_and_a_person_confirms_one(page, live_server, file):
    builders.person("reviewer", Role.REVIEWER)
    doubtful = Flag.objects.filter(doubtful=True)
    assert doubtful.exists()
    flag = doubtful.first()
    signs_in(page, live_server.url, "reviewer")
    page.goto(f"{live_server.url}/desk/submissions/{file.pk}/?flag={flag.pk}")
    here = page.locator(f"#flag-{flag.pk}")
    expect(here.locator(".chip", has_text="识别存疑")).to_be_visible()
    expect(here.locator(".readings")).to_contain_text(flag.readings[0]["second"])
    if folder := os.environ.get("PORTAL_PICTURES"):
        page.screenshot(path=str(Path(folder) / "misread.png"))
    page.keyboard.press("j")
    page.keyboard.press("k")
    here.locator(".flag__check").click()
    expect(here).to_have_class(re.compile("is-current"))
    expect(here.locator("input[name=state]")).to_have_count(0)
    here.get_by_role("button", name="确认读数无误").click()
    expect(page.locator("#told")).to_contain_text("已确认读数无误")
    expect(page.locator(f"#flag-{flag.pk} .readings")).to_have_count(0)
    expect(page.locator(f"#flag-{flag.pk} input[name=state]")).to_have_count(3)


def test_the_unit_sees_nothing_of_it(page, live_server, file):
    flag = Flag.objects.filter(doubtful=True).first()
    signs_in(page, live_server.url, "clerk")
    page.goto(f"{live_server.url}/desk/submissions/{file.pk}/")
    expect(page.locator("#flags")).to_be_visible()
    expect(page.locator(f"#flag-{flag.pk}")).to_have_count(0)
    expect(page.locator(".chip", has_text="识别存疑")).to_have_count(0)
