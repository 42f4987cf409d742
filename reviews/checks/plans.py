"""Payment plans and codes of projects."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from disclosures.extraction.amounts import UNITS
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Project
from disclosures.extraction.text import fold
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.projects import place_of_field
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, skipped

Words = Iterator[Finding | Instance]
WHOLE = Decimal(100)
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(%?)")
_CODE = re.compile(r"(\d{6})(\d{2})[A-Z]")


def shares(project: Project) -> list[Decimal | None]:
    """The figures of the payment plan in print order; None where a date has none."""
    found = [_NUMBER.fullmatch(fold(printed)) for _, printed in project.plan]
    return [Decimal(f[1].replace(",", "")) if f else None for f in found]


def _says_per_cent(book: FactBook, project: Project) -> bool:
    """Whether the head of the plan asks for per cents."""
    places = dict(project.places)
    if "plan.0" not in places:
        return False
    table = book.extraction.table(project.table)
    head = [table.text(r, c) for r in range(max(places["plan.0"][0], 1)) for c in range(len(table.rows[r]))]
    return any("%" in fold(text) and "计划" in fold(text) for text in head) or "%" in fold("".join(table.columns))


def _in_money(project: Project) -> bool:
    """Whether the plan holds cumulative amounts of the budget instead of per cents."""
    values = [v for v in shares(project) if v is not None]
    if not values or project.budget is None or any("%" in fold(printed) for _, printed in project.plan):
        return False
    ends = {project.budget / UNITS["万元"], project.budget / UNITS["元"]} - {WHOLE}
    return values[-1] in ends or values[-1] > WHOLE


@check("J201", level=Level.ERROR, title="资金支出计划按百分比填列", clause="项目绩效目标表：资金支出计划（%）")
def plan_holds_per_cents(book: FactBook) -> Words:
    """“资金支出计划（%）”应填累计百分比，不应填金额。"""
    for project in book.extraction.projects:
        if not project.plan or not _says_per_cent(book, project):
            yield skipped(f"{project.scope} {project.name}", "没有按百分比填列的资金支出计划")
        elif _in_money(project):
            yield _amounts_for_shares(book, project)
        else:
            yield clean(f"{project.scope} {project.name}", *_plan_places(book, project))


def _amounts_for_shares(book: FactBook, project: Project) -> Finding:
    """One habit of whoever filled in the plans: the findings of a scope share their cause."""
    found = finding(
        "项目“{name}”的资金支出计划（%）填了金额“{actual}”，应填累计百分比，最后为 100%。",
        *_plan_places(book, project),
        name=project.name,
        actual="、".join(printed for _, printed in project.plan if printed),
        expected="100%",
    )
    return replace(found, cause=hashlib.sha256(f"J201:{project.scope}".encode()).hexdigest()[:12])


def _plan_places(book: FactBook, project: Project) -> list[Place]:
    return [place_of_field(book, project, f"plan.{i}") for i in range(len(project.plan))]


def _by_share(book: FactBook) -> Iterator[Project]:
    """The projects whose plan is one of cumulative per cents; a plan of single shares adds up to the whole."""
    for project in book.extraction.projects:
        known = [v for v in shares(project) if v is not None]
        single = len(known) > 1 and sum(known, Decimal(0)) == WHOLE and known[-1] != WHOLE
        if known and not single and not _in_money(project):
            yield project


@check("J202", level=Level.ERROR, title="资金支出计划到年底为 100%", clause="项目绩效目标表：资金支出计划（%）")
def plan_ends_with_everything(book: FactBook) -> Words:
    """资金支出计划是累计进度，最后一个时点应为 100%。"""
    for project in _by_share(book):
        values = shares(project)
        last = values[-1]
        if last is None or len(project.plan) < _usual_length(book):
            yield skipped(f"{project.scope} {project.name}", "最后一个时点没有数字")
        elif last in (WHOLE, Decimal(1)):
            yield clean(f"{project.scope} {project.name}")
        else:
            yield finding(
                "项目“{name}”的资金支出计划到{date}为 {actual}，应为 {expected}。",
                place_of_field(book, project, f"plan.{len(values) - 1}"),
                name=project.name,
                date=project.plan[-1][0],
                actual=project.plan[-1][1],
                expected="100%",
            )


@check("J203", level=Level.WARNING, title="资金支出计划填到最后一个时点", clause="项目绩效目标表：资金支出计划（%）")
def plan_reaches_the_last_date(book: FactBook) -> Words:
    """资金支出计划应填到最后一个时点（通常为 12 月底）。"""
    usual, dates = _usual_length(book), _usual_dates(book)
    for project in _by_share(book):
        if len(project.plan) >= usual and shares(project)[-1] is not None:
            yield clean(f"{project.scope} {project.name}")
            continue
        lacking = dates[-1] if len(project.plan) < usual else project.plan[-1][0]
        yield finding(
            "项目“{name}”的资金支出计划缺少{date}（{expected}）的进度，请补填。",
            *_plan_places(book, project)[::-1],
            name=project.name,
            date=lacking,
            expected="100%",
        )


def _usual_length(book: FactBook) -> int:
    return len(_usual_dates(book))


def _usual_dates(book: FactBook) -> tuple[str, ...]:
    """The dates that most plans of the document have."""
    counts = Counter(tuple(date for date, _ in p.plan) for p in book.extraction.projects if p.plan)
    return max(counts, key=lambda dates: (counts[dates], len(dates)), default=())


@check("J204", level=Level.ERROR, title="资金支出计划逐期不减", clause="项目绩效目标表：资金支出计划（%）")
def plan_never_falls(book: FactBook) -> Words:
    """资金支出计划是累计进度，后一时点不应小于前一时点。"""
    for project in _by_share(book):
        known = [(i, v) for i, v in enumerate(shares(project)) if v is not None]
        falls = [(a, b) for a, b in pairwise(known) if b[1] < a[1]]
        if not falls:
            yield clean(f"{project.scope} {project.name}")
            continue
        before, after = falls[0]
        yield finding(
            "项目“{name}”的资金支出计划{date}为 {actual}，小于前一时点的 {expected}。",
            place_of_field(book, project, f"plan.{after[0]}"),
            place_of_field(book, project, f"plan.{before[0]}"),
            name=project.name,
            date=project.plan[after[0]][0],
            actual=project.plan[after[0]][1],
            expected=project.plan[before[0]][1],
        )


@check("J301", level=Level.WARNING, title="项目编码的区划代码与本地区一致", clause="项目编码规则：前六位为行政区划代码")
def codes_carry_the_region(book: FactBook) -> Words:
    """项目编码前六位是行政区划代码，同一文件中应当一致。"""
    codes = [(p, m) for p in book.extraction.projects if (m := _CODE.match(p.code))]
    counts = Counter(m[1] for _, m in codes)
    usual = counts.most_common(1)[0][0] if counts else ""
    for project, code in codes:
        if code[1] == usual:
            yield clean(f"{project.scope} {project.code}")
        else:
            yield _odd(book, project, "区划代码", code[1], usual)


@check("J302", level=Level.HINT, title="项目编码的年度与预算年度一致", clause="项目编码规则：第七、八位为预算年度")
def codes_carry_the_year(book: FactBook) -> Words:
    """项目编码第七、八位是预算年度，通常与本年度一致。"""
    year = book.extraction.year
    for project in book.extraction.projects:
        code = _CODE.match(project.code)
        if code is None or year is None:
            yield skipped(f"{project.scope} {project.name}", "没有项目编码或预算年度")
        elif code[2] == f"{year % 100:02}":
            yield clean(f"{project.scope} {project.code}")
        else:
            yield _odd(book, project, "年度", code[2], f"{year % 100:02}")


def _odd(book: FactBook, project: Project, part: str, actual: str, expected: str) -> Finding:
    return finding(
        "项目“{name}”的编码 {code} 中{part}为 {actual}，通常应为 {expected}，请核对。",
        place_of_field(book, project, "code"),
        name=project.name,
        code=project.code,
        part=part,
        actual=actual,
        expected=expected,
    )


@check("J303", level=Level.WARNING, title="项目编码不重复", clause="项目编码规则：一个项目一个编码")
def codes_are_unique(book: FactBook) -> Words:
    """同一单位的不同项目不应使用同一个项目编码。"""
    first: dict[tuple[str, str], Project] = {}
    for project in book.extraction.projects:
        if not project.code:
            continue
        before = first.setdefault((project.scope, project.code), project)
        if before is project:
            yield clean(f"{project.scope} {project.code}")
        else:
            yield finding(
                "项目“{name}”与“{other}”使用同一个项目编码 {code}，请核对。",
                place_of_field(book, project, "code"),
                place_of_field(book, before, "code"),
                name=project.name,
                other=before.name,
                code=project.code,
            )
