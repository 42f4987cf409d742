"""Two reviewers on one file, each in a browser of their own: who comes second is told and overwrites nothing.

PORTAL_PICTURES=folder keeps pictures.
"""

from __future__ import annotations

from typing import Any

import pytest

from disclosures.choices import Role
from disclosures.models import Correction, Submission
from reviews.models import Flag
from tests import builders
from tests.journeys.stored import checked
from tests.journeys.visitor import Visitor, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def file(transactional_db, put_jobs, settings) -> Submission:
    return checked("qinghe-culture-2025-draft.docx", settings)


@pytest.fixture
def two(new_context, live_server, file) -> list[Visitor]:
    """Both have the file open as it stands now."""
    visitors = []
    for name in ("first", "second"):
        builders.person(name, Role.REVIEWER)
        visitor = Visitor(new_context().new_page(), live_server.url)
        visitor.signs_in(name)
        visitor.opens(f"/desk/submissions/{file.pk}/")
        expect(visitor.page.locator(".flag.is-current .settle").first).to_be_visible()
        visitors.append(visitor)
    return visitors


def settles(visitor: Visitor, key: str, reason: str) -> None:
    visitor.page.locator(".flag.is-current .flag__check").click()
    visitor.page.keyboard.press(key)
    written = visitor.page.locator(".flag.is-current .settle textarea").first
    written.fill(reason)
    written.press("Enter")


def test_a_flag_that_somebody_settled_meanwhile_is_not_overwritten(two, file):
    first, second = two
    name = second.page.locator(".flag.is-current").get_attribute("id")
    settles(first, "1", "")
    expect(first.page.locator(f"#{name} .chip").first).to_have_text("已确认")
    settles(second, "3", "表间口径不同")
    told = second.page.locator("#told")
    expect(told).to_contain_text("first 已于")
    expect(told).to_contain_text("处理为“已确认”")
    expect(second.page.locator(f"#{name}.is-current .chip").first).to_have_text("已确认")
    expect(second.page.locator(f"#{name} .settle textarea").first).to_have_value("表间口径不同")
    second.keeps_a_picture("60-settled-meanwhile")
    assert Flag.objects.get(pk=name.removeprefix("flag-")).state == "confirmed"

    settles(second, "3", "表间口径不同")
    expect(second.page.locator(f"#{name} .chip").first).to_have_text("误报")
    assert second.complaints == []


def test_a_flag_chosen_by_keys_knows_how_it_stood(two, file):
    """The form of a flag that the script has filled in sends the same as one that came with the page."""
    first, second = two
    for visitor in two:
        visitor.page.keyboard.press("j")
    name = second.page.locator(".flag.is-current").get_attribute("id")
    settles(first, "1", "")
    expect(first.page.locator(f"#{name} .chip").first).to_have_text("已确认")
    settles(second, "1", "另有说明")
    expect(second.page.locator("#told")).to_contain_text("first 已于")


def test_a_figure_that_somebody_corrected_meanwhile_is_not_overwritten(two, file):
    first, second = two
    cell = second.page.locator(".flag.is-current").get_attribute("data-places").split()[0]
    corrects(first, cell, "78.55")
    expect(first.page.locator(f"#{cell} ins")).to_have_text("78.55")
    corrects(second, cell, "78.00")
    dialog = second.page.locator("dialog#correct")
    expect(dialog.get_by_role("alert")).to_contain_text("first 已于")
    expect(dialog.locator("[data-before]")).to_have_text("78.55")
    expect(dialog.get_by_label("改为")).to_have_value("78.00")
    second.keeps_a_picture("61-corrected-meanwhile")
    assert [one.after for one in Correction.objects.all()] == ["78.55"]
    dialog.get_by_role("button", name="更正并重新检查").click()
    expect(second.page.locator(f"#{cell} ins")).to_have_text("78.00")


def test_an_assignment_that_somebody_made_meanwhile_is_not_overwritten(two, file):
    first, second = two
    assigns(first, "first")
    expect(first.page.locator("#told")).to_contain_text("已分派")
    assigns(second, "second")
    expect(second.page.locator("#told")).to_contain_text("first 已于")
    expect(second.page.locator("#told")).to_contain_text("审核人 first")
    assert file.review.assignee.username == "first"
    assigns(second, "second")
    expect(second.page.locator("#told")).to_contain_text("已分派")


def assigns(visitor: Visitor, name: str) -> None:
    visitor.page.locator("summary", has_text="分派").click()
    visitor.page.get_by_label("审核人").select_option(label=name)
    visitor.page.locator("details.act[open]").get_by_role("button", name="保存").click()


def test_who_comes_second_sees_that_somebody_is_looking(two, file):
    first, second = two
    expect(second.page.locator("[data-look]")).to_have_text("first 正在看")
    second.keeps_a_picture("63-somebody-is-looking")
    second.opens("/desk/")
    expect(second.page.locator(".queue")).not_to_contain_text("正在看")
    first.opens("/desk/")
    expect(first.page.locator(".queue")).to_contain_text("second 正在看")
    assert first.complaints == second.complaints == []


def corrects(visitor: Visitor, cell: str, figure: str) -> None:
    page: Any = visitor.page
    page.locator(f"#{cell} a").click()
    page.get_by_label("改为").fill(figure)
    page.locator("dialog").get_by_label("理由").fill("数字录入颠倒")
    page.get_by_role("button", name="更正并重新检查").click()


def test_a_review_that_somebody_returned_meanwhile_is_not_approved(two, file):
    first, second = two
    first.page.locator("summary", has_text="退回").click()
    first.page.get_by_label("退回意见").fill("请改正。")
    first.page.locator("form[data-action=return]").get_by_role("button").click()
    expect(first.page.locator("#state")).to_have_text("退回修改")
    second.page.get_by_role("button", name="开始审核").click()
    expect(second.page.locator("#told")).to_contain_text("first 已于")
    expect(second.page.locator("#told")).to_contain_text("现在的状态是“退回修改”")
    second.keeps_a_picture("62-returned-meanwhile")
