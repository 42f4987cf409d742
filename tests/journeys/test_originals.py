"""A figure's place on paper in a real browser: the page's picture with the cell outlined, Word's table with its cell.

PORTAL_PICTURES=folder keeps pictures.
"""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from disclosures.choices import Role
from disclosures.extraction import rendering
from disclosures.models import Claim, Fact, Submission
from tests import builders
from tests.journeys.stored import SAMPLES, checked
from tests.journeys.visitor import Visitor, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page, live_server, transactional_db, put_jobs, settings) -> Any:
    builders.person("reviewer", Role.REVIEWER)
    visitor = Visitor(page, live_server.url)
    visitor.signs_in("reviewer")

    def opened(name: str) -> tuple[Any, Submission]:
        it = checked(name, settings)
        visitor.opens(f"/desk/submissions/{it.pk}/")
        return page, it

    return opened


def picture(page: Any, name: str) -> None:
    Visitor(page, "").keeps_a_picture(name)


def share_outlined(page: Any, number: int) -> tuple[float, float, float, float]:
    """The middle and the size of the outline as shares of its page's picture, as the browser has drawn them."""
    leaf = page.locator(f".leaf[data-page='{number}'] img").bounding_box()
    box = page.locator(f".leaf[data-page='{number}'] .outline.is-focus").bounding_box()
    return (
        (box["x"] + box["width"] / 2 - leaf["x"]) / leaf["width"],
        (box["y"] + box["height"] / 2 - leaf["y"]) / leaf["height"],
        box["width"] / leaf["width"],
        box["height"] / leaf["height"],
    )


def inked(page: Any, number: int) -> int:
    """Dark pixels of the page's picture under the outline's inside."""
    expect(page.locator(f".leaf[data-page='{number}'] img")).to_have_js_property("complete", True)
    source = page.locator(f".leaf[data-page='{number}'] img").get_attribute("src")
    image = Image.open(io.BytesIO(page.request.get(page.url.split("/desk")[0] + source).body())).convert("L")
    x, y, width, height = share_outlined(page, number)
    across, down = image.size
    inside = (
        (x - width * 0.45) * across,
        (y - height * 0.3) * down,
        (x + width * 0.45) * across,
        (y + height * 0.3) * down,
    )
    return sum(image.crop(tuple(map(int, inside))).histogram()[:100])


def test_a_figure_of_a_pdf_is_outlined_on_its_page(desk):
    page, it = desk("qinghe-culture-2025-draft.pdf")
    fact = Fact.objects.filter(submission=it, form="T02", locus__p=6).exclude(printed="").select_related("table")[3]
    cell = f"#{fact.table.key}-r{fact.row}-c{fact.column}"
    page.locator(f"{cell} a").click()
    page.locator("dialog").get_by_role("link", name="看原件").click()
    outline = page.locator(".leaf[data-page='6'] .outline.is-focus")
    expect(outline).to_be_in_viewport()
    expect(page.locator("#original")).to_contain_text("原件第 6 页")
    assert inked(page, 6) > 20
    picture(page, "20-pdf-figure")
    x, y, _, _ = share_outlined(page, 6)
    x0, top, x1, bottom = fact.locus["b"]
    across, down = rendering.page_sizes(SAMPLES / it.name)[5]
    assert x == pytest.approx((x0 + x1) / 2 / across, abs=0.005)
    assert y == pytest.approx((top + bottom) / 2 / down, abs=0.005)
    expect(page.locator(f"{cell}.is-marked")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#original")).to_be_hidden()


def test_the_original_follows_the_flag_that_is_looked_at(desk):
    page, _ = desk("qinghe-culture-2025-draft.pdf")
    page.locator(".flag.is-current .places__original").first.click()
    expect(page.locator(".leaf .outline.is-focus").first).to_be_in_viewport()
    first = page.locator("#original b").first.inner_text()
    for _ in range(12):
        page.keyboard.press("j")
        page.wait_for_timeout(700)
        if page.locator("#original b").first.inner_text() != first:
            break
    expect(page.locator("#original b").first).not_to_have_text(first)
    picture(page, "21-pdf-next-flag")
    page.keyboard.press("o")
    expect(page.locator("#original")).to_be_hidden()


def test_a_table_over_two_pages_shows_both(desk):
    page, it = desk("qinghe-culture-2025-draft.pdf")
    table = next(table for table in it.table_set.all() if len(table.pages) == 2)
    page.locator(f"#{table.key} .sheet__head [data-original]").click()
    expect(page.locator(".leaf")).to_have_count(2)
    expect(page.locator(".leaf .outline.is-focus")).to_have_count(2)
    expect(page.locator("#original b").first).to_have_text(f"原件第 {table.pages[0]}、{table.pages[1]} 页")
    picture(page, "22-pdf-two-pages")


def test_a_figure_of_a_word_file_is_outlined_in_its_table(desk):
    page, it = desk("qinghe-culture-2025-draft.docx")
    fact = Fact.objects.filter(submission=it, form="T03").exclude(printed="").select_related("table")[5]
    page.locator(f"#{fact.table.key}-r{fact.row}-c{fact.column} a").click()
    page.locator("dialog").get_by_role("link", name="看原件").click()
    outlined = page.locator(".written td.outline.is-focus")
    expect(outlined).to_be_in_viewport()
    expect(outlined).to_have_text(fact.printed)
    before = outlined.evaluate("cell => cell.closest('tr').innerText")
    assert fact.row_label in before
    picture(page, "23-word-figure")


def test_the_desk_says_it_in_english_too(desk):
    page, _ = desk("qinghe-culture-2025-draft.pdf")
    page.get_by_role("button", name="English").click()
    page.locator(".flag.is-current .places__original").first.click()
    expect(page.locator("#original b").first).to_contain_text("Original, page")
    looked_at = page.locator(".flag.is-current .places__original").first.get_attribute("data-original")
    expect(page.locator(f"#{looked_at}")).to_be_in_viewport()
    expect(page.locator(".leaf img").first).to_have_js_property("complete", True)
    picture(page, "24-pdf-english")


def agreeing(it: Submission) -> Claim:
    """A number of the narrative that a rule covers, with two decimals."""
    return Claim.objects.filter(submission=it, status="agrees", decimals=2).select_related("passage")[3]


def test_a_number_of_the_text_is_outlined_itself_on_its_page(desk):
    page, it = desk("qinghe-culture-2025-draft.pdf")
    claim = agreeing(it)
    page.locator(f"[id='{claim.passage.key}-{claim.start}']").click()
    outline = page.locator(".leaf .outline.is-focus")
    expect(outline).to_have_count(1)
    expect(outline).to_be_in_viewport()
    number = claim.passage.locus["p"]
    assert inked(page, number) > 10
    across, down = rendering.page_sizes(SAMPLES / it.name)[number - 1]
    _, _, width, height = share_outlined(page, number)
    assert width * across < 12 * len(claim.printed)
    assert height * down < 30
    expect(page.locator(f"[id='{claim.passage.key}-{claim.start}'].is-marked")).to_be_in_viewport()
    picture(page, "25-pdf-number")


def test_a_number_of_a_word_file_is_marked_itself_in_its_paragraph(desk):
    page, it = desk("qinghe-culture-2025-draft.docx")
    claim = agreeing(it)
    page.locator(f"[id='{claim.passage.key}-{claim.start}']").click()
    marked = page.locator(".written .outline.is-focus")
    expect(marked).to_have_text(claim.printed)
    expect(marked).to_be_in_viewport()
    expect(page.locator(".written p", has=page.locator(".outline.is-focus"))).to_contain_text(claim.passage.text)
    picture(page, "26-word-number")
    paragraph = page.locator(f"#{claim.passage.key}")
    paragraph.hover()
    paragraph.get_by_role("link", name="原件").click()
    expect(page.locator(".written p.outline.is-focus")).to_contain_text(claim.passage.text)
