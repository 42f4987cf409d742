"""Y: explanations that were copied from last year's disclosure with their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.text import fold
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, skipped
from reviews.checks.writing import outline

COPIED = "文中“{text}”连同增减金额与上年公开的文字完全相同，请核对是否沿用了上年文字。"
LONG = 40


@check("Y203", level=Level.WARNING, title="增减说明没有照抄上年", clause="预算应当逐年编制，如实说明增减变化")
def changes_are_not_told_in_last_years_words(book: FactBook) -> Iterator[Finding | Instance]:
    """写有增减金额（不为0）的说明，不应连同金额与上年公开的文字完全相同。"""
    if book.last_year is None:
        yield skipped("沿用上年文字", "没有上年的公开文件")
        return
    before = {form for p in book.last_year.extraction.narrative for form in _forms(book.last_year, p.text)}
    changed = {c.passage for c in book.extraction.claims if c.role in ("change", "growth") and c.amount}
    for passage in book.extraction.narrative:
        if passage.id not in changed:
            continue
        if before.isdisjoint(_forms(book, passage.text)):
            yield clean(passage.id, outline.place(passage))
        else:
            yield finding(COPIED, outline.place(passage), text=fold(passage.text)[:LONG])


def _forms(book: FactBook, text: str) -> set[str]:
    """A text as it stands, and with its years told from the budget year: 2025年 as 本年, 2024年 as 上年."""
    words = re.sub(r"\s", "", fold(text))
    year = book.extraction.year
    if year is None:
        return {words}
    return {words, words.replace(f"{year}年", "本年").replace(f"{year - 1}年", "上年")}
