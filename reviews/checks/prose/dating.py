"""C: years of the narrative that are not this document's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.prose import mentions, sources
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import finding, skipped
from reviews.checks.writing import outline, passages
from reviews.checks.writing.slips import CLAUSE

COMPARED = "文中写“{text}”，本文件是 {year} 年预算，应与 {expected} 年比较，请改正年份。"
STALE = "文中“{text}”的年份与本文件预算年度 {expected} 年不符，请改正年份。"
DATED = "文中“{text}”所列 {figure} 是本年预算数，年份应为 {expected} 年，请改正。"
_COMPARED = re.compile(
    r"(?:比|较|与|同)\s*(20\d{2})\s*年\s*(?:度|部门|年初|当年)?\s*(?:预算|相比|决算|执行|比|增|减|持平|对比)"
)
_TITLE = re.compile(
    r"(20\d{2})\s*年\s*(?:度)?\s*(?:部门|单位)?预算(?:信息)?(?:公开|表|目录|编制(?:说明|范围)|说明|的?情况说明)"
)
_STATED = re.compile(r"(20\d{2})\s*年\s*(?:度)?\s*(?:预算收入|预算收支|支出预算|收入预算|部门预算收支)")
_YEAR = re.compile(r"(?<![比较与同至到自从由])(20\d{2})年(?!末|底|\d)")
_ELSEWHEN = re.compile(r"执行|决算|实际|完成|上年|去年|以来|年末|年底")
_PLANNED = re.compile(
    r"(?:政府采购|机关运行经费|三公)[”\"]?(?:经费)?(?:支出)?预算|安排.{0,4}(?:政府采购|机关运行经费|三公)"
)
"""What is always told of the budget year, although no table of this document may hold it."""

_SENTENCE_ENDS = "。;!"


@check("C506", level=Level.WARNING, title="文字中的年份与预算年度一致", clause=CLAUSE)
def years_are_this_documents(book: FactBook) -> Iterator[Finding | Instance]:
    """标题和收支说明中的年份应是本预算年度，比较的年份应是上一年度。"""
    year = book.extraction.year
    if year is None:
        yield skipped("年份", "没有读到预算年度")
        return
    found: dict[str, list[Finding]] = {}
    for passage, wrong in (*_compared(book, year), *_stated(book, year)):
        found.setdefault(passage, []).append(wrong)
    for text in mentions.texts(book):
        if text.passage.id not in found:
            found[text.passage.id] = list(_dated(book, text, year))
    yield from passages.told(book, found)


def _compared(book: FactBook, year: int) -> Iterator[tuple[str, Finding]]:
    """The wrong years that something is compared with, each with its passage's id."""
    for passage, match, span in passages.matches(book, _COMPARED):
        if int(match[1]) != year - 1:
            yield (
                passage.id,
                finding(
                    COMPARED,
                    outline.place(passage, span),
                    text=match.group(),
                    year=str(year),
                    expected=str(year - 1),
                    actual=match[1],
                ),
            )


def _stated(book: FactBook, year: int) -> Iterator[tuple[str, Finding]]:
    """The wrong years of titles and statements, each with its passage's id."""
    for pattern in (_TITLE, _STATED):
        for passage, match, span in passages.matches(book, pattern):
            before = passage.text[max(0, span[0] - 3) : span[0]]
            if int(match[1]) != year and not re.search(r"[比较与同至到]\s*$", before):
                place = outline.place(passage, span)
                yield passage.id, finding(STALE, place, text=match.group(), expected=str(year), actual=match[1])


def _dated(book: FactBook, text: Text, year: int) -> Iterator[Finding]:
    """A sentence dated with a year before that states this year's figures; both years named: a comparison, unless it is
    a year before the last.
    """
    if not _YEAR.search(text.folded):
        return
    latest = year - 2 if f"{year}年" in text.folded or "本年" in text.folded else year - 1
    for mention in text.mentions:
        start = max(text.folded.rfind(mark, 0, mention.at) for mark in _SENTENCE_ENDS) + 1
        words = text.folded[start : mention.at]
        stated = [found for found in _YEAR.finditer(words) if int(found[1]) <= latest]
        if stated and not _ELSEWHEN.search(words) and _is_this_years(book, mention):
            where = re.search(rf"{stated[-1][1]}\s*年", text.passage.text[: mention.claim.span[0]])
            yield finding(
                DATED,
                outline.place(text.passage, where.span() if where else mention.claim.span),
                text=words[:20],
                figure=mention.words,
                expected=str(year),
                actual=stated[-1][1],
            )
            return


def _is_this_years(book: FactBook, mention: Mention) -> bool:
    """Whether the amount, other than zero, is that of this year's tables."""
    claim = mention.claim
    if not mention.is_money or not claim.amount or claim.role not in ("amount", "last_year"):
        return False
    if claim.role == "amount":
        return claim.status == "agrees" or (not claim.refers_to and bool(_PLANNED.search(claim.subject)))
    return any(_holds(book, mention, number) for number in range(len(claim.refers_to)))


def _holds(book: FactBook, mention: Mention, number: int) -> bool:
    figure = sources.interval(book, mention.claim.refers_to[number])
    return figure is not None and mention.interval.meets(figure)
