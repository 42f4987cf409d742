"""State assets (T14): the total against its parts."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Asset, Table
from disclosures.extraction.text import bare, fold
from reviews.checks.balance import Balance, Operand
from reviews.checks.finding import Instance, Level
from reviews.checks.projects import cell_operand
from reviews.checks.registry import check
from reviews.checks.wording import skipped

Words = Iterator[Balance | Instance]
TOTALS = ("资产总额", "固定资产总额", "合计", "总计")
OF_WHICH = ("其中", "办公用房", "其他房屋", "轿车", "越野车", "小型载客", "大中型载客", "其他车型")
REST = "其他固定资产"


@check("G201", level=Level.ERROR, title="资产总额等于各类资产相加", clause="国有资产占用情况表")
def assets_add_up(book: FactBook) -> Words:
    """资产总额应等于房屋、车辆、设备、其他固定资产等各类相加。"""
    for table in book.extraction.tables:
        assets = [a for a in book.extraction.assets if a.table == table.id]
        if not assets:
            continue
        totals = [a for a in assets if bare(a.item).startswith(TOTALS)]
        parts = [a for a in assets if a not in totals and not bare(a.item).startswith(OF_WHICH) and not _nested(a)]
        whole = [o for a in totals[:1] if (o := _operand(table, a))]
        addends = tuple(o for a in parts if (o := _operand(table, a)))
        if not whole or not any(o.amount for o in addends):
            yield skipped(f"{table.scope.code} {table.title}", "没有资产总额或各类资产的价值")
            continue
        complete = any(REST in bare(a.item) for a in parts)
        yield Balance(
            f"{table.scope.code} 资产总额",
            (whole[0],),
            addends,
            "资产总额",
            "各类资产相加",
            level=Level.ERROR if complete else Level.HINT,
        )


def _nested(asset: Asset) -> bool:
    return "其中" in fold(asset.item)


def _operand(table: Table, asset: Asset) -> Operand | None:
    """The value of an asset; None where its cell cannot be told."""
    columns = [i for i, key in enumerate(table.column_keys) if key == "value"]
    columns = columns or [i for i, label in enumerate(table.columns) if "价值" in label or "金额" in label]
    return cell_operand(table, (asset.row, columns[0]), asset.value) if columns else None
