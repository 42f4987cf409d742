"""The kinds of mistakes that clerks make, each planted at random into a printed document.

plant(printed, kind, random.Random(seed)) gives the same mistake for the same seed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from samples.planting import (
    Cell,
    NothingToPlant,
    Phrase,
    Planted,
    cells,
    drop,
    phrases,
    put,
    restate,
    section,
    sheet_at,
    with_text,
)
from samples.printed import Printed

Mistake = Callable[[Printed, Random], tuple[Printed, Planted]]
MISTAKES: dict[str, Mistake] = {}
AMOUNT = r"(?<![\d.])(?!0\.00)\d+\.\d\d万元"
"""An amount of the narrative other than zero."""

SWAPPABLE = re.compile(r"(?=(\d)(?!\1)\d)(?!(?<!\d)\d0)")
"""Before two neighbouring digits that differ, not where the figure would begin with zero."""

CHANGE = r"(?:增加|减少)(?!0\.00)\d+\.\d\d万元，(?:增长|下降)(?=(?:[3-9]|\d{2,})\.\d%)"
"""A change by 3 % or more: turned round, a smaller one leaves its rate as it was."""


def mistake(kind: str) -> Callable[[Mistake], Mistake]:
    """Registers a kind of mistake."""

    def register(function: Mistake) -> Mistake:
        MISTAKES[kind] = function
        return function

    return register


def plant(printed: Printed, kind: str, random: Random) -> tuple[Printed, Planted]:
    """The document with one mistake of this kind. Raises NothingToPlant, KeyError for an unknown kind."""
    return MISTAKES[kind](printed, random)


def _amount(text: str) -> float:
    return float(text.replace(",", ""))


def _choose(printed: Printed, random: Random, fits: Callable[[Cell], bool]) -> Cell:
    """A figure other than zero that fits."""
    found = [cell for cell in cells(printed) if _amount(cell.text) and fits(cell)]
    if not found:
        raise NothingToPlant("no figure fits")
    return random.choice(found)


def _neighbour(printed: Printed, cell: Cell, down: int, right: int) -> Cell | None:
    sheet = sheet_at(printed, cell.block)
    row, column = cell.row + down, cell.column + right
    return Cell(cell.block, row, column, sheet.body[row][column]) if (row, column) in sheet.keys else None


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


@mistake("wrong_digit")
def wrong_digit(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """One digit of a figure is another."""
    cell = _choose(printed, random, lambda cell: True)
    return put(printed, cell, digit_changed(cell.text, random), "wrong_digit")


@mistake("transposition")
def transposition(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """Two neighbouring digits of a figure are exchanged."""
    cell = _choose(printed, random, lambda cell: SWAPPABLE.search(cell.text) is not None)
    return put(printed, cell, digits_swapped(cell.text, random), "transposition")


@mistake("unit_slip")
def unit_slip(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure in 元 in a table in 万元."""
    cell = _choose(printed, random, lambda cell: "." in cell.text)
    return put(printed, cell, f"{_amount(cell.text) * 10000:.2f}", "unit_slip")


@mistake("blanked")
def blanked(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure is missing."""
    return put(printed, _choose(printed, random, lambda cell: True), "", "blanked")


@mistake("shifted")
def shifted(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure stands one column too far to the right."""

    def free(cell: Cell) -> bool:
        right = _neighbour(printed, cell, 0, 1)
        return right is not None and right.text in ("", "0.00")

    cell = _choose(printed, random, free)
    changed, planted = put(printed, cell, "", "shifted")
    sheet = sheet_at(changed, cell.block)
    changed = changed.with_block(cell.block, with_text(sheet, cell.row, cell.column + 1, cell.text))
    return changed, replace(planted, moved_to=sheet.keys[cell.row, cell.column + 1][1])


@mistake("copied")
def copied(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A figure is that of the row above."""

    def differs(cell: Cell) -> bool:
        above = _neighbour(printed, cell, -1, 0)
        return above is not None and above.text not in ("", cell.text)

    cell = _choose(printed, random, differs)
    above = _neighbour(printed, cell, -1, 0)
    return put(printed, cell, above.text if above else "", "copied")


@mistake("narrative_amount")
def narrative_amount(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """One digit of an amount of the narrative is another."""
    phrase = _phrase(printed, random, AMOUNT)
    return restate(printed, phrase, f"{digit_changed(phrase.text[:-2], random)}万元", "narrative_amount")


@mistake("narrative_unit_slip")
def narrative_unit_slip(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """元 for 万元 in the narrative."""
    phrase = _phrase(printed, random, AMOUNT)
    return restate(printed, phrase, f"{phrase.text[:-2]}元", "narrative_unit_slip")


@mistake("reversed_direction")
def reversed_direction(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """增加 for 减少, or the other way round; 增长 and 下降 with it."""
    phrase = _phrase(printed, random, CHANGE)
    words = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}
    new = re.sub("|".join(words), lambda found: words[found.group()], phrase.text)
    return restate(printed, phrase, new, "reversed_direction")


@mistake("stale_year")
def stale_year(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """Last year's year, kept in a sentence about this year."""
    phrase = _phrase(printed, random, rf"(?:^|(?<=局)){printed.year}年(?=预算|一般|部门|财政|收入|支出|，)")
    return restate(printed, phrase, f"{printed.year - 1}年", "stale_year")


def _phrase(printed: Printed, random: Random, pattern: str) -> Phrase:
    """A phrase of a section whose amounts the tables bear out."""
    found = [p for p in phrases(printed, pattern) if "整体绩效" not in section(printed, p.block)]
    if not found:
        raise NothingToPlant(pattern)
    return random.choice(found)


@mistake("changed_name")
def changed_name(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """The name of an account is that of the row above, beside its own code."""
    places = []
    for place, sheet in printed.sheets():
        column = sheet.columns.index(_name(sheet.columns)) if _name(sheet.columns) else None
        if column is not None and sheet.form in ("T03", "T05", "T06"):
            rows = range(2, len(sheet.body))
            texts = [line[column] for line in sheet.body]
            places += [Cell(place, r, column, texts[r]) for r in rows if texts[r].strip() != texts[r - 1].strip()]
    if not places:
        raise NothingToPlant("no account names")
    cell = random.choice(places)
    return put(printed, cell, sheet_at(printed, cell.block).body[cell.row - 1][cell.column], "changed_name")


def _name(columns: list[str]) -> str:
    return next((c for c in columns if c.endswith("科目名称")), "")


@mistake("dropped_table")
def dropped_table(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """One of the nine tables is missing."""
    places = [
        place for place, sheet in printed.sheets() if sheet.form in ("T02", "T03", "T05", "T06", "T07", "T08", "T09")
    ]
    return drop(printed, random.choice(places))


@mistake("project_sum")
def project_sum(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A project's budget is not what its money adds up to."""
    heads = [(place, sheet) for place, sheet in printed.sheets() if sheet.form == "T11"]
    tables = [(place, sheet) for place, sheet in printed.sheets() if sheet.kind == "q_project"]
    if heads:
        place, sheet = random.choice(heads)
        cell = Cell(place, 1, 2, sheet.body[1][2])
    elif tables:
        place, sheet = tables[0]
        rows = [r for r, line in enumerate(sheet.body) if r and re.fullmatch(r"[\d.]+", line[3])]
        row = random.choice(rows)
        cell = Cell(place, row, 3, sheet.body[row][3])
    else:
        raise NothingToPlant("no projects")
    return put(printed, cell, digit_changed(cell.text, random), "project_sum")


@mistake("project_plan")
def project_plan(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """A payment plan that falls back."""
    heads = [(place, sheet) for place, sheet in printed.sheets() if sheet.form == "T11"]
    if not heads:
        raise NothingToPlant("no payment plan")
    place, sheet = random.choice(heads)
    changed, planted = put(printed, Cell(place, 4, 4, sheet.body[4][4]), "5%", "project_plan")
    return changed, replace(planted, column=sheet.body[3][4])
