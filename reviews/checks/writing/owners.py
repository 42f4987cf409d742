"""C: whose disclosure the text says it is: another unit's name is left from another document, or misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Passage
from disclosures.extraction.text import fold
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.identity import name_in
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, skipped
from reviews.checks.writing import outline

OTHER = "文中写的是“{actual}”，本文件是“{expected}”的预算公开，请核对单位名称是否写错或沿用了其他单位的文字。"
_OWNER = re.compile(
    r"^(?:第?[一二三四五六七八九十\d]+(?:部分|[、.])|\([一二三四五六七八九十\d]+\))?(?:关于)?"
    r"([\u4e00-\u9fff]{3,30}?(?:局|委员会|办公室|办事处|中心|院|厅|处|站|所|队|馆|校|会|政府))"
    r"(?:\(含所属单位\)|部门|机关|单位|本级)?(?:上年末固定资产|20\d\d年(?:度)?(?:没有|无|未)?(?:使用|安排)?(?:部门|单位)?"
    r"(?:预算|收入|支出|收支|财政拨款|一般公共|政府性基金|国有资本|[“\"]?三公|机关运行|政府采购|绩效))"
)


@check("C204", level=Level.WARNING, title="文字中的单位名称与本文件一致", clause="同一文件的单位名称应当一致")
def texts_name_their_own_unit(book: FactBook) -> Iterator[Finding | Instance]:
    """说明文字中“某单位某年预算”所写的单位，应是本部门或所属单位（可用简称）。"""
    known = _known(book)
    if not known:
        yield skipped("单位名称", "没有读到单位名称")
        return
    for passage in book.extraction.narrative:
        if found := _OWNER.match(fold(passage.text)):
            yield _judged(book, passage, found[1], known)


def _known(book: FactBook) -> list[str]:
    """The names by which the document may call itself: the unit, its scopes, its institutions, its captions."""
    extraction = book.extraction
    names = [extraction.unit.name, *(s.name for s in book.scopes()), *(i.name for i in extraction.institutions)]
    names += [name_in(t.caption) or "" for t in extraction.tables]
    return [name for name in dict.fromkeys(map(fold, names)) if name]


def _judged(book: FactBook, passage: Passage, name: str, known: list[str]) -> Finding | Instance:
    if any(own in name or name in own or _shortens(name, own) for own in known):
        return clean(passage.id, outline.place(passage))
    return finding(OTHER, outline.place(passage), actual=name, expected=book.extraction.unit.name or known[0])


def _shortens(short: str, long: str) -> bool:
    """Whether a name leaves out characters of another, in order: 省检察院 for 某省人民检察院."""
    rest = iter(long)
    return all(char in rest for char in short)
