"""Which layouts a table may have, and how well each fits: title, header, codes and rows together.

A candidate earns 4 for its title, up to 3 for the share of the columns that it knows, 1 for its own header words.
It must have the columns that the layout requires. A table whose title names no form is a candidate only for what its
own rows or its distinct header tell, and never for a further form: those are told by their titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.extraction.accounts import lei_code
from disclosures.extraction.columns import Column, is_list, read_columns, words_of
from disclosures.extraction.forms import is_further
from disclosures.extraction.header import Sheet
from disclosures.extraction.layout import Layout
from disclosures.extraction.model import Grid
from disclosures.extraction.text import bare, fold
from disclosures.extraction.titles import stripped

TITLE, HEADER, WORDS = 4.0, 3.0, 1.0
LEAST_ROWS = 2
"""Row labels that a table without its title must print."""

LEAST_HEADER = 0.5
"""Share of the columns that a layout must know."""


@dataclass(frozen=True)
class Candidate:
    """A layout that a table may have, what its columns then hold, and how well it fits."""

    layout: Layout
    columns: tuple[Column, ...]
    score: float


def candidates(sheet: Sheet, layouts: Sequence[Layout], named: Sequence[Layout], title: str) -> list[Candidate]:
    """The layouts that the sheet may have. named: those that its title names."""
    result: list[Candidate] = []
    kinds = _code_kinds(sheet.grid)
    words = stripped(title)
    is_told = bool(named or (title and not is_heading(title)))
    for layout in layouts:
        is_named = layout in named
        if not is_named and (is_further(layout.form) or (is_told and not layout.distinct)):
            continue
        if layout.keyed_by == "field" or not _allowed(layout, words, kinds):
            continue
        columns = read_columns(sheet, layout)
        share = _share_known(columns)
        if share < LEAST_HEADER or not _has_required(sheet, columns, layout):
            continue
        if not is_named and not _speaks_for_itself(sheet, columns, layout, title, kinds):
            continue
        score = TITLE * is_named + HEADER * share + WORDS * _has_words(sheet, layout)
        result.append(Candidate(layout, columns, score))
    return result


def _speaks_for_itself(
    sheet: Sheet, columns: Sequence[Column], layout: Layout, title: str, kinds: frozenset[str]
) -> bool:
    """Whether a table may have this form without its title: rows such as the form prints."""
    if layout.keyed_by in ("account", "economic"):
        return layout.keyed_by in kinds or (not title and any(c.text in ("code", "class") for c in columns))
    if layout.keyed_by == "unit":
        return all(column.text for column in columns)
    return not layout.rows or _known_rows(sheet, columns, layout) >= LEAST_ROWS


def _known_rows(sheet: Sheet, columns: Sequence[Column], layout: Layout) -> int:
    """How many row labels, totals aside, the layout knows."""
    names = [i for i, column in enumerate(columns) if column.text == "name"]
    labels = {bare(cell.text) for row in sheet.rows for i in names if (cell := row[i])}
    known = {key for words in labels for rows in layout.rows.values() if (key := rows.exact((words,)))}
    items = {column.item for column in columns if column.item}
    return len((known | items) - {"total", "subtotal"}) + sum(1 for words in labels if lei_code(words))


def best(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the highest score; several where nothing decides."""
    top = max((c.score for c in found), default=0.0)
    return [c for c in found if c.score == top]


def _allowed(layout: Layout, words: str, kinds: frozenset[str]) -> bool:
    """Whether the words of a title and the codes do not speak against a form."""
    if any(w not in words for w in layout.requires_title) or any(w in words for w in layout.refuses_title):
        return False
    if layout.keyed_by == "economic":
        return "account" not in kinds
    return layout.keyed_by != "account" or "economic" not in kinds


def is_heading(title: str) -> bool:
    """Whether what stands above is only a heading of the narrative, not a table's own title."""
    return not re.search(r"表(?:$|[(])", fold(title))


def _share_known(columns: Sequence[Column]) -> float:
    if not columns:
        return 0.0
    return sum(1 for c in columns if c.amount or c.text) / len(columns)


def _has_required(sheet: Sheet, columns: Sequence[Column], layout: Layout) -> bool:
    amounts = {c.amount and c.amount.rpartition(".")[2] for c in columns}
    if layout.keyed_by == "account" and is_list(columns):
        amounts |= {layout.columns.exact((bare(cell.text),)) for row in sheet.rows for cell in row if cell}
    texts = {c.text for c in columns}
    if any(not amounts.intersection(group) for group in layout.required):
        return False
    if any(text not in texts for text in layout.text_required) or amounts.intersection(layout.refuses):
        return False
    if layout.items and not amounts - {None}:
        return False
    return not layout.sides or {c.side for c in columns if c.amount} == {"income", "expenditure"}


def _has_words(sheet: Sheet, layout: Layout) -> bool:
    words = {part for path in words_of(sheet.paths) for part in path}
    return any(any(w in part for part in words) for w in layout.header_words)


def _code_kinds(grid: Grid) -> frozenset[str]:
    """Which kinds of account codes (款 and 项) a grid prints in its first columns."""
    kinds: set[str] = set()
    for row in grid.rows:
        for cell in row[:3]:
            words = fold(cell.text) if cell else ""
            if len(words) not in (5, 7) or not words.isdecimal():
                continue
            if words[0] in "12":
                kinds.add("account")
            elif words[0] in "35" and len(words) == 5:
                kinds.add("economic")
    return frozenset(kinds)
