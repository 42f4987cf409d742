"""Tables that only some provinces print against the forms that every department discloses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosures.extraction.factbook import FactBook, Figure, Missing
from reviews.checks import accounts, receipts
from reviews.checks.balance import Balance, Relation, side
from reviews.checks.finding import Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, name_of, skipped

Sums = Iterator[Balance | Instance]


@dataclass(frozen=True, slots=True)
class Pair:
    """The total of a further form and the figure of the total row that it must equal. partly: it may list less."""

    form: str
    column: str
    other: str
    other_column: str
    partly: bool = False


TOTALS = (
    Pair("U01", "total", "T03", "project", partly=True),
    Pair("U02", "total", "T05", "project", partly=True),
    Pair("U03", "total", "T03", "total"),
    Pair("U03", "basic", "T03", "basic"),
    Pair("U03", "project", "T03", "project"),
    Pair("U04", "total", "T05", "total"),
    Pair("U04", "basic", "T05", "basic"),
    Pair("U04", "project", "T05", "project"),
    Pair("U08", "total", "T02", "special_account"),
    Pair("U11", "total", "T03", "basic"),
    Pair("U12", "total", "T02", "carried_over"),
    Pair("U13", "total", "T03", "total"),
)


@check(
    "X114", level=Level.ERROR, title="其他各表的合计与支出总表等一致", clause="表间勾稽：项目支出表、支出经济分类表等"
)
def totals_of_further_tables_agree(book: FactBook) -> Sums:
    """项目支出表、支出经济分类表等的合计，应等于支出总表（或一般公共预算支出表、收入总表）的同一项；只列部分项目的，不应大于。"""
    for scope in book.scopes():
        for pair in TOTALS:
            if book.find(pair.form, scope.code, "total", pair.column):
                yield _totals(book, scope.code, pair)


def _totals(book: FactBook, scope: str, pair: Pair) -> Balance | Instance:
    listed = book.amount(pair.form, scope, "total", pair.column)
    try:
        whole = accounts.figure(book, pair.other, scope, "total", pair.other_column)
    except Missing as missing:
        return skipped(f"{scope} {name_of(listed)}", missing)
    gap = listed.interval - whole.interval
    if any(gap.meets(f.interval) or gap.meets(-f.interval) for f in _carried_over(book, scope)):
        return skipped(f"{scope} {name_of(listed)}", "两表相差的正是上年结转，可能只有一表包含")
    level = Level.HINT if pair.partly and listed.amount < whole.amount else Level.ERROR
    subject = (scope, " ", listed, "＝", whole)
    return Balance(subject, side(listed), side(whole), listed, whole, level=level)


def _carried_over(book: FactBook, scope: str) -> list[Figure]:
    """The money of former years, of each budget and of all."""
    lines = receipts.carried_over(book, "T01", scope) if book.has("T01", scope) else []
    columns = [f for name, found in book.row("T02", scope, "total").items() if "carried" in name for f in found]
    return [f for f in [*lines, *columns] if f.amount]


ACCOUNTS: tuple[tuple[str, str, tuple[str, ...], str, Relation], ...] = (
    ("U05", "total", ("T05", "T07", "T08"), "total", "="),
    ("U06", "total", ("T06",), "total", "="),
    ("U04", "basic", ("T06",), "total", "="),
    ("U13", "total", ("T03",), "total", "="),
    ("U07", "total", ("T06",), "total", "<="),
    ("U03", "total", ("T06",), "total", ">="),
    ("U04", "total", ("T06",), "total", ">="),
    ("U11", "total", ("T06",), "total", ">="),
)
"""Further form and column, the forms whose accounts it adds up, their column, and how the figures must stand."""

WHOLLY_COMPARED = ("U05", "U06")
"""Further forms that list the same accounts as their others, the total included."""


@check(
    "X113",
    level=Level.ERROR,
    title="其他按科目列示的表与各预算表逐科目一致",
    clause="表间勾稽：财政拨款支出、支出经济分类、机关运行经费",
    version=2,
)
def further_tables_agree(book: FactBook) -> Sums:
    """财政拨款支出表各科目应等于各本预算之和；支出经济分类各科目不应小于、机关运行经费不应大于一般公共预算基本支出。"""
    for scope in book.scopes():
        for form, column, others, other_column, relation in ACCOUNTS:
            if column not in _columns(book, form, scope.code):
                continue
            if reason := _incomparable(book, scope.code, form, others):
                yield skipped(f"{scope.code} {FORMS[form]}", reason)
                continue
            for row in _rows(book, form, scope.code):
                yield _account(book, scope.code, (form, row, column), others, other_column, relation)


def _columns(book: FactBook, form: str, scope: str) -> list[str]:
    return book.columns(form, scope) if book.has(form, scope) else []


def _incomparable(book: FactBook, scope: str, form: str, others: tuple[str, ...]) -> str:
    """Why the accounts of a table and of the others may differ; '' where they may not."""
    if any(accounts.reads_all(book, one, scope) for one in (form, *others) if book.has(one, scope)):
        return "表中同一科目分多行列示"
    funds = [f for other in ("T07", "T08") for f in book.facts(other, scope) if f.amount]
    if form == "U06" and funds:
        return "有一般公共预算以外的财政拨款"
    carried = [f for other in ("T01", "T04") for f in book.facts(other, scope) if "carried_over" in f.address.row]
    if form in WHOLLY_COMPARED and any(f.amount for f in carried):
        return "有一般公共预算以外的财政拨款或上年结转"
    return ""


def _rows(book: FactBook, form: str, scope: str) -> list[str]:
    """The accounts that both tables may list, and the total where no other check compares it."""
    rows = [row for row in book.rows(form, scope) if accounts.is_account(row) and not row.startswith("5")]
    return ["total", *rows] if form in WHOLLY_COMPARED else rows


def _account(
    book: FactBook, scope: str, at: tuple[str, str, str], others: tuple[str, ...], column: str, relation: Relation
) -> Balance | Instance:
    form, row, own = at
    listed = book.find(form, scope, row, own)
    found = [f for other in others if (f := book.find(other, scope, row, column))]
    if listed is None or not found:
        return skipped(f"{scope} {FORMS[form]} {row}", f"{others[0]}:{scope}:{row}:{column}")
    filled = [f for f in found if f.amount] or found[:1]
    words = filled[0] if len(filled) == 1 else "各本预算支出表同一科目相加"
    return Balance((scope, " ", listed), side(listed), side(*filled), listed, words, relation)


@check(
    "X202",
    level=Level.WARNING,
    title="会议费、培训费不少于基本支出表的同名科目",
    clause="表间勾稽：会议费、培训费预算表，基本支出表",
)
def meetings_cover_basic_expenditure(book: FactBook) -> Sums:
    """会议费、培训费预算表包含基本支出和项目支出，不应少于基本支出表中对应的经济分类科目。"""
    for scope in book.scopes():
        for row, code in (("meetings", "30215"), ("training", "30216")):
            planned = book.find("U10", scope.code, row, "total")
            basic = book.find("T06", scope.code, code, "total")
            if planned and not basic:
                yield skipped(f"{scope.code} {name_of(planned)}", f"T06:{scope.code}:{code}:total")
            elif planned and basic:
                yield Balance((scope.code, " ", planned), side(planned), side(basic), planned, basic, ">=")
