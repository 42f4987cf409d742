"""G: the day of which the assets are told: the end of last year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.text import fold
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, place_on, skipped
from reviews.checks.writing import outline

_DAY = re.compile(r"(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})")
_AS_OF = re.compile(r"截[至止](?:时间)?[:：]?(20\d\d)年(\d{1,2})月(\d{1,2})日")
LAST_DAY = 12, 31
TOLD = "资产情况的截止日期为 {actual}，应为上年末 {expected}，请核对是否沿用了以前年度的数字。"


@check("G202", level=Level.WARNING, title="资产情况截止上年末", clause="公开上年末国有资产占用情况")
def assets_are_of_last_years_end(book: FactBook) -> Iterator[Finding | Instance]:
    """国有资产占用情况应截止上年末；年份不符的请核对，同年其他日期的提示。"""
    year = book.extraction.year
    days = list(_days(book))
    if year is None or not days:
        yield skipped("资产截止日期", "没有写明资产情况的截止日期")
        return
    for place, (stated, *day) in days:
        if (stated, *day) == (year - 1, *LAST_DAY):
            yield clean(f"资产截止日期 {stated}", place)
        else:
            yield finding(
                TOLD,
                place,
                level=Level.HINT if stated == year - 1 else Level.WARNING,
                actual="-".join(f"{part:02d}" for part in (stated, *day)),
                expected=f"{year - 1}-12-31",
            )


def _days(book: FactBook) -> Iterator[tuple[Place, tuple[int, ...]]]:
    """Where a day is told, and year, month, day."""
    for table in book.extraction.tables:
        if table.form == "T14" and (found := _DAY.search(fold(table.caption))):
            yield place_on(table), tuple(map(int, found.groups()))
    for passage in book.extraction.narrative:
        if "资产" in passage.text and (found := _AS_OF.search(fold(passage.text))):
            yield outline.place(passage), tuple(map(int, found.groups()))
