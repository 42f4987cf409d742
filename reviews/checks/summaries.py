"""The expenditure side of the two-sided summaries, T01 and T04."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook, Figure, Missing
from reviews.checks.balance import Balance, side, summed
from reviews.checks.finding import Instance, Level
from reviews.checks.receipts import carried_over, is_heading, year_income
from reviews.checks.registry import check
from reviews.checks.wording import COLUMNS, skipped

PURPOSES = ("basic", "project", "business", "to_superior", "to_subordinate", "reserve")
"""Lines of a block by purpose, where a province prints one beside the functional block."""


def functional_lines(book: FactBook, form: str, scope: str) -> list[str]:
    """The rows of the functional block, in print order."""
    return [row for row in book.rows(form, scope) if row.startswith("expenditure.") and row[12:].isdigit()]


def expenditure_columns(form: str, book: FactBook, scope: str) -> list[str]:
    """The amount columns of the expenditure side."""
    return list(dict.fromkeys(f.address.column for f in book.facts(form, scope) if f.address.row.startswith("exp")))


def year_expenditure(book: FactBook, form: str, scope: str, column: str) -> list[Figure]:
    """本年支出合计; where that line is a heading without a figure, 支出总计 and the carry-forward that it includes."""
    year = book.find(form, scope, "expenditure.year_total", column)
    if year and not (year.blank and is_heading(year)):
        return [year]
    total = book.amount(form, scope, "expenditure.total", column)
    return [total, *carried_forward(book, form, scope, column)]


def carried_forward(book: FactBook, form: str, scope: str, column: str = "amount") -> list[Figure]:
    """结转下年, and 结余分配 where it is a line of its own."""
    lines = ("expenditure.carried_forward", "expenditure.balance_distributed")
    return [figure for row in lines if (figure := book.find(form, scope, row, column))]


@check("A105", level=Level.ERROR, title="收支总表：本年支出合计等于各类支出相加", clause="表内勾稽")
def functional_lines_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """本年支出合计应等于收支总表所列各类支出相加。"""
    yield from _functional(book, "T01")


@check("A115", level=Level.ERROR, title="财政拨款收支总表：本年支出等于各类支出相加", clause="表内勾稽")
def fiscal_functional_lines_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """财政拨款收支总表每一列的本年支出，应等于各类支出相加。"""
    yield from _functional(book, "T04")


def _functional(book: FactBook, form: str) -> Iterator[Balance | Instance]:
    for scope in book.scopes():
        if not book.has(form, scope.code):
            continue
        lines = functional_lines(book, form, scope.code)
        for column in expenditure_columns(form, book, scope.code):
            yield _sum_of_lines(book, form, scope.code, column, lines)


def _sum_of_lines(book: FactBook, form: str, scope: str, column: str, lines: list[str]) -> Balance | Instance:
    subject = f"{scope} {form} 本年支出 {COLUMNS.get(column, column)}"
    try:
        whole = year_expenditure(book, form, scope, column)
        parts = [book.amount(form, scope, row, column) for row in lines]
    except Missing as missing:
        return skipped(subject, missing)
    if not parts:
        return skipped(subject, "没有按功能分类列出各类支出")
    return Balance(subject, side(whole[0]), side(*parts, *whole[1:]), whole[0], "各类支出相加")


@check("A106", level=Level.ERROR, title="收支总表：本年支出合计等于各种用途相加", clause="表内勾稽")
def purposes_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """收支总表另按用途列支出的，基本支出、项目支出等相加应等于本年支出合计。"""
    yield from _by_purpose(book, "T01")


@check("A116", level=Level.ERROR, title="财政拨款收支总表：本年支出等于各种用途相加", clause="表内勾稽")
def fiscal_purposes_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """财政拨款收支总表按用途列支出的，基本支出、项目支出等相加应等于本年支出。"""
    yield from _by_purpose(book, "T04")


def _by_purpose(book: FactBook, form: str) -> Iterator[Balance | Instance]:
    for scope in book.scopes():
        if not book.has(form, scope.code):
            continue
        rows = book.rows(form, scope.code)
        lines = [f"expenditure.{p}" for p in PURPOSES if f"expenditure.{p}" in rows]
        for column in expenditure_columns(form, book, scope.code)[:1] if lines else []:
            yield _sum_of_lines(book, form, scope.code, column, lines)


@check("A107", level=Level.ERROR, title="收支总表：支出各行合计等于基本支出加项目支出", clause="表内勾稽")
def purposes_add_up_across(book: FactBook) -> Iterator[Balance | Instance]:
    """收支总表支出分列基本支出、项目支出的，各行合计应等于各列相加。"""
    for scope in book.scopes():
        columns = expenditure_columns("T01", book, scope.code)
        basic = ["basic"] if "basic" in columns else [c for c in ("personnel", "operating") if c in columns]
        others = [c for c in PURPOSES[1:] if c in columns]
        for row in book.rows("T01", scope.code) if basic and others else []:
            if row.startswith("expenditure."):
                yield _across(book, scope.code, row, [*basic, *others])


def _across(book: FactBook, scope: str, row: str, columns: list[str]) -> Balance | Instance:
    try:
        whole = book.amount("T01", scope, row, "amount")
        parts = [book.amount("T01", scope, row, column) for column in columns]
    except Missing as missing:
        return skipped(f"{scope} T01 {row}", missing)
    return summed(scope, whole, parts, "基本支出、项目支出各列相加")


@check("A112", level=Level.ERROR, title="财政拨款收支总表：收入总计等于本年收入加上年结转", clause="表内勾稽")
def fiscal_income_total(book: FactBook) -> Iterator[Balance | Instance]:
    """财政拨款收入总计应等于本年收入加上年结转。"""
    for scope in book.scopes():
        if not book.has("T04", scope.code):
            continue
        try:
            total = book.amount("T04", scope.code, "income.total", "amount")
            year = year_income(book, "T04", scope.code)
        except Missing as missing:
            yield skipped(f"{scope.code} 财政拨款收入总计", missing)
            continue
        if year[0].fact == total.fact:
            yield skipped(f"{scope.code} 财政拨款收入总计", "没有本年收入的金额")
            continue
        parts = side(*year, *carried_over(book, "T04", scope.code))
        yield Balance(f"{scope.code} 财政拨款收入总计", side(total), parts, total, "本年收入与上年结转相加")


@check("A113", level=Level.ERROR, title="财政拨款收支总表：支出总计等于本年支出加年终结转", clause="表内勾稽")
def fiscal_expenditure_total(book: FactBook) -> Iterator[Balance | Instance]:
    """财政拨款支出总计的每一列，应等于本年支出加年终结转。"""
    for scope in book.scopes():
        if book.has("T04", scope.code):
            for column in expenditure_columns("T04", book, scope.code):
                yield _fiscal_total(book, scope.code, column)


def _fiscal_total(book: FactBook, scope: str, column: str) -> Balance | Instance:
    subject = f"{scope} 财政拨款支出总计 {COLUMNS.get(column, column)}"
    try:
        total = book.amount("T04", scope, "expenditure.total", column)
        year = year_expenditure(book, "T04", scope, column)
    except Missing as missing:
        return skipped(subject, missing)
    if year[0].fact == total.fact:
        return skipped(subject, "没有本年支出的金额")
    parts = side(*year, *carried_forward(book, "T04", scope, column))
    return Balance(subject, side(total), parts, total, "本年支出与年终结转相加")
