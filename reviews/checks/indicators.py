"""Performance indicators and goals of projects (T12, T15)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Indicator, Project
from disclosures.extraction.text import bare, fold
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.projects import money_of, place_of_field
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, money, place_in, skipped

Words = Iterator[Finding | Instance]
IN_WORDS = "文字描述"
SIGNS = ("=", "≥", "≤", ">", "<", "≧", "≦", "定性", "定量", "正向", "反向", IN_WORDS, "")
"""What 绩效指标性质 may be."""

GROWTH = ("增长", "增幅", "增加", "提高", "提升", "比上年", "较上年")
"""Indicators that may go beyond 100 per cent."""

_PERCENT = re.compile(r"[≥≤><=]*(\d+(?:\.\d+)?)(%?)")
_COST = re.compile(r"[≥≤><=]*(\d[\d,]*(?:\.\d+)?)(万元|元)?")
_NUMBERED = re.compile(r"([\u4e00-\u9fff]{2,4})([〔【\[(]\d{4}[〕】\])]\d+号)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


def indicator_place(book: FactBook, item: Indicator, text: str) -> Place:
    """The cell of the indicator's row that holds a text; the row where none does."""
    table = book.extraction.table(item.table)
    wanted = fold(text)
    column = next((c for c in range(len(table.columns)) if wanted and fold(table.text(item.row, c)) == wanted), None)
    return place_in(table, item.row, column)


@check("J401", level=Level.WARNING, title="绩效指标填有指标值", clause="项目绩效目标表：指标应有指标值")
def every_indicator_has_a_value(book: FactBook) -> Words:
    """每个绩效指标都应填列指标值。"""
    for item in book.extraction.indicators:
        if fold(item.value) or fold(item.sign) in ("定性", IN_WORDS):
            yield clean(f"{item.project} {item.third}")
        else:
            yield finding(
                "{owner}的指标“{name}”没有指标值，请补填。",
                indicator_place(book, item, item.third),
                owner=_owner(item),
                name=fold(item.third),
            )


def _owner(item: Indicator) -> str:
    return f"项目“{fold(item.project)}”" if item.project else "整体支出"


@check("J402", level=Level.WARNING, title="比率类指标不超过 100%", clause="项目绩效目标表：指标值应合理")
def rates_stay_within_the_whole(book: FactBook) -> Words:
    """以百分比表示的指标（增长类除外）一般不应超过 100%。"""
    for item in book.extraction.indicators:
        found = _PERCENT.fullmatch(fold(item.value))
        if not found or "%" not in (found[2], fold(item.unit)):
            continue
        if Decimal(found[1]) <= 100 or any(w in item.third + item.description for w in GROWTH):
            yield clean(f"{item.project} {item.third}")
        else:
            yield finding(
                "{owner}的指标“{name}”指标值为 {actual}%，超过 {expected}，请核对。",
                indicator_place(book, item, item.value),
                owner=_owner(item),
                name=fold(item.third),
                actual=found[1],
                expected="100%",
            )


@check("J403", level=Level.WARNING, title="绩效指标性质填写规范", clause="项目绩效目标表：绩效指标性质")
def signs_are_known(book: FactBook) -> Words:
    """绩效指标性质应为 ＝、≥、≤ 或定性。"""
    for table in book.extraction.tables:
        items = [i for i in book.extraction.indicators if i.table == table.id]
        odd = [i for i in items if fold(i.sign) not in SIGNS]
        if odd:
            counts = Counter(fold(i.sign) for i in odd)
            yield finding(
                "绩效指标性质有 {count} 处填为“{actual}”，应为 =、≥、≤ 或定性。",
                *(indicator_place(book, i, i.sign) for i in odd[:6]),
                count=str(len(odd)),
                actual="、".join(counts),
            )
        elif any(fold(i.sign) for i in items):
            yield clean(table.title)


@check("J404", level=Level.WARNING, title="项目填有绩效目标", clause="项目绩效目标表：绩效目标")
def every_project_has_a_goal(book: FactBook) -> Words:
    """每个项目都应填列绩效目标。"""
    if not any(fold(p.goal) for p in book.extraction.projects):
        yield skipped("绩效目标", "文件没有列出绩效目标")
        return
    for project in book.extraction.projects:
        if fold(project.goal):
            yield clean(f"{project.scope} {project.name}")
        else:
            place = place_of_field(book, project, "goal")
            yield finding("项目“{name}”的绩效目标为空，请补填。", place, name=project.name)


@check("J405", level=Level.WARNING, title="项目列有绩效指标", clause="项目绩效目标表：绩效指标")
def every_project_has_indicators(book: FactBook) -> Words:
    """文件列出项目绩效指标的，每个项目都应有指标。"""
    named = {bare(i.project) for i in book.extraction.indicators if i.project}
    if not named:
        yield skipped("绩效指标", "文件没有列出项目绩效指标")
        return
    for project in book.extraction.projects:
        if bare(project.name) in named:
            yield clean(f"{project.scope} {project.name}")
        else:
            place = place_of_field(book, project, "name")
            yield finding("项目“{name}”没有绩效指标，请补填。", place, name=project.name)


@check("J406", level=Level.WARNING, title="成本指标合计不大于项目预算", clause="项目绩效目标表：成本指标与预算数一致")
def costs_stay_within_the_budget(book: FactBook) -> Words:
    """项目以金额表示的成本指标相加，不应大于项目预算数。"""
    for project in book.extraction.projects:
        items = [i for i in _of(book, project) if "成本" in i.second + i.first and _cost(i) is not None]
        budget = money_of(book, project, "budget")
        if not items or budget is None or not budget.amount:
            continue
        total = sum((_cost(i) or tolerance.ZERO for i in items), tolerance.ZERO)
        if total <= budget.interval.high:
            yield clean(f"{project.scope} {project.name}", budget.place)
            continue
        yield finding(
            "项目“{name}”的成本指标相加 {actual} 万元，大于预算数 {expected} 万元，请核对。",
            *(indicator_place(book, i, i.value) for i in items[:6]),
            budget.place,
            name=project.name,
            actual=money(total, "万元"),
            expected=money(budget.amount, "万元"),
        )


def _of(book: FactBook, project: Project) -> list[Indicator]:
    """A project's indicators within its own scope."""
    scopes = {t.id: t.scope.code for t in book.extraction.tables}
    wanted = bare(project.name)
    return [i for i in book.extraction.indicators if bare(i.project) == wanted and scopes[i.table] == project.scope]


def _cost(item: Indicator) -> Decimal | None:
    """A cost in 元; None where the value is a rate (元/人) or no amount."""
    found = _COST.fullmatch(fold(item.value))
    unit = (found[2] or fold(item.unit)) if found else ""
    if not found or unit not in ("元", "万元"):
        return None
    return Decimal(found[1].replace(",", "")) * UNITS[unit]


@check("J407", level=Level.WARNING, title="指标依据与项目文号一致", clause="项目绩效目标表：指标值确定依据")
def basis_is_the_projects_own_document(book: FactBook) -> Words:
    """项目名称写有文号的，同一发文单位的指标依据应为同一文号。"""
    for project in book.extraction.projects:
        own = _NUMBERED.search(fold(project.name))
        if not own:
            continue
        cited = [(i, m) for i in _of(book, project) for m in _NUMBERED.finditer(fold(i.basis)) if _same_issuer(m, own)]
        other = [(i, m) for i, m in cited if m[2] != own[2]]
        if not other or len(other) < len(cited):
            yield clean(f"{project.scope} {project.name}")
            continue
        item, number = other[0]
        yield finding(
            "项目“{name}”的文号为 {expected}，指标依据却写 {actual}，请核对是否沿用了其他项目的依据。",
            indicator_place(book, item, item.basis),
            place_of_field(book, project, "name"),
            name=project.name,
            expected=own[2],
            actual=number[2],
        )


def _same_issuer(one: re.Match[str], other: re.Match[str]) -> bool:
    return one[1].endswith(other[1]) or other[1].endswith(one[1])


@check("J408", level=Level.HINT, title="绩效目标的年度与预算年度一致", clause="项目绩效目标表：绩效目标")
def goals_speak_of_this_year(book: FactBook) -> Words:
    """绩效目标只写了以前年度的，可能沿用了上年文字。"""
    year = book.extraction.year
    for project in book.extraction.projects:
        years = {int(y) for y in _YEAR.findall(fold(project.goal))}
        if year is None or not years:
            continue
        if max(years) >= year or str(max(years)) in project.name:
            yield clean(f"{project.scope} {project.name}")
            continue
        yield finding(
            "项目“{name}”的绩效目标写的是 {actual} 年，预算年度为 {expected} 年，请核对是否沿用上年文字。",
            place_of_field(book, project, "goal"),
            name=project.name,
            actual=str(max(years)),
            expected=str(year),
        )
