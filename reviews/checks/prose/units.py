"""P1: every amount has a unit, and one passage speaks in one unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.prose import amounts, mentions
from reviews.checks.prose.amounts import CLAUSE
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding

NO_UNIT = "文中“{left}{actual}”后缺少金额单位，请补写“{should}”。"
UNSTATED = "缺少金额单位"
ODD = "文中“{left}”写为 {actual}，同一段其他金额的单位都是“{should}”，请核对单位。"
_RATE = re.compile(r"每|标准|单价|人均|/")
FEWEST = 3
"""So many amounts a passage must have for one to be the odd one out."""


@check("P105", level=Level.HINT, title="金额写明单位", clause=CLAUSE)
def amounts_have_units(book: FactBook) -> Iterator[Finding | Instance]:
    """文字中的金额应写明单位。"""
    for text in mentions.texts(book):
        for mention in text.mentions:
            if not mention.is_money:
                continue
            if UNSTATED not in mention.claim.note:
                yield clean(mention.subject, mention.place)
                continue
            yield finding(
                NO_UNIT,
                mention.place,
                left=mention.subject,
                actual=mention.claim.printed,
                should=mention.claim.unit,
            )


@check("P106", level=Level.WARNING, title="同一段金额单位一致", clause=CLAUSE)
def a_passage_speaks_in_one_unit(book: FactBook) -> Iterator[Finding | Instance]:
    """同一段文字里只有一个金额用“元”、其他都用“万元”的，可能漏写了“万”。"""
    for text in mentions.texts(book):
        odd = _odd_one(text)
        if odd is None or amounts.is_slip(odd):
            yield clean(text.passage.id)
            continue
        yield finding(ODD, odd.place, left=odd.subject, actual=odd.words, should="万元")


def _odd_one(text: Text) -> Mention | None:
    """The only amount in 元 among amounts in 万元; a rate (每人300元) is none."""
    money = [(i, m) for i, m in enumerate(text.mentions) if m.is_money]
    yuan = [(i, m) for i, m in money if m.claim.unit == "元" and m.claim.amount]
    others = sum(m.claim.unit == "万元" for _, m in money)
    if others < FEWEST - 1 or len(yuan) != 1 or any(m.claim.unit not in ("元", "万元") for _, m in money):
        return None
    index, mention = yuan[0]
    return None if _RATE.search(text.gap(index) + text.after(index)[:2]) else mention
