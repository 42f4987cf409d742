"""Unit code, unit name and year: the same in every title and caption."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Scope, Table
from disclosures.extraction.text import fold
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.memory import once_a_book
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, place_on, skipped

Words = Iterator[Finding | Instance]
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年|年度)|预算年度[:：]?(20\d\d)")
_CODED = re.compile(r"^(\d{3,9})(?=[\u4e00-\u9fff])|(?:编码|代码|单位)[:：]?(\d{3,9})(?!\d)")
_NAMED = re.compile(r"^\d{3,9}([\u4e00-\u9fff（）()]+?)(?=预算年度|单位[:：]|金额|\d|$)")
BUDGET_FORMS = ("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T11", "T13", "T14", "T15")


def year_in(text: str) -> int | None:
    """The first year that a title or caption states."""
    found = _YEAR.search(fold(text))
    return int(found[1] or found[2]) if found else None


def code_in(caption: str) -> str | None:
    """The unit code of a caption such as '362 某局 预算年度：2024'."""
    found = _CODED.search(fold(caption))
    return (found[1] or found[2]) if found else None


def name_in(caption: str) -> str | None:
    """The unit name behind the code of a caption."""
    found = _NAMED.search(fold(caption))
    return found[1] if found else None


@check("C201", level=Level.ERROR, title="各表的预算年度一致", clause="同一文件的预算年度应当一致")
def years_agree(book: FactBook) -> Words:
    """各表标题和表头所写的预算年度应与本文件的预算年度一致。"""
    year = book.extraction.year
    for table in _budget_tables(book):
        stated = year_in(table.caption) or year_in(table.title if table.form not in ("T11", "T12") else "")
        if year is None or stated is None:
            continue
        if stated == year:
            yield clean(f"{table.id} {table.title}", place_on(table))
        else:
            yield finding(
                "“{title}”写的年度是 {actual} 年，本文件的预算年度为 {expected} 年，请核对。",
                place_on(table),
                title=fold(table.title),
                actual=str(stated),
                expected=str(year),
            )


def _budget_tables(book: FactBook) -> list[Table]:
    return [t for t in book.extraction.tables if t.form in BUDGET_FORMS]


@check("C202", level=Level.WARNING, title="表头的单位代码与所在部分一致", clause="同一单位的报表代码应当一致")
def codes_agree(book: FactBook) -> Words:
    """每张表表头所写的单位代码，应与它所在的部门（单位）预算部分一致。"""
    for table, code in _coded(book):
        expected = _usual_code(book, table.scope) or table.scope.code
        if not expected:
            yield skipped(f"{table.id} {table.title}", "不知道单位代码")
        elif code == expected:
            yield clean(f"{table.id} {table.title}", place_on(table))
        else:
            yield finding(
                "“{title}”表头的单位代码为 {actual}，所在部分（{name}）的代码为 {expected}，请核对。",
                place_on(table),
                title=fold(table.title),
                actual=code,
                expected=expected,
                name=table.scope.name,
            )


@once_a_book
def _coded(book: FactBook) -> list[tuple[Table, str]]:
    return [(table, code) for table in book.extraction.tables if (code := code_in(table.caption))]


@once_a_book
def _usual_code(book: FactBook, scope: Scope) -> str | None:
    """The code that most captions of this scope state."""
    counts = Counter(code for table, code in _coded(book) if table.scope == scope)
    return counts.most_common(1)[0][0] if counts else None


@check("C203", level=Level.WARNING, title="表头的单位名称一致", clause="同一单位的报表名称应当一致")
def names_agree(book: FactBook) -> Words:
    """同一部门（单位）各表表头所写的单位名称应当一致。"""
    named = [(t, name) for t in book.extraction.tables if (name := name_in(t.caption))]
    for scope in book.scopes():
        counts = Counter(name for table, name in named if table.scope.code == scope.code)
        for table, name in named:
            if table.scope.code != scope.code:
                continue
            usual = counts.most_common(1)[0][0]
            if name == usual:
                yield clean(f"{table.id} {table.title}", place_on(table))
            else:
                yield finding(
                    "“{title}”表头的单位名称为“{actual}”，其他表为“{expected}”，请核对。",
                    place_on(table),
                    title=fold(table.title),
                    actual=name,
                    expected=usual,
                )
