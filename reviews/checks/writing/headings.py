"""C: headings are numbered in order, have something under them, and none that is required is lacking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.text import bare, fold
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, skipped
from reviews.checks.writing import outline
from reviews.checks.writing.outline import DIGITS, Heading

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当完整"
SKIPPED_NUMBER = "标题“{heading}”的序号不连续，前面缺少“{expected}”，请核对标题序号。"
REPEATED_NUMBER = "标题“{heading}”的序号与前面重复，应为“{expected}”，请核对标题序号。"
EMPTY = "标题“{heading}”下没有内容，请补充说明；没有相关情况的，也应写明“无”。"
LACKING = "公开说明中缺少“{topic}”，请补充；没有相关情况的，也应写明“无”。"
FEWEST_HEADINGS = 4

TABLES = {
    "T01": ("收支预算", "预算表", "收支总"),
    "T10": ("机构设置", "单位构成", "单位情况"),
    "T11": ("项目预算", "项目绩效", "项目支出绩效", "绩效目标表"),
    "T12": ("项目预算", "项目绩效", "项目支出绩效", "绩效目标表"),
    "T13": ("采购",),
    "T14": ("资产",),
    "T15": ("整体绩效", "整体支出"),
    "T16": ("三公",),
}
"""Headings under which a table may stand without any words."""

REQUIRED = (
    ("部门职责", ("职责", "职能")),
    ("机构设置情况", ("机构设置", "单位构成", "内设机构", "机构情况")),
    ("预算收支安排情况说明", ("收支", "收入预算", "预算收入", "收入说明", "收入情况", "预算安排")),
    ("机关运行经费安排情况", ("机关运行经费",)),
    ("“三公”经费预算情况说明", ("三公",)),
    ("政府采购情况", ("采购",)),
    ("国有资产占用情况", ("资产",)),
    ("绩效目标情况", ("绩效",)),
    ("名词解释", ("名词解释",)),
)
"""What a disclosure has to explain, and words of which one tells that it does."""

STEP_BY_STEP = ("国有资产占用情况", "绩效目标情况")
EXPECTED_SINCE = 2020
"""The procedure of 2016 has these published step by step: lacking in an earlier budget year they are a hint."""


@check("C501", level=Level.WARNING, title="标题序号连续", clause=CLAUSE)
def headings_are_in_order(book: FactBook) -> Iterator[Finding | Instance]:
    """同一级标题的序号应从一开始，连续，不重复。"""
    for scope in outline.scopes(book):
        found = outline.headings(book, scope)
        listed = outline.in_contents(book, scope)
        titles = fold("".join(f"{t.title}{t.caption}" for t in book.extraction.tables if t.scope.code == scope))
        titled = bool(book.tables("T16", scope)) and not any("三公" in h.text for h in found)
        for rank in (1, 2):
            shown = [h for h in found if h.passage.id not in listed]
            yield from _in_order(shown, rank, titles, titled)


def _in_order(found: Sequence[Heading], rank: int, titles: str, titled: bool) -> Iterator[Finding | Instance]:
    """Follows the numbers of one rank; lists within lists start again from one and return to the number before.

    A number that stands over a table (titles; titled: one such table has lost its own) or that ran into the words since
    the last heading of the rank is not missing. Where the numbers go on as if one had not been wrong (一、三、三、, or
    一、一、三、), only that one is told.
    """
    open_numbers: list[int] = []
    awaited = 0
    between = titles
    for heading in found:
        above, between = between, between + fold("".join(p.text for p in heading.body))
        if heading.rank < rank:
            open_numbers = []
        if heading.rank != rank or heading.number is None:
            continue
        number = heading.number
        if number - 1 in open_numbers:
            open_numbers = open_numbers[: len(open_numbers) - open_numbers[::-1].index(number - 1)]
        expected = open_numbers[-1] + 1 if open_numbers else 1
        if number in (1, expected):
            yield clean(heading.text, outline.place(heading.passage))
            open_numbers = [*open_numbers, 1] if number == 1 else [*open_numbers[:-1], number]
            between = titles + fold("".join(p.text for p in heading.body))
            continue
        missing = f"{_numeral(expected)}、" if rank == 1 else f"({_numeral(expected)})"
        if number == awaited:
            yield clean(heading.text, outline.place(heading.passage))
        elif open_numbers and missing not in above and not (titled and number == expected + 1):
            yield _told(heading, expected, number)
        awaited = expected + 1
        between = titles + fold("".join(p.text for p in heading.body))
        open_numbers = [*open_numbers[:-1], number]


def _told(heading: Heading, expected: int, number: int) -> Finding:
    return finding(
        REPEATED_NUMBER if number < expected else SKIPPED_NUMBER,
        outline.place(heading.passage),
        heading=heading.text,
        expected=_numeral(expected),
        actual=_numeral(number),
    )


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[number - 1]
    return ("" if tens == 1 else DIGITS[tens - 1]) + "十" + (DIGITS[ones - 1] if ones else "")


@check("C502", level=Level.WARNING, title="标题下有内容", clause=CLAUSE)
def headings_have_something_under_them(book: FactBook) -> Iterator[Finding | Instance]:
    """每个标题下应有文字或表格。"""
    for scope in outline.scopes(book):
        found = outline.headings(book, scope)
        listed = outline.in_contents(book, scope)
        for index, heading in enumerate(found):
            if heading.passage.id in listed or not _is_empty(book, scope, found, index):
                yield clean(heading.text, outline.place(heading.passage))
            else:
                yield finding(EMPTY, outline.place(heading.passage), heading=heading.text)


def _is_empty(book: FactBook, scope: str, found: Sequence[Heading], index: int) -> bool:
    heading = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    if heading.body or heading.rank > outline.DEEP or _leads(heading, following):
        return False
    last_of_scope = following is None and heading.passage is not book.extraction.narrative[-1]
    on_the_cover = heading.number is None and not any(h.number for h in found[:index])
    if last_of_scope or on_the_cover:
        return False
    words = bare(heading.text)
    if (
        words.endswith(("表", "表格"))
        or "附表" in words
        or bare(heading.text) == (bare(following.text) if following else "")
    ):
        return False
    titles = [bare(t.title) for t in book.extraction.tables if t.scope.code == scope]
    if any(words and (words in title or (title and title in words)) for title in titles):
        return False
    return not any(book.has(form, scope) and any(w in words for w in names) for form, names in TABLES.items())


def _leads(heading: Heading, following: Heading | None) -> bool:
    """Whether the next heading stands under this one: deeper, numbered below an unnumbered one, or from one on."""
    if following is None:
        return False
    starts = following.number == 1 and following.rank == heading.rank and heading.number is not None
    return following.rank > heading.rank or starts or (heading.number is None and following.number is not None)


@check("C503", level=Level.WARNING, title="公开说明内容齐全", clause=CLAUSE)
def explanations_are_complete(book: FactBook) -> Iterator[Finding | Instance]:
    """公开说明应包括职责、机构、收支、机关运行经费、“三公”经费、政府采购、国有资产、绩效和名词解释。"""
    scope = next(outline.scopes(book), None)
    if scope is None or len(outline.headings(book, scope)) < FEWEST_HEADINGS:
        yield skipped("公开说明", "本文件没有成篇的文字说明")
        return
    early = (book.extraction.year or EXPECTED_SINCE) < EXPECTED_SINCE
    glossary = "名词解释"
    words = "".join(
        fold(p.text)
        for p in book.extraction.narrative
        if p.scope == scope and (p.heading or glossary not in fold(p.section))
    )
    for topic, signs in REQUIRED:
        if any(sign in words for sign in signs):
            yield clean(topic)
        else:
            yield finding(LACKING, topic=topic, level=Level.HINT if early and topic in STEP_BY_STEP else None)
