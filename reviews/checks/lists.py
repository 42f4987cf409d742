"""Lists that only some provinces print: projects, services to buy, funds; and tables that nobody recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from disclosures.extraction.amounts import UNITS, NotAnAmount
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Table
from disclosures.extraction.text import bare, fold
from reviews.checks.balance import Balance, Operand
from reviews.checks.columns import money_columns
from reviews.checks.finding import Instance, Level
from reviews.checks.further_tables import TOTALS, cells_of, has_codes, is_printed, stated, title_of
from reviews.checks.nesting import Listed, made_up_of
from reviews.checks.registry import check
from reviews.checks.wording import skipped

Sums = Iterator[Balance | Instance]
Amounts = Mapping[int, Mapping[int, Operand]]
"""By column the amounts of each row."""

LISTS = ("U01", "U02", "U09", "U11", "U14")
FEWEST = 2
"""Rows that make a list."""

_BESIDE = re.compile(r"序号|备注|说明|依据|编号")
"""Headers of columns that are filled here and there without setting rows apart."""

_NO_AMOUNT = re.compile(r"%|率|比例|单价|人数|数量")
_LEVELS = re.compile(r"其中|[(（]?[一二三四五六七八九十]+[)）、.]|小计")
"""How the rows of a table with levels begin."""


@check("A501", level=Level.ERROR, title="项目支出等清单：合计等于各行相加", clause="表内勾稽")
def lists_add_up(book: FactBook) -> Sums:
    """项目支出表、政府购买服务、专项资金等清单，每一金额列的合计应等于所列各行相加。"""
    for table in book.extraction.tables:
        cells = cells_of(book, table.id) if table.form in LISTS else {}
        if any(figure.address.row.startswith("line") for figure in cells.values()):
            amounts: dict[int, dict[int, Operand]] = {}
            for (row, column), figure in cells.items():
                amounts.setdefault(column, {})[row] = figure
            yield from _sums(table, amounts, Level.ERROR)


@check("A502", level=Level.HINT, title="未识别的表：合计等于各行相加", clause="表内勾稽")
def unrecognised_tables_add_up(book: FactBook) -> Sums:
    """表样未能识别、但列有合计行的表，每一金额列的合计应等于各行相加；列有科目编码或分级列示的，不核。"""
    for table in book.extraction.tables:
        amounts = _read(table) if table.form is None and table.amount_unit in UNITS else {}
        if amounts and (has_codes(table) or _has_levels(table)):
            yield skipped(f"{table.scope.code} {title_of(table)}", "列有科目编码或分级列示")
        elif amounts:
            yield from _sums(table, amounts, Level.HINT)


def _read(table: Table) -> Amounts:
    """The columns of a table of no form in which every cell is an amount."""
    columns = [c for c in money_columns(table) if not _NO_AMOUNT.search(fold(table.columns[c]))]
    found = {c: _column(table, c) for c in columns}
    return {c: amounts for c, amounts in found.items() if amounts}


def _column(table: Table, column: int) -> Mapping[int, Operand]:
    try:
        rows = [r for r in range(len(table.rows)) if table.rows[r][column] is not None]
        return {r: stated(table, r, column) for r in rows}
    except NotAnAmount:
        return {}


def _has_levels(table: Table) -> bool:
    return any(_LEVELS.match(fold(cell.text)) for row in table.rows for cell in row if cell)


def _sums(table: Table, amounts: Amounts, level: Level) -> Sums:
    """The total of each column against its rows. The total row is the first or the last, and the only one."""
    rows = [r for r in range(len(table.rows)) if is_printed(table, r)]
    labels = [c for c in range(len(table.columns)) if c not in amounts and not _BESIDE.search(fold(table.columns[c]))]
    totals = [r for r in rows if any(bare(table.text(r, c)) in TOTALS for c in range(len(table.columns)))]
    if len(totals) != 1 or totals[0] not in (rows[0], rows[-1]) or len(rows) <= FEWEST:
        yield skipped(f"{table.scope.code} {title_of(table)}", "没有首行或末行的合计，或不足两行")
        return
    [total] = totals
    wholes = {c: found[total] for c, found in amounts.items() if total in found and found[total].amount}
    listed = Listed({r: _filled(table, r, labels) for r in rows if r != total}, {c: amounts[c] for c in wholes})
    for column, readings in made_up_of(listed, wholes).items():
        name = f"{title_of(table)}“合计”{fold(table.columns[column].split('/')[-1])}"
        if not readings:
            yield skipped(f"{table.scope.code} {name}", "各行分几级列示，未能区分")
        for parts in readings:
            addends = tuple(amounts[column][r] for r in parts if r in amounts[column])
            yield Balance(f"{table.scope.code} {name}", (wholes[column],), addends, name, "所列各行相加", level=level)


def _filled(table: Table, row: int, labels: Sequence[int]) -> tuple[bool, ...]:
    """Which of the label columns a row fills; what a merged cell covers is filled."""
    cells = (table.rows[row][column] for column in labels)
    return tuple(cell is None or bool(fold(cell.text)) for cell in cells)
