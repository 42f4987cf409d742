"""A whole table in the wrong money unit: everything it shares with other tables is off ten thousand times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from disclosures.extraction import tolerance
from reviews.checks.balance import Balance, CellName, place
from reviews.checks.slips import WAN

FEWEST = 3
"""Cells that must be off by the factor before a table's unit is doubted."""


def wrong_units(balances: Mapping[int, Balance]) -> Iterator[tuple[str, set[int]]]:
    """Each table whose failing equations with other tables are off by 元 for 万元, with those equations."""
    off = {number: tables for number, b in balances.items() if (tables := _tables(b)) and _ten_thousandfold(b)}
    counts = Counter(table for tables in off.values() for table in tables)
    left = dict(off)
    for table, _ in counts.most_common():
        mine = {number for number, tables in left.items() if table in tables}
        if len({cell for n in mine for cell in _cells(balances[n], table)}) >= FEWEST:
            left = {number: tables for number, tables in left.items() if number not in mine}
            yield table, mine


def _cells(balance: Balance, table: str) -> set[CellName]:
    """The cells of one table that stand in an equation."""
    return {cell for o in balance.operands if (cell := o.cell) and cell[0] == table}


def _tables(balance: Balance) -> set[str]:
    """The tables on both sides, where there are two; words of the narrative count as none."""
    tables = {table for o in balance.operands if (table := place(o).table)}
    return tables if len(tables) > 1 else set()


def _ten_thousandfold(balance: Balance) -> bool:
    sides = [sum((o.amount * o.factor for o in side), tolerance.ZERO) for side in (balance.left, balance.right)]
    small, large = sorted(map(abs, sides))
    return bool(small) and abs(large / small - WAN) < 1
