"""What pages are given: plain values, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class ShownCell:
    """A place of a table ready to show. machine is what the file prints where `text` is a person's correction.

    correction: the number of that correction, 0 without one.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    fact: int | None = None
    address: str = ""
    amount: Decimal | None = None
    machine: str | None = None
    correction: int = 0
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
