"""Y: what the narrative says of last year against what the same unit published last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Address
from disclosures.extraction.tolerance import Interval
from reviews.checks.finding import Finding, Instance, Level, Outcome
from reviews.checks.prose import mentions, sources
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, money, skipped

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：说明收支增减变化情况"
CHANGED = (
    "文中“{left}”写比上年{said} {actual} {unit}，按上年公开的预算数与本年数应为 {expected} {unit}"
    "（减少记为负数），请核对增减额或说明口径变化。"
)
FORMER = "文中“{left}”的上年数写为 {actual} {unit}，上年公开的预算数为 {expected} {unit}，请核对。"
_EXECUTED = re.compile(r"执行数|决算|实际")
_CLAUSE_ENDS = "。;"


@check("Y201", level=Level.WARNING, title="文字增减额与上年公开数一致", clause=CLAUSE)
def changes_start_from_what_was_published(book: FactBook) -> Iterator[Finding | Instance]:
    """文字所写比上年预算的增减额，应等于本年数减上年公开的预算数；与执行数、决算数比较的不核对。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            if mention.claim.role == "change" and mention.is_money:
                yield _change(book, text, index)


def _change(book: FactBook, text: Text, index: int) -> Finding | Instance:
    mention = text.mentions[index]
    if _EXECUTED.search(_clause(text, index)):
        return skipped(mention.subject, "与上年执行数或决算数比较")
    pairs = list(years(book, mention))
    if not pairs:
        return skipped(mention.subject, "没有上年公开的这个数")
    stated = mention.signed if mention.claim.direction else mention.interval
    if any(stated.meets(this - last) for this, last in pairs):
        return clean(mention.subject, mention.place)
    this, last = pairs[0]
    gap = abs(stated.middle - (this - last).middle)
    if any(stated.meets(_as_told(this, mention) - _as_told(last, mention)) for this, last in pairs):
        words = f"{money(gap, mention.claim.unit)} {mention.claim.unit}"
        return Instance("", Outcome.ROUNDING, mention.subject, operands=(mention.place,), gap=words)
    return _told(CHANGED, mention, (this - last).middle)


def _as_told(published: Interval, mention: Mention) -> Interval:
    """A published figure in the digits of the change: who subtracts rounded figures comes to another last digit."""
    return tolerance.printed(published.middle, mention.claim.decimals, mention.claim.unit)


def years(book: FactBook, mention: Mention) -> Iterator[tuple[Interval, Interval]]:
    """This year's and last year's published figure of what a number speaks about, table by table."""
    for address in mention.claim.refers_to:
        this, last = sources.interval(book, address), _former_figure(book, address)
        if this and last:
            yield this, last


def _former_figure(book: FactBook, address: Address) -> Interval | None:
    """What was published last year; the document's own unit may have had another code then."""
    before = book.last_year
    if before is None or not before.scopes():
        return None
    own = book.scopes()[0].code
    scope = before.scopes()[0].code if address.scope == own else address.scope
    return sources.interval(before, Address(address.form, scope, address.row, address.column))


def _clause(text: Text, index: int) -> str:
    """The words of the sentence before a number."""
    words = text.folded[: text.mentions[index].at]
    return words[max(words.rfind(mark) for mark in _CLAUSE_ENDS) + 1 :]


@check("Y202", level=Level.WARNING, title="文字上年数与上年公开数一致", clause=CLAUSE)
def former_figures_are_what_was_published(book: FactBook) -> Iterator[Finding | Instance]:
    """文字所写的上年预算数应等于上年公开的预算数；执行数、决算数不核对。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            if mention.claim.role == "last_year" and mention.is_money:
                yield _former(book, text, index)


def _former(book: FactBook, text: Text, index: int) -> Finding | Instance:
    mention = text.mentions[index]
    figures = [f for a in mention.claim.refers_to if (f := _former_figure(book, a))]
    if not figures or _EXECUTED.search(_clause(text, index)):
        return skipped(mention.subject, "没有上年公开的这个数")
    if any(mention.interval.meets(figure) for figure in figures):
        return clean(mention.subject, mention.place)
    return _told(FORMER, mention, figures[0].middle)


def is_borne_out(book: FactBook, text: Text, index: int) -> bool:
    """Whether a change or a former figure agrees with what was published last year."""
    look = {"change": _change, "last_year": _former}.get(text.mentions[index].claim.role)
    if look is None or book.last_year is None:
        return False
    word = look(book, text, index)
    return isinstance(word, Instance) and word.outcome in (Outcome.CLEAN, Outcome.ROUNDING)


def _told(template: str, mention: Mention, expected: Decimal) -> Finding:
    claim = mention.claim
    assert claim.amount is not None
    stated = claim.amount * (-1 if claim.direction < 0 else 1)
    return finding(
        template,
        mention.place,
        left=mention.subject,
        said={1: "增加", -1: "减少"}.get(claim.direction, "增减"),
        actual=claim.printed,
        expected=money(expected, claim.unit),
        difference=money(abs(stated - expected), claim.unit),
        unit=claim.unit,
    )
