"""The numbers of a passage, in order, and what is a part of what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Claim, Passage
from disclosures.extraction.text import fold_map
from reviews.checks.balance import Stated
from reviews.checks.memory import once_a_book
from reviews.checks.prose.enumerations import Enumerations, Group
from reviews.checks.prose.mention import Mention

__all__ = ["Group", "Mention", "Text", "operand", "texts"]


@dataclass(eq=False)
class Text:
    """A passage, folded, with its mentions in order. where: the place in the passage of each folded character."""

    passage: Passage
    folded: str
    where: Sequence[int]
    mentions: tuple[Mention, ...]

    @cached_property
    def changes(self) -> tuple[Mention, ...]:
        """The stated changes in money."""
        return tuple(m for m in self.mentions if m.claim.role == "change" and m.is_money)

    @cached_property
    def groups(self) -> list[Group]:
        """Wholes with their parts: '甲10万元，其中：乙4万元，丙6万元' → (甲, (乙, 丙)). Counts are grouped, too."""
        if len(self.mentions) < 2:
            return []
        reader = Enumerations(self.folded)
        for index, mention in enumerate(self.mentions):
            reader.step(self.gap(index))
            if mention.claim.role in ("amount", "count"):
                reader.take(mention)
            reader.last = mention
        return reader.found()

    def gap(self, index: int) -> str:
        """The words between mention index − 1 (or the beginning) and mention index."""
        start = self.mentions[index - 1].end if index else 0
        return self.folded[start : self.mentions[index].at]

    def after(self, index: int) -> str:
        """The words behind mention index up to the next (or the end)."""
        end = self.mentions[index + 1].at if index + 1 < len(self.mentions) else len(self.folded)
        return self.folded[self.mentions[index].end : end]


@once_a_book
def texts(book: FactBook) -> tuple[Text, ...]:
    """The passages that state numbers, in order."""
    claims: dict[str, list[Claim]] = {}
    for claim in book.extraction.claims:
        if claim.amount is not None and claim.role != "none":
            claims.setdefault(claim.passage, []).append(claim)
    return tuple(_text(p, claims[p.id]) for p in book.extraction.narrative if p.id in claims)


def _text(passage: Passage, claims: Sequence[Claim]) -> Text:
    folded, where = fold_map(passage.text)
    found = []
    for claim in sorted(claims, key=lambda c: c.span):
        at, end = bisect_left(where, claim.span[0]), bisect_left(where, claim.span[1])
        unit = claim.unit if folded.startswith(claim.unit, end) else ""
        found.append(Mention(claim, passage, at, end + len(unit)))
    return Text(passage, folded, where, tuple(found))


def operand(mention: Mention) -> Stated:
    """A stated figure as an addend."""
    claim = mention.claim
    assert claim.amount is not None
    amount = claim.amount * (-1 if claim.role == "change" and claim.direction < 0 else 1)
    interval = mention.signed if claim.role == "change" else mention.interval
    return Stated(amount, interval, mention.place, claim.unit, claim.decimals)
