"""The ledger: a line for every word that the checks say, written out when somebody reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import overload

from reviews.checks import balance
from reviews.checks.balance import Balance, Operand, place
from reviews.checks.finding import Instance, Place

Lines = tuple[str, list[Instance | Balance]]
"""The code of a check and what it looked at: lines, and sums that hold."""


class Ledger(Sequence[Instance]):
    """The lines of a run in the order of the checks."""

    def __init__(self, said: Sequence[Lines]) -> None:
        self._said = said

    @cached_property
    def _lines(self) -> tuple[Instance, ...]:
        find = cache(place)  # a figure stands in many sums
        return tuple(_line(code, word, find) for code, words in self._said for word in words)

    @overload
    def __getitem__(self, index: int) -> Instance: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Instance]: ...
    def __getitem__(self, index: int | slice) -> Instance | Sequence[Instance]:
        return self._lines[index]

    def __len__(self) -> int:
        return sum(len(words) for _, words in self._said)

    def __iter__(self) -> Iterator[Instance]:
        return iter(self._lines)


def _line(code: str, word: Instance | Balance, find: Callable[[Operand], Place]) -> Instance:
    if isinstance(word, Balance):
        return balance.line(word, code, find)
    return Instance(code, word.outcome, word.subject, word.reason, word.operands, word.gap, word.told)
