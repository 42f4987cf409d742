"""Mistakes in names, and tables left out."""

from __future__ import annotations

from random import Random

from samples.mistakes.registry import mistake
from samples.planting import Cell, NothingToPlant, Planted, drop, put, sheet_at
from samples.printed import Printed
from samples.sheet import Sheet

NINE = ("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09")


@mistake
def changed_name(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """The name of an account is that of the row above, beside its own code."""
    places = [
        Cell(place, row, column, sheet.body[row][column])
        for place, sheet in printed.sheets()
        if sheet.form in ("T03", "T05", "T06")
        for column in _names(sheet)
        for row in range(2, len(sheet.body))
        if sheet.body[row][column].strip() != sheet.body[row - 1][column].strip()
    ]
    if not places:
        raise NothingToPlant("no account names")
    cell = random.choice(places)
    return put(printed, cell, sheet_at(printed, cell.block).body[cell.row - 1][cell.column], "changed_name")


def _names(sheet: Sheet) -> list[int]:
    """The column of account names."""
    return [i for i, column in enumerate(sheet.columns) if column.endswith("科目名称")]


def _total(sheet: Sheet) -> list[int]:
    """The row of the total, or the one empty row."""
    return [r for r, line in enumerate(sheet.body) if "合计" in line] or [0]


@mistake
def dropped_table(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """One of the nine tables is missing."""
    places = [place for place, sheet in printed.sheets() if sheet.form in NINE[1:]]
    return drop(printed, random.choice(places))


@mistake
def false_emptiness(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A table that is declared empty holds a figure."""
    places = [
        Cell(place, row, len(sheet.body[0]) - 1, sheet.body[row][-1])
        for place, sheet in printed.sheets()
        if sheet.declared_empty and sheet.form in ("T07", "T08")
        for row in _total(sheet)
    ]
    if not places:
        raise NothingToPlant("no table is declared empty")
    return put(printed, random.choice(places), "12.00", "false_emptiness")
