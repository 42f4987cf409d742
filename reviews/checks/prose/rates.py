"""P4: shares and growth rates at their printed digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Address
from disclosures.extraction.tolerance import Interval
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.memory import once_a_book
from reviews.checks.prose import changes, mentions, sources
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, skipped

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当真实、准确"
SHARE = "文中“{left}”写占 {actual}%，按金额计算应为 {expected}%，请核对占比。"
GROWTH = "文中“{left}”写{said} {actual}%，按增减额和本年数计算应为 {expected}%，请核对增减幅度。"
LAST_DIGIT = "文中“{left}”写{said} {actual}%，四舍五入应为 {expected}%，末位有出入，请核对。"
TURNED = "文中“{left}”写{said} {actual}%，按所写的上年数与本年数应为{should} {expected}%，方向相反，请改正。"
NO_BASE = "文中“{left}”上年为 0，无法计算{said} {actual}%，请写“基数为0，不可比”。"
HUNDRED = Decimal(100)
_SENTENCE_ENDS = re.compile(r"[。;]")


def percent(mention: Mention) -> Interval:
    """A stated percentage as a ratio."""
    claim = mention.claim
    assert claim.amount is not None
    return tolerance.printed(claim.amount, claim.decimals, "%") / tolerance.exactly(HUNDRED)


def is_last_digit(mention: Mention, ratio: Interval) -> bool:
    """Whether the rounded ratio would differ by no more than one unit of the last printed digit."""
    step = tolerance.exactly(Decimal(1).scaleb(-mention.claim.decimals) / HUNDRED)
    stated = percent(mention)
    return any(near.meets(ratio) for near in (stated - step, stated + step))


def in_percent(ratio: Interval, decimals: int) -> str:
    """The middle of a ratio, at the digits of the text."""
    value = (ratio.middle * HUNDRED).quantize(Decimal(1).scaleb(-max(decimals, 1)))
    return f"{abs(value)}"


@check("P401", level=Level.ERROR, title="占比与金额一致", clause=CLAUSE)
def shares_fit(book: FactBook) -> Iterator[Finding | Instance]:
    """占比应等于部分除以总数，按所写小数位四舍五入。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            if mention.claim.role == "share":
                yield _share(book, text, index)


def _share(book: FactBook, text: Text, index: int) -> Finding | Instance:
    mention = text.mentions[index]
    ratios = shares(book, text, index)
    if not ratios:
        return skipped(mention.subject, "不知道占比的分母")
    if _fits(mention, ratios):
        return clean(mention.subject, mention.place)
    return _missed(mention, ratios, SHARE, "占", [])


@once_a_book
def shares(book: FactBook, text: Text, index: int) -> list[Interval]:
    """What the share may be, of the whole of the sentence, of the total of the part's own table."""
    part = next((m for m in reversed(text.mentions[:index]) if m.claim.role == "amount" and m.is_money), None)
    if part is None:
        return []
    told = part.claim.refers_to if part.claim.status != "no_rule" else ()
    printed = [found for address in told if (found := sources.interval(book, address))]
    figures = list(dict.fromkeys([part.interval, *printed]))
    wholes = dict.fromkeys(_wholes(book, text, part, index))
    return [figure / whole for whole in wholes if not whole.low <= 0 <= whole.high for figure in figures]


def _wholes(book: FactBook, text: Text, part: Mention, index: int) -> Iterator[Interval]:
    for group in text.groups:
        if part in group.parts and group.said != "chief":
            yield group.whole.interval
    for address in part.claim.refers_to:
        for row, column in (("total", address.column), ("subtotal", address.column), ("total", "total")):
            whole = Address(address.form, address.scope, row, column)
            found = sources.interval(book, whole) if whole != address else None
            if found:
                yield found
    words = _of_what(text, index)
    for form, row, column in WHOLES:
        if not words or any(word in words for word in WHOLES[form, row, column]):
            found = sources.interval(book, Address(form, text.passage.scope, row, column))
            if found:
                yield found


WHOLES: dict[tuple[str, str, str], tuple[str, ...]] = {
    ("T01", "income.total", "amount"): ("收入", "总计"),
    ("T01", "income.year_total", "amount"): ("收入",),
    ("T01", "expenditure.total", "amount"): ("支出", "总计"),
    ("T03", "total", "total"): ("支出",),
    ("T05", "total", "total"): ("一般公共预算", "拨款", "支出"),
    ("T05", "total", "this_year"): ("一般公共预算", "拨款", "支出"),
    ("T04", "income.general_public", "amount"): ("一般公共预算", "拨款"),
    ("T04", "expenditure.total", "total"): ("拨款", "支出"),
    ("T09", "subtotal", "total"): ("三公",),
    ("T09", "total", "total"): ("三公",),
    ("T06", "total", "total"): ("基本支出",),
    ("T03", "total", "basic"): ("基本支出",),
    ("T03", "total", "project"): ("项目支出",),
}
"""Totals that a share may be of, and the words that say so."""


def _of_what(text: Text, index: int) -> str:
    """The words between 占 and the percentage."""
    return re.sub(r"^比(?:例|重)?(?:为|是|达)?", "", text.gap(index).rpartition("占")[2])


@check("P402", level=Level.ERROR, title="增减幅度与金额一致", clause=CLAUSE)
def growth_fits(book: FactBook) -> Iterator[Finding | Instance]:
    """增减幅度应等于增减额除以上年数（本年数减增减额），按所写小数位四舍五入。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            if mention.claim.role == "growth":
                yield _growth(book, text, index)


def _growth(book: FactBook, text: Text, index: int) -> Finding | Instance:
    mention = text.mentions[index]
    found = growths(book, text, index)
    said = {1: "增长", -1: "下降"}.get(mention.claim.direction, "增减")
    if not found:
        return skipped(mention.subject, "没有写明增减额或上年数")
    ratios = [ratio for ratio in found if ratio is not None]
    if not ratios:
        zero = not mention.claim.amount
        return clean(mention.subject, mention.place) if zero else _no_base(mention, said)
    signed = [r for r in ratios if not mention.claim.direction or not _opposite(r, mention.claim.direction)]
    absolute = [_absolute(r) for r in signed]
    if _fits(mention, absolute):
        return clean(mention.subject, mention.place)
    operands = _operands(book, text, index)
    if not signed:
        return _turned(mention, ratios[0], said, operands)
    return _missed(mention, absolute, GROWTH, said, operands)


def _operands(book: FactBook, text: Text, index: int) -> list[Place]:
    """The figures that the rate follows from: the stated change or last year's figure, and this year's."""
    found = [before(text, index, role) for role in ("change", "last_year")]
    now = changes.current(book, text, text.mentions[index])
    return [m.place for m in found if m is not None] + [p for standing in now for p in standing.places]


@once_a_book
def growths(book: FactBook, text: Text, index: int) -> list[Interval | None]:
    """What the growth may be, from the change stated before it or from last year's figure; None for a base of 0."""
    if change := before(text, index, "change"):
        stated = change.signed
        now = [standing.interval for standing in changes.current(book, text, change)]
        return [_over(stated, figure - stated) for figure in (now and [*now, *_whole_before(text, change)])]
    if last := before(text, index, "last_year"):
        base = last.interval
        return [_over(now.interval - base, base) for now in changes.current(book, text, text.mentions[index])]
    return []


def _whole_before(text: Text, change: Mention) -> list[Interval]:
    """The whole whose parts the sentence lists before a change, which may be the whole's: '9万元,其中:…,增加1万元'."""
    lists = (g for g in text.groups if g.whole.is_money and g.parts[-1].at < change.at)
    return [g.whole.interval for g in lists if not _SENTENCE_ENDS.search(text.folded, g.whole.end, change.at)]


def _over(change: Interval, base: Interval) -> Interval | None:
    try:
        return change / base
    except ZeroDivisionError:
        return None


def before(text: Text, index: int, role: str) -> Mention | None:
    """The nearest mention of a role that speaks about the same thing; a change within the sentence."""
    mention = text.mentions[index]
    for other in reversed(text.mentions[:index]):
        if role == "change" and _SENTENCE_ENDS.search(text.folded, other.end, mention.at):
            return None
        if other.claim.role != role or not other.is_money or other.claim.refers_to != mention.claim.refers_to:
            continue
        if mention.claim.refers_to or other.claim.subject == mention.claim.subject:
            return other
    return None


def _opposite(ratio: Interval, direction: int) -> bool:
    return ratio.high < 0 if direction > 0 else ratio.low > 0


def _absolute(ratio: Interval) -> Interval:
    return -ratio if ratio.high <= 0 else ratio


def _fits(mention: Mention, ratios: list[Interval]) -> bool:
    """Whether one of the ratios is what is stated."""
    stated = percent(mention)
    return any(stated.meets(ratio) for ratio in ratios)


def _missed(mention: Mention, ratios: list[Interval], template: str, said: str, operands: Sequence[Place]) -> Finding:
    """A hint where a ratio misses by the last digit; else the contradiction."""
    claim = mention.claim
    near = next((ratio for ratio in ratios if is_last_digit(mention, ratio)), None)
    return finding(
        LAST_DIGIT if near else template,
        mention.place,
        *operands,
        level=Level.HINT if near else Level.ERROR,
        left=mention.subject,
        said=said,
        actual=claim.printed,
        expected=in_percent(near or ratios[0], claim.decimals),
        unit="%",
    )


def _turned(mention: Mention, ratio: Interval, said: str, operands: Sequence[Place]) -> Finding:
    return finding(
        TURNED,
        mention.place,
        *operands,
        left=mention.subject,
        said=said,
        should="下降" if ratio.high < 0 else "增长",
        actual=mention.claim.printed,
        expected=in_percent(ratio, mention.claim.decimals),
        unit="%",
    )


def _no_base(mention: Mention, said: str) -> Finding:
    return finding(
        NO_BASE,
        mention.place,
        level=Level.HINT,
        left=mention.subject,
        said=said,
        actual=mention.claim.printed,
        unit="%",
    )
