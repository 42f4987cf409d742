"""The numbers that no rule covers are acknowledged, and the page counts anew wherever it counts."""

from __future__ import annotations

import pytest

from disclosures.choices import Role
from tests import builders
from tests.journeys.stored import checked
from tests.journeys.visitor import Visitor, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_is_acknowledged_counts_above_the_document_too(page, live_server, transactional_db, put_jobs, settings):
    file = checked("lanyuan-elderly-2025-draft.pdf", settings)
    builders.person("reviewer", Role.REVIEWER)
    visitor = Visitor(page, live_server.url)
    visitor.signs_in("reviewer")
    visitor.opens(f"/desk/submissions/{file.pk}/")
    shares = page.locator("#coverage, #narrative .sheet__head")
    expect(page.locator("#coverage")).not_to_contain_text("100.0%")
    page.get_by_role("button", name="个数字都已核对").click()
    expect(shares).to_contain_text(["数字已核 100.0%", "数字已核 100.0%"])
    assert visitor.complaints == []
