"""Where things stand on paper: from the id that the desk gives a place to pages and boxes, or to rows and cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from disclosures.extraction.model import Box, Locus, Span
from disclosures.models import Passage, Submission
from disclosures.store.places import locus_in

_ANCHOR = re.compile(
    r"(?P<table>t\d+)(?:-r(?P<row>\d+)(?:-c(?P<column>\d+))?)?|(?P<passage>p\d+)(?:-(?P<start>\d+))?", re.ASCII
)
MOST_DIGITS = 40


@dataclass(frozen=True)
class Words:
    """A paragraph by its text, and how many of the same text stand before it; span: the number that is looked for."""

    text: str
    before: int = 0
    span: Span | None = None


@dataclass(frozen=True)
class Spot:
    """One place on paper. anchor: the id asked for; locus: its page and box, or its table, row and cell.

    words: of a paragraph, which has no place in files without pages.
    """

    anchor: str
    locus: Locus
    words: Words | None = None


def spots(submission: Submission, anchor: str) -> list[Spot]:
    """Where the file prints what has this id: t3-r7-c2 a cell, t3-r7 a row, t3 a table, p12 a paragraph,
    p12-34 the number in it that begins with its 34th character.

    A row and a table give one spot for each page that they are on. Empty where there is no such thing.
    """
    asked = _ANCHOR.fullmatch(anchor[:MOST_DIGITS])
    if asked is None:
        return []
    if asked["passage"]:
        found = submission.passage_set.filter(key=asked["passage"]).first()
        return [Spot(anchor, locus_in(found.locus), _words(found, asked["start"]))] if found else []
    table = submission.table_set.filter(key=asked["table"]).first()
    if table is None:
        return []
    rows = [[locus_in(cell.get("l", {})) for cell in row if cell] for row in table.rows]
    if asked["row"] is None:
        return [Spot(anchor, place) for place in _by_page(place for row in rows for place in row)]
    at = int(asked["row"])
    if at >= len(rows):
        return []
    column = int(asked["column"]) if asked["column"] else len(table.columns) + len(table.rows[at])
    cell = table.rows[at][column] if column < len(table.rows[at]) else None
    places = [locus_in(cell.get("l", {}))] if cell else _by_page(rows[at])
    return [Spot(anchor, place) for place in places]


def _words(passage: Passage, start: str | None) -> Words:
    """A paragraph's words; the place of its number that begins there, where it has one."""
    number = passage.claims.filter(start=int(start)).first() if start else None
    before = Passage.objects.filter(submission=passage.submission_id, text=passage.text, pk__lt=passage.pk).count()
    return Words(passage.text, before, (number.start, number.end) if number else None)


def _by_page(places: Iterable[Locus]) -> list[Locus]:
    """One place around all those of each page; where there are no pages, the places themselves."""
    boxes: dict[int, list[Box]] = {}
    others: list[Locus] = []
    for place in places:
        if place.page is not None and place.box is not None:
            boxes.setdefault(place.page, []).append(place.box)
        else:
            others.append(place)
    return [Locus(page, _around(held)) for page, held in sorted(boxes.items())] or others


def _around(boxes: list[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
