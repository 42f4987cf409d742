"""T09: the three public expenses, within the table and against basic expenditure by economic account."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook, Figure, Missing
from reviews.checks.balance import Balance, side, summed
from reviews.checks.finding import Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import name_of, skipped

Sums = Iterator[Balance | Instance]
THREE = ("abroad", "vehicles", "reception")
MORE = ("meetings", "training")
ACCOUNTS = {
    "abroad": "30212",
    "reception": "30217",
    "vehicle_running": "30231",
    "vehicle_purchase": "31013",
    "meetings": "30215",
    "training": "30216",
}
"""The economic account of each item in T06."""


@check("A302", level=Level.ERROR, title="“三公”经费支出表：小计等于出国、公务用车、接待三项相加", clause="表内勾稽")
def three_items_add_up(book: FactBook) -> Sums:
    """“三公”经费小计应等于因公出国（境）费、公务用车费、公务接待费相加。"""
    yield from _each_column(book, "subtotal", THREE)


@check("A303", level=Level.ERROR, title="“三公”经费支出表：合计等于各项相加", clause="表内勾稽")
def public_expenses_add_up(book: FactBook) -> Sums:
    """合计应等于“三公”经费小计（没有小计的，三项相加），另列会议费、培训费的一并计入。"""
    yield from _each_column(book, "total", ("subtotal",))


def _each_column(book: FactBook, whole: str, parts: tuple[str, ...]) -> Sums:
    for scope in book.scopes():
        for column in book.columns("T09", scope.code) if book.has("T09", scope.code) else []:
            here = {f.address.row for f in book.facts("T09", scope.code) if f.address.column == column}
            if whole in here:
                core = [row for row in parts if row in here] or [row for row in THREE if row in here]
                yield _sum(book, scope.code, column, whole, core)


def _sum(book: FactBook, scope: str, column: str, whole: str, core: list[str]) -> Balance | Instance:
    """The sum of the core; meetings and training are included where only that holds, here or in another column, and
    where nothing holds anywhere but the core is a sum already.
    """
    total = book.amount("T09", scope, whole, column)
    if not core:
        return skipped(f"{scope} {name_of(total)}", f"T09:{scope}:abroad:{column}")
    columns = sorted(book.columns("T09", scope), key=lambda other: other != column)
    told = (reading for other in columns if (reading := _reading(book, scope, other, whole, core)))
    rows = core if next(told, "core" if core != ["subtotal"] else "wider") == "core" else [*core, *MORE]
    addends = [figure for row in rows if (figure := book.find("T09", scope, row, column))]
    words = "“三公”经费小计" if core == ["subtotal"] else "因公出国（境）费、公务用车费、公务接待费相加"
    return summed(scope, total, addends, words)


def _reading(book: FactBook, scope: str, column: str, whole: str, core: list[str]) -> str:
    """Whether a column bears out the core alone or the wider sum; '' where both hold, or neither."""
    total = book.find("T09", scope, whole, column)
    parts = [figure for row in core if (figure := book.find("T09", scope, row, column))]
    more = [figure for row in MORE if (figure := book.find("T09", scope, row, column))]
    if total is None or not parts:
        return ""
    holding = [name for name, sum_of in (("core", parts), ("wider", [*parts, *more])) if _meets(total, sum_of)]
    return holding[0] if len(holding) == 1 else ""


def _meets(total: Figure, parts: list[Figure]) -> bool:
    return total.interval.meets(tolerance.total([p.interval for p in parts]))


@check(
    "X201",
    level=Level.ERROR,
    title="“三公”经费不少于基本支出表的同名科目",
    clause="表间勾稽：“三公”经费支出表、基本支出表",
)
def public_expenses_cover_basic_expenditure(book: FactBook) -> Sums:
    """“三公”经费各项包含基本支出和项目支出，不应少于基本支出表中对应的经济分类科目。"""
    for scope in book.scopes():
        if not book.has("T09", scope.code) or not book.has("T06", scope.code):
            yield skipped(f"{scope.code} “三公”经费", f"T09:{scope.code}、T06:{scope.code}")
            continue
        for row, account in ACCOUNTS.items():
            try:
                items = _items(book, scope.code, row)
                basic = book.amount("T06", scope.code, account, "total")
            except Missing as missing:
                yield skipped(f"{scope.code} {row}", missing)
                continue
            yield Balance((scope.code, " ", items[0]), side(*items), side(basic), items[0], basic, ">=")


def _items(book: FactBook, scope: str, row: str) -> list[Figure]:
    """The item in the general public budget; in all budgets where the table does not tell them apart.

    Where the table has a line for each unit: that of all units together, or those of the units.
    """
    column = "general_public" if book.find("T09", scope, row, "general_public") else "total"
    printed = book.figures("T09", scope, row, column)
    whole = max(printed, key=lambda figure: figure.amount)
    units = tolerance.total([f.interval for f in printed if f is not whole])
    return [whole] if "合计" in whole.fact.row_label or units.meets(whole.interval) else printed
