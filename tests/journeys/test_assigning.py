"""A table of an unknown print in a real browser: shown, given its form, recognised by itself the year after."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from disclosures import services
from disclosures.choices import Role
from disclosures.models import Submission
from tests import builders

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("", "合计", "30.00", "20.00", "10.00"),
    ("208", "社会保障和就业支出", "30.00", "20.00", "10.00"),
)


def odd_file(year: int) -> ContentFile:
    document = docx.Document()
    document.add_paragraph(f"{year}年部门资金安排明细表")
    document.add_paragraph(f"450临江区测试局 预算年度：{year} 单位：万元")
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return ContentFile(out.getvalue())


@pytest.fixture
def uploaded(transactional_db, jobs):
    clerk = builders.person("clerk", Role.CLERK, unit=builders.unit(), region=builders.region())

    def upload(year: int) -> Submission:
        receipt = services.receive(file=odd_file(year), name=f"{year}.docx", by=clerk, at=timezone.now())
        jobs()
        return Submission.objects.get(pk=receipt.accepted[0].pk)

    return upload


def picture(page: Any, name: str) -> None:
    folder = os.environ.get("PORTAL_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def test_a_table_is_given_its_form_and_known_the_year_after(page, live_server, uploaded, jobs):
    builders.person("reviewer", Role.REVIEWER, region=builders.region())
    page.set_default_timeout(15000)
    page.goto(f"{live_server.url}/login/")
    page.get_by_label("用户名").fill("reviewer")
    page.get_by_label("密码").fill("demo")
    page.get_by_role("main").get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="工作台")).to_be_visible()

    it = uploaded(2025)
    page.goto(f"{live_server.url}/desk/submissions/{it.pk}/#leftovers")
    expect(page.locator("#t1")).to_contain_text("表式未识别")
    listed = page.locator("#leftovers .unrecognised li")
    expect(listed).to_have_count(1)
    listed.get_by_label("表式").select_option(label="支出总表")
    listed.get_by_label("理由").fill("本单位自拟表名")
    picture(page, "30-unrecognised")
    listed.get_by_role("button", name="指定").click()
    expect(page.locator("#told")).to_contain_text("已记下这张表的表式")
    jobs()
    expect(page.locator("#t1 h2")).to_have_text("支出总表")
    expect(page.get_by_role("button", name="撤销指定")).to_be_visible()
    picture(page, "31-assigned")

    following = uploaded(2026)
    page.goto(f"{live_server.url}/desk/submissions/{following.pk}/#leftovers")
    expect(page.locator("#t1 h2")).to_have_text("支出总表")
    expect(page.locator("#leftovers")).to_contain_text("按人工指定识别为")

    page.locator("#t1").get_by_role("link", name="表式不对？").click()
    block = page.locator("#reassign")
    expect(block).to_contain_text("现为 支出总表")
    block.get_by_label("改为").select_option(label="不属于公开表式")
    block.get_by_label("理由").fill("只是附件")
    picture(page, "32-reassigned")
    block.get_by_role("button", name="更改").click()
    expect(page.locator("#told")).to_contain_text("已记下这张表的表式")
    jobs()
    page.reload()
    expect(page.locator("#t1")).to_contain_text("表式未识别")
    expect(page.locator("#leftovers")).to_contain_text("已由人工标为不属于公开表式")
    expect(page.get_by_role("button", name="撤销指定")).to_be_visible()
    picture(page, "33-no-form")
