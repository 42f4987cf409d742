"""Every read that views make of files and figures, each in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from disclosures.access import Person
from disclosures.models import Claim, Correction, Fact, Leftover, Region, Submission, Unit


@dataclass(frozen=True)
class ShownCell:
    """A place of a table ready to show. machine is what the file prints where `text` is a person's correction."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    fact: int | None = None
    address: str = ""
    amount: Decimal | None = None
    machine: str | None = None
    doubtful: bool = False
    page: int | None = None
    box: tuple[float, float, float, float] | None = None

    @property
    def is_figure(self) -> bool:
        return self.fact is not None

    @property
    def is_corrected(self) -> bool:
        return self.machine is not None


@dataclass(frozen=True)
class ShownTable:
    """A table ready to show; a line holds only the cells that begin on it (merged ones span)."""

    id: int
    key: str
    form: str
    level: str
    unit_code: str
    unit_name: str
    title: str
    caption: str
    amount_unit: str
    pages: tuple[int, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    notes: tuple[str, ...]
    declared_empty: bool


@dataclass(frozen=True)
class ShownClaim:
    """A number of the narrative. refers_to: addresses "T03:450:total:basic" of the figures it speaks about."""

    id: int
    start: int
    end: int
    printed: str
    status: str
    role: str
    unit: str
    subject: str
    note: str
    refers_to: tuple[str, ...]


@dataclass(frozen=True)
class ShownPassage:
    """A paragraph cut at its numbers: pieces are (text, None) or (printed, claim), in order."""

    id: int
    key: str
    section: str
    text: str
    heading: bool
    page: int | None
    pieces: tuple[tuple[str, ShownClaim | None], ...]


@dataclass(frozen=True)
class Progress:
    """Where a file is on its way, for the page that waits."""

    id: int
    name: str
    state: str
    label: str
    progress: str
    sentence: str
    busy: bool
    confirmed: bool


def submissions(
    user: Person, *, region: str = "", year: int | None = None, state: str = "", text: str = ""
) -> QuerySet[Submission]:
    """What the person may see, newest first. region is a code; text is found in names and codes."""
    raise NotImplementedError


def progress(user: Person, ids: Iterable[int]) -> list[Progress]:
    """Where several files are; those that the person may not see are left out."""
    raise NotImplementedError


def tables(submission: Submission) -> list[ShownTable]:
    """All tables in print order with corrections in place (three queries)."""
    raise NotImplementedError


def facts(submission: Submission, *, form: str = "", unit_code: str = "", text: str = "") -> QuerySet[Fact]:
    """The machine's figures in print order; text searches row and column labels."""
    raise NotImplementedError


def fact_at(submission: Submission, table_key: str, row: int, column: int) -> Fact | None:
    """The figure in a cell."""
    raise NotImplementedError


def corrections(submission: Submission) -> QuerySet[Correction]:
    """All corrections, newest first, with who made them."""
    raise NotImplementedError


def narrative(submission: Submission) -> list[ShownPassage]:
    """The paragraphs in order with their numbers (two queries)."""
    raise NotImplementedError


def records(submission: Submission) -> dict[str, list[Any]]:
    """The typed lines: {"institutions", "projects", "indicators", "procurement", "assets"} → model rows in order."""
    raise NotImplementedError


def leftovers(submission: Submission) -> QuerySet[Leftover]:
    """What was read and not understood."""
    raise NotImplementedError


def claims(submission: Submission) -> QuerySet[Claim]:
    """The numbers of the narrative with their passages, in order."""
    raise NotImplementedError


def versions(submission: Submission) -> list[Submission]:
    """Every submission of the same unit, year and kind, newest first, itself and withdrawn ones included."""
    raise NotImplementedError


def regions_for(user: Person) -> QuerySet[Region]:
    """Regions that a person has to do with, for filters and forms."""
    raise NotImplementedError


def units_for(user: Person, region: Region | None = None) -> QuerySet[Unit]:
    """Units that a person may upload for, with their region."""
    raise NotImplementedError
