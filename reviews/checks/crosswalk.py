"""The summaries against the tables behind them: T01 ↔ T02, T03, T04 and T04 ↔ T05, T07, T08."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from disclosures.extraction.factbook import FactBook, Figure, Missing
from disclosures.extraction.model import Scope
from reviews.checks import accounts, funding, receipts, summaries
from reviews.checks.balance import Balance, attempt, equal, summed
from reviews.checks.finding import Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, name_of, skipped

Sums = Iterator[Balance | Instance]
BEHIND = {"general_public": "T05", "government_fund": "T07", "state_capital": "T08"}
"""Which table stands behind which budget of T04."""


def each_scope(book: FactBook, subject: str, build: Callable[[FactBook, str], Balance]) -> Sums:
    """One balance a scope, SKIPPED where one of its figures is not printed."""
    for scope in book.scopes():
        yield attempt(f"{scope.code} {subject}", partial(build, book, scope.code))


@check("X101", level=Level.ERROR, title="收支总表收入总计与收入总表一致", clause="表间勾稽：收支总表、收入总表")
def receipts_agree_with_the_summary(book: FactBook) -> Sums:
    """收入总表合计应等于收支总表收入总计（收入总表不列上年结转的，等于本年收入合计）。"""
    yield from each_scope(book, "收入总计", _receipts)


def _receipts(book: FactBook, scope: str) -> Balance:
    listed = accounts.figure(book, "T02", scope, "total", "total")
    total = book.amount("T01", scope, "income.total", "amount")
    if "carried_over" in book.columns("T02", scope) or listed.interval.meets(total.interval):
        return equal(listed, total, scope)
    return equal(listed, receipts.year_income(book, "T01", scope)[0], scope)


@check("X102", level=Level.ERROR, title="收支总表各项收入与收入总表一致", clause="表间勾稽：收支总表、收入总表")
def sources_agree_with_the_summary(book: FactBook) -> Sums:
    """收支总表每一项收入，应等于收入总表合计行的同名一列。"""
    for scope in book.scopes():
        try:
            lines = receipts.in_summary(book, "T01", scope.code)
            if accounts.figures(book, "T02", scope.code, "total", "total"):
                columns = receipts.in_row(book, scope.code, "total")
        except Missing as missing:
            yield skipped(f"{scope.code} 各项收入", missing)
            continue
        for name in [n for n in receipts.SOURCES if n in lines and n in columns and n not in receipts.NESTS]:
            yield equal(columns[name], lines[name], scope.code)
        for heading, fellows in receipts.NESTS.items():
            yield from _heading(lines, columns, heading, fellows, scope)


def _heading(
    lines: dict[str, Figure], columns: dict[str, Figure], heading: str, fellows: tuple[str, ...], scope: Scope
) -> Iterator[Balance]:
    """A heading printed on one side only, against the fellows that the other side prints."""
    if heading in columns and heading in lines:
        yield equal(columns[heading], lines[heading], scope.code)
        return
    for whole, others in ((columns.get(heading), lines), (lines.get(heading), columns)):
        parts = [others[name] for name in fellows if name in others]
        if whole and parts and fellows[0] in others:
            words = "、".join(name_of(p) for p in parts if p.amount) or name_of(parts[0])
            yield summed(scope.code, whole, parts, words)


@check("X103", level=Level.ERROR, title="收支总表支出与支出总表一致", clause="表间勾稽：收支总表、支出总表")
def expenditure_agrees_with_the_summary(book: FactBook) -> Sums:
    """支出总表合计应等于收支总表本年支出合计（含年终结转的，等于支出总计）。"""
    yield from each_scope(book, "支出合计", _expenditure)


def _expenditure(book: FactBook, scope: str) -> Balance:
    listed = accounts.figure(book, "T03", scope, "total", "total")
    year = summaries.year_expenditure(book, "T01", scope, "amount")[0]
    total = book.amount("T01", scope, "expenditure.total", "amount")
    return equal(listed, total if listed.interval.meets(total.interval) else year, scope)


@check(
    "X105",
    level=Level.ERROR,
    title="收支总表财政拨款与财政拨款收支总表一致",
    clause="表间勾稽：收支总表、财政拨款收支总表",
)
def appropriations_agree_between_summaries(book: FactBook) -> Sums:
    """两张收支总表所列一般公共预算、政府性基金预算、国有资本经营预算拨款应当一致。"""
    for scope in book.scopes():
        try:
            whole, fiscal = (receipts.in_summary(book, form, scope.code) for form in ("T01", "T04"))
        except Missing as missing:
            yield skipped(f"{scope.code} 财政拨款", missing)
            continue
        for name in [n for n in receipts.FISCAL if n in whole and n in fiscal]:
            yield equal(whole[name], fiscal[name], scope.code)
        if not set(receipts.FISCAL) & set(whole) and "fiscal" in whole:
            yield from _heading(whole, fiscal, "fiscal", receipts.FISCAL, scope)


@check(
    "X106",
    level=Level.ERROR,
    title="全部为财政拨款时，两张收支总表支出一致",
    clause="表间勾稽：收支总表、财政拨款收支总表",
)
def fiscal_expenditure_agrees_with_the_summary(book: FactBook) -> Sums:
    """收入全部为本年财政拨款时，收支总表与财政拨款收支总表的支出总计应当一致。"""
    for scope in book.scopes():
        subject = f"{scope.code} 支出总计"
        try:
            others = funding.other_than_fiscal(book, scope.code)
        except Missing as missing:
            yield skipped(subject, missing)
            continue
        if others:
            yield skipped(subject, f"另有{name_of(others[0])}等资金")
            continue
        yield attempt(subject, partial(_both_totals, book, scope.code))


def _both_totals(book: FactBook, scope: str) -> Balance:
    left = book.amount("T01", scope, "expenditure.total", "amount")
    return equal(left, book.amount("T04", scope, "expenditure.total", "total"), scope)


@check(
    "X107",
    level=Level.ERROR,
    title="财政拨款收支总表与三张预算支出表一致",
    clause="表间勾稽：财政拨款收支总表、各本预算支出表",
)
def budgets_agree_with_their_tables(book: FactBook) -> Sums:
    """财政拨款收支总表的三本预算支出，应分别等于一般公共预算、政府性基金预算、国有资本经营预算支出表的合计。"""
    for scope in book.scopes():
        for column, form in BEHIND.items():
            yield attempt(f"{scope.code} {FORMS[form]}合计", partial(_budget, book, scope.code, column, form))


def _budget(book: FactBook, scope: str, column: str, form: str) -> Balance:
    """The total of a budget's table, which may leave out what was carried over."""
    listed = accounts.figure(book, form, scope, "total", "total")
    year = summaries.year_expenditure(book, "T04", scope, column)[0]
    candidates = [year, book.amount("T04", scope, "expenditure.total", column), *appropriated(book, scope, column)]
    return equal(listed, next((c for c in candidates if listed.interval.meets(c.interval)), year), scope)


def appropriated(book: FactBook, scope: str, column: str) -> list[Figure]:
    """This year's appropriation of a budget in T04, where money was carried over and tables may leave it out."""
    if not any(f.amount for f in receipts.carried_over(book, "T04", scope)):
        return []
    figure = book.find("T04", scope, f"income.{column}", "amount")
    return [figure] if figure else []
