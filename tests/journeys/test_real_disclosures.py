"""Two real disclosures the whole way in a browser: one is corrected and returned, the other approved and published.

PORTAL_PICTURES=folder keeps a picture of each page.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from disclosures.choices import Role
from disclosures.models import Fact, Submission
from tests import builders
from tests.journeys.visitor import Visitor, expect

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files"
WORD, PDF = "jinzhou-2026.docx", "haidong-2025.pdf"
EXPLAINED, RETURNED, CORRECTED = (
    "单位已书面说明，见附件。",
    "请按疑点改正后重新上传。",
    "与一般公共预算支出表核对，属漏填。",
)
pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this repository"),
]


class Reviewer(Visitor):
    """Who looks for single flags."""

    def opens_file(self, it: Submission) -> None:
        self.opens(f"/desk/submissions/{it.pk}/")

    def looks_at(self, *words: str) -> Any:
        """Chooses the first flag that says all this; its places are marked and the first is in sight."""
        flag = self.page.locator(".flag")
        for word in words:
            flag = flag.filter(has_text=word)
        flag = self.page.locator(f"#{flag.first.get_attribute('id')}")
        flag.evaluate("flag => { const cause = flag.closest('details'); if (cause) cause.open = true; }")
        flag.locator(".flag__says a").click()
        expect(flag).to_have_class(re.compile("is-current"))
        marked = flag.get_attribute("data-places").split()[0]
        expect(self.page.locator(f"[id='{marked}'].is-marked")).to_be_in_viewport()
        return flag

    def settles(self, flag: Any, key: str, reason: str) -> None:
        """With all of its cause."""
        flag.locator("form:has(input[name=state]) input[name=state]").nth(int(key) - 1).check()
        flag.locator("form:has(input[name=state]) textarea").fill(reason)
        flag.locator("form:has(input[name=state])").get_by_role("button").click()
        expect(flag).not_to_have_attribute("data-open", "")


@pytest.fixture
def visitor(page, live_server, transactional_db) -> Reviewer:
    for role in (Role.CLERK, Role.REVIEWER, Role.PUBLISHER):
        builders.person(role.value, role)
    return Reviewer(page, live_server.url)


def test_two_real_disclosures_go_the_whole_way(visitor, jobs):
    word, pdf = clerk_uploads_and_confirms(visitor, jobs)
    visitor.signs_in("reviewer")
    reviewer_sees_the_slips_of_the_pdf(visitor, pdf)
    reviewer_corrects(visitor, pdf, jobs)
    reviewer_returns(visitor, pdf)
    reviewer_explains_and_approves(visitor, word)
    visitor.signs_in("clerk")
    visitor.opens_file(pdf)
    expect(visitor.page.locator("#head .notice")).to_contain_text(RETURNED)
    visitor.keeps_a_picture("47-returned-to-the-clerk")
    publisher_publishes(visitor, word)
    the_public_reads(visitor, word)
    assert visitor.complaints == []


def clerk_uploads_and_confirms(visitor: Reviewer, jobs: Any) -> list[Submission]:
    page = visitor.page
    visitor.signs_in("clerk")
    page.goto(f"{visitor.server}/desk/upload/")
    page.set_input_files("#id_uploads", [CORPUS / name for name in (WORD, PDF)])
    expect(page.locator("#summary")).to_contain_text("已上传 2 / 2")
    jobs()
    expect(page.locator(".files").get_by_role("link", name="查看结果")).to_have_count(2)
    visitor.keeps_a_picture("40-extracted")
    found = [Submission.objects.get(name=name) for name in (WORD, PDF)]
    for it in found:
        visitor.opens_file(it)
        form = page.locator("#confirm")
        if form.count():
            visitor.keeps_a_picture(f"41-confirming-{it.format}")
            form.get_by_role("button", name="确认").click()
            expect(page.locator("#confirm")).to_have_count(0)
        jobs()
        it.refresh_from_db()
        assert it.confirmed_at
        assert it.unit
        assert it.year
    return found


def reviewer_sees_the_slips_of_the_pdf(visitor: Reviewer, it: Submission) -> None:
    page = visitor.page
    visitor.opens_file(it)
    expect(page.locator(".cause__head", has_text="住房公积金 0.00 → 32.44")).to_be_visible()
    slips = (("住房公积金", "32.44", "0.00"), ("职业年金", "18.54"), ("伙食补助费", "48.65"), ("上年", "0.72", "1.7"))
    for number, words in enumerate(slips):
        visitor.looks_at(*words)
        visitor.keeps_a_picture(f"42-slip-{number}")


def reviewer_corrects(visitor: Reviewer, it: Submission, jobs: Any) -> None:
    page = visitor.page
    page.get_by_role("button", name="开始审核").click()
    expect(page.locator("#state")).to_have_text("审核中")
    blamed = page.locator(".cause", has=page.locator(".cause__head", has_text="住房公积金 0.00 → 32.44"))
    for _ in range(2):  # the row's total, then its basic expenditure
        correct(visitor, it, blamed.locator(".flag").first.get_attribute("data-places").split()[0], jobs)
        if not blamed.count():
            break
    expect(blamed).to_have_count(0)
    visitor.keeps_a_picture("43-corrected")
    page.goto(f"{visitor.server}/desk/submissions/{it.pk}/?state=settled")
    resolved = page.locator(".flag", has=page.locator(".chip", has_text="已整改"))
    expect(resolved.filter(has_text="住房公积金").first).to_be_attached()
    visitor.keeps_a_picture("44-resolved")
    visitor.opens_file(it)


def correct(visitor: Reviewer, it: Submission, cell: str, jobs: Any) -> None:
    page = visitor.page
    table, row, column = re.fullmatch(r"(t\d+)-r(\d+)-c(\d+)", cell).groups()
    assert Fact.objects.get(submission=it, table__key=table, row=row, column=column).printed == "0.00"
    page.locator(f"#{cell} a").click()
    page.get_by_label("改为").fill("32.44")
    page.locator("dialog").get_by_label("理由").fill(CORRECTED)
    page.get_by_role("button", name="更正并重新检查").click()
    expect(page.locator(f"#{cell} ins")).to_have_text("32.44")
    expect(page.locator("#flags")).to_contain_text("正在重新检查")
    jobs()
    expect(page.locator("#flags")).not_to_contain_text("正在重新检查")


def reviewer_returns(visitor: Reviewer, it: Submission) -> None:
    page = visitor.page
    visitor.settles(visitor.looks_at("伙食补助费", "48.65"), "1", "")
    page.locator("summary", has_text="退回").click()
    page.get_by_label("退回意见").fill(RETURNED)
    page.locator("form[data-action=return]").get_by_role("button").click()
    expect(page.locator("#state")).to_have_text(re.compile("退回"))
    visitor.keeps_a_picture("45-returned")


def reviewer_explains_and_approves(visitor: Reviewer, it: Submission) -> None:
    page = visitor.page
    visitor.opens_file(it)
    visitor.looks_at("三公", "10.18")
    visitor.keeps_a_picture("46-slip-of-the-word-file")
    page.get_by_role("button", name="开始审核").click()
    expect(page.locator("#state")).to_have_text("审核中")
    visitor.explains_all(EXPLAINED)
    page.get_by_role("button", name="审核通过").click()
    expect(page.locator("#state")).to_have_text("审核通过")
    visitor.keeps_a_picture("46-approved")


def publisher_publishes(visitor: Reviewer, it: Submission) -> None:
    page = visitor.page
    visitor.signs_in("publisher")
    visitor.opens_file(it)
    page.locator("summary", has_text="公开").click()
    page.locator("form[data-action=publish]").get_by_role("button", name="公开").click()
    expect(page.locator("#state")).to_have_text("已公开")
    page.get_by_role("link", name="查看公开页").click()


def the_public_reads(visitor: Reviewer, it: Submission) -> None:
    page = visitor.page
    page.context.clear_cookies()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(it.unit.name)
    total = Fact.objects.get(submission=it, form="T01", row_key="expenditure.total", occurrence=0).printed
    expect(page.locator(".heads")).to_contain_text(f"支出总计{Decimal(total.replace(',', '')):,.2f}")
    expect(page.locator("main")).to_contain_text("10.18")
    visitor.keeps_a_picture("48-public")
