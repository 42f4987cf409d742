"""Fixtures for everyone. Keep it small."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection


@pytest.fixture
def at() -> datetime:
    """A moment."""
    return datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def put_jobs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[object, ...]]]:
    """The jobs that would have been put into the queue, as (function, arguments); no Redis is needed."""
    jobs: list[tuple[str, tuple[object, ...]]] = []
    monkeypatch.setattr("disclosures.queue.put", lambda function, *arguments, **_: jobs.append((function, arguments)))
    return jobs


@pytest.fixture(autouse=True)
def quick_and_tidy(settings, tmp_path) -> None:
    """Files in a temporary folder, passwords hashed fast."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory) -> None:
    """SQLite in a file, as in use: in memory, a test and the server that it watches would lock each other out."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        connection.settings_dict["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
