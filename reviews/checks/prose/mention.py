"""A number of the narrative where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS
from disclosures.extraction.model import Claim, Passage
from disclosures.extraction.tolerance import Interval
from reviews.checks.finding import Place

_CLAUSE_BEGINS = re.compile(r".*[，。；：、,;:\n]", re.DOTALL)


@dataclass(eq=False, slots=True)
class Mention:
    """A claim in its passage. at and end are places in the folded text; end stands behind the unit.

    subject is what the figure speaks about, short enough for a sentence. interval is what the printed figure stands
    for: counts are exact, and so is 0 without decimals (nobody rounds to it). place is the clause that states the
    figure, with the figure's own span.
    """

    claim: Claim
    passage: Passage
    at: int
    end: int
    is_money: bool = field(init=False)
    subject: str = field(init=False)
    interval: Interval = field(init=False)
    place: Place = field(init=False)

    def __post_init__(self) -> None:
        claim = self.claim
        assert claim.amount is not None
        self.is_money = claim.unit in UNITS
        self.subject = _short(claim.subject, claim.role)
        if claim.role == "count" or not (claim.amount or claim.decimals):
            self.interval = tolerance.exactly(claim.amount)
        else:
            self.interval = tolerance.printed(claim.amount, claim.decimals, claim.unit)
        self.place = _place(claim, self.passage)

    @property
    def signed(self) -> Interval:
        """A change with its direction: 减少 is negative."""
        return -self.interval if self.claim.direction < 0 else self.interval

    @property
    def words(self) -> str:
        """The figure as printed, with its unit."""
        return f"{self.claim.printed}{self.claim.unit}"


def _place(claim: Claim, passage: Passage) -> Place:
    text, locus = passage.text, passage.locus
    before = _CLAUSE_BEGINS.match(text, 0, claim.span[0])
    start, end = before.end() if before else 0, claim.span[1]
    if text.startswith(claim.unit, end):
        end += len(claim.unit)
    elif rest := re.match(r"\s*" + r"\s*".join(map(re.escape, claim.unit)), text[end:]):
        end += rest.end()
    return Place(
        passage=claim.passage,
        span=(claim.span[0], end),
        text=text[start:end].strip(),
        printed=claim.printed,
        page=locus.page,
        box=locus.box,
    )


@lru_cache(maxsize=1 << 10)
def _short(words: str, role: str) -> str:
    """The subject of a claim, short enough for a sentence: a document speaks of the same things again and again."""
    path = re.findall(r"([^()，,。“”]+)\(\d*([类款项])\)", words)
    if path:
        return f"{path[-1][0].removeprefix('支出')}（{path[-1][1]}）"
    if role == "count":
        words = re.split(r"[、,]", words)[-1]
    words = re.sub(r"^(?:其中)?[,、:]*", "", words).strip('“”"()')
    words = re.sub(r"^.*?(?:局|委员会|院|部门|单位|中心|办公室|办事处)(?:部门)?(?=\d{4}年)", "", words)
    words = re.sub(r"(?:预算数|预算|安排|共计)*(?:为|是)?$", "", words) or words
    return words if len(words) <= 40 else "…" + words[-38:]
