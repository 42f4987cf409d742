"""A number of the narrative where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS
from disclosures.extraction.model import Claim, Passage
from disclosures.extraction.tolerance import Interval
from reviews.checks.finding import Place

_CLAUSE_BEGINS = re.compile(r".*[，。；：、,;:\n]", re.DOTALL)


@dataclass(eq=False)
class Mention:
    """A claim in its passage. at and end are places in the folded text; end stands behind the unit."""

    claim: Claim
    passage: Passage
    at: int
    end: int
    is_money: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_money = self.claim.unit in UNITS and self.claim.amount is not None

    @cached_property
    def interval(self) -> Interval:
        """What the printed figure stands for; counts are exact, and so is 0 without decimals (nobody rounds to it)."""
        assert self.claim.amount is not None
        if self.claim.role == "count" or not (self.claim.amount or self.claim.decimals):
            return tolerance.exactly(self.claim.amount)
        return tolerance.printed(self.claim.amount, self.claim.decimals, self.claim.unit)

    @property
    def signed(self) -> Interval:
        """A change with its direction: 减少 is negative."""
        return -self.interval if self.claim.direction < 0 else self.interval

    @cached_property
    def place(self) -> Place:
        """The words on paper: the clause that states the figure, the figure's own span."""
        text, claim = self.passage.text, self.claim
        before = _CLAUSE_BEGINS.match(text, 0, claim.span[0])
        start, end = before.end() if before else 0, claim.span[1]
        if text.startswith(claim.unit, end):
            end += len(claim.unit)
        elif rest := re.match(r"\s*" + r"\s*".join(map(re.escape, claim.unit)), text[end:]):
            end += rest.end()
        locus = self.passage.locus
        return Place(
            passage=claim.passage,
            span=(claim.span[0], end),
            text=text[start:end].strip(),
            printed=claim.printed,
            page=locus.page,
            box=locus.box,
        )

    @property
    def words(self) -> str:
        """The figure as printed, with its unit."""
        return f"{self.claim.printed}{self.claim.unit}"
