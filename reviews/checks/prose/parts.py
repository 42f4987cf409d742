"""P2: the parts that a sentence lists add up to the whole it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.tolerance import Interval
from reviews.checks.balance import Balance
from reviews.checks.finding import Instance, Level
from reviews.checks.prose import amounts, mentions
from reviews.checks.prose.enumerations import COMPLETE, kind_of
from reviews.checks.prose.mentions import Group, Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import skipped

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当真实、准确"
TEMPLATE = (
    "文中“{left}”{actual} {unit}，其中各项合计 {expected} {unit}，相差 {difference} {unit}，请核对这句话里的各项金额。"
)
COUNTED = (
    "文中“{left}”{actual} {unit}，其中各项合计 {expected} {unit}，相差 {difference} {unit}，请核对这句话里的各项数字。"
)
_ANOTHER_THING = re.compile(r";|预算|收入|结转|结余|合计|共计|总")
"""In a list of chief parts: what may be no part any more."""


def add_up(group: Group) -> bool:
    """Whether the parts are the whole, within rounding."""
    return len(group.parts) > 1 and _sum(group.parts).meets(group.whole.interval)


def is_complete(group: Group) -> bool:
    """Whether the parts are all there are, so that they must be the whole: by what they are, or by the words."""
    return len(group.parts) > 1 and (group.said == "all" or _are_all(group))


def _are_all(group: Group) -> bool:
    named = {kind_of(part) for part in group.parts}
    return any(named == set(every) for every in COMPLETE) or {"goods", "services"} <= named


def _says_nothing(group: Group, text: Text) -> bool:
    """Whether a list need not be held against its whole: a single part that is all of it; behind 主要 a single part, or
    parts that may have gone over to something else and add up to something else.
    """
    if len(group.parts) == 1:
        return group.said == "chief" or group.parts[0].interval.meets(group.whole.interval)
    if group.said != "chief" or add_up(group):
        return False
    listed = text.folded[group.whole.end : group.parts[-1].at]
    return bool(_ANOTHER_THING.search(listed))


def _goes_on(group: Group) -> bool:
    """Whether a list of counts had all its parts before it went over to something else: '3人,其中甲1人,乙2人,另8人'."""
    if group.whole.is_money:
        return False
    firsts = (group.parts[:number] for number in range(2, len(group.parts)))
    return not group.whole.claim.amount or any(_sum(parts).meets(group.whole.interval) for parts in firsts)


def _sum(parts: Sequence[Mention]) -> Interval:
    return tolerance.total([part.interval for part in parts])


@check("P201", level=Level.ERROR, title="句内分项之和等于总数", clause=CLAUSE)
def parts_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """一句话里“其中”“包括”“分别为”之后列出的各项，合计应等于前面的总数；没有列全时（“主要包括”“等”）不应超过总数。"""
    for text in mentions.texts(book):
        for group in text.groups:
            if any(map(amounts.is_slip, (group.whole, *group.parts))):
                yield skipped(group.whole.subject, "其中有金额的单位写错，已另行报告")
                continue
            listed = _sum(group.parts)
            if (
                _says_nothing(group, text)
                or _goes_on(group)
                or (listed.high < group.whole.interval.low and not is_complete(group))
            ):
                yield skipped(group.whole.subject, "只列出了一部分，不能核对合计")
                continue
            yield _balance(group)


def _is_certain(group: Group) -> bool:
    """Whether nobody could mean it otherwise: amounts, of which the sentence names more than the chief ones."""
    return group.whole.is_money and len(group.parts) > 1 and (group.said != "chief" or _are_all(group))


def _balance(group: Group) -> Balance:
    return Balance(
        subject=f"文字“{group.whole.subject}”及其分项",
        left=(mentions.operand(group.whole),),
        right=tuple(mentions.operand(part) for part in group.parts),
        left_words=group.whole.subject,
        right_words="其中各项合计",
        level=Level.ERROR if _is_certain(group) else Level.WARNING,
        template=TEMPLATE if group.whole.is_money else COUNTED,
    )
