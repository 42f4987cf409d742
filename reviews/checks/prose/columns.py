"""P3: stated changes against last year's column, against their own sign, and against what is said to be flat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from disclosures.extraction.factbook import FactBook, Figure
from disclosures.extraction.model import Address
from reviews.checks.balance import Balance, Operand, Stated, place
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.prose import changes, mentions
from reviews.checks.prose.changes import CLAUSE
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, skipped

COLUMN = "文中写{left} {actual} {unit}，按表中{right}应为 {expected} {unit}（减少记为负数），请改正。"
FORMER = "文中“{left}”的上年数写为 {actual} {unit}，{right}为 {expected} {unit}，相差 {difference} {unit}，请核对。"
SIGN = "文中“{left}”写“{said}{actual}{unit}”，增减方向与负号重复或矛盾，请改写。"
_EXECUTED = re.compile(r"执行|决算|实际")
WHOLE_ROWS = ("total", "subtotal", "year_total")
PART_COLUMNS = ("basic", "project", "personnel", "operating")
TURNED = "文中“{left}”写{said} {actual}，同一金额在另一处写{other}，请核对增减方向。"
FLAT = "文中“{left}”写与上年持平，但本年 {actual} {unit}、上年 {expected} {unit}，并不持平，请改正。"


@check("P304", level=Level.ERROR, title="增减额与表中上年数、本年数一致", clause=CLAUSE)
def changes_equal_the_columns(book: FactBook) -> Iterator[Balance | Instance]:
    """表中印有上年数的，文字所写增减额应等于本年数减上年数，方向一致。"""
    for text in mentions.texts(book):
        for mention in text.changes:
            yield from _against_columns(book, mention)


def _against_columns(book: FactBook, mention: Mention) -> Iterator[Balance | Instance]:
    """A change against the two columns of its row."""
    if mention.claim.refers_to:
        years = next((y for a in mention.claim.refers_to if (y := _years(book, a))), None)
        if years is None or _EXECUTED.search(mention.place.text):
            yield skipped(mention.subject, "表中没有上年数，或与执行数比较")
            return
        this, last = years
        stated = mentions.operand(mention)
        if not mention.claim.direction and this.amount < last.amount:
            stated = replace(stated, amount=-stated.amount, interval=-stated.interval)
        said = {1: "增加", -1: "减少"}.get(mention.claim.direction, "增减")
        yield Balance(
            subject=f"文字“{mention.subject}”的增减",
            left=(stated,),
            right=(this, _less(last)),
            left_words=f"“{mention.subject}”{said}",
            right_words="本年数减上年数",
            template=COLUMN,
        )


def _years(book: FactBook, address: Address) -> tuple[Figure, Figure] | None:
    """This year's and last year's figure of an address, where the table has a column for last year."""
    this = book.find(address.form, address.scope, address.row, address.column)
    before = "last_year" if address.column in ("total", "amount") else f"last_year.{address.column}"
    last = book.find(address.form, address.scope, address.row, before)
    return (this, last) if this and last else None


def _less(figure: Figure) -> Stated:
    """A figure that is taken away."""
    return Stated(figure.amount, figure.interval, place(figure), figure.unit, figure.decimals, -1, figure.doubtful)


@check("P309", level=Level.ERROR, title="文字上年数与表中上年数一致", clause=CLAUSE)
def former_figures_equal_the_column(book: FactBook) -> Iterator[Balance | Instance]:
    """表中印有上年预算数的，文字所写的上年数应与它一致；执行数、决算数不核对。"""
    for text in mentions.texts(book):
        for mention in text.mentions:
            if mention.claim.role == "last_year" and mention.is_money:
                yield _former(book, text, mention)


def _former(book: FactBook, text: Text, mention: Mention) -> Balance | Instance:
    years = next((y for a in mention.claim.refers_to if (y := _years(book, a))), None)
    sentence = re.split(r"[。;]", text.folded[: mention.at])[-1]
    if years is None or _EXECUTED.search(sentence + years[1].fact.column_label):
        return skipped(mention.subject, "表中没有上年预算数")
    return Balance(
        subject=f"文字“{mention.subject}”的上年数",
        left=(mentions.operand(mention),),
        right=(years[1],),
        left_words=mention.subject,
        right_words="表中上年数",
        template=FORMER,
    )


@check("P305", level=Level.WARNING, title="增减方向与符号", clause=CLAUSE)
def directions_have_no_sign(book: FactBook) -> Iterator[Finding | Instance]:
    """写明增加或减少的金额不应再带负号。"""
    for text in mentions.texts(book):
        for mention in text.changes:
            assert mention.claim.amount is not None
            if mention.claim.amount >= 0:
                yield clean(mention.subject, mention.place)
                continue
            yield changes.tell(
                SIGN, mention, abs(mention.claim.amount), "增加" if mention.claim.direction > 0 else "减少"
            )


@check("P307", level=Level.WARNING, title="同一增减额方向一致", clause=CLAUSE)
def one_change_has_one_direction(book: FactBook) -> Iterator[Finding | Instance]:
    """同一部分里金额相同的增减，不应一处写增加、一处写减少。"""
    sections: dict[tuple[str, str], list[Mention]] = {}
    for text in mentions.texts(book):
        told = [m for m in text.changes if m.claim.amount and m.claim.direction]
        sections.setdefault((text.passage.scope, text.passage.section), []).extend(told)
    for found in sections.values():
        for mention in found:
            others = [m for m in found if m.claim.amount == mention.claim.amount and m is not mention]
            turned = [m for m in others if m.claim.direction != mention.claim.direction and _may_be_one(m, mention)]
            if turned and len(turned) == len(others) and mention.claim.decimals:
                yield _turned(mention, turned[0])
            else:
                yield clean(mention.subject, mention.place)


def _may_be_one(*changes: Mention) -> bool:
    """Whether two changes may be told of one thing: of the same figure, or one of them of a whole."""
    one, other = (m.claim.refers_to[:1] for m in changes)
    wholes = (a for a in (*one, *other) if a.row.rpartition(".")[2] in WHOLE_ROWS and a.column not in PART_COLUMNS)
    return (bool(one) and one == other) or any(wholes)


def _turned(mention: Mention, other: Mention) -> Finding:
    said = {1: "增加", -1: "减少"}
    return finding(
        TURNED,
        mention.place,
        other.place,
        left=mention.subject,
        said=said[mention.claim.direction],
        other=said[other.claim.direction],
        actual=mention.words,
    )


@check("P306", level=Level.ERROR, title="持平与表中上年数一致", clause=CLAUSE)
def flat_means_equal(book: FactBook) -> Iterator[Balance | Instance]:
    """写与上年持平的，上年数应等于本年数。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            words = re.split(r"[。;]", text.after(index))[0]
            if mention.claim.role != "amount" or not re.match(r"[,。]?(?:与|比|较|同|和)[^,。;]{0,12}持平", words):
                continue
            last = _stated_last(text, index) or _printed_last(book, mention)
            if last is None:
                yield skipped(mention.subject, "没有写明上年数，表中也没有")
                continue
            yield Balance(
                subject=f"文字“{mention.subject}”与上年持平",
                left=(mentions.operand(mention),),
                right=(last,),
                left_words=mention.subject,
                right_words="上年数",
                template=FLAT,
            )


def _stated_last(text: Text, index: int) -> Operand | None:
    """Last year's figure as the passage states it before the number."""
    mention = text.mentions[index]
    for other in reversed(text.mentions[:index]):
        if other.claim.role == "last_year" and other.claim.refers_to == mention.claim.refers_to:
            return mentions.operand(other)
    return None


def _printed_last(book: FactBook, mention: Mention) -> Operand | None:
    """Last year's figure as the table prints it."""
    return next((y[1] for a in mention.claim.refers_to[:1] if (y := _years(book, a))), None)
