"""A clerk with many files and little time, and a reviewer with a narrow window.

PORTAL_PICTURES=folder keeps pictures.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from disclosures import queries
from disclosures.choices import Role
from disclosures.models import Submission
from reviews.models import Review
from tests import builders
from tests.journeys.stored import checked
from tests.journeys.visitor import Visitor, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visitor(page, live_server, transactional_db, put_jobs) -> Visitor:
    builders.region()
    for role in (Role.CLERK, Role.REVIEWER):
        builders.person(role.value, role)
    return Visitor(page, live_server.url)


def waiting(number: int, code: str, at: Any) -> Submission:
    """A file that has been read, says this code of itself, and has its review."""
    name = f"临江区第{number}局"
    clerk = builders.get_user_model().objects.get(username="clerk")
    it = builders.extracted(clerk, builders.disclosure(code=code, name=name), name=f"{name}.docx")
    it.proposal = {"region": {"code": "990100", "name": "临江区"}, "unit": {"code": code, "name": name}, "year": 2025}
    it.save()
    Review.objects.create(submission=it, submitter=clerk, opened_at=at)
    return it


def test_many_files_are_confirmed_with_one_click_whatever_one_of_them_lacks(visitor, at):
    for number in range(15):
        waiting(number, str(700 + number) if number else "", at)
    page = visitor.page
    visitor.signs_in("clerk")
    page.get_by_role("link", name="15 个文件等待确认单位和年度").click()
    visitor.keeps_a_picture("70-unconfirmed")
    page.get_by_role("button", name="确认勾选的文件").click()
    expect(page.get_by_role("status")).to_contain_text("已确认 14 个文件的单位和年度")
    [left] = queries.unconfirmed(builders.get_user_model().objects.get(username="clerk"))
    page.get_by_label(f"单位代码 {left.name}").fill("799")
    page.get_by_label(f"确认 {left.name}").check()
    page.get_by_role("button", name="确认勾选的文件").click()
    expect(page.get_by_role("heading", name="工作台")).to_be_visible()
    assert visitor.complaints == []


def test_the_queue_is_walked_and_filtered_without_a_mouse(visitor, at):
    for number in range(3):
        waiting(number, str(700 + number), at)
    page = visitor.page
    visitor.signs_in("reviewer")
    visitor.opens("/desk/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".queue__unit").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".queue__unit").nth(0)).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_label("单位或文件名")).to_be_focused()
    page.keyboard.type("第1局")
    page.keyboard.press("Enter")
    expect(page.locator(".queue__unit")).to_have_count(1)
    page.get_by_label("状态", exact=True).select_option("approved")
    expect(page).to_have_url(re.compile("state=approved"))
    expect(page.get_by_text("没有符合条件的文件")).to_be_visible()


def test_many_files_are_assigned_at_once(visitor, at):
    for number in range(4):
        waiting(number, str(700 + number), at)
    builders.person("other", Role.REVIEWER)
    page = visitor.page
    visitor.signs_in("reviewer")
    visitor.opens("/desk/?sort=unit")
    expect(page.locator("#assign")).to_be_hidden()
    page.get_by_label("选中 临江区第1局").check()
    expect(page.locator("#assign [data-picked]")).to_have_text("1")
    page.get_by_role("button", name="全选").click()
    page.get_by_label("选中 临江区第3局").uncheck()
    visitor.keeps_a_picture("75-assigning-many")
    page.locator("#assign").get_by_label("审核人").select_option(label="other")
    page.locator("#assign").get_by_role("button", name="分派", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已分派 3 个文件")
    expect(page).to_have_url(re.compile("sort=unit"))
    assert Review.objects.filter(assignee__username="other").count() == 3
    assert visitor.complaints == []


def test_the_file_that_is_looked_at_keeps_the_focus_while_the_queue_renews_itself(visitor, at):
    for number in range(3):
        waiting(number, str(700 + number), at)
    clerk = builders.get_user_model().objects.get(username="clerk")
    busy = builders.submission(clerk, name="在读.docx")
    page = visitor.page
    visitor.signs_in("reviewer")
    visitor.opens("/desk/")
    expect(page.locator("#queue[data-busy]")).to_have_count(1)
    page.locator(".queue__unit").last.focus()
    with page.expect_response(lambda answer: answer.request.headers.get("x-part") == "queue"):
        Submission.objects.filter(pk=busy.pk).update(progress="第 3 页")
    expect(page.get_by_text("第 3 页")).to_be_visible()
    expect(page.locator(".queue__unit").last).to_be_focused()


def overflow(page: Any) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [400, 700, 1000, 1280])
def test_what_a_button_opens_is_wholly_in_sight(width, visitor, settings):
    it = checked("chengxi-waters-2025.pdf", settings)
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 860})
    visitor.signs_in("reviewer")
    visitor.opens(f"/desk/submissions/{it.pk}/")
    page.get_by_role("button", name="开始审核").click()
    expect(page.locator("#state")).to_have_text("审核中")
    for name in ("退回修改", "分派"):
        page.locator("summary", has_text=name).click()
        form = page.locator("details.act[open] form").bounding_box()
        assert form["x"] >= 0
        assert form["x"] + form["width"] <= width
    visitor.keeps_a_picture(f"74-opened-{width}")
    assert overflow(page) == 0


def test_a_phone_is_told_nothing_of_keys(new_context, live_server, visitor, settings):
    it = checked("qinghe-culture-2025-draft.docx", settings)
    phone = Visitor(new_context(has_touch=True, is_mobile=True).new_page(), live_server.url)
    phone.page.set_viewport_size({"width": 390, "height": 780})
    phone.signs_in("reviewer")
    phone.opens(f"/desk/submissions/{it.pk}/")
    expect(phone.page.locator(".flag.is-current .choice label").first).to_be_visible()
    expect(phone.page.locator("kbd:visible")).to_have_count(0)
    visitor.signs_in("reviewer")
    visitor.opens(f"/desk/submissions/{it.pk}/")
    expect(visitor.page.locator("kbd:visible").first).to_be_visible()


def test_in_a_narrow_window_flags_come_first_and_places_lead_there_and_back(visitor, settings, at):
    it = checked("qinghe-culture-2025-draft.docx", settings)
    page = visitor.page
    page.set_viewport_size({"width": 400, "height": 800})
    waiting(1, "701", at)
    visitor.signs_in("reviewer")
    assert overflow(page) == 0
    visitor.keeps_a_picture("71-narrow-queue")
    visitor.opens("/desk/unconfirmed/")
    assert overflow(page) == 0
    visitor.opens(f"/desk/submissions/{it.pk}/")
    flag = page.locator(f"#{page.locator('.flag.is-current').get_attribute('id')}")
    expect(flag.locator(".flag__says")).to_be_in_viewport()
    assert overflow(page) == 0
    visitor.keeps_a_picture("72-narrow-flags")
    flag.locator(".places a[data-place]").first.click()
    place = flag.get_attribute("data-places").split()[0]
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    expect(flag).not_to_be_in_viewport()
    visitor.keeps_a_picture("73-narrow-place")
    page.get_by_role("link", name="↑ 疑点").click()
    expect(flag).to_be_in_viewport()
    page.keyboard.press("j")
    expect(flag).not_to_have_class(re.compile("is-current"))
    assert visitor.complaints == []
