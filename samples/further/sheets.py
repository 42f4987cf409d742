"""What the further tables have in common: a title and 单位：万元 above the grid, blanks for zero."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from samples.hebei.summaries import scope
from samples.money import in_wan
from samples.sheet import Row, Sheet
from samples.spec import Entity

Line = tuple[str, Sequence[str], Sequence[Decimal]]
"""canonical row, label cells, amounts"""


def sheet(
    entity: Entity,
    form: str,
    title: str,
    head: tuple[Row, ...],
    lines: Sequence[Line],
    columns: Sequence[str],
    widths: tuple[float, ...],
    *,
    declared_empty: str = "",
) -> Sheet:
    """A further table. columns: the canonical names of its amounts, which stand at the right."""
    labels = len(widths) - len(columns)
    body = tuple((*texts, *[in_wan(a) if a else "" for a in amounts]) for _, texts, amounts in lines)
    return Sheet(
        form=form,
        kind=f"f_{form.lower()}",
        scope=scope(entity),
        title=title,
        unit_line="单位：万元",
        head=head,
        body=body,
        widths=widths,
        align="l" * labels + "r" * len(columns),
        unit="万元",
        landscape=True,
        keys={
            (r, labels + i): (row, column) for r, (row, _, _) in enumerate(lines) for i, column in enumerate(columns)
        },
        notes=(f"注：本部门没有{declared_empty}，本表为空表。",) if declared_empty else (),
        declared_empty=bool(declared_empty),
    )
