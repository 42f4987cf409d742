"""Tables typed with tabs: paragraphs of a Word file that keep to columns under a header, amounts in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from disclosures.extraction.model import Cell, Grid, Paragraph
from disclosures.extraction.text import fold

_AMOUNT = re.compile(r"[-−(]?\d[\d,]*\.\d+\)?|[-−(]?\d{1,3}(?:,\d{3})+\)?")
_LEAST_LINES = 3
"""Lines below the header; with fewer, tabs may only set words apart."""


def tabled(blocks: Iterable[Grid | Paragraph]) -> Iterator[Grid | Paragraph]:
    """The blocks, with each run of paragraphs that is a table as its grid."""
    held: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and "\t" in block.text and block.level is None:
            held.append(block)
            continue
        yield from _table(held)
        held = []
        yield block
    yield from _table(held)


def _table(lines: list[Paragraph]) -> Iterator[Grid | Paragraph]:
    """A grid where each line has as many places as the header, and a column below it holds nothing but amounts."""
    rows = [line.text.split("\t") for line in lines]
    width = len(rows[0]) if rows else 0
    is_even = len(rows) > _LEAST_LINES and all(len(row) == width for row in rows) and all(map(fold, rows[0]))
    if is_even and not any(map(_is_amount, rows[0])) and any(_is_of_amounts(rows[1:], at) for at in range(1, width)):
        yield Grid(tuple(tuple(Cell(text.strip()) for text in row) for row in rows))
    else:
        yield from (replace(line, text=line.text.strip()) for line in lines)


def _is_of_amounts(rows: list[list[str]], column: int) -> bool:
    printed = [row[column] for row in rows if fold(row[column])]
    return len(printed) >= _LEAST_LINES and all(map(_is_amount, printed))


def _is_amount(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(fold(text)))
