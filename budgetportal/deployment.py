"""What must hold before the portal starts, as Django system checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import django_rq
from django.conf import settings
from django.core import checks
from redis.exceptions import RedisError

from disclosures.extraction import layout
from reviews.checks import registry


@checks.register()
def layouts_load(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every layout is valid and no label is claimed twice; codes of checks are unique (registering raises)."""
    try:
        layout.load_layouts()
        registry.all_checks()
    except ValueError as error:
        return [checks.Error(str(error), id="portal.E001")]
    return []


@checks.register(deploy=True)
def queue_answers(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """The queue's server answers."""
    try:
        django_rq.get_connection("default").ping()
    except RedisError as error:
        return [checks.Error(f"队列服务器没有应答：{error}", hint="检查 REDIS_URL。", id="portal.E002")]
    return []


@checks.register(deploy=True)
def media_is_writable(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Uploaded files can be stored."""
    probe = settings.MEDIA_ROOT / ".writable"
    try:
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        return [checks.Error(f"上传目录不可写：{error}", hint="检查 MEDIA_ROOT。", id="portal.E003")]
    return []
