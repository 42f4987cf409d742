"""A person at the browser, and what every reviewer does there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=15000)


class Visitor:
    """complaints: the errors of the browser's console. PORTAL_PICTURES=folder keeps pictures."""

    def __init__(self, page: Any, server: str) -> None:
        self.page, self.server = page, server
        self.complaints: list[str] = []
        page.set_default_timeout(15000)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def signs_in(self, name: str) -> None:
        self.page.goto("about:blank")  # an open page would go on asking, without its cookies
        self.page.context.clear_cookies()
        self.page.goto(f"{self.server}/login/")
        self.page.get_by_label("用户名").fill(name)
        self.page.get_by_label("密码").fill("demo")
        self.page.get_by_role("main").get_by_role("button", name="登录").click()
        expect(self.page.get_by_role("heading", name="工作台")).to_be_visible()

    def opens(self, address: str) -> Any:
        return self.page.goto(f"{self.server}{address}")

    def explains_all(self, reason: str) -> None:
        """Settles until no flag is open: by keys, each with the rest of its cause, and the numbers with one click."""
        page = self.page
        opened = page.locator(".flag[data-open]")
        while left := opened.count():
            page.locator(".flag.is-current").first.wait_for()
            page.keyboard.press("2")
            written = page.locator(".flag.is-current .settle textarea").first
            written.fill(reason)
            written.press("Enter")
            expect(opened).not_to_have_count(left)
        rest = page.get_by_role("button", name="个数字都已核对")
        if rest.count():
            rest.click()
            expect(rest).to_have_count(0)

    def keeps_a_picture(self, name: str) -> None:
        folder = os.environ.get("PORTAL_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"))
