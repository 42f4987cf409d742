"""The numbers of a passage, in order, and what is a part of what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Claim, Passage
from disclosures.extraction.text import fold_map
from reviews.checks.balance import Stated
from reviews.checks.memory import once_a_book
from reviews.checks.prose.enumerations import Enumerations, Group
from reviews.checks.prose.mention import Mention

__all__ = ["Group", "Mention", "Text", "operand", "subject", "texts"]


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


def subject(mention: Mention) -> str:
    """What the figure speaks about, short enough for a sentence."""
    return _short(mention.claim.subject, mention.claim.role)


@lru_cache(maxsize=1 << 10)
def _short(words: str, role: str) -> str:
    """The subject of a claim, short enough for a sentence: the checks ask for the same one again and again."""
    path = re.findall(r"([^()，,。“”]+)\(\d*([类款项])\)", words)
    if path:
        return f"{path[-1][0].removeprefix('支出')}（{path[-1][1]}）"
    if role == "count":
        words = re.split(r"[、,]", words)[-1]
    words = re.sub(r"^(?:其中)?[,、:]*", "", words).strip('“”"()')
    words = re.sub(r"^.*?(?:局|委员会|院|部门|单位|中心|办公室|办事处)(?:部门)?(?=\d{4}年)", "", words)
    words = re.sub(r"(?:预算数|预算|安排|共计)*(?:为|是)?$", "", words) or words
    return words if len(words) <= 40 else "…" + words[-38:]
