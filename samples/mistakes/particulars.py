"""Mistakes in projects, procurement and assets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from samples.mistakes.figures import digit_changed
from samples.mistakes.registry import mistake
from samples.planting import Cell, NothingToPlant, Planted, put
from samples.printed import Printed
from samples.sheet import Sheet

FIGURE = re.compile(r"(?!0\.00)\d+\.\d\d")


def choose(printed: Printed, random: Random, where: Callable[[Sheet], list[tuple[int, int]]]) -> Cell:
    """One of the places that a function names in each sheet. Raises NothingToPlant."""
    found = [
        Cell(block, row, column, sheet.body[row][column])
        for block, sheet in printed.sheets()
        for row, column in where(sheet)
    ]
    if not found:
        raise NothingToPlant("no such place")
    return random.choice(found)


def _budgets(sheet: Sheet) -> list[tuple[int, int]]:
    if sheet.form == "T11":
        return [(1, 2)]
    rows = range(1, len(sheet.body)) if sheet.kind == "q_project" else range(0)
    return [(r, 3) for r in rows if FIGURE.fullmatch(sheet.body[r][3])]


@mistake
def project_sum(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A project's budget is not what its money adds up to."""
    cell = choose(printed, random, _budgets)
    return put(printed, cell, digit_changed(cell.text, random), "project_sum")


@mistake
def project_plan(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A payment plan that falls back."""
    cell = choose(printed, random, lambda sheet: [(4, 4)] if sheet.form == "T11" else [])
    changed, planted = put(printed, cell, "5%", "project_plan")
    return changed, replace(planted, column="10月底")


@mistake
def project_code(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A project's code bears the year before."""
    cell = choose(printed, random, lambda sheet: [(0, 1)] if sheet.form == "T11" else [])
    year = f"{int(cell.text[6:8]) - 1:02d}"
    return put(printed, cell, cell.text[:6] + year + cell.text[8:], "project_code")


@mistake
def procurement_sum(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A line of the procurement table does not go into its subtotal."""

    def lines(sheet: Sheet) -> list[tuple[int, int]]:
        rows = range(2, len(sheet.body)) if sheet.form == "T13" else range(0)
        return [(r, 7) for r in rows if sheet.body[r][3] and FIGURE.fullmatch(sheet.body[r][7])]

    cell = choose(printed, random, lines)
    return put(printed, cell, digit_changed(cell.text, random), "procurement_sum")


@mistake
def assets_sum(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """The total of the assets is not the sum of its kinds."""
    cell = choose(printed, random, lambda sheet: [(0, 2)] if sheet.form == "T14" else [])
    return put(printed, cell, digit_changed(cell.text, random), "assets_sum")
