"""list_layouts [--check]: writes docs/layouts.md from the layouts' TOML, or says whether it is up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from disclosures.extraction.layout import Layout, Vocabulary, load_layouts

PAGE = Path("docs") / "layouts.md"
HEAD = """# 表样目录

由 `python manage.py list_layouts` 根据 `disclosures/extraction/layouts/*.toml` 生成，请勿手工修改。
匹配时去掉年份、单位名称、空格、引号以及“部门”“单位”“预算”等字样；`甲/乙` 表示上级表头甲之下的乙。
"""


class Command(BaseCommand):
    help = "根据表样文件生成 docs/layouts.md。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="只检查文档是否最新")

    def handle(self, *args: Any, **options: Any) -> None:
        path, text = Path(settings.BASE_DIR) / PAGE, page()
        if options["check"]:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"{PAGE} 不是最新的，请运行 manage.py list_layouts。")
        else:
            path.write_text(text, encoding="utf-8")


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for layout in load_layouts() for line in _section(layout))]) + "\n"


def _section(layout: Layout) -> Iterator[str]:
    yield f"## {layout.form} {layout.name}\n"
    yield f"{layout.citation}\n"
    yield f"- 表名：{'、'.join(sorted(layout.titles))}"
    if layout.title_words:
        yield f"- 其他表名须含：{'、'.join(layout.title_words)}；不含：{'、'.join(layout.title_without)}"
    if layout.columns.keys:
        yield "\n| 金额列 | 表头写法 |\n|---|---|"
        yield from _lines(layout.columns)
    for side, rows in layout.rows.items():
        yield f"\n| {side} 行 | 写法 |\n|---|---|"
        yield from _lines(rows)
    yield ""


def _lines(vocabulary: Vocabulary) -> Iterator[str]:
    for key, labels in _by_key(vocabulary).items():
        yield f"| {key} | {'、'.join(labels)} |"


def _by_key(vocabulary: Vocabulary) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label, key in vocabulary.keys.items():
        found.setdefault(key, []).append(label)
    return found
