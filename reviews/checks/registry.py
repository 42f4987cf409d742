"""Where checks stand to be found: @check registers a generator, all_checks() lists them by code."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import reviews.checks
from disclosures.extraction.factbook import FactBook, Missing
from reviews.checks.balance import Balance
from reviews.checks.finding import Finding, Instance, Level, Outcome
from reviews.checks.memory import once_a_book

Word = Finding | Instance | Balance
"""What a check may say: a contradiction, a line of the ledger, or a sum that the runner judges."""

Rule = Callable[[FactBook], Iterator[Word]]

_CODE = re.compile(r"[A-Z]\d{3}")
_checks: dict[str, Check] = {}


class CodeTaken(ValueError):
    """Two checks claim one code."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule of ours: its code, what it is called, how grave it is, the clause it rests on, and the rule itself."""

    code: str
    level: Level
    title: str
    clause: str
    version: int
    rule: Rule

    @property
    def explanation(self) -> str:
        """The first line of the rule's docstring, shown to reviewers."""
        return (inspect.getdoc(self.rule) or "").partition("\n")[0]


def check(code: str, *, level: Level, title: str, clause: str, version: int = 1) -> Callable[[Rule], Rule]:
    """Register a generator as the check `code`. Raises CodeTaken, ValueError for a malformed code."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code}: a check code is a letter and three digits")

    def register(rule: Rule) -> Rule:
        if code in _checks:
            raise CodeTaken(code)
        _checks[code] = Check(code, level, title, clause, version, rule)
        return rule

    return register


@once_a_book
def words(book: FactBook, rule: Rule) -> tuple[Word, ...]:
    """All that a rule says of a document. A figure that is missing ends it as SKIPPED, any other failure as CRASHED."""
    said: list[Word] = []
    try:
        said.extend(rule(book))
    except Missing as missing:
        said.append(Instance("", Outcome.SKIPPED, reason=str(missing)))
    except Exception as error:  # noqa: BLE001 — a rule that fails must be seen, and must not hide the others
        said.append(crashed(error))
    return tuple(said)


def crashed(error: Exception) -> Instance:
    """The line of the ledger for a check that failed."""
    return Instance("", Outcome.CRASHED, reason=f"{type(error).__name__}: {error}")


def all_checks() -> tuple[Check, ...]:
    """Every check of this package by code."""
    _import_all()
    return tuple(_checks[code] for code in sorted(_checks))


@cache
def _import_all() -> None:
    """Import each module of this package, so that a new family needs no list."""
    for module in pkgutil.walk_packages(reviews.checks.__path__, "reviews.checks."):
        importlib.import_module(module.name)
