"""Tables that only some provinces print and that list accounts: those of a further form, and those of no form of ours.

The first have facts. What the others print is read here cell by cell. Both only where they can be read without doubt:
each row is one account, printed once, or the total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS, NotAnAmount, parse_amount
from disclosures.extraction.factbook import FactBook, Figure
from disclosures.extraction.model import Table
from disclosures.extraction.text import bare, fold
from reviews.checks import accounts
from reviews.checks.balance import Balance, Operand, Stated
from reviews.checks.finding import Instance, Level
from reviews.checks.memory import once_a_book
from reviews.checks.registry import check
from reviews.checks.wording import place_in, row_name

Sums = Iterator[Balance | Instance]
TOTALS = ("合计", "总计")
FEWEST = 2
"""Codes and figures of a column that is one of codes, or of figures."""

_BRACKETED = re.compile(r"[\[(](\d{3,7})[\])]")
_NUMBER = re.compile(r"^公开\d+表[:：]?")

Cells = Mapping[tuple[int, int], Figure]
"""The figures of a table by row and column."""


@dataclass(frozen=True)
class Listing:
    """A table of codes and amounts. rows: account code, or total → its row; columns: those of amounts."""

    table: Table
    columns: tuple[int, ...]
    rows: Mapping[str, int]
    figures: Cells = field(default_factory=dict)

    def name(self, code: str, column: int) -> str:
        """A figure in words: '财政拨款支出预算表“住房保障支出”金额'."""
        place = place_in(self.table, self.rows[code], column)
        label = fold(place.column_label.split("/")[-1])
        return f"{title_of(self.table)}“{row_name(place.row_label)}”{label}"

    def operand(self, code: str, column: int) -> Operand:
        """A figure as an addend; a blank is exactly zero."""
        row = self.rows[code]
        return self.figures.get((row, column)) or stated(self.table, row, column)


def title_of(table: Table) -> str:
    """The table's title without the number of its sheet."""
    return _NUMBER.sub("", fold(table.title))


def stated(table: Table, row: int, column: int) -> Stated:
    """A cell without a fact as an addend; a blank is exactly zero. Raises NotAnAmount."""
    unit = table.amount_unit or "万元"
    cell = table.rows[row][column]
    found = parse_amount(cell.text if cell else "", unit)
    place = place_in(table, row, column)
    if found is None:
        return Stated(tolerance.ZERO, tolerance.exactly(tolerance.ZERO), place, unit)
    interval = tolerance.printed(found.value, found.decimals, unit)
    return Stated(found.value, interval, place, unit, found.decimals, doubtful=bool(cell and cell.doubtful))


@once_a_book
def cells_of(book: FactBook, table: str) -> Cells:
    """The figures of a table of a known form."""
    it = book.extraction.table(table)
    form, scope = it.form or "", it.scope.code
    return {
        (figure.fact.row, figure.fact.column): figure
        for row in book.rows(form, scope)
        for figures in book.row(form, scope, row).values()
        for figure in figures
        if figure.fact.table == table
    }


@once_a_book
def listings(book: FactBook) -> list[Listing]:
    """The tables of a further form, or of none, that list accounts."""
    found = (
        _understood(book, table) if table.form in accounts.FURTHER else None if table.form else _read(table)
        for table in book.extraction.tables
    )
    return [listing for listing in found if listing]


def _understood(book: FactBook, table: Table) -> Listing | None:
    """A table of a further form by its facts."""
    cells = cells_of(book, table.id)
    named = {row: figure.address.row for (row, _), figure in cells.items()}
    columns = tuple(c for c in sorted({column for _, column in cells}) if all((row, c) in cells for row in named))
    return _listing(table, columns, [(key if _is_key(key) else "", row) for row, key in named.items()], cells)


def _read(table: Table) -> Listing | None:
    """A table of no form by what its cells look like."""
    if table.amount_unit not in UNITS:
        return None
    width = max((len(row) for row in table.rows), default=0)
    texts = [_texts(table, column) for column in range(width)]
    coded = [c for c in range(width) if sum(map(bool, map(_code_of, texts[c]))) >= FEWEST]
    figures = tuple(c for c in range(width) if c not in coded and _is_of_figures(texts[c]))
    if len(coded) != 1 or not figures:
        return None
    rows = [(_key(table, row, coded[0]), row) for row in range(len(table.rows)) if is_printed(table, row)]
    return _listing(table, figures, rows, {})


def _listing(table: Table, columns: tuple[int, ...], rows: list[tuple[str, int]], cells: Cells) -> Listing | None:
    known = {key: row for key, row in rows if key}
    return Listing(table, columns, known, cells) if rows and len(known) == len(rows) else None


def _is_key(row: str) -> bool:
    return row == "total" or accounts.is_account(row)


def has_codes(table: Table) -> bool:
    """Whether a column of a table is one of account codes."""
    width = max((len(row) for row in table.rows), default=0)
    return any(sum(map(bool, map(_code_of, _texts(table, column)))) >= FEWEST for column in range(width))


def is_printed(table: Table, row: int) -> bool:
    """Whether a row prints anything."""
    return any(cell and cell.text.strip() for cell in table.rows[row])


def _texts(table: Table, column: int) -> list[str]:
    return [fold(table.text(row, column)) for row in range(len(table.rows))]


def _code_of(text: str) -> str:
    """The account's code that a text is, or begins with in brackets: '[30201]办公费'; '' where it is none."""
    bracketed = _BRACKETED.match(text)
    code = bracketed[1] if bracketed else text
    return code if accounts.is_account(code) and code[0] in "235" else ""


def _is_of_figures(texts: list[str]) -> bool:
    printed = [text for text in texts if text]
    try:
        return len([text for text in printed if parse_amount(text, "元") is not None]) >= FEWEST
    except NotAnAmount:
        return False


def _key(table: Table, row: int, column: int) -> str:
    """The account code of a row, or total; '' for any other row."""
    if code := _code_of(fold(table.text(row, column))):
        return code
    return "total" if any(cell and bare(cell.text) in TOTALS for cell in table.rows[row]) else ""


@check(
    "H109",
    level=Level.ERROR,
    title="其他按科目列示的表逐级相加",
    clause="政府收支分类科目：类、款、项逐级汇总",
    version=2,
)
def further_tables_add_up(book: FactBook) -> Sums:
    """各地另行公开的、按科目列示的表，每一金额列的合计应等于各类相加，类、款应等于所属下级科目相加。"""
    for listing in listings(book):
        for parent, below in accounts.children(list(listing.rows)).items():
            for column in listing.columns if parent in listing.rows else ():
                name = listing.name(parent, column)
                yield Balance(
                    f"{listing.table.scope.code} {name}",
                    (listing.operand(parent, column),),
                    tuple(listing.operand(code, column) for code in below),
                    name,
                    "各类科目相加" if parent == "total" else "所属下级科目相加",
                )
