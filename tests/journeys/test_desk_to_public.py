"""The whole way in a real browser: upload, watch, settle, correct, approve, publish, read as the public.

PORTAL_PICTURES=folder keeps a picture of each page.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection

from disclosures.choices import Role
from disclosures.models import Submission
from reviews.models import Publication
from tests import builders
from tests.journeys.stored import SAMPLES
from tests.journeys.visitor import Visitor, expect

DRAFT, CLEAN, PDF = "qinghe-culture-2025-draft.docx", "qinghe-forest-2026.docx", "qinghe-culture-2024.pdf"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def people(transactional_db) -> None:
    region = builders.region("139901", "青禾县")
    for code, name in (("731", "青禾县文化服务局"), ("742", "青禾县林木管护局")):
        builders.unit(code, name, region=region)
    builders.person("clerk", Role.CLERK, region=region)
    builders.person("reviewer", Role.REVIEWER, region=region)
    builders.person("publisher", Role.PUBLISHER, region=region)


@pytest.fixture
def visitor(page, live_server, people) -> Visitor:
    return Visitor(page, live_server.url)


def test_from_upload_to_the_public_page(visitor, jobs):
    page = visitor.page
    visitor.signs_in("clerk")
    visitor.opens("/desk/upload/")
    page.set_input_files("#id_uploads", [SAMPLES / name for name in (DRAFT, CLEAN, PDF)])
    expect(page.locator("#summary")).to_contain_text("已上传 3 / 3")
    expect(page.locator(".files .chip", has_text="排队中")).to_have_count(3)
    visitor.keeps_a_picture("01-uploaded")
    jobs()
    expect(page.locator(".files .chip", has_text="已解析")).to_have_count(3)
    visitor.keeps_a_picture("02-extracted")

    page.set_input_files("#id_uploads", [SAMPLES / DRAFT])
    expect(page.locator(".files .chip", has_text="重复")).to_have_count(1)

    draft, clean = (Submission.objects.get(name=name) for name in (DRAFT, CLEAN))
    reviewer_settles_and_corrects(visitor, draft.pk, jobs)
    reviewer_approves(visitor, clean.pk)
    publisher_publishes(visitor, clean.pk)
    the_public_reads(visitor, clean)
    assert visitor.complaints == []


def reviewer_settles_and_corrects(visitor: Visitor, submission: int, jobs: Any) -> None:
    page = visitor.page
    visitor.signs_in("reviewer")
    visitor.keeps_a_picture("03-queue")
    visitor.opens(f"/desk/submissions/{submission}/")
    first = page.locator(".flag.is-current")
    expect(first).to_be_visible()
    marked = first.get_attribute("data-places").split()[0]
    expect(page.locator(f"#{marked}.is-marked")).to_be_in_viewport()
    visitor.keeps_a_picture("04-flags")
    name = first.get_attribute("id")

    page.keyboard.press("j")
    expect(page.locator(f"#{name}")).not_to_have_class(re.compile("is-current"))
    page.keyboard.press("k")
    expect(page.locator(f"#{name}")).to_have_class(re.compile("is-current"))

    page.keyboard.press("3")
    page.locator(".flag.is-current .settle textarea").first.press("Enter")
    expect(page.locator("#told")).to_contain_text("请填写理由")
    page.keyboard.press("1")
    page.locator(".flag.is-current .settle textarea").first.press("Enter")
    expect(page.locator(f"#{name} .chip")).to_have_text("已确认")
    expect(page.locator(".flag.is-current")).not_to_have_id(name)
    expect(page.locator("#state")).to_have_text("审核中")
    visitor.keeps_a_picture("05-settled")

    page.locator(f"#{marked} a").click()
    expect(page.locator("dialog#correct")).to_be_visible()
    visitor.keeps_a_picture("06-correcting")
    page.get_by_label("改为").fill("78.55")
    page.locator("dialog").get_by_label("理由").fill("数字录入颠倒")
    page.get_by_role("button", name="更正并重新检查").click()
    expect(page.locator(f"#{marked} ins")).to_have_text("78.55")
    expect(page.locator("#flags")).to_contain_text("正在重新检查")
    jobs()
    expect(page.locator("#flags")).not_to_contain_text("正在重新检查")
    visitor.keeps_a_picture("07-corrected")
    visitor.opens(f"/desk/submissions/{submission}/log/")
    expect(page.locator("main")).to_contain_text("数字录入颠倒")
    visitor.keeps_a_picture("08-log")


def reviewer_approves(visitor: Visitor, submission: int) -> None:
    page = visitor.page
    visitor.opens(f"/desk/submissions/{submission}/")
    page.get_by_role("button", name="开始审核").click()
    expect(page.locator("#state")).to_have_text("审核中")
    visitor.explains_all("单位已书面说明。")
    page.get_by_role("button", name="审核通过").click()
    expect(page.locator("#state")).to_have_text("审核通过")
    visitor.keeps_a_picture("09-approved")


def publisher_publishes(visitor: Visitor, submission: int) -> None:
    page = visitor.page
    visitor.signs_in("publisher")
    visitor.opens(f"/desk/submissions/{submission}/")
    page.locator("summary", has_text="公开").click()
    visitor.keeps_a_picture("10-publishing")
    page.locator("form[data-action=publish]").get_by_role("button", name="公开").click()
    expect(page.locator("#state")).to_have_text("已公开")
    assert Publication.objects.count() == 1


def the_public_reads(visitor: Visitor, submission: Submission) -> None:
    page = visitor.page
    page.context.clear_cookies()
    visitor.opens("/?text=742")
    visitor.keeps_a_picture("11-home")
    page.get_by_role("link", name="青禾县林木管护局").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("青禾县林木管护局")
    expect(page.locator(".heads")).to_contain_text("支出总计")
    expect(page.locator(".bars tbody tr").first).to_be_visible()
    visitor.keeps_a_picture("12-unit")
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".heads")).to_contain_text("Total expenditure")
    visitor.keeps_a_picture("13-unit-english")
    connection.close()
