"""Which form a table is: title, header words, row codes and place together; ties and doubts are no form at all.

A candidate earns 4 for its title, up to 3 for the share of the columns that it knows, 1 for its own header words.
It must have the columns that the layout requires. A table with a title of its own that names no form is none,
unless its header is distinct. What no title names is told by the order of the forms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.extraction.columns import Column, read_columns, words_of
from disclosures.extraction.header import Sheet, take_apart
from disclosures.extraction.layout import Layout
from disclosures.extraction.model import Grid
from disclosures.extraction.surroundings import Frame
from disclosures.extraction.text import bare, fold
from disclosures.extraction.titles import layouts_named, stripped

TITLE, HEADER, WORDS = 4.0, 3.0, 1.0
LEAST_HEADER = 0.5
"""Share of the columns that a layout must know."""

_ACCOUNT = re.compile(r"[12]\d{2}(?:\d{2}){0,2}")
_ECONOMIC = re.compile(r"[35]\d{2}(?:\d{2})?")


@dataclass(frozen=True)
class Reading:
    """A grid understood: its frame, its parts, the layout that fits (None where none does), its columns."""

    frame: Frame
    sheet: Sheet
    title: str
    layout: Layout | None = None
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    layout: Layout
    columns: tuple[Column, ...]
    score: float
    named: bool


def recognise(found: Sequence[Frame], layouts: Sequence[Layout], names: Sequence[str] = ()) -> list[Reading]:
    """A reading for every frame, in order."""
    result: list[Reading] = []
    undecided: dict[int, list[_Candidate]] = {}
    for frame in found:
        reading, candidates = _read(frame, layouts, names, result[-1] if result else None)
        if len(candidates) > 1:
            undecided[len(result)] = candidates
        result.append(reading)
    for place, candidates in undecided.items():
        result[place] = _by_order(result, place, candidates)
    return result


def _read(
    frame: Frame, layouts: Sequence[Layout], names: Sequence[str], previous: Reading | None
) -> tuple[Reading, list[_Candidate]]:
    head = _project_head(frame, layouts)
    if head is not None:
        return head, []
    sheet = take_apart(frame.grid)
    title, named = _title(frame, sheet, layouts, names)
    follows = frame.adjoins and not sheet.title and previous is not None and previous.layout is not None
    if follows and previous is not None and previous.layout is not None:
        followers = [x for x in layouts if x.follows == previous.layout.form]
        for candidate in _candidates(sheet, followers, (), ""):
            return Reading(frame, sheet, previous.title, candidate.layout, candidate.columns), []
    best = _best(_candidates(sheet, layouts, named, title))
    if len(best) == 1:
        return Reading(frame, sheet, title, best[0].layout, best[0].columns), []
    return Reading(frame, sheet, title), best


def _title(
    frame: Frame, sheet: Sheet, layouts: Sequence[Layout], names: Sequence[str]
) -> tuple[str, tuple[Layout, ...]]:
    """The title (inside the grid, else the nearest above that names a form, else the nearest) and what it names."""
    offered = ([sheet.title] if sheet.title else []) + list(frame.titles)
    for title in offered[:3]:
        named = layouts_named(title, layouts, names)
        if named:
            return title.strip(), named
    return (offered[0].strip() if offered else ""), ()


def _candidates(sheet: Sheet, layouts: Sequence[Layout], named: Sequence[Layout], title: str) -> list[_Candidate]:
    result: list[_Candidate] = []
    kinds = _code_kinds(sheet.grid)
    for layout in layouts:
        if layout.keyed_by == "field" or not _allowed(layout, title, kinds):
            continue
        columns = read_columns(sheet, layout)
        share = _share_known(columns)
        if share < LEAST_HEADER or not _has_required(columns, layout):
            continue
        is_named = layout in named
        foreign = bool(title) and not is_named and not layout.distinct and not _is_heading(title)
        if foreign or (named and not is_named and not layout.distinct):
            continue
        score = TITLE * is_named + HEADER * share + WORDS * _has_words(sheet, layout)
        result.append(_Candidate(layout, columns, score, is_named))
    return result


def _best(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates with the highest score; several where nothing decides."""
    top = max((c.score for c in candidates), default=0.0)
    return [c for c in candidates if c.score == top]


def _allowed(layout: Layout, title: str, kinds: frozenset[str]) -> bool:
    words = stripped(title)
    if any(w not in words for w in layout.requires_title) or any(w in words for w in layout.refuses_title):
        return False
    if layout.keyed_by == "economic":
        return "account" not in kinds
    return layout.keyed_by != "account" or "economic" not in kinds


def _is_heading(title: str) -> bool:
    """Whether what stands above is only a heading of the narrative, not a table's own title."""
    return not bare(title).endswith("表")


def _share_known(columns: Sequence[Column]) -> float:
    if not columns:
        return 0.0
    return sum(1 for c in columns if c.amount or c.text) / len(columns)


def _has_required(columns: Sequence[Column], layout: Layout) -> bool:
    amounts = {c.amount and c.amount.rpartition(".")[2] for c in columns}
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
    """Which kinds of account codes a grid prints in its first columns."""
    kinds: set[str] = set()
    for row in grid.rows:
        for cell in row[:3]:
            words = fold(cell.text) if cell else ""
            if _ACCOUNT.fullmatch(words) and len(words) > 3:
                kinds.add("account")
            elif _ECONOMIC.fullmatch(words) and len(words) > 3:
                kinds.add("economic")
    return frozenset(kinds)


def _project_head(frame: Frame, layouts: Sequence[Layout]) -> Reading | None:
    """A table of labels beside values, known by its labels."""
    texts = [bare(cell.text) for row in frame.grid.rows for cell in row if cell]
    for layout in layouts:
        known = {mark for mark in layout.marks if any(text.startswith(mark) or text.endswith(mark) for text in texts)}
        if layout.keyed_by == "field" and len(known) >= 4 and not any(text == "一级指标" for text in texts):
            sheet = take_apart(frame.grid, headless=True)
            title, _ = _title(frame, sheet, [layout], ())
            return Reading(frame, sheet, title, layout)
    return None


def _by_order(readings: Sequence[Reading], place: int, candidates: Sequence[_Candidate]) -> Reading:
    """The candidate whose form is next after the table before, where the tables before and after bound it."""
    before = [r.layout.form for r in readings[:place] if r.layout]
    after = [r.layout.form for r in readings[place + 1 :] if r.layout]
    low, high = before[-1] if before else "T00", after[0] if after else "T99"
    fitting = [c for c in candidates if low < c.layout.form < high]
    reading = readings[place]
    if not fitting:
        return reading
    first = min(fitting, key=lambda c: c.layout.form)
    return Reading(reading.frame, reading.sheet, reading.title, first.layout, first.columns)
