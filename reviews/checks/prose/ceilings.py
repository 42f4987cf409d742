"""P2: what is set aside, or taken up by projects, is not more than there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from disclosures.extraction.factbook import FactBook, Missing
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.prose import mentions
from reviews.checks.prose.mentions import Mention
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, money, name_of, place_of

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当真实、准确"
OVER = "文中“{left}”{actual} {unit}，大于{right}的 {expected} {unit}，多 {difference} {unit}，请核对。"
_RESERVED = re.compile(r"(?:中小|小微|小型).*预留|预留.*(?:中小|小微|小型)")
_PROCUREMENT = re.compile(r"政府采购(?:项目)?(?:支出)?(?:预算)?(?:总额|总金额|金额|资金|数)?(?:共计|合计|安排|为|共)*$")
_PROJECTS = re.compile(r"项目(?:预算|支出)?(?:资金|金额)")


@check("P203", level=Level.WARNING, title="预留份额和绩效项目资金不大于总数", clause=CLAUSE)
def parts_stay_below_their_whole(book: FactBook) -> Iterator[Finding | Instance]:
    """面向中小企业预留的金额不应大于政府采购预算，编报绩效目标的项目资金不应大于项目支出。"""
    for stated in _sections(book):
        whole = next((m for m in stated if _is_procurement(m.subject)), None)
        for mention in stated:
            subject = mention.subject
            if whole is not None and _RESERVED.search(subject):
                yield _judged(mention, whole)
            elif _PROJECTS.search(subject) and "绩效" in mention.passage.text:
                yield from _against_table(book, mention)


def _is_procurement(subject: str) -> bool:
    return bool(_PROCUREMENT.search(subject)) and not _RESERVED.search(subject)


def _sections(book: FactBook) -> list[list[Mention]]:
    """The amounts of each section."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for text in mentions.texts(book):
        amounts = [m for m in text.mentions if m.claim.role == "amount" and m.is_money]
        found.setdefault((text.passage.scope, text.passage.section), []).extend(amounts)
    return list(found.values())


def _judged(part: Mention, whole: Mention) -> Finding | Instance:
    if part.interval.low <= whole.interval.high:
        return clean(part.subject, part.place)
    assert whole.claim.amount is not None
    return _over(part, f"“{whole.subject}”", whole.claim.amount, whole.place)


def _against_table(book: FactBook, part: Mention) -> Iterator[Finding | Instance]:
    for address in part.claim.refers_to[:1]:
        if (address.form, address.row, address.column) != ("T03", "total", "project"):
            continue
        try:
            figure = book.amount(address.form, address.scope, address.row, address.column)
        except Missing:
            continue
        if part.interval.low <= figure.interval.high:
            yield clean(part.subject, part.place)
        else:
            yield _over(part, name_of(figure), figure.amount, place_of(figure.fact))


def _over(part: Mention, whole: str, amount: Decimal, place: Place) -> Finding:
    claim = part.claim
    assert claim.amount is not None
    return finding(
        OVER,
        part.place,
        place,
        level=Level.WARNING,
        left=part.subject,
        right=whole,
        actual=claim.printed,
        expected=money(amount, claim.unit),
        difference=money(claim.amount - amount, claim.unit),
        unit=claim.unit,
    )
