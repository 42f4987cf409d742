"""The words before a number: what it speaks about, and whether it is an amount, a change, last year's or a share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosures.extraction.claims.numbers import Number
from disclosures.extraction.model import ClaimRole

_UP = "增加|增长|上升|提高|上涨|上调|增幅|涨幅|增"
_DOWN = "减少|下降|降低|压减|压缩|下调|降幅|减幅|减"
_TAIL = r"(?:了|额|幅度|数|金额|比例|率|幅)?(?:为|是|达到|达|约|各)?[:,]?$"
_CHANGE = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?P<either>\((?:{_UP}|{_DOWN})\))?{_TAIL}")
_LESS = re.compile(r"(?:小于|低于|少于)(?:上年|上一年|去年|\d{4}年)[^,;。]{0,10}$")
_MORE = re.compile(r"(?:大于|高于|多于|超过)(?:上年|上一年|去年|\d{4}年)[^,;。]{0,10}$")
_COMPARED = re.compile(
    r"[,(]?(?:按?(?:同|可比)口径)?(?:相)?(?:比|较|与|同|和)(?:上年|上一年|上年度|去年|\d{4}年)(?:[^,;。]{0,14})[,]?$"
)
_BOUND = re.compile(r"(?:不?(?:低|少|小|高|多|大)于|不足|不超过|超过|至少|最多|达不到|[≥≤＞＜><])$")
"""Words before a target, which is no share and no rate of this budget."""
_SAME_PERIOD = re.compile(r"[,(]?同比(?:上年|去年)?(?:增长|增加)?$")
_SAME_BASIS = re.compile(r"[,(]?按?(?:同|可比)口径$")
_SHARE = re.compile(r"占(?P<whole>[^,;。%]{0,30}?)(?:的)?(?:比例|比重|百分比|比)?(?:为|是|达到|达|约)?$")
_ITEM = r"\([一二三四五六七八九十\d]{1,3}\)、?|[一二三四五六七八九十]{1,3}、|\d{1,2}、"
_NUMBERED = re.compile(_ITEM)
_OPENERS = re.compile(
    rf"^[)\s,、.。;:\"”“']*(?:{_ITEM})?(?:\((?=其中|包括|包含))?(?:(?:分项看|分项来看|具体看|具体来看|收入为|支出为|收入是|支出是|其中|分别|包括|包含|主要包括|主要为|主要是|主要用于|以及|及|和|与|其(?!他|它)|另外|此外|即)[,:]*)*"
)
_YEAR = re.compile(r"(\d{4})年")
_LAST_YEAR = re.compile(
    r"(?:上年|上一年|去年|\d{4}年)度?(?:当年)?(?:的)?(?:年初)?(?:部门)?(?:预算|执行|决算|安排|实际|(?=总|收|支))"
)
_BASE = re.compile(
    r"[,]?(?:比|较|与|同|由|从)(?:上年|上一年|上年度|去年|\d{4}年)度?(?:的)?(?:年初)?(?:预算|决算)?"
    r"(?:总?(?:收入|支出|收支))?(?:预算)?(?:执行)?数?(?:的)?$"
)
_PERIOD = re.compile(
    r"(?:^|(?<=[,:。]))(?:\([一二三四五六七八九十]\)|[一二三四五六七八九十\d]{1,2}[、.])?(\d{4})年(?!末|底|初|以来|起|\d)"
)
"""The year that a clause begins with: what it and those behind it state is of that year."""
_OWN_YEAR = re.compile(r"(?<![比较与同由从至到自和])(\d{4})年(?!末|底|初|以来|起|\d)[^,;:。]*$")
"""An earlier year in the clause of the number itself."""
_MOVES = re.compile(rf"本年|今年|当年|相?比|较|{_UP}|{_DOWN}")
"""Behind it: the clauses compare, and so speak of more than that year."""
_FORMER = re.compile(r"[,;]?(?:上年|去年)(?:度|预算)?(?:数)?(?:为|是)$")
_MOVED_TO = re.compile(rf"(?:{_UP}|{_DOWN}|调整)(?:到|至)(?:本年|今年|\d{{4}}年)?度?(?:的)?$")
_JOINING_COLON = re.compile(
    r"(?:其中|包括|包含|划分|分类|口径|[^部十百]分|如下|分别|为|是|用于|指标|目标|原因|说明|方面|明细)\)?$"
)
_PROJECTS = re.compile(r"(?<!采购)项目(?:共计|共)?\d+个[^。;:分其]{0,12}$")
_CJK = re.compile(r"[\u4e00-\u9fff]")
_BLANK_SHARE = re.compile(r"占[^,]{0,12}%?$")
_BREAKS = "。;!?"
PROJECTS = "涉及项目预算资金"
"""The subject of an amount that follows a count of projects: '涉及项目3个，预算金额5万元'."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words before a number say. words is what it speaks about ('' where a sentence leaves it out).

    whole is what a share is taken of. opens says that the number stands first after a full stop. before is the clause
    before the words, where the sentence has one that states no number.
    """

    role: ClaimRole
    words: str
    direction: int = 0
    whole: str = ""
    opens: bool = False
    year: int | None = None
    before: str = ""


def read(folded: str, numbers: Sequence[Number], index: int, year: int | None) -> Wording:
    """The wording of the number at `index`; year is the budget year of the document."""
    number = numbers[index]
    lead, opens = _lead(folded, numbers, index)
    if number.kind == "percent":
        return _rate_of_the_change(folded, numbers, index, year) or _percent(lead, opens)
    if number.kind == "amount" and _PROJECTS.search(folded[: number.at]) and "资金" not in lead and "增" not in lead:
        return Wording("amount", PROJECTS)
    if number.kind == "count":
        return Wording("count", lead, opens=opens)
    return _money(lead, opens, year)


def tells_of_before(folded: str, number: Number, year: int | None) -> bool:
    """Whether the sentence tells an earlier year's figures: '2030年收入9万元,其中:拨款9万元' of a budget of 2031."""
    if year is None:
        return False
    start = folded.rfind("。", 0, number.at) + 1
    stated = [m for m in _PERIOD.finditer(folded, start, number.at) if not _MOVES.search(folded, m.end(), number.at)]
    if own := _OWN_YEAR.search(folded, start, number.at):
        stated.append(own)
    return bool(stated) and int(stated[-1][1]) < year and f"{year}年" not in folded[stated[-1].start() : number.at]


def _rate_of_the_change(folded: str, numbers: Sequence[Number], index: int, year: int | None) -> Wording | None:
    """A percentage alone in brackets behind a change: '比上年减少3万元(12.5%)'."""
    number, before = numbers[index], numbers[index - 1] if index else None
    if (
        before is None
        or before.kind != "amount"
        or folded[before.end : number.at] != "("
        or folded[number.end : number.end + 1] != ")"
    ):
        return None
    changed = read(folded, numbers, index - 1, year)
    return Wording("growth", "", changed.direction) if changed.role == "change" else None


def _percent(lead: str, opens: bool) -> Wording:
    if _BOUND.search(lead):
        return Wording("none", lead, opens=opens)
    share = _SHARE.search(lead)
    if share:
        return Wording("share", _subject(lead[: share.start()]), whole=share["whole"], opens=opens)
    changed = _change(lead)
    if changed:
        words, direction = changed
        return Wording("growth", words, direction, opens=opens)
    return Wording("none", lead, opens=opens)


def _money(lead: str, opens: bool, year: int | None) -> Wording:
    changed = _change(lead)
    if changed:
        words, direction = changed
        return Wording("change", words, direction, opens=opens)
    base = _BASE.search(lead) or _FORMER.search(lead)
    if base:
        return Wording("last_year", _subject(lead[: base.start()]), opens=opens)
    if _MOVED_TO.search(lead):
        return Wording("amount", "", opens=opens)
    last = _last_clause(lead)
    stated = _YEAR.search(last)
    if _LAST_YEAR.search(last) and (stated is None or (year is not None and int(stated[1]) < year)):
        return Wording(
            "last_year", _subject(_LAST_YEAR.sub("", last)), opens=opens, year=int(stated[1]) if stated else None
        )
    words, before = (*_clauses(lead), "", "")[:2]
    return Wording("amount", words, opens=opens, year=int(stated[1]) if stated else None, before=before)


def _change(lead: str) -> tuple[str, int] | None:
    """Subject and direction of '…比上年增加'; None where the words before the number say no change."""
    for pattern, direction in ((_LESS, -1), (_MORE, 1)):
        found = pattern.search(lead)
        if found:
            return _subject(re.sub(r"本年数?$", "", lead[: found.start()])), direction
    found = _CHANGE.search(lead)
    if not found:
        return None
    direction = 0 if found["either"] else (1 if found["up"] else -1)
    before = lead[: found.start()]
    compared = _COMPARED.search(before) or _SAME_PERIOD.search(before) or _SAME_BASIS.search(before)
    return _subject(before[: compared.start()] if compared else before), direction


def _lead(folded: str, numbers: Sequence[Number], index: int) -> tuple[str, bool]:
    """The words from the last break (or the last amount) to the number, and whether a full stop came last."""
    number = numbers[index]
    start, opens = 0, index == 0
    for before in reversed(numbers[:index]):
        if before.kind in ("amount", "percent", "unitless") or before.why in ("序号", "基数"):
            start, opens = before.end, False
            break
    place = _last_break(folded, start, number.at)
    if place < 0:
        return folded[start : number.at], opens
    return folded[place + 1 : number.at], folded[place] == "。"


def _last_break(folded: str, start: int, end: int) -> int:
    """The place of the last mark that ends a sentence or opens a list; -1 where there is none from `start` to `end`."""
    place = max(folded.rfind(mark, start, end) for mark in _BREAKS)
    colon = folded.rfind(":", max(place, start), end)
    while colon >= 0 and not (_JOINING_COLON.search(folded, 0, colon) or _NUMBERED.match(folded, colon + 1)):
        colon = folded.rfind(":", max(place, start), colon)
    return max(place, colon)


def _last_clause(lead: str) -> str:
    return lead.rpartition(",")[2]


def _subject(lead: str) -> str:
    """The last clause that says something, without its openers: ',其中:基本支出' → '基本支出'."""
    return next(_clauses(lead), "")


def _clauses(lead: str) -> Iterator[str]:
    """The clauses that say something, the last first; a share that nobody filled in ('占%') says nothing."""
    for clause in reversed(lead.split(",")):
        words = _OPENERS.sub("", clause)
        if _CJK.search(words) and not _BLANK_SHARE.match(words):
            yield words
