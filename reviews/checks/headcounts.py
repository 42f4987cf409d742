"""J: indicators that count people: their unit, and what so many people cost at so much a head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Indicator, Project
from disclosures.extraction.text import bare, fold
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.indicators import indicator_place
from reviews.checks.projects import place_of_field
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, money, skipped

Words = Iterator[Finding | Instance]
_PEOPLE = re.compile(r"([≥>=≤<]*)(\d[\d,]*)人")
_A_HEAD = re.compile(r"([≥>=≤<]*)(\d[\d,]*(?:\.\d+)?)(万元|元)(?:/|每)人(?:次)?(?:(?:/|每)(年|月))?")
MONTHS = 12


def _value(item: Indicator) -> str:
    """An indicator's sign, value and unit as one: '≥', '30', '人' → '≥30人'."""
    sign = fold(item.sign) if fold(item.sign) in ("≥", "≤", "=", ">", "<") else ""
    unit = "" if fold(item.value).endswith(fold(item.unit)) else fold(item.unit)
    return sign + fold(item.value) + unit


@check("J409", level=Level.HINT, title="人次类指标的单位", clause="项目绩效目标表：指标值与指标名称一致")
def visits_are_counted_as_visits(book: FactBook) -> Words:
    """指标名称写“人次”的，指标值的单位应为“人次”，不应为“人”。"""
    for item in book.extraction.indicators:
        if "人次" not in fold(item.third):
            continue
        if not _PEOPLE.fullmatch(_value(item)):
            yield clean(f"{item.project} {item.third}")
            continue
        yield finding(
            "指标“{name}”的指标值为“{actual}”，名称是“人次”，请核对单位应为“人”还是“人次”。",
            indicator_place(book, item, item.value),
            name=fold(item.third),
            actual=_value(item),
        )


@check("J410", level=Level.HINT, title="人数乘以标准不小于项目预算", clause="项目绩效目标表：成本指标与预算数一致")
def so_many_people_at_so_much_a_head(book: FactBook) -> Words:
    """指标写明人数和人均标准的，项目预算不应大于人数乘以标准；标准写“≤”的，相乘只是上限。"""
    for project in book.extraction.projects:
        items = [i for i in book.extraction.indicators if bare(i.project) == bare(project.name)]
        rates = [found for i in items if (found := _A_HEAD.fullmatch(_value(i)))]
        counts = [found for i in items if (found := _PEOPLE.fullmatch(_value(i)))]
        if not rates:
            continue
        if len(rates) > 1 or len(counts) != 1 or not project.budget:
            yield skipped(project.name, "没有一一对应的人数、标准和预算数")
        elif any(found[1] and found[1][0] in "≥>" for found in (*rates, *counts)):
            yield skipped(project.name, "人数或标准只写了下限")
        else:
            yield _bounded(book, project, rates[0], counts[0])


def _bounded(book: FactBook, project: Project, rate: re.Match[str], count: re.Match[str]) -> Finding | Instance:
    assert project.budget is not None
    people = Decimal(count[2].replace(",", ""))
    most = Decimal(rate[2].replace(",", "")) * UNITS[rate[3]] * people * (MONTHS if rate[4] == "月" else 1)
    if tolerance.printed(project.budget, 2, "万元").low <= most:
        return clean(f"{project.name} {people}×{rate[2]}{rate[3]}")
    return finding(
        "项目“{name}”按指标 {people} 人、每人 {rate} 计算最多 {expected} {unit}，预算数为 {actual} {unit}，"
        "多出 {difference} {unit}，请核对人数、标准或说明其他用途。",
        place_of_field(book, project, "budget"),
        name=project.name,
        people=count[2],
        rate=rate[2] + rate[3],
        expected=money(most, "万元"),
        actual=money(project.budget, "万元"),
        difference=money(project.budget - most, "万元"),
        unit="万元",
    )
