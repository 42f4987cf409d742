"""P3: a change against the figures of both years that the sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from reviews.checks.balance import Balance, Operand
from reviews.checks.finding import Instance, Level
from reviews.checks.prose import changes, mentions
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import skipped

DIFFERENCE = (
    "文中“{left}”本年 {actual} {unit}，上年数加增减额为 {expected} {unit}，相差 {difference} {unit}，"
    "请核对这句话里的本年数、上年数和增减额。"
)
_MOVED_BY = re.compile(r",?(?:相比|同比)?(?:增加|减少|增长|下降|上升|降低|调增|调减|压减|压缩)(?:了|额)?(?:为)?")
"""Between the year before and the change: nothing but that it rose or fell."""
_SENTENCE_ENDS = re.compile(r"[。;]")


@check("P310", level=Level.ERROR, title="本年数等于上年数加增减额", clause=changes.CLAUSE)
def years_differ_by_the_change(book: FactBook) -> Iterator[Balance | Instance]:
    """一句话里写明本年数、上年数和增减额的，本年数应等于上年数加增减额。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            if index and mention in text.changes and _MOVED_BY.fullmatch(text.gap(index)):
                former = text.mentions[index - 1]
                if former.claim.role == "last_year" and former.is_money and mention.claim.direction:
                    yield _difference(book, text, mention, former)


def _difference(book: FactBook, text: Text, change: Mention, former: Mention) -> Balance | Instance:
    stated = _this_years(book, text, change)
    if not stated:
        return skipped(change.subject, "没有写明本年数")
    last = former.interval + change.signed
    this = next((operand for operand in stated if operand.interval.meets(last)), stated[0])
    return Balance(
        subject=f"文字“{change.subject}”的增减",
        left=(this,),
        right=(mentions.operand(former), mentions.operand(change)),
        left_words=change.subject,
        right_words="上年数加增减额",
        template=DIFFERENCE,
    )


def _this_years(book: FactBook, text: Text, change: Mention) -> list[Operand]:
    """What this year's figure may be: what the change is of, as the text and the tables have it, else any amount of the
    sentence, for a change behind a list may be that of its whole.
    """
    own = [standing.operands[0] for standing in changes.current(book, text, change) if len(standing.operands) == 1]
    amounts = [m for m in text.mentions if m.at < change.at and m.claim.role == "amount" and m.is_money]
    near = [m for m in amounts if not _SENTENCE_ENDS.search(text.folded, m.end, change.at)]
    return [*reversed(own), *map(mentions.operand, near)] if own else []
