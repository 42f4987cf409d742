"""What the journeys share: a quiet Chromium, and leave to ask the database while Playwright's loop runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from django.utils.module_loading import import_string

# Playwright's synchronous interface keeps a loop running in this thread; Django would refuse to set up the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": {"width": 1280, "height": 860}, "locale": "zh-CN"}


@pytest.fixture
def jobs(put_jobs: list[tuple[str, tuple[object, ...]]]) -> Callable[[], None]:
    """Runs what has been queued, as a worker would."""

    def work() -> None:
        while put_jobs:
            function, arguments = put_jobs.pop(0)
            import_string(function)(*arguments)

    return work
