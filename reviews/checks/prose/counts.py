"""P6: counts of the narrative against what the tables print or the sentence lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.prose import mentions
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, clean, finding, place_on, skipped

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当真实、准确"
PROJECTS = "文中写涉及项目 {actual} 个，{right}列有 {expected} 个，相差 {difference} 个，请核对。"
LISTED = "文中写{left} {actual} {unit}，后面列出 {expected} {unit}，相差 {difference} {unit}，请核对。"
UNITS = "文中写预算单位 {actual} {unit}，预算单位构成表列有 {expected} {unit}，相差 {difference} {unit}，请核对。"
_PROJECT = re.compile(r"项目(?:共计|共|为)?$")
_UNITS = re.compile(r"(?:预算单位|所属单位)[^。;,]{0,8}$")
_INNER = re.compile(r"(?:内设(?:机构|科室|处室)|下设(?:科室|机构))[^。;,]{0,6}$")
_LIST = re.compile(
    r"^(?:内设机构)?[,:(]*(?:具体为|具体包括|具体是|具体如下|分别为|分别是|分别|包括|即|:)+[:,]*(?P<items>[^。;]+)"
)
_ENUMERATION = re.compile(
    r"^[,:(]*(?:具体为|具体包括|具体是|具体如下|分别为|分别是|分别|包括|即|:)+[:,]*(?P<items>[^。]+)。"
)
"""A list that the sentence ends: one that goes on in the next paragraph has no full stop."""

_NUMBER = re.compile(r"(?:^|[;,:])\(?(\d{1,2})(?:[、)]|\.(?!\d))")


def is_project_count(text: Text, index: int) -> bool:
    """Whether it counts the projects with performance goals: '涉及项目3个', '3个项目实行绩效目标管理'."""
    mention = text.mentions[index]
    if (
        mention.claim.role != "count"
        or mention.claim.unit != "个"
        or "绩效" not in text.folded + mention.passage.section
    ):
        return False
    before, after = text.folded[: mention.at], text.folded[mention.end :]
    return bool(_PROJECT.search(before)) or after.startswith("项目")


@check("P601", level=Level.ERROR, title="项目个数与绩效目标表一致", clause=CLAUSE)
def projects_are_counted(book: FactBook) -> Iterator[Finding | Instance]:
    """文字所说实行绩效目标管理的项目个数应等于绩效目标表所列个数。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            if not is_project_count(text, index):
                continue
            printed = {p.code or p.name for p in book.extraction.projects if p.scope == text.passage.scope}
            if not printed:
                yield skipped(mention.subject, "本文件没有列出项目绩效目标表")
            elif len(printed) == mention.claim.amount:
                yield clean(mention.subject, mention.place)
            else:
                yield _projects(book, mention, len(printed))


def _projects(book: FactBook, mention: Mention, printed: int) -> Finding:
    """An error where the projects printed are all there are: their budgets make up the project expenditure."""
    table = next(p.table for p in book.extraction.projects if p.scope == mention.passage.scope)
    return _told(PROJECTS, mention, printed, place_on(book.extraction.table(table)), right=FORMS["T11"])


@check("P602", level=Level.WARNING, title="机构和单位个数与所列一致", clause=CLAUSE)
def institutions_are_counted(book: FactBook) -> Iterator[Finding | Instance]:
    """文字所说内设机构、预算单位、项目个数应等于后面列出的或表中所列的个数。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            expected = listed(book, text, index)
            if expected is None:
                continue
            if expected == mention.claim.amount:
                yield clean(mention.subject, mention.place)
            else:
                units = _UNITS.search(text.folded[: mention.at])
                yield _told(UNITS if units else LISTED, mention, expected)


def listed(book: FactBook, text: Text, index: int) -> int | None:
    """How many institutions or projects the sentence or the table lists; None where it lists none."""
    mention = text.mentions[index]
    if mention.claim.role != "count" or mention.claim.unit not in ("个", "家"):
        return None
    before = text.folded[: mention.at]
    if _INNER.search(before):
        found = _LIST.match(text.folded[mention.end :])
        return len(_items(found["items"])) if found else None
    if _PROJECT.search(before):
        return _numbered(text.folded[mention.end :])
    if _UNITS.search(before):
        scope = text.passage.scope
        tables = {t.id for t in book.extraction.tables if t.form == "T10" and t.scope.code == scope}
        names = [i for i in book.extraction.institutions if i.table in tables and i.name.strip()]
        return len(names) or None
    return None


def _numbered(words: str) -> int | None:
    """How many items a sentence numbers from one on: ',分别为:1.甲4.00万元;2.乙3.00万元。' has two."""
    found = _ENUMERATION.match(words)
    numbers = [int(n) for n in _NUMBER.findall(found["items"])] if found else []
    return len(numbers) if numbers and numbers == list(range(1, len(numbers) + 1)) else None


def _items(words: str) -> list[str]:
    """The names of a list, what stands in brackets left out."""
    while re.search(r"\([^()]*\)", words):
        words = re.sub(r"\([^()]*\)", "", words)
    return [item for item in re.split(r"[、,]|和(?=[^、,]*$)", words) if item.strip()]


def _told(template: str, mention: Mention, expected: int, *places: object, right: str = "") -> Finding:
    claim = mention.claim
    assert claim.amount is not None
    return finding(
        template,
        mention.place,
        *places,  # type: ignore[arg-type]
        left=mention.subject,
        right=right,
        actual=claim.printed,
        expected=str(expected),
        difference=str(abs(claim.amount - expected)),
        unit=claim.unit,
    )
