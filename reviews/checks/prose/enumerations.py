"""How the sentences of a passage hang together: which amounts are the parts of which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.extraction import tolerance
from reviews.checks.prose.mention import Mention

_OPENER = re.compile(
    r"(?=[由分全其包主用原具])(?:"
    r"(?P<made>(?<![\u4e00-\u9fff])由(?!于|此))"
    r"|(?P<all>分别(?:为|是|用于|安排)|(?<![部十])分为|全部(?:为|是|用于))"
    r"|(?P<some>其中|(?<!主要)包括|(?<!主要)包含)"
    r"|(?P<chief>主要(?:包括|包含|用于|为|是|有)?)"
    r"|(?P<loose>用于|原因|具体情况))"
)
"""How a list begins: what a whole is made of, all its parts, some, the chief ones, or things that are no parts."""
_MADE_OF = re.compile(r"(?:共同)?[组构]成")
"""Behind the parts of what is made of them: '由甲5万元和乙4万元组成'."""
_UNFINISHED = re.compile(r"[^。!?]*?(?:等|其余|剩余|此外|另)")
"""Behind a list: there is more than what it names."""
_OTHER_LIST = re.compile(r"(?!其中)[\u4e00-\u9fff]{2,12}?,?(?:包括|包含|分别为|分别是|分为):?")
"""Behind a semicolon: a list of something else than the amount before it ('…5万元;支出包括:…')."""
_BOTH_SIDES = re.compile(r"收、?支")
"""In the subject of a figure that is the whole of the revenue and of the expenditure: '收支总预算9万元'."""
_ONE_SIDE = re.compile(r"[,:;]?(?:收入|支出)(?:预算)?(?:包括|包含)")
"""Behind such a figure: the list of one side ('。收入包括:甲5万元、乙4万元;支出包括:…')."""
_A_RATE = re.compile(r"[人车户辆次]均|平均|每")
"""In the subject of a figure that is no part of a sum: '车均运行费1.33万元'."""
_TOTALS = ("income.total", "expenditure.total")
"""Rows that are no part of anything: '收入9万元,其中:甲5万元;支出9万元'."""
COMPLETE = (
    ("abroad", "vehicles", "reception"),
    ("vehicle_purchase", "vehicle_running"),
    ("basic", "project"),
    ("personnel", "operating"),
    ("goods", "works", "services"),
)
"""Parts of which nothing is left over when all of them are named; none of them is a part of another."""
_BY_WORD = {"货物": "goods", "工程": "works", "服务": "services"}
"""Parts that are known by their name where no table has their figure."""
_OWN_PARTS = re.compile(r",?其中")
"""Behind a number that has parts of its own."""
_ITEM = re.compile(r"\(?\d{1,2}[.、)]")
_BREAK = "。!?"
_MARK = re.compile(rf"[();{_BREAK}]")


@dataclass(frozen=True, slots=True)
class Group:
    """An amount and the amounts that the sentence calls its parts: all of them, some of them, or the chief ones."""

    whole: Mention
    parts: tuple[Mention, ...]
    said: str = "some"


@dataclass
class _Level:
    """An open enumeration: what its whole may be (nothing, where it need not add up), its parts, the brackets.

    side: it is one side of a whole, told in a sentence of its own.
    """

    wholes: tuple[Mention, ...]
    parts: list[Mention]
    depth: int
    said: str = "some"
    side: bool = False


class Enumerations:
    """Walks a passage from number to number and keeps the enumerations that are open."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.depth = 0
        self.open: list[_Level] = []
        self.closed: list[_Level] = []
        self.before: dict[bool, Mention] = {}
        self.outside: dict[bool, Mention] = {}
        """What stood before the detail in brackets, and stands before again behind it."""
        self.both: Mention | None = None
        """What is the whole of either side, while their lists go on."""
        self.last: Mention | None = None
        """The number before, whatever it says."""
        self.row = 0
        """Numbers of the sentence so far."""
        self.whole: _Level | None = None
        """The list that a semicolon before the next number may have ended: it has, where that number has parts of its
        own and the list is whole without it ('28人,其中:甲12人、乙16人;实有26人,其中…')."""
        self.aside = 0
        """The depth of brackets right behind a number: what stands in them is its detail, no part beside it."""

    def step(self, gap: str) -> None:
        """Take in the words before the next number."""
        stopped = 0
        for mark in _MARK.finditer(gap):
            char, position = mark.group(), mark.start()
            if char == "(":
                self.depth += 1
                if self.last and not position and not self.aside:
                    self.aside, self.outside = self.depth, dict(self.before)
            elif char == ")":
                self.depth = max(0, self.depth - 1)
                if self.aside > self.depth:
                    self.aside, self.before = 0, self.outside
                self._close([level for level in self.open if level.depth > self.depth])
            elif char in _BREAK and not re.match(r"其中|包括", gap[position + 1 :]):
                self._close(self.open)
                stopped, self.row = position + 1, 0
                if not _ONE_SIDE.match(gap, stopped):
                    self.both = None
            elif char == ";" and not _ITEM.match(gap, position + 1):
                inner = [level for level in self.open if level.depth == self.depth]
                if len(inner) > 1:
                    self._close(inner[-1:])
                elif inner and inner[0].side:
                    inner[0].said = "all" if _ONE_SIDE.match(gap, position) else "some"
                    self._close(inner)
                    stopped = position + 1
                elif _OTHER_LIST.match(gap, position + 1):
                    self._close(inner)
                    stopped = position + 1
                elif inner and "其中" not in gap[position:]:
                    self.whole = inner[0]
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
        if self.both and _ONE_SIDE.match(gap):
            self.open.append(_Level((self.both,), [], self.depth, "all", side=True))
            return
        if said == "chief" and len(found) == 1 and gap[: opener.start()] in ("", ",", ":"):
            wholes = (self.last,) if self.last and self.last is self.before.get(self.last.is_money) else ()
            self.open.append(_Level(wholes, [], self.depth, said))
            return
        stated = said in ("made", "all", "some") and not any(f.lastgroup in ("chief", "loose") for f in found)
        named = fresh and re.search(r"[\u4e00-\u9fff]", gap[: opener.start()])
        doubtful = not self.open and self.row > 1 and gap.startswith(";")
        latest = sorted(self.before.values(), key=lambda m: -m.at)
        behind = gap[opener.end() :]
        depth = self.depth - max(0, behind.count("(") - behind.count(")"))
        self.open.append(_Level(tuple(latest) if stated and not named and not doubtful else (), [], depth, said))

    def take(self, mention: Mention) -> None:
        if mention.claim.refers_to and mention.claim.refers_to[0].row in _TOTALS:
            self._close(self.open)
        beside = [place for place, level in enumerate(self.open) if any(_is_beside(mention, w) for w in level.wholes)]
        if beside:
            self._close(self.open[beside[0] :])
        if self.whole and _OWN_PARTS.match(self.folded, mention.end) and _is_whole(self.whole):
            self._close([self.whole])
        self.whole = None
        inside = bool(self.open) and self.open[-1].depth == self.depth
        if (
            self.open
            and (inside or not (self.aside or self.open[-1].said == "chief"))
            and not _A_RATE.search(mention.claim.subject)
        ):
            self.open[-1].parts.append(mention)
        if mention.is_money and mention.claim.role == "amount" and _BOTH_SIDES.search(mention.claim.subject):
            self.both = mention
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
                if parts and not (level.side and _is_told_twice(whole, parts)):
                    result.append(Group(whole, parts, self._said(level, parts)))
                    break
        return sorted(result, key=lambda g: g.whole.at)

    def _said(self, level: _Level, parts: Sequence[Mention]) -> str:
        """What the words claim of the parts: all, some or chief; all only where none is left out or open."""
        if level.said in ("some", "chief"):
            return level.said
        end, text = parts[-1].end, self.folded
        claimed = _MADE_OF.match(text, end) if level.said == "made" else not _UNFINISHED.match(text, end)
        return "all" if claimed and len(parts) == len(level.parts) else "some"


def kind_of(part: Mention) -> str:
    """What a part is: the row of its figure, or the column where the row is the total."""
    address = next(iter(part.claim.refers_to), None)
    if address is None:
        return next((kind for word, kind in _BY_WORD.items() if word in part.claim.subject), "")
    return address.column if address.row == "total" else address.row.rpartition(".")[2]


def _is_beside(one: Mention, other: Mention) -> bool:
    """Whether neither is a part of the other: '基本支出9万元,其中:甲9万元;项目支出3万元'."""
    kinds = {kind_of(one), kind_of(other)}
    return len(kinds) == 2 and any(kinds <= set(every) for every in COMPLETE)


def _is_whole(level: _Level) -> bool:
    """Whether the parts so far are the whole already."""
    total = tolerance.total([part.interval for part in level.parts])
    return any(len(level.parts) > 1 and total.meets(whole.interval) for whole in level.wholes)


def _is_told_twice(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the first parts are the whole already, and what follows tells of them ('本年收入9万元,拨款收入9万元')."""
    firsts = (parts[:number] for number in range(1, len(parts)))
    return any(part.interval.low > 0 for part in parts[1:]) and any(
        tolerance.total([part.interval for part in first]).meets(whole.interval) for first in firsts
    )


def _same_kind(a: Mention, b: Mention) -> bool:
    if a.claim.role != b.claim.role:
        return False
    return (a.is_money and b.is_money) or a.claim.unit == b.claim.unit
