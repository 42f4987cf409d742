"""catalogue [--check]: writes docs/checks.md from the registry, or says that it is not up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reviews.checks.listing import listing


class Command(BaseCommand):
    help = "由检查规则的注册表生成 docs/checks.md；--check 只核对是否最新。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="不写文件，与现有内容不同时退出码为 1")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "checks.md"
        text = listing()
        if not options["check"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError("docs/checks.md 与检查规则不一致，请运行 manage.py catalogue。")
