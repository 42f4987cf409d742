"""check_file FILE …: extract and check files and say what was found; needs no database, no Redis, no server."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disclosures.extraction import contract, pipeline
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Extraction
from disclosures.extraction.readers.registry import UnreadableFile
from reviews import readings
from reviews.checks import bulletin, runner
from reviews.checks.contract import report_json
from reviews.checks.finding import Report

CLEAN, ERRORS, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with its report, or the sentence why it could not be read."""

    name: str
    extraction: Extraction | None = None
    report: Report | None = None
    refusal: str = ""


class Command(BaseCommand):
    help = "检查一份或多份预算公开文件。退出码：0 无错误，1 有错误，2 有文件无法读取。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="输出形式")
        parser.add_argument("--last-year", type=Path, metavar="FILE", help="同一单位上一年度的公开文件")
        parser.add_argument("--output", type=Path, help="写入文件；不写则输出到标准输出")

    def handle(self, *args: Any, **options: Any) -> None:
        last_year = self._last_year(options["last_year"])
        checked = [self._check(path, last_year) for path in options["files"]]
        text = as_json(checked) if options["format"] == "json" else as_text(checked)
        if options["output"]:
            options["output"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text)
        if status := status_of(checked):
            sys.exit(status)

    def _last_year(self, path: Path | None) -> FactBook | None:
        if path is None:
            return None
        try:
            return FactBook(pipeline.extract(path))
        except (UnreadableFile, OSError) as error:
            raise CommandError(f"{path.name}：{error}", returncode=UNREADABLE) from error

    def _check(self, path: Path, last_year: FactBook | None) -> Checked:
        try:
            extraction = pipeline.extract(path)
        except (UnreadableFile, OSError) as error:
            self.stderr.write(f"{path.name}：{error}")
            return Checked(path.name, refusal=str(error))
        report = advised(FactBook(extraction, last_year), path)
        return Checked(path.name, replace(extraction, claims=report.claims), report)


def advised(book: FactBook, path: Path) -> Report:
    """The report; a finding on figures that the machine may have misread says so."""
    report = runner.run(book)
    look = readings.look(book, report.findings, path)
    doubts = readings.by_finding(look, report.findings)
    return replace(report, findings=tuple(readings.advised(it, doubts[it.fingerprint]) for it in report.findings))


def status_of(checked: list[Checked]) -> int:
    """The exit status of contract: unreadable before errors."""
    if any(c.report is None for c in checked):
        return UNREADABLE
    return ERRORS if any(c.report and c.report.has_errors for c in checked) else CLEAN


def as_json(checked: list[Checked]) -> str:
    """One object for one file, an array in the order given for several."""
    found = [_object(c) for c in checked]
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1) + "\n"


def _object(checked: Checked) -> contract.Json:
    if checked.extraction is None or checked.report is None:
        return {"schema": contract.SCHEMA, "file": {"name": checked.name}, "unreadable": checked.refusal}
    return contract.to_json(checked.extraction) | report_json(checked.report)


def as_text(checked: list[Checked]) -> str:
    """The reports one after the other."""
    return "\n".join(bulletin.bulletin(c.extraction, c.report) for c in checked if c.extraction and c.report)
