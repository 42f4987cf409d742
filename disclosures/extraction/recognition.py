"""Which form a table is; ties and doubts are no form at all.

A project's head is known by its labels, what follows it by its place, everything else by its best candidate; what no
title names is told by the order of the forms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosures.extraction.assignments import NOT_A_FORM, fingerprint
from disclosures.extraction.candidates import Candidate, best, candidates, is_heading
from disclosures.extraction.columns import Column, read_columns
from disclosures.extraction.forms import is_further
from disclosures.extraction.header import Sheet, take_apart
from disclosures.extraction.layout import Layout
from disclosures.extraction.surroundings import Frame
from disclosures.extraction.text import bare
from disclosures.extraction.titles import layouts_named

LEAST_MARKS = 4
"""Labels at the beginning or end of texts that tell a project's head."""


@dataclass(frozen=True)
class Reading:
    """A grid understood: its frame, its parts, the layout that fits (None where none does), its columns.

    fingerprint: of the table as the machine alone reads it, where a person has said what it is (see assignments);
    with layout None, that it is no form at all.
    """

    frame: Frame
    sheet: Sheet
    title: str
    layout: Layout | None = None
    columns: tuple[Column, ...] = ()
    fingerprint: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether a person said so."""
        return bool(self.fingerprint)

    @property
    def printed_columns(self) -> tuple[str, ...]:
        """The header; a table of labels beside values has none."""
        return () if self.layout is not None and self.layout.keyed_by == "field" else self.sheet.columns


def recognise(found: Sequence[Frame], layouts: Sequence[Layout]) -> list[Reading]:
    """A reading for every frame, in order."""
    return _recognise(found, layouts, {})


def reassign(readings: Sequence[Reading], layouts: Sequence[Layout], assigned: Mapping[str, str]) -> list[Reading]:
    """The readings with what people said. assigned: fingerprint → form (see assignments).

    A fingerprint is that of the reading that the machine makes alone, so that a table is known again whatever was
    said about it or about the one before; the other tables are read anew beside what was said.
    """
    said = (_assigned(reading, layouts, assigned) for reading in readings)
    settled = {place: reading for place, reading in enumerate(said) if reading is not None}
    return _recognise([reading.frame for reading in readings], layouts, settled) if settled else list(readings)


def _recognise(found: Sequence[Frame], layouts: Sequence[Layout], settled: Mapping[int, Reading]) -> list[Reading]:
    result: list[Reading] = []
    undecided: dict[int, list[Candidate]] = {}
    for place, frame in enumerate(found):
        if place in settled:
            result.append(settled[place])
            continue
        reading, open_choice = _read(frame, layouts, result[-1] if result else None)
        if len(open_choice) > 1:
            undecided[len(result)] = open_choice
        result.append(reading)
    for place, open_choice in undecided.items():
        result[place] = _by_order(result, place, open_choice)
    return result


def _assigned(alone: Reading, layouts: Sequence[Layout], assigned: Mapping[str, str]) -> Reading | None:
    """The reading that a person has settled in place of the machine's; None where nobody has."""
    mark = fingerprint(alone.title, alone.printed_columns, alone.sheet.rows)
    form = assigned.get(mark)
    frame, title, sheet = alone.frame, alone.title, take_apart(alone.frame.grid)
    if form == NOT_A_FORM:
        return Reading(frame, sheet, title, fingerprint=mark)
    for layout in layouts:
        if layout.form == form and layout.keyed_by == "field":
            return Reading(frame, take_apart(frame.grid, headless=True), title, layout, fingerprint=mark)
        if layout.form == form:
            return Reading(frame, sheet, title, layout, read_columns(sheet, layout), mark)
    return None


def _read(frame: Frame, layouts: Sequence[Layout], previous: Reading | None) -> tuple[Reading, list[Candidate]]:
    head = _project_head(frame, layouts)
    if head is not None:
        return head, []
    sheet = take_apart(frame.grid)
    title, named = _title(frame, sheet, layouts)
    if previous is not None and previous.layout is not None and frame.adjoins and not sheet.title:
        followers = [x for x in layouts if x.follows == previous.layout.form]
        for candidate in candidates(sheet, followers, (), ""):
            return Reading(frame, sheet, previous.title, candidate.layout, candidate.columns), []
    fitting = best(candidates(sheet, layouts, named, title))
    if len(fitting) == 1:
        return Reading(frame, sheet, title, fitting[0].layout, fitting[0].columns), []
    return Reading(frame, sheet, title), fitting


def _title(frame: Frame, sheet: Sheet, layouts: Sequence[Layout]) -> tuple[str, tuple[Layout, ...]]:
    """The title (inside the grid, else the nearest above that names a form, else the nearest) and what it names."""
    offered = ([sheet.title] if sheet.title else []) + list(frame.titles)
    for title in offered[:3]:
        named = layouts_named(title, layouts)
        if named:
            return title.strip(), named
        if not is_heading(title):
            break
    return (offered[0].strip() if offered else ""), ()


def _project_head(frame: Frame, layouts: Sequence[Layout]) -> Reading | None:
    """A table of labels beside values, known by its labels."""
    texts = {bare(cell.text) for row in frame.grid.rows for cell in row if cell}
    if "一级指标" in texts:
        return None
    lines = "\n".join(("", *texts, ""))
    for layout in layouts:
        marks = layout.marks if layout.keyed_by == "field" else ()
        if sum(f"\n{mark}" in lines or f"{mark}\n" in lines for mark in marks) >= LEAST_MARKS:
            sheet = take_apart(frame.grid, headless=True)
            title, _ = _title(frame, sheet, [layout])
            return Reading(frame, sheet, title, layout)
    return None


def _by_order(readings: Sequence[Reading], place: int, choice: Sequence[Candidate]) -> Reading:
    """The candidate whose form is next after the table before, where the tables before and after bound it."""
    before, after = _ordered(readings[:place]), _ordered(readings[place + 1 :])
    low, high = before[-1] if before else "T00", after[0] if after else "T99"
    fitting = [c for c in choice if low < c.layout.form < high]
    reading = readings[place]
    if not fitting:
        return reading
    first = min(fitting, key=lambda c: c.layout.form)
    return Reading(reading.frame, reading.sheet, reading.title, first.layout, first.columns)


def _ordered(readings: Sequence[Reading]) -> list[str]:
    """The forms of these tables; further ones have no place in the order."""
    return [r.layout.form for r in readings if r.layout and not is_further(r.layout.form)]
