"""Government procurement (T13): totals, sources, the share kept for small and medium enterprises, prices."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook, Figure, Missing
from disclosures.extraction.model import ProcurementLine
from disclosures.extraction.text import fold
from reviews.checks.balance import Balance, summed
from reviews.checks.columns import unnamed_amounts
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, money, name_of, place_of, skipped

Words = Iterator[Balance | Finding | Instance]
SOURCES = (
    "general_public", "government_fund", "state_capital", "special_account", "own_funds", "carried_over",
    "other_carried_over",
)  # fmt: skip
SUMMED = ("total", *SOURCES, "small_business")
CLAUSE = "政府采购预算表"


def _rows(book: FactBook, scope: str, kind: str) -> list[str]:
    """The rows of a kind: 'total', 'subtotal' or 'line'."""
    rows = book.rows("T13", scope) if book.facts("T13", scope) else []
    return [r for r in rows if r.partition(":")[0] == kind]


def figures_of(book: FactBook, scope: str, rows: list[str], column: str) -> list[Figure]:
    return [figure for row in rows if (figure := book.find("T13", scope, row, column))]


@check("G101", level=Level.ERROR, title="政府采购预算：合计等于各行相加", clause=CLAUSE)
def procurement_adds_up(book: FactBook) -> Words:
    """政府采购预算表的合计，应等于各采购项目相加。"""
    for scope in book.scopes():
        parts = _rows(book, scope.code, "line") or _rows(book, scope.code, "subtotal")
        for column in SUMMED:
            for whole in figures_of(book, scope.code, _rows(book, scope.code, "total")[:1], column):
                addends = figures_of(book, scope.code, parts, column)
                if _has_levels(whole, addends) or any(not rows for _, rows in _made_up(book, scope.code)):
                    yield skipped(f"{scope.code} {name_of(whole)}", "各行分几级列示，未能区分")
                elif addends:
                    yield summed(scope.code, whole, addends, "各行相加")


def _has_levels(whole: Figure, addends: list[Figure]) -> bool:
    """Whether the rows hold headings over others: together they are a multiple of the total."""
    together = sum((a.amount for a in addends), tolerance.ZERO)
    return bool(whole.amount) and together > whole.amount and together % whole.amount == 0


@check("G102", level=Level.ERROR, title="政府采购预算：小计等于所属各行相加", clause=CLAUSE)
def subtotals_add_up(book: FactBook) -> Words:
    """政府采购预算表每个小计，应等于其下各行相加。"""
    for scope in book.scopes():
        parts = list(_made_up(book, scope.code))
        if any(not rows for _, rows in parts):
            yield skipped(f"{scope.code} 小计", "小计分几级列示，未能区分")
            continue
        for subtotal, rows in parts:
            for column in SUMMED:
                for whole in figures_of(book, scope.code, [subtotal], column):
                    addends = figures_of(book, scope.code, rows, column)
                    if addends:
                        yield summed(scope.code, whole, addends, "其下各行相加")


def groups(book: FactBook, scope: str) -> Iterator[tuple[str, list[str]]]:
    """Each subtotal with the lines below it, down to the next one."""
    rows = book.rows("T13", scope) if book.facts("T13", scope) else []
    heads = [i for i, row in enumerate(rows) if row.startswith("subtotal")]
    for head, end in pairwise([*heads, len(rows)]):
        yield rows[head], [r for r in rows[head + 1 : end] if r.startswith("line")]


def _made_up(book: FactBook, scope: str) -> Iterator[tuple[str, list[str]]]:
    """Each subtotal with the rows it is made up of: its lines, or the subtotals that stand deeper below a heading."""
    for head, lines in groups(book, scope):
        yield head, lines or _deeper(book, scope, head)


def _deeper(book: FactBook, scope: str, head: str) -> list[str]:
    """The subtotals of the next level below a heading; none where print does not set the levels apart."""
    rows = book.rows("T13", scope)
    below = [r for r in rows[rows.index(head) + 1 :] if r.startswith("subtotal")]
    depths = [_depth(book, scope, r) for r in below]
    end = next((i for i, depth in enumerate(depths) if depth <= _depth(book, scope, head)), len(below))
    return [r for r, depth in zip(below[:end], depths[:end], strict=True) if depth == depths[0]]


def _depth(book: FactBook, scope: str, row: str) -> int:
    """The last column before the amounts in which a row prints something: the further right, the deeper."""
    table = book.table("T13", scope)
    first = next((i for i, key in enumerate(table.column_keys) if key), len(table.column_keys))
    number = int(row.partition(":")[2])
    return max((i for i in range(first) if table.text(number, i).strip()), default=0)


@check("G103", level=Level.ERROR, title="政府采购预算：采购金额等于各项资金来源相加", clause=CLAUSE)
def sources_add_up(book: FactBook) -> Words:
    """政府采购预算表每一行的采购金额合计，应等于各项资金来源相加。"""
    for scope in book.scopes():
        rows = [r for kind in ("total", "subtotal", "line") for r in _rows(book, scope.code, kind)]
        for row in rows:
            wholes = figures_of(book, scope.code, [row], "total")
            addends = [f for column in SOURCES for f in figures_of(book, scope.code, [row], column)]
            if not wholes or not addends or unnamed_amounts(book, "T13", scope.code):
                yield skipped(f"{scope.code} {row}", "没有按资金来源列示，或有未能识别的金额列")
                continue
            yield summed(scope.code, wholes[0], addends, "资金来源相加")


@check("G104", level=Level.ERROR, title="预留中小微企业份额不大于采购金额", clause="政府采购促进中小企业发展管理办法")
def small_business_share_is_a_share(book: FactBook) -> Words:
    """每一行预留中小微企业的份额，不应大于采购金额。"""
    for scope in book.scopes():
        for row in [r for kind in ("total", "subtotal", "line") for r in _rows(book, scope.code, kind)]:
            for share in figures_of(book, scope.code, [row], "small_business"):
                for whole in figures_of(book, scope.code, [row], "total"):
                    yield summed(scope.code, share, [whole], whole, "<=")


@check("G105", level=Level.HINT, title="采购数量乘以单价与金额一致", clause=CLAUSE)
def quantity_times_price(book: FactBook) -> Words:
    """采购数量乘以单价，在单价四舍五入的范围内应与采购金额一致。"""
    scopes = {t.id: t.scope.code for t in book.extraction.tables}
    for line in book.extraction.procurement:
        if line.kind == "line":
            yield _priced(book, scopes[line.table], line)


def _priced(book: FactBook, scope: str, line: ProcurementLine) -> Finding | Instance:
    subject = f"{scope} {line.item}"
    try:
        quantity = Decimal(fold(line.quantity).replace(",", ""))
        price = book.amount("T13", scope, f"line:{line.row}", "price")
        total = book.amount("T13", scope, f"line:{line.row}", "total")
    except (Missing, InvalidOperation):
        return skipped(subject, "没有数量或单价")
    if price.blank or not quantity:
        return skipped(subject, "没有数量或单价")
    product = price.interval * tolerance.exactly(quantity)
    if product.meets(total.interval):
        return clean(subject, place_of(total.fact))
    unit, amount = total.fact.unit, price.amount * quantity
    return finding(
        "采购“{item}”数量 {quantity} 乘以单价为 {expected} {unit}，采购金额为 {actual} {unit}，请核对。",
        place_of(total.fact),
        place_of(price.fact),
        item=fold(line.item),
        quantity=fold(line.quantity),
        expected=money(amount, unit),
        actual=money(total.amount, unit),
        unit=unit,
    )
