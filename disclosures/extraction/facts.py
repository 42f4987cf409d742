"""A recognised table to its facts; every printed cell is a fact, a label, or a leftover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.columns import Column, Side
from disclosures.extraction.model import Address, Cell, Fact, Leftover, Row, Table
from disclosures.extraction.particulars import items, line_kind, line_name
from disclosures.extraction.recognition import Reading
from disclosures.extraction.rowkeys import Naming, RowNamer, label_of
from disclosures.extraction.text import bare, fold

WITHOUT_FACTS = ("T10", "T11", "T12", "T15")
"""Forms whose content is kept as institutions, projects and indicators."""

_YEAR = re.compile(r"20\d{2}")
_TOTALS_OF_SIDES = {
    f"item:{side}{word}": column
    for side, column in (("人员经费", "personnel"), ("公用经费", "operating"))
    for word in ("合计", "小计", "总计")
}
"""Rows that add up one of two lists side by side, and the column that the same figure has elsewhere."""

_NOTHING = ("无", "—", "-", "--")
_LABELS = ("name", "code", "unit_name", "class")


@dataclass
class Outcome:
    """Where each printed cell of a table's body went: facts and leftovers, and how many labels."""

    facts: list[Fact] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    labels: int = 0


def read_facts(reading: Reading, table: Table) -> Outcome:
    """The facts of a table. The cells of forms without facts count as labels."""
    if table.form is None:
        return Outcome()
    if table.form in WITHOUT_FACTS:
        return Outcome(labels=sum(1 for row in table.rows for cell in row if cell and fold(cell.text)))
    return _Body(reading, table, table.form).read()


def unrecognised(table: Table) -> Iterator[Leftover]:
    """The leftover of a table that no layout fits: its title and first texts."""
    words = " ".join(cell.text.strip() for row in table.rows[:2] for cell in row if cell and cell.text.strip())
    yield Leftover("未识别的表格", f"{table.title} {words}".strip()[:200], table.locus, table.id)


def _rows_of_last_year(reading: Reading, table: Table) -> frozenset[int]:
    """The lines of a form printed in width that hold last year's figures, named 上年 or by the earlier of two years."""
    if not any(column.item for column in reading.columns):
        return frozenset()
    labels = {
        number: "".join(
            fold(cell.text) for cell, column in zip(row, reading.columns, strict=True) if cell and not column.item
        )
        for number, row in enumerate(table.rows)
    }
    years = sorted({int(year) for label in labels.values() for year in _YEAR.findall(label)})
    earlier = str(years[-2]) if len(years) > 1 else "上年"
    return frozenset(number for number, label in labels.items() if "上年" in label or earlier in label)


class _Body:
    """One table on its way to facts, row by row."""

    def __init__(self, reading: Reading, table: Table, form: str) -> None:
        self.reading, self.table, self.form = reading, table, form
        self.namer = RowNamer(reading)
        self.namings = [self.namer.naming(c.side, place) for place, c in enumerate(reading.columns)]
        self.groups = [self._group(place) for place in range(len(reading.columns))]
        self.is_labelled = any(c.text in _LABELS for c in reading.columns)
        self.outcome = Outcome()
        self.seen: dict[tuple[str, str], int] = {}
        self.last_years = _rows_of_last_year(reading, table)
        by_line = reading.layout is not None and reading.layout.keyed_by == "line"
        self.items = items(reading, table) if by_line else ()

    def read(self) -> Outcome:
        for number, row in enumerate(self.table.rows):
            if any(cell and fold(cell.text) for cell in row):
                self._row(number, row)
        return self.outcome

    def _row(self, number: int, row: Row) -> None:
        """The cells of a row. A row may have several names, one for each group of columns (income, expenditure)."""
        keys: dict[int, str | None] = {}
        labels: dict[Naming, str] = {}
        for place, (cell, column) in enumerate(zip(row, self.reading.columns, strict=True)):
            if cell is None:
                continue
            if column.amount is None:
                self._label(cell, column)
                continue
            if (naming := self.namings[place]) not in labels:
                labels[naming] = label_of(row, naming)
            label = labels[naming]
            if (group := self.groups[place]) not in keys:
                keys[group] = self._row_key(number, row, column.side, label, self.namer.block(place))
            key, amount = keys[group], column.amount
            if self.namer.is_list and (named := self.namer.column_named(row)) is not None:
                again = ("total", named) in self.seen
                key, amount = (f"item:{bare(label)}", amount) if again else ("total", named)
            if key in _TOTALS_OF_SIDES:
                key, amount = "total", _TOTALS_OF_SIDES[key]
            if column.item and number in self.last_years:
                amount = "last_year"
            if self.items:
                label = line_name(self.reading, row, self.items[number])
            self._figure(cell, (number, place), column.item or key, amount, label or self.table.columns[place])

    def _group(self, place: int) -> int:
        """The label column that an amount column belongs to; where the form has no sides, that of its accounts."""
        layout = self.reading.layout
        if layout is None or not layout.sides:
            return self.namer.block(place)
        return max((i for i in range(place) if self.reading.columns[i].text == "name"), default=0)

    def _row_key(self, number: int, row: Row, side: Side, label: str, start: int) -> str | None:
        """The canonical row. The only line of a table without labels is its total; procurement counts its lines."""
        if self.items:
            kind = line_kind(row, self.items[number])
            return kind if kind == "total" else f"{kind}:{number}"
        lone = "total" if not self.is_labelled or len(self.table.rows) == 1 else None
        return self.namer.key(row, side, label, start) or lone

    def _label(self, cell: Cell, column: Column) -> None:
        if column.text is None:
            self._leave("列的含义未识别", cell)
        elif fold(cell.text):
            self.outcome.labels += 1

    def _leave(self, reason: str, cell: Cell) -> None:
        if fold(cell.text):
            self.outcome.leftovers.append(Leftover(reason, cell.text, cell.locus, self.table.id))

    def _figure(self, cell: Cell, place: tuple[int, int], row: str | None, column: str, label: str) -> None:
        if row is None:
            self._leave("行的名称未识别", cell)
            return
        unit = self.table.amount_unit or "万元"
        try:
            amount = parse_amount(cell.text, unit)
        except NotAnAmount:
            if fold(cell.text) in _NOTHING:
                self.outcome.labels += 1
            else:
                self._leave("金额列中不是金额", cell)
            return
        occurrence = self.seen.get((row, column), 0)
        self.seen[row, column] = occurrence + 1
        fact = Fact(
            table=self.table.id,
            address=Address(self.form, self.table.scope.code, row, column),
            row=place[0],
            column=place[1],
            row_label=label,
            column_label=self.table.columns[place[1]],
            printed=cell.text,
            amount=amount.value if amount else None,
            unit=unit,
            decimals=amount.decimals if amount else 0,
            locus=cell.locus,
            occurrence=occurrence,
            doubtful=cell.doubtful,
        )
        self.outcome.facts.append(fact)
