"""measure_checks: plants typed mistakes into clean documents, in memory, and tells how many the checks find."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samples.measuring import table
from samples.measuring.measure import CLEAN, measure

RECALL, PRECISION = 0.97, 0.98


class Command(BaseCommand):
    help = "在无差错的样例中逐一植入各类差错，统计检查规则的查全率和查准率。未达标时退出码为 1。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=0, help="随机种子；相同的种子植入相同的差错（0）")
        parser.add_argument("--per-kind", type=int, default=3, help="每份文件中每类差错的个数（3）")
        parser.add_argument("--document", action="append", choices=CLEAN, help="只用这份样例，可多次给出")
        parser.add_argument("--write", action="store_true", help="把结果写入 docs/measurements.md")

    def handle(self, *args: Any, **options: Any) -> None:
        found = measure(options["document"] or CLEAN, options["seed"], options["per_kind"])
        self.stdout.write(table.table(found))
        for line in table.missed(found):
            self.stderr.write(line)
        if options["write"]:
            path = Path(settings.BASE_DIR) / "docs" / "measurements.md"
            path.write_text(table.put_into(path.read_text(encoding="utf-8"), found), encoding="utf-8")
        if found.recall < RECALL or found.precision < PRECISION or found.false_errors or found.crashes:
            raise CommandError(f"查全率 {found.recall:.1%}，查准率 {found.precision:.1%}，未达标。")
