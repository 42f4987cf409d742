"""P6: quantities in the goals told in words against the indicators told in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Indicator
from disclosures.extraction.text import bare, fold
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.prose import mentions
from reviews.checks.prose.mentions import Mention
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, place_in

CLAUSE = "《中共中央 国务院关于全面实施预算绩效管理的意见》（2018年）：绩效目标应当清晰、可衡量"
INDICATOR = "文中{left} {actual} {unit}，绩效指标“{right}”为 {expected}，前后不一致，请核对。"
_FILLING = re.compile(r"(?:达到|完成|不少于|不低于|为|约|到|共)*$")
_LEAD = re.compile(r"^(?:全[省市县区州]|绩效指标:|绩效目标:|本年度?|年度|\d+[、.])*")
_SHORT = 4
_MORE = 2
"""Characters that a mention may have beyond the indicator's name and still be the same thing."""


@check("P603", level=Level.HINT, title="文字指标与绩效指标表一致", clause=CLAUSE)
def indicators_are_the_same(book: FactBook) -> Iterator[Finding | Instance]:
    """文字绩效目标中的数量应与绩效指标表中同名指标的值一致。"""
    for text in mentions.texts(book):
        for mention in text.mentions:
            for indicator in _namesakes(book, mention):
                if states(indicator, mention):
                    yield clean(mention.subject, mention.place)
                elif _is_same(indicator, mention):
                    yield _indicator(book, indicator, mention)
                break


def _namesakes(book: FactBook, mention: Mention) -> list[Indicator]:
    """The indicators that measure what a count speaks about, those with the same value first."""
    core = _core(mention)
    if (
        mention.claim.role != "count"
        or len(core) < _SHORT
        or "绩效" not in mention.passage.section + mention.passage.text
    ):
        return []
    found = [i for i in book.extraction.indicators if core[-_SHORT:] in _name(i) and _number(i) is not None]
    return sorted(found, key=lambda i: not states(i, mention))


def _core(mention: Mention) -> str:
    return _FILLING.sub("", _LEAD.sub("", mention.subject))


def _name(indicator: Indicator) -> str:
    return bare(indicator.third + indicator.description)


def _number(indicator: Indicator) -> Decimal | None:
    found = re.search(r"\d+(?:\.\d+)?", fold(indicator.value))
    return Decimal(found.group()) if found else None


def states(indicator: Indicator, mention: Mention) -> bool:
    """Whether the indicator's value is the count."""
    return _number(indicator) == mention.claim.amount


def _is_same(indicator: Indicator, mention: Mention) -> bool:
    """Whether the names leave no doubt: nothing in the mention but two characters that the indicator has not."""
    extra = [c for c in _core(mention) if c not in _name(indicator)]
    unit = mention.claim.unit in fold(indicator.unit + indicator.value) + _name(indicator)
    return len(extra) <= _MORE and unit


def _indicator(book: FactBook, indicator: Indicator, mention: Mention) -> Finding:
    place = place_in(book.extraction.table(indicator.table), indicator.row)
    claim, number = mention.claim, _number(indicator)
    assert claim.amount is not None
    assert number is not None
    return finding(
        INDICATOR,
        mention.place,
        place,
        left=mention.subject,
        right=indicator.third,
        actual=claim.printed,
        expected=str(number),
        difference=str(abs(claim.amount - number)),
        unit=claim.unit,
    )


def is_borne_out(book: FactBook, mention: Mention) -> bool:
    """Whether an indicator has the same value: one of the same name, or in a section on goals one in the same unit."""
    if any(states(indicator, mention) for indicator in _namesakes(book, mention)):
        return True
    if "绩效" not in mention.passage.section:
        return False
    measured = [i for i in book.extraction.indicators if states(i, mention)]
    return any(mention.claim.unit in fold(i.value + i.unit) for i in measured)
