"""P1: an amount of the narrative equals the cell it speaks about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import UNITS
from disclosures.extraction.factbook import FactBook, Missing
from disclosures.extraction.model import Address
from reviews.checks.balance import Balance, Side, place
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.memory import once_a_book
from reviews.checks.prose import mentions, sources
from reviews.checks.prose.mentions import Mention
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, money, skipped

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容的文字与表格数据应当一致"
TEMPLATE = (
    "文中“{left}”写为 {actual} {unit}，{right}为 {expected} {unit}，相差 {difference} {unit}，请核对后改正文字或表格。"
)
ROUNDED = "文中“{left}”写为 {actual} {unit}，{right}为 {expected} {unit}，文字少写了小数且未四舍五入，请写明完整金额。"
SLIP = "文中“{left}”写为 {actual}，{right}为 {expected} {unit}，金额单位应为“{should}”，请改正单位。"
LAST_YEAR = "文中“{left}”写为 {actual} {unit}，这是上年数；本年{right}为 {expected} {unit}，请改为本年数。"
PLANNED = (
    "文中写拟购置固定资产总额 {actual} {unit}，政府采购预算表中固定资产类采购合计 {expected} {unit}，"
    "相差 {difference} {unit}，请核对后改正文字或采购预算。"
)
GUESSED = "名称近似"
SLIPPED = "金额单位疑似写错"


@once_a_book
def stated(book: FactBook) -> list[Mention]:
    """The amounts of this year that refer to figures."""
    found = [mention for text in mentions.texts(book) for mention in text.mentions]
    return [m for m in found if m.claim.role == "amount" and m.is_money and m.claim.refers_to]


@check("P101", level=Level.ERROR, title="文字金额与表格一致", clause=CLAUSE)
def amounts_equal_their_cells(book: FactBook) -> Iterator[Balance | Finding | Instance]:
    """文字中写明的本年金额应与它所说的表格单元格一致。"""
    for mention in stated(book):
        claim = mention.claim
        if is_slip(mention) or is_last_year(book, mention) or is_planned(mention):
            continue
        if claim.status == "no_rule":
            yield skipped(mention.subject, "所指不唯一，未作核对")
        elif claim.status == "agrees":
            yield _agreement(book, mention)
        else:
            yield _contradiction(book, mention)


def _agreement(book: FactBook, mention: Mention) -> Balance | Instance:
    """The claim against the figure that it meets, so that the diagnosis knows that words bear the figure out."""
    for address in mention.claim.refers_to:
        try:
            balance = _balance(book, mention, address, sources.side(book, address))
        except Missing:
            continue
        if balance.holds:
            return balance
    return clean(mention.subject, mention.place)


def _contradiction(book: FactBook, mention: Mention) -> Balance | Instance:
    found = sources.expected(book, mention.claim)
    if found is None:
        return skipped(mention.subject, "所指的表格没有这个数")
    return _balance(book, mention, *found)


def _balance(book: FactBook, mention: Mention, address: Address, side: Side) -> Balance:
    truncated = _is_truncated(mention, side)
    warns = truncated or GUESSED in mention.claim.note
    return Balance(
        subject=("文字“", mention.subject, "”"),
        left=(mentions.operand(mention),),
        right=side,
        left_words=mention.subject,
        right_words=partial(sources.name, book, address),
        level=Level.WARNING if warns else Level.ERROR,
        template=ROUNDED if truncated else TEMPLATE,
    )


def _is_truncated(mention: Mention, side: Side) -> bool:
    """Whether the figure is the table's with digits cut off: 812 for 812.60."""
    claim = mention.claim
    figure = sum([o.amount for o in side], tolerance.ZERO)
    assert claim.amount is not None
    if not 0 < claim.amount < figure:
        return False
    return figure < claim.amount + Decimal(1).scaleb(-claim.decimals) * UNITS.get(claim.unit, Decimal(1))


def is_slip(mention: Mention) -> bool:
    """Whether 元 and 万元 were confused."""
    return SLIPPED in mention.claim.note


def is_planned(mention: Mention) -> bool:
    """Whether it states the fixed assets that are to be bought."""
    return any(a.form == "T13" and a.row == "assets" for a in mention.claim.refers_to)


def is_last_year(book: FactBook, mention: Mention) -> bool:
    """Whether a claim that disagrees states last year's figure of the same thing."""
    return mention.claim.status == "disagrees" and any(_last_year(book, mention))


def _last_year(book: FactBook, mention: Mention) -> Iterator[bool]:
    for address in mention.claim.refers_to:
        for source, column in ((book, "last_year"), (book.last_year, address.column)):
            try:
                figure = source.amount(address.form, address.scope, address.row, column) if source else None
            except Missing:
                continue
            yield bool(figure and figure.amount and figure.interval.meets(mention.interval))


@check("P102", level=Level.ERROR, title="文字金额的单位", clause=CLAUSE)
def units_are_right(book: FactBook) -> Iterator[Finding | Instance]:
    """文字金额的单位（元、万元）应与表格换算后一致。"""
    for mention in stated(book):
        if not is_slip(mention):
            yield clean(mention.subject, mention.place)
            continue
        found = sources.expected(book, mention.claim)
        if found:
            address, side = found
            total = sum((o.amount for o in side), tolerance.ZERO)
            yield finding(
                SLIP,
                mention.place,
                *map(place, side),
                left=mention.subject,
                actual=mention.words,
                right=sources.name(book, address),
                expected=money(total, side[0].unit),
                unit=side[0].unit,
                should="万元" if mention.claim.unit == "元" else "元",
            )


@check("P103", level=Level.ERROR, title="文字金额误写上年数", clause=CLAUSE)
def this_years_figures_are_stated(book: FactBook) -> Iterator[Finding | Instance]:
    """文字中的本年金额不应是上年的金额。"""
    for mention in stated(book):
        if not is_last_year(book, mention) or is_slip(mention):
            yield clean(mention.subject, mention.place)
            continue
        found = sources.expected(book, mention.claim)
        if found:
            yield _told(LAST_YEAR, mention, book, *found)


def _told(template: str, mention: Mention, book: FactBook, address: Address, side: Side) -> Finding:
    claim, total = mention.claim, sum((o.amount for o in side), tolerance.ZERO)
    assert claim.amount is not None
    return finding(
        template,
        mention.place,
        *map(place, side),
        left=mention.subject,
        actual=claim.printed,
        right=sources.name(book, address),
        expected=money(total, claim.unit),
        difference=money(abs(claim.amount - total), claim.unit),
        unit=claim.unit,
    )


@check("P104", level=Level.ERROR, title="拟购置固定资产与政府采购预算一致", clause=CLAUSE)
def planned_assets_are_procured(book: FactBook) -> Iterator[Finding | Instance]:
    """文字所说拟购置固定资产总额应与政府采购预算表中固定资产类采购一致。"""
    for mention in stated(book):
        if not is_planned(mention):
            continue
        found = sources.expected(book, mention.claim)
        if mention.claim.status != "disagrees" or found is None:
            yield clean(mention.subject, mention.place)
            continue
        told = _told(PLANNED, mention, book, *found)
        plain = not mention.claim.amount
        yield told if plain else finding(PLANNED, *told.places, level=Level.WARNING, **dict(told.values))
