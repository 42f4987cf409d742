"""The numbers of a passage where they stand, and how its sentences hang together: what is a part of what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Claim, Passage
from disclosures.extraction.text import fold_map
from disclosures.extraction.tolerance import Interval
from reviews.checks.balance import Stated
from reviews.checks.finding import Place
from reviews.checks.memory import once_a_book

_OPENER = re.compile(
    r"(?P<made>(?<![\u4e00-\u9fff])由(?!于|此))"
    r"|(?P<all>分别(?:为|是|用于|安排)|(?<![部十])分为|全部(?:为|是|用于))"
    r"|(?P<some>其中|(?<!主要)包括|(?<!主要)包含)"
    r"|(?P<chief>主要(?:包括|包含|用于|为|是|有)?)"
    r"|(?P<loose>用于|原因|具体情况)"
)
"""How a list begins: what a whole is made of, all its parts, some, the chief ones, or things that are no parts."""
_MADE_OF = re.compile(r"(?:共同)?[组构]成")
"""Behind the parts of what is made of them: '由甲5万元和乙4万元组成'."""
_UNFINISHED = re.compile(r"[^。!?]*?(?:等|其余|剩余|此外|另)")
"""Behind a list: there is more than what it names."""
_OTHER_LIST = re.compile(r"(?!其中)[\u4e00-\u9fff]{2,12}?,?(?:包括|包含|分别为|分别是):?")
"""Behind a semicolon: a list of something else than the amount before it ('…5万元;支出包括:…')."""
_TOTALS = ("income.total", "expenditure.total")
"""Rows that are no part of anything: '收入9万元,其中:甲5万元;支出9万元'."""
_ITEM = re.compile(r"\(?\d{1,2}[.、)]")
_BREAK = "。!?"
_CLAUSE = ",。;:()"


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
        reader = _Reader(self)
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


@dataclass(frozen=True, slots=True)
class Group:
    """An amount and the amounts that the sentence calls its parts: all of them, some of them, or the chief ones."""

    whole: Mention
    parts: tuple[Mention, ...]
    said: str = "some"


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


def operand(mention: Mention, factor: int = 1) -> Stated:
    """A stated figure as an addend."""
    claim = mention.claim
    assert claim.amount is not None
    amount = claim.amount * (-1 if claim.role == "change" and claim.direction < 0 else 1)
    interval = mention.signed if claim.role == "change" else mention.interval
    return Stated(amount, interval, mention.place, claim.unit, claim.decimals, factor)


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


@dataclass
class _Level:
    """An open enumeration: what its whole may be (nothing, where it need not add up), its parts, the brackets."""

    wholes: tuple[Mention, ...]
    parts: list[Mention]
    depth: int
    said: str = "some"


class _Reader:
    """Walks a passage from number to number and keeps the enumerations that are open."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.depth = 0
        self.open: list[_Level] = []
        self.closed: list[_Level] = []
        self.before: dict[bool, Mention] = {}
        self.last: Mention | None = None
        """The number before, whatever it says."""
        self.row = 0
        """Numbers of the sentence so far."""

    def step(self, gap: str) -> None:
        """Take in the words before the next number."""
        stopped = 0
        for position, char in enumerate(gap):
            if char == "(":
                self.depth += 1
            elif char == ")":
                self.depth = max(0, self.depth - 1)
                self._close([level for level in self.open if level.depth > self.depth])
            elif char in _BREAK and not re.match(r"其中|包括", gap[position + 1 :]):
                self._close(self.open)
                stopped, self.row = position + 1, 0
            elif char == ";" and not _ITEM.match(gap, position + 1):
                inner = [level for level in self.open if level.depth == self.depth]
                if len(inner) > 1:
                    self._close(inner[-1:])
                elif _OTHER_LIST.match(gap, position + 1):
                    self._close(inner)
                    stopped = position + 1
        self._begin(gap[stopped:], bool(stopped))

    def _begin(self, gap: str, fresh: bool) -> None:
        """Open what the words open: '其中' the parts of the number before, '主要用于' a list that need not add up.

        Whose parts stand behind a semicolon after several numbers ('甲9万元、乙1万元;其中…') is not said.
        """
        found = list(_OPENER.finditer(gap))
        if not found:
            return
        opener = found[-1]
        said = opener.lastgroup or ""
        if said == "chief" and len(found) == 1 and gap[: opener.start()] in ("", ",", ":"):
            wholes = (self.last,) if self.last and self.last is self.before.get(self.last.is_money) else ()
            self.open.append(_Level(wholes, [], self.depth, said))
            return
        stated = said in ("made", "all", "some") and not any(f.lastgroup in ("chief", "loose") for f in found)
        named = fresh and re.search(r"[\u4e00-\u9fff]", gap[: opener.start()])
        doubtful = not self.open and self.row > 1 and gap.startswith(";")
        latest = sorted(self.before.values(), key=lambda m: -m.at)
        self.open.append(_Level(tuple(latest) if stated and not named and not doubtful else (), [], self.depth, said))

    def take(self, mention: Mention) -> None:
        if mention.claim.refers_to and mention.claim.refers_to[0].row in _TOTALS:
            self._close(self.open)
        if self.open and (self.open[-1].said != "chief" or self.open[-1].depth == self.depth):
            self.open[-1].parts.append(mention)
        self.row += 1
        self.before[mention.is_money] = mention

    def _close(self, ended: Sequence[_Level]) -> None:
        self.closed += ended
        self.open = [level for level in self.open if all(level is not e for e in ended)]

    def found(self) -> list[Group]:
        """All enumerations that have parts in the unit of their whole."""
        result = []
        for level in [*self.closed, *self.open]:
            for whole in level.wholes:
                parts = tuple(p for p in level.parts if _same_kind(p, whole))
                if parts:
                    result.append(Group(whole, parts, self._said(level, parts)))
                    break
        return sorted(result, key=lambda g: g.whole.at)

    def _said(self, level: _Level, parts: Sequence[Mention]) -> str:
        """What the words claim of the parts: all, some or chief; all only where none is left out or open."""
        if level.said in ("some", "chief"):
            return level.said
        end, text = parts[-1].end, self.text.folded
        claimed = _MADE_OF.match(text, end) if level.said == "made" else not _UNFINISHED.match(text, end)
        return "all" if claimed and len(parts) == len(level.parts) else "some"


def _same_kind(a: Mention, b: Mention) -> bool:
    if a.claim.role != b.claim.role:
        return False
    return (a.is_money and b.is_money) or a.claim.unit == b.claim.unit
