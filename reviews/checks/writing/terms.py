"""C: what tables and notes call things: numbering that repeats, names of budgets that lack a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Table
from disclosures.extraction.text import fold
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, place_in, place_on
from reviews.checks.writing import outline

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当真实、准确"
MISNAMED = {"政府基金预算": "政府性基金预算", "固有资本经营": "国有资本经营"}
_NUMBER = re.compile(r"(?:([一二三四五六七八九十]{1,3})[、.]|\(([一二三四五六七八九十]{1,3})\))(.+)")
TWO_SIDED = ("T01", "T04")


@check("C509", level=Level.HINT, title="表内项目序号不重复", clause=CLAUSE)
def rows_are_numbered_once(book: FactBook) -> Iterator[Finding | Instance]:
    """收支总表、财政拨款收支总表中前后相接的两个项目不应是同一序号。"""
    for table in book.extraction.tables:
        if table.form in TWO_SIDED:
            named = [column for column, key in enumerate(table.column_keys) if key is None]
            found = [f for column in named for f in _repeated(table, column)]
            yield from found
            if not found:
                yield clean(f"{table.scope.code} {table.title}", place_on(table))


def _repeated(table: Table, column: int) -> Iterator[Finding]:
    """Rows of a column that carry the number of the row numbered before them on the same level."""
    last: dict[int, tuple[str, str]] = {}
    for row in range(len(table.rows)):
        found = _NUMBER.match(fold(table.text(row, column)))
        if found is None:
            continue
        level, number, words = (0, found[1], found[3]) if found[1] else (1, found[2], found[3])
        if level in last and last[level][0] == number and last[level][1] != words:
            yield finding(
                "{title}中“{text}”与前一项“{before}”序号相同，请改正序号。",
                place_in(table, row, column),
                title=fold(table.title),
                text=found.group(),
                before=last[level][1],
            )
        last = {key: value for key, value in last.items() if key < level} | {level: (number, words)}


@check("C510", level=Level.HINT, title="预算名称书写规范", clause=CLAUSE)
def budgets_are_called_by_their_names(book: FactBook) -> Iterator[Finding | Instance]:
    """政府性基金预算、国有资本经营预算应写规范名称。"""
    for place, text in _texts(book):
        wrong = [(name, right) for name, right in MISNAMED.items() if name in fold(text)]
        for name, right in wrong:
            yield finding(
                "“{text}”中的“{actual}”应为“{expected}”，请改正。",
                place,
                text=text.strip()[:40],
                actual=name,
                expected=right,
            )
        if not wrong:
            yield clean(fold(text)[:40], place)


def _texts(book: FactBook) -> Iterator[tuple[Place, str]]:
    """Titles and notes of tables and passages that speak of one of these budgets."""
    for table in book.extraction.tables:
        for text in (table.title, *table.notes):
            if "基金" in text or "资本经营" in text:
                yield place_on(table), text
    for passage in book.extraction.narrative:
        if "政府基金" in passage.text or "资本经营" in passage.text:
            yield outline.place(passage), passage.text
