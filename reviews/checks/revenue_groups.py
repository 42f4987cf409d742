"""Revenue printed as a list of sources in groups (T02 in Jiangsu): the 小计 of each, then what it is made up of."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook, Figure
from disclosures.extraction.model import Fact
from disclosures.extraction.text import bare, fold
from reviews.checks import receipts
from reviews.checks.balance import Balance, side
from reviews.checks.finding import Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, name_of, skipped

SUM = "小计"
ONLY_A_PART = "其中"


@check("A209", level=Level.ERROR, title="收入总表：各类资金小计等于所列各项相加", clause="表内勾稽")
def groups_of_revenue_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """收入总表按资金类别分组列示的，每一类的小计应等于其下各项收入相加。"""
    for scope in book.scopes():
        facts = book.facts("T02", scope.code)
        if len({fact.column for fact in facts}) > 1:
            yield from _headings(book, scope.code)
            continue
        for whole, parts in _groups(facts):
            name = _name(book, whole)
            if whole.blank or any(not part.blank for part in parts):
                yield Balance(f"{scope.code} {name}", side(whole), side(*parts), name, "其下各项相加")
            else:
                yield skipped(f"{scope.code} {name}", "各项没有金额")


def _headings(book: FactBook, scope: str) -> Iterator[Balance]:
    """Across each row: what a heading over several columns prints, and what stands under it."""
    for row in book.rows("T02", scope):
        found = receipts.in_row(book, scope, row)
        for heading in receipts.nests(book, scope):
            parts = [found[name] for name in receipts.NESTS[heading] if name in found]
            if heading in found and parts:
                name = name_of(found[heading])
                yield Balance(f"{scope} {name}", side(found[heading]), side(*parts), name, "其下各项相加")


def _name(book: FactBook, whole: Figure) -> str:
    """A 小计 by the words before it, as 收入总表“其他资金”小计."""
    group = fold(book.extraction.table(whole.fact.table).text(whole.fact.row, 0))
    return f"{FORMS['T02']}“{group}”{SUM}" if group not in ("", SUM) else name_of(whole)


def _groups(facts: list[Fact]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Each 小计 with the lines below it, down to the next; '其中：' names a part and not an item of its own."""
    groups: list[tuple[Figure, list[Figure]]] = []
    is_open = False
    for fact in facts:
        if bare(fact.row_label) == SUM:
            groups.append((Figure(fact), []))
            is_open = True
        elif (fact.address.row, fact.address.column) == ("total", "total"):
            is_open = False
        elif is_open and not fold(fact.row_label).startswith(ONLY_A_PART):
            groups[-1][1].append(Figure(fact))
    yield from ((whole, parts) for whole, parts in groups if parts)
