"""A Report as a person reads it in a terminal: what is wrong first, what was not looked at last."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction.model import Extraction
from reviews.checks.contract import telling
from reviews.checks.finding import Finding, Level, Outcome, Place, Report
from reviews.checks.registry import all_checks

LEVELS = {Level.ERROR: "错误", Level.WARNING: "警告", Level.HINT: "提示"}
OUTCOMES = {
    Outcome.CLEAN: "一致",
    Outcome.ROUNDING: "尾差",
    Outcome.FOUND: "不一致",
    Outcome.SKIPPED: "未核",
    Outcome.CRASHED: "检查失败",
}


def bulletin(extraction: Extraction, report: Report) -> str:
    """The report of one file, in Chinese."""
    return "\n".join(_lines(extraction, report)) + "\n"


def _lines(extraction: Extraction, report: Report) -> Iterator[str]:
    unit, year = extraction.unit, extraction.year
    yield f"═══ {extraction.source.name}"
    yield f"{unit.code} {unit.name}  {f'{year}年' if year else '年度不明'}  表格 {len(extraction.tables)} 张"
    for level in Level:
        yield from _of_level(report, level)
    yield from _crashes(report)
    yield "核对：" + "，".join(f"{word} {report.count(outcome)}" for outcome, word in OUTCOMES.items())
    if unlooked := _unlooked(report):
        yield "未能核对：" + "、".join(unlooked)


def _of_level(report: Report, level: Level) -> Iterator[str]:
    leaders = _leaders(report.findings)
    here = [f for f in leaders if f.level is level]
    if not here:
        return
    yield f"── {LEVELS[level]}（{len(here)} 个问题）"
    for number, finding in enumerate(here, 1):
        yield f"{number}. [{finding.code}] {finding.message}"
        if finding.places:
            yield f"   位置：{'；'.join(_where(p) for p in telling(finding)[:4])}"
        followers = [f for f in report.findings if f.cause == finding.cause and f is not finding]
        if followers:
            yield f"   同一原因还使 {len(followers)} 条核对不一致：{'、'.join(sorted({f.code for f in followers}))}"


def _leaders(findings: tuple[Finding, ...]) -> list[Finding]:
    """The first finding of each cause."""
    return list({f.cause or f.fingerprint: f for f in reversed(findings)}.values())[::-1]


def _where(place: Place) -> str:
    page = f"第{place.page}页 " if place.page else ""
    if place.passage is not None:
        return f"{page}“{place.text[:30]}”"
    cell = "/".join(w.strip() for w in (place.row_label, place.column_label) if w.strip())
    return f"{page}{cell or place.text[:30]} {place.printed}".strip()


def _crashes(report: Report) -> Iterator[str]:
    for instance in report.ledger:
        if instance.outcome is Outcome.CRASHED:
            yield f"── 检查 {instance.code} 未能完成：{instance.reason}"


def _unlooked(report: Report) -> list[str]:
    """The checks of which every instance was skipped."""
    looked = {i.code for i in report.ledger if i.outcome is not Outcome.SKIPPED}
    return [f"{c.code} {c.title}" for c in all_checks() if c.code not in looked]
