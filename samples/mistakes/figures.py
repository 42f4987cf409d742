"""Mistakes in the figures of the nine tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from samples.mistakes.registry import mistake
from samples.planting import Cell, NothingToPlant, Planted, cells, put, sheet_at, with_text
from samples.printed import Printed

SWAPPABLE = re.compile(r"(?=(\d)(?!\1)\d)(?!(?<!\d)\d0)")
"""Before two neighbouring digits that differ, not where the figure would begin with zero."""


def amount(text: str) -> float:
    """A printed figure's value."""
    return float(text.replace(",", ""))


def digit_changed(text: str, random: Random) -> str:
    """The figure with one digit changed; never the first to zero, nor the last, which rounding may explain."""
    places = [i for i, char in enumerate(text) if char.isdigit()][:-1]
    place = random.choice(places)
    others = [d for d in "0123456789" if d != text[place] and not (place == places[0] and d == "0")]
    return text[:place] + random.choice(others) + text[place + 1 :]


def digits_swapped(text: str, random: Random) -> str:
    """The figure with two neighbouring digits exchanged. Raises NothingToPlant where all are alike."""
    pairs = [m.start() for m in SWAPPABLE.finditer(text)]
    if not pairs:
        raise NothingToPlant(text)
    i = random.choice(pairs)
    return text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def choose(printed: Printed, random: Random, fits: Callable[[Cell], bool]) -> Cell:
    """A figure other than zero that fits. Raises NothingToPlant."""
    found = [cell for cell in cells(printed) if amount(cell.text) and fits(cell)]
    if not found:
        raise NothingToPlant("no figure fits")
    return random.choice(found)


def neighbour(printed: Printed, cell: Cell, down: int, right: int) -> Cell | None:
    """The figure's place so many rows and columns away, None where there is none."""
    sheet = sheet_at(printed, cell.block)
    row, column = cell.row + down, cell.column + right
    return Cell(cell.block, row, column, sheet.body[row][column]) if (row, column) in sheet.keys else None


@mistake
def wrong_digit(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """One digit of a figure is another."""
    cell = choose(printed, random, lambda cell: True)
    return put(printed, cell, digit_changed(cell.text, random), "wrong_digit")


@mistake
def transposition(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """Two neighbouring digits of a figure are exchanged."""
    cell = choose(printed, random, lambda cell: SWAPPABLE.search(cell.text) is not None)
    return put(printed, cell, digits_swapped(cell.text, random), "transposition")


@mistake
def missing_digit(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure has lost one digit before its decimal point."""
    cell = choose(printed, random, lambda cell: amount(cell.text) >= 10)
    whole, point, decimals = cell.text.replace(",", "").partition(".")
    places = [i for i in range(len(whole)) if not (i == 0 and whole[1] == "0")]
    i = random.choice(places)
    return put(printed, cell, whole[:i] + whole[i + 1 :] + point + decimals, "missing_digit")


@mistake
def unit_slip(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure in 元 in a table in 万元."""
    cell = choose(printed, random, lambda cell: "." in cell.text)
    return put(printed, cell, f"{amount(cell.text) * 10000:.2f}", "unit_slip")


@mistake
def blanked(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure is missing."""
    return put(printed, choose(printed, random, lambda cell: True), "", "blanked")


@mistake
def shifted(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure stands one column too far to the right."""

    def free(cell: Cell) -> bool:
        right = neighbour(printed, cell, 0, 1)
        return right is not None and right.text in ("", "0", "0.00")

    cell = choose(printed, random, free)
    changed, planted = put(printed, cell, "", "shifted")
    sheet = sheet_at(changed, cell.block)
    changed = changed.with_block(cell.block, with_text(sheet, cell.row, cell.column + 1, cell.text))
    return changed, replace(planted, moved_to=sheet.keys[cell.row, cell.column + 1][1])


@mistake
def copied(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure is that of the row above."""

    def differs(cell: Cell) -> bool:
        above = neighbour(printed, cell, -1, 0)
        return above is not None and above.text not in ("", cell.text)

    cell = choose(printed, random, differs)
    above = neighbour(printed, cell, -1, 0)
    return put(printed, cell, above.text if above else "", "copied")
