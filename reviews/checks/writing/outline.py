"""Headings by rank and number, and places in passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Passage, Span
from disclosures.extraction.text import bare, fold
from reviews.checks.finding import Place
from reviews.checks.memory import once_a_book

DIGITS = "一二三四五六七八九十"
_RANKS = (
    re.compile(r"第([一二三四五六七八九十\d]+)(?:部分|章|节)"),
    re.compile(r"([一二三四五六七八九十]{1,3})[、.]"),
    re.compile(r"\(([一二三四五六七八九十]{1,3})\)"),
    re.compile(r"(\d{1,2})(?:、|\.(?!\d))"),
    re.compile(r"\((\d{1,2})\)"),
)
UNNUMBERED = 1
DEEP = 2
A_LIST = 4
"""So many headings in a row with nothing under them are a table of contents."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its rank from 0 (第一部分) down, its number (None without one), and the passages under it."""

    passage: Passage
    rank: int
    number: int | None
    body: tuple[Passage, ...]

    @property
    def text(self) -> str:
        return self.passage.text.strip()


def numeral(text: str) -> int:
    """'十二' → 12, '7' → 7."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.index(text) + 1
    return (DIGITS.index(tens) + 1 if tens else 1) * 10 + (DIGITS.index(ones) + 1 if ones else 0)


@once_a_book
def headings(book: FactBook, scope: str) -> list[Heading]:
    """The headings of a scope in print order."""
    passages = [p for p in book.extraction.narrative if p.scope == scope]
    starts = [i for i, p in enumerate(passages) if p.heading]
    ends = [*starts, len(passages)][1:]
    return [_heading(passages[i], tuple(passages[i + 1 : end])) for i, end in zip(starts, ends, strict=True)]


@once_a_book
def in_contents(book: FactBook, scope: str) -> set[str]:
    """The ids of headings that only announce others: in a long run without bodies, or told again further down."""
    found = headings(book, scope)
    shallow = [h for h in found if h.rank <= DEEP]
    again = {h.passage.id for i, h in enumerate(found) if not h.body and _recurs(h, found[i + 1 :])}
    run: list[Heading] = []
    listed: set[str] = set()
    for heading in [*shallow, None]:
        if heading is not None and not heading.body:
            run.append(heading)
            continue
        listed |= {h.passage.id for h in run} if len(run) >= A_LIST else set()
        run = []
    return listed | again


def _recurs(heading: Heading, later: Sequence[Heading]) -> bool:
    words = bare(_RANKS[0].sub("", fold(heading.text)))
    return bool(words) and any(bare(_RANKS[0].sub("", fold(other.text))) == words for other in later)


def _heading(passage: Passage, body: tuple[Passage, ...]) -> Heading:
    for rank, pattern in enumerate(_RANKS):
        found = pattern.match(fold(passage.text))
        if found:
            return Heading(passage, rank, numeral(found[1]), body)
    return Heading(passage, UNNUMBERED, None, body)


def scopes(book: FactBook) -> Iterator[str]:
    """The scopes that have a narrative, in print order."""
    yield from dict.fromkeys(p.scope for p in book.extraction.narrative)


@once_a_book
def wholes(book: FactBook) -> dict[str, Place]:
    """The places of whole passages by their ids."""
    return {passage.id: place(passage) for passage in book.extraction.narrative}


def place(passage: Passage, span: Span | None = None) -> Place:
    """A run of a passage, or all of it."""
    start, end = span or (0, len(passage.text))
    locus = passage.locus
    return Place(
        passage=passage.id, span=(start, end), text=passage.text[start:end].strip(), page=locus.page, box=locus.box
    )
