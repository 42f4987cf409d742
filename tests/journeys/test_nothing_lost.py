"""What a reviewer has written stays: over another flag, a reload, a session that ends, a server that is away."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session

from disclosures.choices import Role
from reviews.choices import FlagState
from reviews.models import Flag, Review
from tests import builders
from tests.journeys.stored import checked
from tests.journeys.visitor import Visitor, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE = "与去年口径不同，已电话核实"


@pytest.fixture
def visitor(page, live_server, transactional_db, put_jobs, settings) -> Visitor:
    file = checked("qinghe-culture-2025-draft.docx", settings)
    builders.person("reviewer", Role.REVIEWER)
    visitor = Visitor(page, live_server.url)
    visitor.signs_in("reviewer")
    visitor.file = f"/desk/submissions/{file.pk}/"
    visitor.opens(visitor.file)
    return visitor


def reason(visitor: Visitor):
    return visitor.page.locator(".flag.is-current form.settle textarea[name=reason]")


def is_signed_out(visitor: Visitor) -> None:
    Session.objects.all().delete()


def test_a_half_written_reason_is_there_again_after_another_flag_and_a_reload(visitor):
    page = visitor.page
    page.keyboard.press("2")
    reason(visitor).fill(NOTE)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(reason(visitor)).to_have_value("")
    page.keyboard.press("k")
    expect(reason(visitor)).to_have_value(NOTE)
    page.reload()
    expect(reason(visitor)).to_have_value(NOTE)
    page.keyboard.press("2")
    reason(visitor).press("Enter")
    expect(page.locator(".flag.is-settled").first).to_be_visible()
    settled = Flag.objects.filter(state=FlagState.EXPLAINED).first()
    visitor.opens(f"{visitor.file}?flag={settled.pk}")
    expect(reason(visitor)).to_have_value("")


def test_who_is_signed_out_while_writing_is_told_and_submits_again(visitor):
    page = visitor.page
    page.keyboard.press("2")
    reason(visitor).fill(NOTE)
    is_signed_out(visitor)
    reason(visitor).press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("您写的内容还在")
    expect(reason(visitor)).to_have_value(NOTE)
    visitor.keeps_a_picture("80-signed-out")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="在新窗口登录").click()
    other = opened.value
    other.get_by_label("用户名").fill("reviewer")
    other.get_by_label("密码").fill("demo")
    other.get_by_role("main").get_by_role("button", name="登录").click()
    expect(other.get_by_role("heading", name="工作台")).to_be_visible()
    other.close()
    reason(visitor).press("Enter")
    expect(page.locator(".flag.is-settled").first).to_be_visible()
    assert Flag.objects.filter(reason=NOTE, state=FlagState.EXPLAINED).exists()


def test_who_is_signed_out_comes_back_to_the_page_with_the_words_of_its_form(visitor):
    page = visitor.page
    page.locator("summary", has_text="退回").click()
    page.get_by_label("退回意见").fill(NOTE)
    is_signed_out(visitor)
    page.locator("form[data-action=return]").get_by_role("button").click()
    page.get_by_label("用户名").fill("reviewer")
    page.get_by_label("密码").fill("demo")
    page.get_by_role("main").get_by_role("button", name="登录").click()
    expect(page).to_have_url(re.compile(re.escape(visitor.file)))
    page.locator("summary", has_text="退回").click()
    expect(page.get_by_label("退回意见")).to_have_value(NOTE)
    page.locator("form[data-action=return]").get_by_role("button").click()
    expect(page.locator("#state")).to_have_text("退回修改")
    assert Review.objects.get().returned_reason == NOTE
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_a_server_that_is_away_costs_nothing(visitor):
    page = visitor.page
    page.keyboard.press("2")
    reason(visitor).fill(NOTE)
    page.route("**/settle/**", lambda route: route.abort())
    reason(visitor).press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("您写的内容还在")
    expect(reason(visitor)).to_have_value(NOTE)
    page.unroute("**/settle/**")
    reason(visitor).press("Enter")
    expect(page.locator(".flag.is-settled").first).to_be_visible()


def test_a_form_that_is_sent_twice_counts_once(visitor):
    page = visitor.page
    sent = []
    page.route(
        "**/move/", lambda route: (sent.append(route.request.url), page.wait_for_timeout(300), route.continue_())
    )
    start = "document.querySelector('form[data-action=start] button')"
    page.evaluate(f"() => {{ const one = {start}; one.click(); setTimeout(() => one.click(), 50); }}")
    expect(page.locator("#state")).to_have_text("审核中")
    assert len(sent) == 1
    assert visitor.complaints == []
