"""P5: a change is explained, and the explanation does not contradict it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.text import fold
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.prose import mentions
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding
from reviews.checks.writing import outline
from reviews.checks.writing.outline import Heading

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：说明收支增减变化情况及原因"
MISSING = "文中“{left}”比上年{said} {actual} {unit}，但没有说明增减变化的原因，请补充。"
IDLE = "文中“{left}”比上年{said} {actual} {unit}，没有变化，却写“{reason}”，请改写原因或核对增减额。"
TURNED = "文中“{left}”比上年{said} {actual} {unit}，原因却是“{reason}”，方向不一致，请核对。"
_UP = re.compile(r"增加|上升|提高|上调|新增|增长|上涨|调增")
_DOWN = re.compile(r"减少|压缩|下降|降低|压减|削减|厉行节约|调减|减低")
_EXPLAINED = re.compile(
    r"原因|主要|由于|因为|因[^公]|是由|系|为[^0-9]{0,12}(?:增加|减少)|根据|落实|厉行节约|新增|调整|取消|没有变化|持平|无此|情况如下"
)
_REASON = re.compile(r"(?:(?:主要)?原因(?:是|为)?:?|主要(?:是|为|用于)?)([^。;]*)")
_NEXT_SENTENCE = re.compile(r"[^,。;]{0,8}原因")
_ON_THE_OTHER_HAND = re.compile(r"但|不过|然而")
_GIVEN = re.compile(r"\d(?:万元|元|%)[^。;]*?(?:原因|主要)(?:是|为)")
_MONEY_MOVED = re.compile(
    rf"(?:经费|支出|预算|费用?|资金|拨款)(?:有所|略有|相应)?(?:(?P<up>{_UP.pattern})|(?P<down>{_DOWN.pattern}))"
)
_MOVED = re.compile(r"(?:减少|压缩|下降|降低|压减|削减|增加|上升|提高|新增)[^,。;]{2,}")
WATCHED = ("total", "subtotal", "year_total", "operating", "basic", "project", "running")


@check("P501", level=Level.WARNING, title="增减变化说明原因", clause=CLAUSE)
def changes_are_explained(book: FactBook) -> Iterator[Finding | Instance]:
    """收支总额、基本支出、项目支出、“三公”经费和机关运行经费有增减的，应说明原因。"""
    changes = list(_to_explain(book))
    reasons = {_what(first) for first, explained in changes if explained}
    for first, explained in changes:
        if explained or _what(first) in reasons:
            yield clean(first.subject, first.place)
        else:
            yield _told(MISSING, first)


def _to_explain(book: FactBook) -> Iterator[tuple[Mention, bool]]:
    """The first change of each passage that has to be explained, and whether its passage or section does so."""
    sections, below = _sections(book), _below(book)
    for text in mentions.texts(book):
        found = [m for m in text.changes if m.claim.amount and _is_watched(m) and not _is_a_reason(text, m)]
        if found:
            rest = text.folded[found[0].end :] + sections[text.passage.section].replace(text.passage.text, "")
            rest += below.get(text.passage.id, "")
            yield found[0], bool(_EXPLAINED.search(rest))


def _what(mention: Mention) -> tuple[str, int, object]:
    """A change as a sum of money and its direction: revenue and expenditure move by the same one, explained once."""
    return mention.passage.scope, mention.claim.direction, mention.claim.amount


def _is_watched(mention: Mention) -> bool:
    return any(a.form == "T09" or a.row.rpartition(".")[2] in WATCHED for a in mention.claim.refers_to)


def _is_a_reason(text: Text, mention: Mention) -> bool:
    """Whether a change is itself told as the reason of another: '支出增加9万元，主要是基本支出增加…'."""
    return bool(_GIVEN.search(re.split(r"[。;]", text.folded[: mention.at])[-1]))


def _sections(book: FactBook) -> dict[str, str]:
    """The words of each section, where the reason may stand."""
    found: dict[str, str] = {}
    for passage in book.extraction.narrative:
        found[passage.section] = found.get(passage.section, "") + passage.text
    return found


def _below(book: FactBook) -> dict[str, str]:
    """What stands under the deeper headings behind a passage that ends in a colon: '…减少9万元，具体如下：'."""
    found: dict[str, str] = {}
    for scope in outline.scopes(book):
        headings = outline.headings(book, scope)
        for place, heading in enumerate(headings):
            last = heading.body[-1] if heading.body else None
            if last is not None and fold(last.text).endswith(":"):
                found[last.id] = _words_deeper(heading, headings[place + 1 :])
    return found


def _words_deeper(heading: Heading, following: Sequence[Heading]) -> str:
    deeper = takewhile(lambda h: h.rank > heading.rank, following)
    return "".join(passage.text for h in deeper for passage in h.body)


def _told(template: str, mention: Mention, reason: str = "", level: Level = Level.WARNING) -> Finding:
    claim = mention.claim
    said = {1: "增加", -1: "减少"}.get(claim.direction, "增减")
    return finding(
        template,
        mention.place,
        level=level,
        left=mention.subject,
        said=said,
        actual=claim.printed,
        unit=claim.unit,
        reason=reason,
    )


@check("P502", level=Level.WARNING, title="增减原因与增减额不矛盾", clause=CLAUSE)
def reasons_fit_the_change(book: FactBook) -> Iterator[Finding | Instance]:
    """增减额为0的，不应再写减少或增加的原因；有增减的，原因的方向应与增减一致。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            if mention.claim.role == "change" and mention.is_money:
                yield _judged(mention, _reason(text, index))
            elif mention.claim.role == "growth" and mention.claim.amount:
                yield _rate_judged(mention, _reason(text, index))


def _judged(mention: Mention, reason: str) -> Finding | Instance:
    said, moved = mention.claim.direction, _MOVED.search(reason)
    plain = said == 0 or "未" in reason or "无" in reason
    weighed = plain or _ON_THE_OTHER_HAND.search(reason)
    if not plain and not mention.claim.amount and moved:
        return _told(IDLE, mention, moved.group())
    turned = (said > 0 and _only(reason, _DOWN, _UP)) or (said < 0 and _only(reason, _UP, _DOWN))
    if not weighed and mention.claim.amount and turned:
        return _told(TURNED, mention, reason, Level.HINT)
    return clean(mention.subject, mention.place)


def _rate_judged(mention: Mention, reason: str) -> Finding | Instance:
    """A rate is explained by what money did; that people came or left says nothing about its direction."""
    moved = {found.lastgroup for found in _MONEY_MOVED.finditer(reason)}
    turned = moved == ({"down"} if mention.claim.direction > 0 else {"up"})
    one_way = bool(_UP.search(reason)) != bool(_DOWN.search(reason)) and not _ON_THE_OTHER_HAND.search(reason)
    if mention.claim.direction and turned and one_way:
        return _told(TURNED, mention, reason, Level.HINT)
    return clean(mention.subject, mention.place)


def _only(reason: str, one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    return bool(one.search(reason)) and not other.search(reason)


def _reason(text: Text, index: int) -> str:
    """The reason given right behind a change, up to the next figure (but for other changes) or the end of the sentence.

    Where the sentence gives none, the next one may begin with it: '减少1.00%。主要原因是：…'. Counts are part of it.
    """
    figures = (m.at for m in text.mentions[index + 1 :] if m.claim.role not in ("count", "change"))
    behind = text.folded[text.mentions[index].end : next(figures, len(text.folded))]
    first, _, rest = behind.partition("。")
    found = _REASON.search(first.partition(";")[0])
    if found is None and _NEXT_SENTENCE.match(rest):
        found = _REASON.search(rest)
    return found.group(1) if found else ""
