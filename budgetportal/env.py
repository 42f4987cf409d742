"""Settings from the environment: a wrong value is refused at the start, never guessed."""

from __future__ import annotations

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
_ENGINES = {
    "postgres": "django.db.backends.postgresql",
    "postgresql": "django.db.backends.postgresql",
    "sqlite": "django.db.backends.sqlite3",
}


def text(name: str, default: str | None = None) -> str:
    """The value, or the default; without either the settings refuse to load."""
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(f"缺少环境变量 {name}。")
    return value


def flag(name: str, default: bool) -> bool:
    """1/true/yes/on or 0/false/no/off."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in _TRUE:
        return True
    if value.lower() in _FALSE:
        return False
    raise ImproperlyConfigured(f"环境变量 {name} 应为 true 或 false，现为“{value}”。")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name) or str(default)
    if not value.isdigit():
        raise ImproperlyConfigured(f"环境变量 {name} 应为整数，现为“{value}”。")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list divided by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Addresses and networks divided by commas: 10.0.0.5, 172.16.0.0/12."""
    try:
        return [ip_network(word) for word in words(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"环境变量 {name} 应为以逗号分隔的 IP 地址或网段：{error}。") from error


def database(name: str, default: Path) -> dict[str, Any]:
    """A database address such as postgres://user:password@host:5432/name; without it an SQLite file."""
    address = os.environ.get(name)
    if not address:
        return _sqlite(str(default))
    parts = urlsplit(address)
    engine = _ENGINES.get(parts.scheme)
    if engine is None:
        raise ImproperlyConfigured(f"环境变量 {name} 应以 postgres:// 或 sqlite:// 开头，现为“{parts.scheme}://”。")
    if parts.scheme == "sqlite":
        return _sqlite(parts.path or str(default))
    return {
        "ENGINE": engine,
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # the web server and the workers write at the same time: wait for the lock instead of failing
        "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL;"},
    }
