"""A recognised table to its facts; every printed cell is a fact, a label, ignored by name, or a leftover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.columns import Column
from disclosures.extraction.layout import Layout
from disclosures.extraction.model import Address, Cell, Fact, Leftover, Row, Table
from disclosures.extraction.particulars import line_kind
from disclosures.extraction.recognition import Reading
from disclosures.extraction.rowkeys import RowNamer
from disclosures.extraction.text import fold

WITHOUT_FACTS = ("T10", "T11", "T12", "T15")
"""Forms whose content is kept as institutions, projects and indicators."""

_NOTHING = ("无", "—", "-", "--")


@dataclass
class Outcome:
    """Where each printed cell of a table's body went: facts and leftovers, and how many labels."""

    facts: list[Fact] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    labels: int = 0
    seen: Counter[Address] = field(default_factory=Counter)

    def leave(self, reason: str, cell: Cell, table: Table) -> None:
        if fold(cell.text):
            self.leftovers.append(Leftover(reason, cell.text, cell.locus, table.id))


def read_facts(reading: Reading, table: Table) -> Outcome:
    """The facts of a table. The figures of forms without facts count as labels."""
    outcome = Outcome()
    layout = reading.layout
    if layout is None:
        return outcome
    namer = RowNamer(reading)
    for number, row in enumerate(reading.sheet.rows):
        if layout.form in WITHOUT_FACTS:
            outcome.labels += sum(1 for cell in row if cell and fold(cell.text))
        else:
            _read_row(row, number, table, layout, reading.columns, namer, outcome)
    return outcome


def _read_row(
    row: Row,
    number: int,
    table: Table,
    layout: Layout,
    columns: tuple[Column, ...],
    namer: RowNamer,
    outcome: Outcome,
) -> None:
    if not any(cell and fold(cell.text) for cell in row):
        return
    keys: dict[str, str | None] = {}
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        if cell is None:
            continue
        if column.amount is None:
            _label(cell, column, table, outcome)
            continue
        group = column.side
        if layout.sides:
            left = max((i for i in range(place) if columns[i].text == "name"), default=0)
            group_key = f"{group}{left}"
        else:
            group_key = group
        if group_key not in keys:
            keys[group_key] = namer.key(row, column.side, place) or _lone_row(table, layout, columns, number)
            if (named := namer.column_named(row)) is not None:
                keys[group_key], column = "total", replace(column, amount=named)
        label = namer.label(row, column.side, place) or table.columns[place]
        _figure(cell, column, (number, place), keys[group_key], label, table, outcome)


def _label(cell: Cell, column: Column, table: Table, outcome: Outcome) -> None:
    if column.text is None:
        outcome.leave("列的含义未识别", cell, table)
    elif fold(cell.text):
        outcome.labels += 1


def _lone_row(table: Table, layout: Layout, columns: tuple[Column, ...], number: int) -> str | None:
    """The only line of a table without row labels is its total; lines of procurement are counted."""
    if layout.keyed_by == "line":
        kind = line_kind(table.rows[number])
        return kind if kind == "total" else f"{kind}:{number}"
    labelled = any(c.text in ("name", "code", "unit_name", "class") for c in columns)
    return "total" if not labelled or len(table.rows) == 1 else None


def _figure(
    cell: Cell, column: Column, place: tuple[int, int], key: str | None, label: str, table: Table, outcome: Outcome
) -> None:
    row = column.item or key
    if row is None:
        outcome.leave("行的名称未识别", cell, table)
        return
    assert table.form is not None
    assert column.amount is not None
    unit = table.amount_unit or "万元"
    try:
        amount = parse_amount(cell.text, unit)
    except NotAnAmount:
        if fold(cell.text) in _NOTHING:
            outcome.labels += 1
        else:
            outcome.leave("金额列中不是金额", cell, table)
        return
    address = Address(table.form, table.scope.code, row, column.amount)
    outcome.facts.append(
        Fact(
            table=table.id,
            address=address,
            row=place[0],
            column=place[1],
            row_label=label,
            column_label=table.columns[place[1]],
            printed=cell.text,
            amount=amount.value if amount else None,
            unit=unit,
            decimals=amount.decimals if amount else 0,
            locus=cell.locus,
            occurrence=outcome.seen[address],
            doubtful=cell.doubtful,
        )
    )
    outcome.seen[address] += 1


def unrecognised(table: Table) -> Iterator[Leftover]:
    """The leftover of a table that no layout fits: its title and first texts."""
    words = " ".join(cell.text.strip() for row in table.rows[:2] for cell in row if cell and cell.text.strip())
    yield Leftover("未识别的表格", f"{table.title} {words}".strip()[:200], table.locus, table.id)
