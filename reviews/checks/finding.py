"""What checks say: a Finding for someone to settle, and an Instance in the ledger for everything that was looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from disclosures.extraction.model import Address, Box, Claim, Span

ADVICE = frozenset(("cell", "old", "new", "count", "slip", "cells", "changes"))
"""The values of a message that tell how to repair: they depend on what else is wrong in the file."""


SIDES = {"left": "right", "right": "left", "actual": "expected", "expected": "actual"}
"""What a message says of one side, and of the other."""


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Outcome(StrEnum):
    """CLEAN: looked and agrees. ROUNDING: agrees as far as rounding goes. SKIPPED: the check could not look."""

    CLEAN = "clean"
    ROUNDING = "rounding"
    FOUND = "found"
    SKIPPED = "skipped"
    CRASHED = "crashed"


class Place(NamedTuple):
    """A place on paper: a cell (or row, or whole table), or a run of a paragraph. The contract's LOCUS."""

    table: str | None = None
    row: int | None = None
    column: int | None = None
    row_label: str = ""
    column_label: str = ""
    printed: str = ""
    passage: str | None = None
    span: Span | None = None
    text: str = ""
    page: int | None = None
    box: Box | None = None
    address: Address | None = None

    @property
    def identity(self) -> str:
        """What stays the same when coordinates change: the address, or the labels, and the figure; or the words."""
        return f"{self.address or f'{self.row_label}/{self.column_label}'}={self.printed}|{self.text}"


@dataclass(frozen=True, slots=True)
class Change:
    """A place and the text that should stand there."""

    place: Place
    proposed: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What would clear a group of findings: the cells to change together, and how many equations that repairs.

    The first cell is the one to look at; the others were wrong with it, as a row's sums are with the row.
    """

    changes: tuple[Change, ...]
    repairs: int
    slip: str

    @property
    def place(self) -> Place:
        return self.changes[0].place

    @property
    def proposed(self) -> str:
        return self.changes[0].proposed


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction. template is the Chinese sentence with {names}, values fill it; both serve translation.

    expected, actual and difference are figures as printed, with their unit in `unit`. cause names the group of
    findings that one slip explains. turned, reworded: the cause is on the other side than the check thought.
    """

    code: str
    level: Level
    template: str
    values: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    unit: str = ""
    cause: str | None = None
    repair: Repair | None = None
    turned: bool = False
    reworded: bool = False

    def turn(self, *, reword: bool) -> Finding:
        """The same contradiction, the other figure being the wrong one; reword: the message names that one first."""
        said = dict(self.values)
        values = tuple((name, said[SIDES.get(name, name)]) for name in said) if reword else self.values
        difference = self.difference and (self.difference[1:] if self.difference[0] == "-" else f"-{self.difference}")
        return replace(
            self,
            values=values,
            expected=self.actual,
            actual=self.expected,
            difference=difference,
            turned=not self.turned,
            reworded=reword,
        )

    @property
    def message(self) -> str:
        return self.template.format(**dict(self.values))

    def check_words(self) -> None:
        """Raises KeyError where the template asks for a value that is not there."""
        self.template.format_map(dict(self.values))

    @property
    def fingerprint(self) -> str:
        """Code, addresses and figures, not coordinates: the same contradiction in the next version of the file.

        In any order and as the check has said it: which place leads, and which side is the wrong one, depends on what
        else is wrong in the file.
        """
        if self.turned:
            return self.turn(reword=self.reworded).fingerprint
        places = sorted(p.identity for p in self.places)
        named = [value for name, value in self.values if name not in ADVICE]
        said = "\n".join([self.code, *places, *named, self.expected or "", self.actual or ""])
        return hashlib.sha256(said.encode()).hexdigest()


class Instance(NamedTuple):
    """One line of the ledger: what was looked at, and what came of it. reason says why it was skipped or crashed.

    told is what was found; the line then says that.
    """

    code: str
    outcome: Outcome
    subject: str = ""
    reason: str = ""
    operands: tuple[Place, ...] = ()
    gap: str = ""
    told: Finding | None = None

    @property
    def words(self) -> str:
        """What was looked at, or the sentence of what was found."""
        return self.told.message if self.told else self.subject


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run over one document: findings, the ledger, and the narrative's numbers as judged."""

    findings: tuple[Finding, ...]
    ledger: Sequence[Instance]
    claims: tuple[Claim, ...]

    @property
    def has_errors(self) -> bool:
        return any(f.level is Level.ERROR for f in self.findings)

    def count(self, outcome: Outcome) -> int:
        return sum(i.outcome is outcome for i in self.ledger)
