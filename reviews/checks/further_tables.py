"""Tables of no form of ours that list accounts: a province's 财政拨款支出预算表, or 机关运行经费支出预算表.

They give no facts. What they print is read here cell by cell, and only where it can be read without doubt: one column
of account codes, each printed once, and one column of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS, NotAnAmount, parse_amount
from disclosures.extraction.factbook import FactBook, Missing
from disclosures.extraction.model import Table
from disclosures.extraction.text import bare, fold
from reviews.checks import accounts
from reviews.checks.balance import Balance, Operand, Relation, Stated
from reviews.checks.finding import Instance, Level
from reviews.checks.memory import once_a_book
from reviews.checks.registry import check
from reviews.checks.wording import place_in, row_name, skipped

Sums = Iterator[Balance | Instance]
TOTALS = ("合计", "总计")
FEWEST = 2
"""Codes and figures of a column that is one of codes, or of figures."""

BUDGETS = ("一般公共预算财政", "政府性基金", "国有资本")
"""Words of a title that speaks of one budget only."""

_NUMBER = re.compile(r"^公开\d+表[:：]?")


@dataclass(frozen=True)
class Listing:
    """A table of codes and amounts. rows: account code, or total → its row."""

    table: Table
    column: int
    rows: Mapping[str, int]

    @property
    def title(self) -> str:
        return _NUMBER.sub("", fold(self.table.title))

    @cached_property
    def first_digits(self) -> set[str]:
        """2 for functions, 3 for economic purposes."""
        return {code[0] for code in self.rows if code != "total"}

    def name(self, code: str) -> str:
        """A figure in words: '财政拨款支出预算表“住房保障支出”金额'."""
        place = place_in(self.table, self.rows[code], self.column)
        return f"{self.title}“{row_name(place.row_label)}”{fold(place.column_label.split('/')[-1])}"

    def operand(self, code: str) -> Operand:
        """A figure as an addend; a blank is exactly zero."""
        row = self.rows[code]
        unit = self.table.amount_unit or ""
        cell = self.table.rows[row][self.column]
        found = parse_amount(cell.text if cell else "", unit)
        place = place_in(self.table, row, self.column)
        if found is None:
            return Stated(tolerance.ZERO, tolerance.exactly(tolerance.ZERO), place, unit)
        interval = tolerance.printed(found.value, found.decimals, unit)
        return Stated(found.value, interval, place, unit, found.decimals, doubtful=bool(cell and cell.doubtful))


@once_a_book
def listings(book: FactBook) -> list[Listing]:
    """The tables of no form that list accounts."""
    return [found for table in book.extraction.tables if table.form is None and (found := _read(table))]


def _read(table: Table) -> Listing | None:
    if table.amount_unit not in UNITS:
        return None
    width = max((len(row) for row in table.rows), default=0)
    texts = [_texts(table, column) for column in range(width)]
    coded = [c for c in range(width) if sum(map(_is_code, texts[c])) >= FEWEST]
    figures = [c for c in range(width) if c not in coded and _is_of_figures(texts[c])]
    if len(coded) != 1 or len(figures) != 1:
        return None
    rows = [(_key(table, row, coded[0]), row) for row in range(len(table.rows)) if _is_printed(table, row)]
    known = {key: row for key, row in rows if key}
    return Listing(table, figures[0], known) if len(known) == len(rows) else None


def _is_printed(table: Table, row: int) -> bool:
    return any(cell and cell.text.strip() for cell in table.rows[row])


def _texts(table: Table, column: int) -> list[str]:
    return [fold(table.text(row, column)) for row in range(len(table.rows))]


def _is_code(text: str) -> bool:
    return accounts.is_account(text) and text[0] in "23"


def _is_of_figures(texts: list[str]) -> bool:
    printed = [text for text in texts if text]
    try:
        return len([text for text in printed if parse_amount(text, "元") is not None]) >= FEWEST
    except NotAnAmount:
        return False


def _key(table: Table, row: int, column: int) -> str:
    """The account code of a row, or total; '' for any other row."""
    code = fold(table.text(row, column))
    if _is_code(code):
        return code
    return "total" if any(cell and bare(cell.text) in TOTALS for cell in table.rows[row]) else ""


@check("H109", level=Level.ERROR, title="其他按科目列示的表逐级相加", clause="政府收支分类科目：类、款、项逐级汇总")
def further_tables_add_up(book: FactBook) -> Sums:
    """各地另行公开的、按科目列示的表，合计应等于各类相加，类、款应等于所属下级科目相加。"""
    for listing in listings(book):
        for parent, below in accounts.children(list(listing.rows)).items():
            if parent in listing.rows:
                name = listing.name(parent)
                yield Balance(
                    f"{listing.table.scope.code} {name}",
                    (listing.operand(parent),),
                    tuple(map(listing.operand, below)),
                    name,
                    "各类科目相加" if parent == "total" else "所属下级科目相加",
                )


@check(
    "X113",
    level=Level.ERROR,
    title="其他按科目列示的表与一般公共预算各表一致",
    clause="表间勾稽：财政拨款支出、机关运行经费",
)
def further_tables_agree(book: FactBook) -> Sums:
    """财政拨款全部为本年一般公共预算时，财政拨款支出表各科目应与一般公共预算表一致；机关运行经费不应大于基本支出。"""
    for listing in listings(book):
        behind = _behind(listing)
        if behind is None:
            yield skipped(f"{listing.table.scope.code} {listing.title}", "没有可比的表")
        elif behind[1] == "=" and _has_other_money(book, listing.table.scope.code):
            yield skipped(f"{listing.table.scope.code} {listing.title}", "有一般公共预算以外的财政拨款或上年结转")
        else:
            yield from _compared(book, listing, *behind)


def _behind(listing: Listing) -> tuple[str, Relation] | None:
    """The form that lists the same accounts, and how its figures must stand to the listing's."""
    words = listing.title
    if listing.first_digits == {"3"} and "机关运行" in words:
        return "T06", "<="
    if "财政拨款" not in words or "项目" in words or any(name in words for name in BUDGETS):
        return None
    if listing.first_digits == {"3"} and "基本支出" in words:
        return "T06", "="
    return ("T05", "=") if listing.first_digits == {"2"} and "基本支出" not in words else None


def _has_other_money(book: FactBook, scope: str) -> bool:
    """Whether the treasury gives more than this year's general public budget."""
    funds = [f for form in ("T07", "T08") for f in book.facts(form, scope)]
    carried = [f for form in ("T01", "T04") for f in book.facts(form, scope) if "carried" in f.address.row]
    return any(f.amount for f in [*funds, *carried])


def _compared(book: FactBook, listing: Listing, form: str, relation: Relation) -> Sums:
    """Each account that both tables list; of running costs the total is no account."""
    scope = listing.table.scope.code
    for code in listing.rows:
        if code == "total" and relation != "=":
            continue
        try:
            figure = accounts.figure(book, form, scope, code, "total")
        except Missing as missing:
            yield skipped(f"{scope} {listing.name(code)}", missing)
            continue
        name = listing.name(code)
        yield Balance((scope, " ", name, " ", figure), (listing.operand(code),), (figure,), name, figure, relation)
