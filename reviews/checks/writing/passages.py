"""The narrative as one text: what is looked for in every passage is looked for once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Passage, Span
from reviews.checks.finding import Finding, Instance
from reviews.checks.memory import once_a_book
from reviews.checks.wording import clean
from reviews.checks.writing import outline

_BETWEEN = "\0"
"""Neither white space nor a word: no pattern reaches over it."""


def matches(book: FactBook, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str], Span]]:
    """Where a pattern stands in the narrative, passage by passage; the span within the passage."""
    text, starts = _whole(book)
    for match in pattern.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        yield book.extraction.narrative[at], match, (match.start() - starts[at], match.end() - starts[at])


@once_a_book
def _whole(book: FactBook) -> tuple[str, list[int]]:
    texts = [passage.text for passage in book.extraction.narrative]
    return _BETWEEN.join(texts), list(accumulate((len(text) + 1 for text in texts), initial=0))


def told(book: FactBook, found: Mapping[str, Sequence[Finding]]) -> Iterator[Finding | Instance]:
    """For each passage what was found in it, by its id, else a line of the ledger that it was looked at."""
    for passage, looked in _looked_at(book).items():
        yield from found.get(passage) or (looked,)


@once_a_book
def _looked_at(book: FactBook) -> dict[str, Instance]:
    return {passage: clean(passage, place) for passage, place in outline.wholes(book).items()}
