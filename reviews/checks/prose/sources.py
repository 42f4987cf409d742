"""The figures of the tables that a claim refers to, those included that a table only implies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from disclosures.extraction import tolerance
from disclosures.extraction.accounts import BASIC_CLASSES, OWN_FUNDS, PROCURED
from disclosures.extraction.factbook import FactBook, Missing
from disclosures.extraction.model import Address, Claim, Project, Table
from disclosures.extraction.text import fold
from disclosures.extraction.tolerance import Interval
from reviews.checks import accounts, balance
from reviews.checks.balance import Operand, Side, Stated
from reviews.checks.memory import once_a_book
from reviews.checks.wording import FORMS, column_name, place_in, place_on, row_name

WORDS = {
    "goods": "货物类合计",
    "works": "工程类合计",
    "services": "服务类合计",
    "assets": "固定资产类采购合计",
    "total": "合计",
}


def side(book: FactBook, address: Address) -> Side:
    """The figure of an address, or the figures that make it up. Raises Missing."""
    figure = book.find(address.form, address.scope, address.row, address.column)
    if figure and accounts.is_account(address.row) and accounts.reads_all(book, address.form, address.scope):
        return tuple(book.figures(address.form, address.scope, address.row, address.column))
    return (figure,) if figure else _implied(book, address)


@once_a_book
def interval(book: FactBook, address: Address) -> Interval | None:
    """What the figure of an address may be; None where the document has none."""
    try:
        return tolerance.total([o.interval for o in side(book, address)])
    except Missing:
        return None


def _implied(book: FactBook, address: Address) -> Side:
    if address.row == "income.own_funds":
        rows = [f"income.{kind}" for kind in OWN_FUNDS]
        printed = [r for r in rows if r in book.rows(address.form, address.scope)]
        return balance.side(*(book.amount(address.form, address.scope, r, address.column) for r in printed))
    if address.form == "T06" and address.column in BASIC_CLASSES:
        printed = [c for c in BASIC_CLASSES[address.column] if c in book.rows("T06", address.scope)]
        if printed:
            return balance.side(*(book.amount("T06", address.scope, code, "total") for code in printed))
    if address.form == "T11":
        return tuple(_projects(book, address))
    if address.form == "T13" and address.row in PROCURED:
        return tuple(_lines(book, address))
    table = book.table(address.form, address.scope)
    if not table.declared_empty:
        raise Missing(str(address))
    return (Stated(tolerance.ZERO, tolerance.exactly(tolerance.ZERO), place_on(table)),)


def _projects(book: FactBook, address: Address) -> Iterator[Operand]:
    named = [
        p
        for p in book.extraction.projects
        if p.scope == address.scope and (address.row in ("total", p.code, p.name)) and p.budget is not None
    ]
    if not named:
        raise Missing(str(address))
    for project in named:
        yield _budget(book, project)


def _budget(book: FactBook, project: Project) -> Operand:
    table = book.extraction.table(project.table)
    where = dict(project.places).get("budget")
    place = place_in(table, *where) if where else place_on(table)
    assert project.budget is not None
    return _operand(project.budget, table, place)


def _lines(book: FactBook, address: Address) -> Iterator[Operand]:
    """The lines of a kind of procurement; nothing where there are none. Raises Missing without a table."""
    table, codes = book.table("T13", address.scope), PROCURED[address.row]
    for line in book.extraction.procurement:
        amount = dict(line.amounts).get("total")
        if line.table == table.id and line.kind == "line" and fold(line.code).startswith(codes) and amount:
            column = table.column_keys.index("total") if "total" in table.column_keys else None
            yield _operand(amount, table, place_in(table, line.row, column))


def _operand(amount: Decimal, table: Table, place: object) -> Operand:
    unit = table.amount_unit or "万元"
    return Stated(amount, tolerance.printed(amount, 2, unit), place, unit)  # type: ignore[arg-type]


def expected(book: FactBook, claim: Claim) -> tuple[Address, Side] | None:
    """The figure that a claim should have stated: the one most tables hold, else the nearest of them."""
    sides: list[tuple[Address, Side]] = []
    for address in claim.refers_to:
        try:
            sides.append((address, side(book, address)))
        except Missing:
            continue
    if not sides:
        return None
    totals = [tolerance.total([o.interval for o in found]) for _, found in sides]
    support = [sum(mine.meets(other) for other in totals) for mine in totals]
    likely = [(found, total) for found, total, n in zip(sides, totals, support, strict=True) if n == max(support)]
    return min(likely, key=lambda pair: abs(pair[1].middle - (claim.amount or tolerance.ZERO)))[0]


def name(book: FactBook, address: Address) -> str:
    """An address in words: '支出总表“住房公积金”合计'."""
    form = FORMS.get(address.form, address.form)
    try:
        fact = book.amount(address.form, address.scope, address.row, address.column).fact
    except Missing:
        project = next((p.name for p in book.extraction.projects if address.row in (p.code, p.name)), "")
        return f"{form}“{project or WORDS.get(address.row, '合计')}”"
    if address.form == "T11":
        return form
    row, column = row_name(fact.row_label.rpartition("/")[2]), column_name(fact)
    return f"{form}“{row}”" if row == column else f"{form}“{row}”{column}"
