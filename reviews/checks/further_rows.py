"""Across the rows of tables that only some provinces print: kinds of expenditure, sources of money, economic 类."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook, Figure
from disclosures.extraction.forms import is_further
from disclosures.extraction.model import Table
from reviews.checks import receipts
from reviews.checks.balance import Balance, summed
from reviews.checks.columns import unnamed_amounts
from reviews.checks.finding import Instance, Level
from reviews.checks.further_tables import cells_of
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, skipped

Row = Mapping[str, Figure]
"""The figures of one printed row by canonical column."""

FEWEST = 2
"""Columns that make a division."""

MOST_SLIPS = 2
"""Rows that may fail in a table whose total fails as well."""


@check("A503", level=Level.ERROR, title="其他各表：各行合计等于各列相加", clause="表内勾稽")
def further_rows_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """项目支出表、支出经济分类表等，各行合计应等于基本支出加项目支出、各项资金来源（或经济分类各类）相加。"""
    for table in book.extraction.tables:
        if not is_further(table.form):
            continue
        form, scope = table.form or "", table.scope.code
        if unnamed := unnamed_amounts(book, form, scope):
            yield skipped(f"{scope} {FORMS[form]}", f"{FORMS[form]}有未能识别的金额列：{'、'.join(unnamed)}")
            continue
        rows = _rows(book, table)
        for division in (_by_kind, _by_purpose, _by_source, _by_class):
            yield from _usual([total for row in rows if (total := division(scope, row))])


def _rows(book: FactBook, table: Table) -> list[Row]:
    found: dict[int, dict[str, Figure]] = {}
    for (row, _), figure in cells_of(book, table.id).items():
        found.setdefault(row, {})[figure.address.column] = figure
    return list(found.values())


def _usual(sums: list[Balance]) -> list[Balance]:
    """The sums that a table means: most of those with money hold, and its total, where more than a slip fails. Else the
    columns only name some of the whole.
    """
    filled = [one for one in sums if one.left[0].amount]
    failing = sum(not one.holds for one in filled)
    totals = [one for one in filled if _is_total(one)]
    meant = 2 * failing < len(filled) and (failing <= MOST_SLIPS or all(one.holds for one in totals))
    return sums if meant else []


def _is_total(one: Balance) -> bool:
    whole = one.left[0]
    return isinstance(whole, Figure) and whole.fact.address.row == "total"


def _by_kind(scope: str, row: Row) -> Balance | None:
    return _sum(scope, row, "total", _all(row, "basic", "project"), "基本支出与项目支出相加")


def _by_purpose(scope: str, row: Row) -> Balance | None:
    """Personnel and operating money make basic expenditure, or all of a table that lists nothing else."""
    whole = "basic" if "basic" in row else "total"
    parts = [] if whole == "total" and "project" in row else _all(row, "personnel", "operating")
    return _sum(scope, row, whole, parts, "人员经费与公用经费相加")


def _by_class(scope: str, row: Row) -> Balance | None:
    parts = [figure for column, figure in row.items() if column.startswith("class.")]
    return _sum(scope, row, "total", parts, "经济分类各类相加")


def _by_source(scope: str, row: Row) -> Balance | None:
    found = {name: row[name] for name in receipts.SOURCES if name in row}
    carried = [figure for column, figure in row.items() if column.startswith("carried_over")]
    whole = row.get("total")
    parts = receipts.addends(found, whole) if found and whole else []
    nearest = min(
        (parts, [*parts, *carried]),
        key=lambda addends: abs((whole.amount if whole else tolerance.ZERO) - sum(f.amount for f in addends)),
    )
    return _sum(scope, row, "total", nearest, "各项资金来源相加")


def _all(row: Row, *columns: str) -> list[Figure]:
    """The figures of these columns; none where one of them is not printed."""
    return [row[column] for column in columns] if all(column in row for column in columns) else []


def _sum(scope: str, row: Row, whole: str, parts: list[Figure], words: str) -> Balance | None:
    if whole not in row or len(parts) < FEWEST:
        return None
    return summed(scope, row[whole], parts, words)
