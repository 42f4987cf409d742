"""Revenue by source, whose lines nest differently from province to province.

财政拨款 may be printed beside its three budgets or instead of them, 单位资金 beside 事业收入 and its fellows or
instead of them. A line that is the sum of its fellows is a heading over them and is counted once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from disclosures.extraction import tolerance
from disclosures.extraction.accounts import OWN_FUNDS
from disclosures.extraction.factbook import FactBook, Figure, Missing
from disclosures.extraction.tolerance import Interval
from reviews.checks.balance import Balance, side, summed
from reviews.checks.columns import unnamed_amounts
from reviews.checks.finding import Instance, Level
from reviews.checks.memory import once_a_book
from reviews.checks.registry import check
from reviews.checks.wording import skipped

NESTS = {
    "fiscal": ("general_public", "government_fund", "state_capital"),
    "own_funds": OWN_FUNDS,
}
"""Which sources may stand under which heading."""

SOURCES = ("fiscal", *NESTS["fiscal"], "special_account", "own_funds", *NESTS["own_funds"])
FISCAL = NESTS["fiscal"]


def nested(found: Mapping[str, Figure], heading: str) -> bool:
    """Whether a heading is the sum of the fellows printed under it."""
    fellows = _fellows(found, heading)
    return any(f.amount for f in fellows) and found[heading].interval.meets(_sum(fellows))


def _fellows(found: Mapping[str, Figure], heading: str) -> list[Figure]:
    return [found[name] for name in NESTS[heading] if name in found] if heading in found else []


def _sum(figures: list[Figure]) -> Interval:
    return tolerance.total([f.interval for f in figures])


@once_a_book
def nests(book: FactBook, scope: str) -> tuple[str, ...]:
    """The headings of T02 that are the sum of their fellows in most of the rows that print them."""
    rows = [in_row(book, scope, row) for row in book.rows("T02", scope)]
    filled = {h: [found for found in rows if h in found and found[h].amount] for h in NESTS}
    return tuple(h for h, some in filled.items() if 2 * sum(nested(found, h) for found in some) > len(some))


def addends(found: Mapping[str, Figure], whole: Figure | None = None, known: Collection[str] = ()) -> list[Figure]:
    """The sources that add up to the whole, none counted twice: of the possible readings, the one nearest to it.

    known: headings that other rows show to be sums.
    """
    if known:
        return _counted(found, [h for h in NESTS if h in found and (h in known or nested(found, h))])
    headings = [h for h in NESTS if any(f.amount for f in _fellows(found, h))]
    sure = [h for h in headings if nested(found, h)]
    if whole is None or sure == headings:
        return _counted(found, sure)
    readings = [_counted(found, list(some)) for n in range(len(headings) + 1) for some in combinations(headings, n)]
    return min(readings, key=lambda parts: abs(whole.amount - sum((p.amount for p in parts), tolerance.ZERO)))


def _counted(found: Mapping[str, Figure], headings: list[str]) -> list[Figure]:
    """The sources without those that stand under one of these headings."""
    covered = {name for heading in headings for name in NESTS[heading]}
    return [found[name] for name in SOURCES if name in found and name not in covered]


def in_summary(book: FactBook, form: str, scope: str) -> dict[str, Figure]:
    """The income lines of T01 or T04 by source."""
    rows = set(book.rows(form, scope))
    return {name: book.amount(form, scope, f"income.{name}", "amount") for name in SOURCES if f"income.{name}" in rows}


def in_row(book: FactBook, scope: str, row: str) -> dict[str, Figure]:
    """The amounts of one row of T02 by source."""
    printed = book.row("T02", scope, row)
    return {name: printed[name][0] for name in SOURCES if name in printed}


@check("A104", level=Level.ERROR, title="收支总表：本年收入合计等于各项收入相加", clause="表内勾稽")
def income_lines_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """本年收入合计应等于收支总表所列各项收入相加。"""
    for scope in book.scopes():
        yield from _lines(book, "T01", scope.code)


@check("A114", level=Level.ERROR, title="财政拨款收支总表：本年收入等于三本预算拨款相加", clause="表内勾稽")
def fiscal_lines_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """本年收入（没有这一行的，为收入总计减上年结转）应等于三本预算拨款相加。"""
    for scope in book.scopes():
        yield from _lines(book, "T04", scope.code)


def _lines(book: FactBook, form: str, scope: str) -> Iterator[Balance | Instance]:
    if not book.has(form, scope):
        return
    subject = f"{scope} {form} 本年收入"
    try:
        whole = year_income(book, form, scope)
        parts = addends(in_summary(book, form, scope), whole[0])
        if not parts:
            raise Missing(f"{form}:{scope}:income.*")
    except Missing as missing:
        yield skipped(subject, missing)
        return
    yield Balance(subject, side(whole[0]), side(*parts, *whole[1:]), whole[0], "各项收入相加")


def year_income(book: FactBook, form: str, scope: str) -> list[Figure]:
    """本年收入合计; where that line is a heading without a figure, 收入总计 and the carry-over that it includes."""
    rows = set(book.rows(form, scope))
    if "income.year_total" in rows:
        year = book.amount(form, scope, "income.year_total", "amount")
        if not (year.blank and is_heading(year)):
            return [year]
    total = book.amount(form, scope, "income.total", "amount")
    return [total, *carried_over(book, form, scope)]


def carried_over(book: FactBook, form: str, scope: str) -> list[Figure]:
    """上年结转 of a summary; where that line is a heading, its lines by budget (printed a second time below it).

    使用非财政拨款结余 stands beside it, where a province prints it as a line of its own.
    """
    rows = set(book.rows(form, scope))
    used = [book.amount(form, scope, "income.balance_used", "amount")] if "income.balance_used" in rows else []
    head = [book.amount(form, scope, "income.carried_over", "amount")] if "income.carried_over" in rows else []
    if head and not head[0].blank:
        return head + used
    below = [
        again
        for name in FISCAL
        if f"income.{name}" in rows
        for again in book.figures(form, scope, f"income.{name}", "amount")[1:]
    ]
    return (below or head) + used


def is_heading(figure: Figure) -> bool:
    """Whether a blank figure stands in a line such as '一、本年收入', which announces lines and adds up nothing."""
    label = figure.fact.row_label
    return "合计" not in label.replace(" ", "").replace("\u3000", "") and "总计" not in label


@check("A201", level=Level.ERROR, title="收入总表：各行合计等于本年收入加上年结转", clause="表内勾稽")
def receipts_add_up_across(book: FactBook) -> Iterator[Balance | Instance]:
    """收入总表每一行的合计，应等于本年收入小计（没有小计的，各项收入相加）加上年结转。"""
    yield from _rows(book, "total")


@check("A202", level=Level.ERROR, title="收入总表：各行本年收入小计等于各项收入相加", clause="表内勾稽")
def sources_add_up_across(book: FactBook) -> Iterator[Balance | Instance]:
    """收入总表每一行的本年收入小计，应等于各项收入相加。"""
    yield from _rows(book, "subtotal")


def _rows(book: FactBook, column: str) -> Iterator[Balance | Instance]:
    for scope in book.scopes():
        if not book.has("T02", scope.code):
            continue
        unnamed = unnamed_amounts(book, "T02", scope.code)
        for row in book.rows("T02", scope.code):
            if unnamed:
                yield skipped(f"{scope.code} 收入总表 {row}", f"有未能识别的金额列：{'、'.join(unnamed)}")
            else:
                yield from _across(book, scope.code, row, column)


def _across(book: FactBook, scope: str, row: str, column: str) -> Iterator[Balance]:
    here = book.row("T02", scope, row)
    if column not in here:
        return
    whole = here[column][0]
    has_subtotal = column == "total" and "subtotal" in here
    parts = here["subtotal"][:1] if has_subtotal else addends(in_row(book, scope, row), whole, nests(book, scope))
    if column == "total":
        parts += [here[name][0] for name in ("carried_over", "balance_used") if name in here]
    if parts:
        words = "本年收入小计与上年结转相加" if has_subtotal else "各项收入相加"
        yield summed(scope, whole, parts, words)
