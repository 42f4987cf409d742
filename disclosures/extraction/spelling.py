"""Known words in cells that a machine may have misread: one wrong letter is put right, and only in doubtful cells.

A cell that was read for certain is never touched: 上年 and 本年 differ by one letter too.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from disclosures.extraction.header import header_words
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Cell, Grid
from disclosures.extraction.surroundings import Block
from disclosures.extraction.text import bare

SHORTEST = 6
"""Letters of a word below which one other letter makes another word: 时效指标 is not 绩效指标."""

_NAME_LISTS = ("functional.csv", "functional_lei.csv", "functional_lei_aliases.csv", "economic.csv")


def correct(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with known words of doubtful cells spelled right; such a cell stays doubtful."""
    return tuple(_corrected(block) if isinstance(block, Grid) else block for block in blocks)


def _corrected(grid: Grid) -> Grid:
    if not any(cell and cell.doubtful for row in grid.rows for cell in row):
        return grid
    return Grid(tuple(tuple(_spelled(cell) if cell and cell.doubtful else cell for cell in row) for row in grid.rows))


def _spelled(cell: Cell) -> Cell:
    words = bare(cell.text)
    known = _words_of_length().get(len(words), frozenset())
    if words in known:
        return cell
    near = [word for word in known if sum(a != b for a, b in zip(words, word, strict=True)) == 1]
    if len(near) != 1:
        return cell
    [(wrong, right)] = [(a, b) for a, b in zip(words, near[0], strict=True) if a != b]
    return cell._replace(text=cell.text.replace(wrong, right)) if cell.text.count(wrong) == 1 else cell


@cache
def _words_of_length() -> dict[int, frozenset[str]]:
    """Every label, account name and row label that forms print, by length."""
    words = set(header_words())
    for layout in load_layouts():
        for vocabulary in (*layout.rows.values(), layout.fields):
            words.update(part for label in vocabulary.keys for part in label.split("/"))
    for name in _NAME_LISTS:
        text = (files(__package__) / "codes" / name).read_text(encoding="utf-8")
        words.update(bare(row["name"]) for row in csv.DictReader(text.splitlines()))
    lengths = {len(word) for word in words if len(word) >= SHORTEST}
    return {length: frozenset(word for word in words if len(word) == length) for length in lengths}
