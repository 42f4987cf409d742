"""extract_file FILE [--output out.json]: what the machine understands of a file, as JSON; needs no database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disclosures.extraction import contract, pipeline
from disclosures.extraction.readers.registry import UnreadableFile


class Command(BaseCommand):
    help = "抽取一份或多份预算公开文件，输出 JSON（不需要数据库）。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--output", type=Path, help="写入文件；不写则输出到标准输出")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [self._extract(path) for path in options["files"]]
        text = json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1)
        if options["output"]:
            options["output"].write_text(text + "\n", encoding="utf-8")
        else:
            self.stdout.write(text)

    def _extract(self, path: Path) -> contract.Json:
        try:
            return contract.to_json(pipeline.extract(path))
        except UnreadableFile as error:
            raise CommandError(f"{path.name}：{error}", returncode=2) from error
