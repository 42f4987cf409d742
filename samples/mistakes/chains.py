"""An account that is missing from the rows above it, too."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from samples.mistakes.figures import amount
from samples.mistakes.registry import mistake
from samples.planting import Cell, NothingToPlant, Planted, put, sheet_at, with_text
from samples.printed import Printed
from samples.sheet import Sheet

FORMS = ("T02", "T03", "T05")


@dataclass(frozen=True)
class Chain:
    """An account without accounts below it, with its figures by column, and the rows above it from below."""

    block: int
    figures: dict[int, str]
    row: int
    above: tuple[int, ...]


@mistake
def chain_dropped(printed: Printed, random: Random) -> tuple[Printed, Planted]:
    """An account's figures are zero and missing from the accounts above it, not from the table's total."""
    found = [chain for block, sheet in printed.sheets() if sheet.form in FORMS for chain in _chains(block, sheet)]
    if not found:
        raise NothingToPlant("no account below another")
    chain = random.choice(found)
    first, *others = chain.figures
    changed, planted = put(
        printed, _cell(printed, chain, first), _less(chain.figures[first], chain, first), "chain_dropped"
    )
    sheet, more = sheet_at(changed, chain.block), []
    for row, column in [*((chain.row, c) for c in others), *((r, c) for r in chain.above for c in chain.figures)]:
        text = sheet.body[row][column]
        more.append((*sheet.keys[row, column], text))
        sheet = with_text(sheet, row, column, _less(text, chain, column))
    return changed.with_block(chain.block, sheet), replace(planted, others=tuple(more))


def _cell(printed: Printed, chain: Chain, column: int) -> Cell:
    return Cell(chain.block, chain.row, column, sheet_at(printed, chain.block).body[chain.row][column])


def _less(text: str, chain: Chain, column: int) -> str:
    """A printed figure less that of the account, printed alike."""
    figure = chain.figures[column]
    decimals = len(figure.partition(".")[2])
    return f"{amount(text) - amount(figure):{',' if ',' in text else ''}.{decimals}f}"


def _chains(block: int, sheet: Sheet) -> list[Chain]:
    rows = _accounts(sheet)
    leaves = [code for code in rows if not any(other != code and other.startswith(code) for other in rows)]
    found = []
    for leaf in leaves:
        above = sorted((code for code in rows if code != leaf and leaf.startswith(code)), key=len, reverse=True)
        figures = {c: sheet.body[r][c] for r, c in sheet.keys if r == rows[leaf] and _counts(sheet.body[r][c])}
        if above and figures:
            found.append(Chain(block, figures, rows[leaf], tuple(rows[code] for code in above)))
    return found


def _counts(text: str) -> bool:
    return bool(text) and amount(text) != 0


def _accounts(sheet: Sheet) -> dict[str, int]:
    """The body row of each account code that the sheet prints once."""
    rows = {(row, code) for (row, _), (code, _) in sheet.keys.items() if code.isdigit()}
    times = Counter(code for _, code in rows)
    return {code: row for row, code in sorted(rows) if times[code] == 1}
