"""What pages are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from disclosures import queries as files
from disclosures.models import Submission
from disclosures.queries import ShownPassage, ShownTable
from reviews.models import CheckRun, Flag, Review
from reviews.workflow import Offer


@dataclass(frozen=True)
class Change:
    """One difference between two versions. kind: figure, text (narrative), table. difference in 元."""

    kind: str
    form: str
    unit_code: str
    row_label: str
    column_label: str
    before: str
    after: str
    difference: Decimal | None = None


@dataclass(frozen=True)
class Uncovered:
    """A number of the narrative that is neither judged nor acknowledged, with the words around it."""

    claim: int
    passage: int
    printed: str
    before: str
    after: str


@dataclass(frozen=True)
class Desk:
    """Everything that the page of one submission shows.

    is_current: the run has seen the figures as they are. flags: with their annotations, the primary of a cause first.
    statuses: "passage key:start" → the judged status of a narrative number ("acknowledged" where a person has looked at
    it). coverage in per cent, people included. counts: errors, warnings, hints (open ones by level), open, settled.
    """

    review: Review
    submission: Submission
    run: CheckRun | None
    is_current: bool
    flags: list[Flag]
    statuses: dict[str, str]
    uncovered: list[Uncovered]
    coverage: Decimal | None
    offers: list[Offer]
    counts: dict[str, int] = field(default_factory=dict)

    @cached_property
    def tables(self) -> list[ShownTable]:
        """The document's tables; read where they are shown, not with every flag that is settled."""
        return files.tables(self.submission)

    @cached_property
    def narrative(self) -> list[ShownPassage]:
        """The document's paragraphs, likewise."""
        return files.narrative(self.submission)


@dataclass(frozen=True)
class PublicFilter:
    """What the public search asks for; empty fields ask nothing. text is found in unit names and codes."""

    text: str = ""
    region: str = ""
    year: int | None = None
    kind: str = ""
