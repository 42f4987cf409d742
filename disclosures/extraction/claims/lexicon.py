"""The words of subjects.toml as values: topics of sections, and subjects with the figures they refer to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from disclosures.extraction.text import fold

_DATA = Path(__file__).with_name("subjects.toml")
_MARKS = re.compile(r"[“”\"'‘’《》()\[\]【】〔〕、,。·:;]")

_FISCAL_FORMS = frozenset(("T04", "T05", "T06", "T07", "T08", "T09"))

Place = tuple[str, str, str]
"""form, row, column: an Address without its scope."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a section is about: words of its heading, and the tables that its figures come from, the first first.

    apart: it says for itself where its money comes from.
    """

    name: str
    words: tuple[str, ...]
    forms: tuple[str, ...]
    apart: bool = False


@dataclass(frozen=True)
class Subject:
    """Something the narrative states figures of; see the head of subjects.toml."""

    name: str
    words: tuple[str, ...]
    figures: tuple[Place, ...]
    also: tuple[Place, ...] = ()
    topics: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    given: tuple[Place, ...] = ()
    regions: tuple[str, ...] = ()
    source: bool = False

    @cached_property
    def is_fiscal(self) -> bool:
        """Whether it speaks of fiscal money alone."""
        return all(form in _FISCAL_FORMS for form, _, _ in self.figures)

    def stands_in(self, topic: str) -> bool:
        """Whether the words mean this in a section about `topic`."""
        if self.source and any(t.apart for t in topics() if t.name == topic):
            return False
        return (not self.topics or topic in self.topics) and topic not in self.unless


@lru_cache(maxsize=1 << 13)
def plain(text: str) -> str:
    """Words without quotes, brackets and punctuation: '因公出国（境）费' → '因公出国境费'."""
    return _MARKS.sub("", fold(text))


@cache
def topics() -> tuple[Topic, ...]:
    """The topics, the more special first."""
    return tuple(
        Topic(str(t["name"]), tuple(t["words"]), tuple(t["forms"]), bool(t.get("apart"))) for t in _read()["topic"]
    )


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects in the order of the file."""
    return tuple(_subject(s) for s in _read()["subject"])


@cache
def sources() -> frozenset[str]:
    """The names of the subjects that are sources of money."""
    return frozenset(subject.name for subject in subjects() if subject.source)


@cache
def meanings(topic: str) -> Mapping[str, tuple[int, ...]]:
    """What each plain word may mean in a section about `topic`: places in subjects()."""
    found: dict[str, tuple[int, ...]] = {}
    for place, subject in enumerate(subjects()):
        for word in map(plain, subject.words if subject.stands_in(topic) else ()):
            found[word] = (*found.get(word, ()), place)
    return found


@cache
def longest(topic: str) -> int:
    """Characters of the longest word that means something in a section about `topic`."""
    return max(map(len, meanings(topic)), default=0)


@cache
def _read() -> dict[str, list[dict[str, list[str]]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _subject(data: dict[str, list[str]]) -> Subject:
    return Subject(
        name=str(data["name"]),
        words=tuple(data["words"]),
        figures=_places(data["figures"]),
        also=_places(data.get("also", ())),
        topics=tuple(data.get("topics", ())),
        unless=tuple(data.get("unless", ())),
        given=_places(data.get("given", ())),
        regions=tuple(data.get("regions", ())),
        source=bool(data.get("source")),
    )


def _places(texts: Sequence[str]) -> tuple[Place, ...]:
    return tuple(_place(text) for text in texts)


def _place(text: str) -> Place:
    form, row, column = text.split(":")
    return form, row, column


def topic_of(headings: Sequence[str]) -> Topic | None:
    """The topic of a section by its headings, the nearest last; one that says nothing leaves it to those above."""
    for heading in reversed(headings):
        words = plain(heading)
        for topic in topics():
            if any(word in words for word in topic.words):
                return topic
    return None
