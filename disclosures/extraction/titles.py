"""Titles of tables: what is left of a printed title when year, unit, numbering and filler words are taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import ne

from disclosures.extraction.layout import Layout
from disclosures.extraction.text import bare, fold

_NUMBER = r"(?:\d{1,2}(?=20\d\d年)|\d+(?:-\d+)*)"
_SHEET = re.compile(
    rf"^(?:(?:附?表|附件)(?:{_NUMBER}|[一二三四五六七八九十]+(?!般)(?:-\d+)*)|(?:部门|单位)?(?:预算)?公开(?:表)?{_NUMBER}表?"
    rf"|预算{_NUMBER}表?|\d+(?:-\d+)+表?)[:.、]?"
)
"""The number of a sheet before its title: no part of the year behind it, nor of 一般."""
_SHEET_ALONE = re.compile(
    r"(?:附件?|附表|表|(?:部门|单位)?(?:预算)?公开(?:表)?|(?:部门|单位)?预算)?(?:表)?[:.]?[\d\-一二三四五六七八九十]+(?:表)?"
)
_FILLER = re.compile(
    r"-?不含上年结转(?:结余|资金)?|\d{4}年度?|[〇○零一二三四五六七八九]{4}年度?|综合预算|部门|单位|预算|年度|公开|续表|\(续\)|本级|区级|市级|县级|省级|州级"
)
_NAME_END = re.compile(
    r"(?:局|委|办|厅|院|校|所|会|站|队|处|部|镇|乡|社|团|馆|园|台|中心|机关|街道|办事处|委员会|学|学院|政府|组|室|关|公司|级)$"
)
_CONTENTS = re.compile(r"(?:[.．·…]{3}|…{2})\s*[(（]?\d*[)）]?$|(?:\t| {4})\s*[(（]?\d{1,3}[)）]?$")
_SENTENCE_END = tuple("。；;：:，,！!？?")
SHORTEST_MISREAD = 8
"""Letters of a title below which one other letter makes another title."""

LONGEST_TITLE = 60
"""Characters of a title that does not end with 表; project titles that do may be longer."""


def stripped(title: str) -> str:
    """'2025年某局部门收入预算总表' → '某局收入总表'."""
    text = _FILLER.sub("", _SHEET.sub("", fold(title)))
    return bare(text)


def is_sheet_number(text: str) -> bool:
    """'部门公开表1', '公开 01 表', '表二' standing alone."""
    return bool(_SHEET_ALONE.fullmatch(fold(text)))


def is_contents_line(text: str) -> bool:
    """A line of the contents page: dot leaders or a tab before a page number."""
    return bool(_CONTENTS.search(text.rstrip())) or fold(text) in ("目录", "目次")


def looks_like_title(text: str) -> bool:
    """Whether a paragraph may name a table: short, and no sentence."""
    words = fold(text)
    if not words or words.endswith(_SENTENCE_END) or is_sheet_number(text) or is_contents_line(text):
        return False
    return len(words) <= LONGEST_TITLE or (
        words.endswith("表") and len(words) <= 4 * LONGEST_TITLE and "。" not in words
    )


def layouts_named(title: str, layouts: Sequence[Layout]) -> tuple[Layout, ...]:
    """The layouts whose title this is, by its known wordings, else with one letter misread, else by its words."""
    words = stripped(title)
    return tuple(
        _by_ending(words, layouts)
        or _by_one_letter(words, layouts)
        or (_by_words(words, layouts) if "表" in words else ())
    )


def _by_ending(words: str, layouts: Sequence[Layout]) -> list[Layout]:
    """A known title at the end, after nothing but a unit's name. The longest wording wins."""
    titled = _titled(tuple(layouts))
    for length in range(min(len(words), max(titled, default=0)), 0, -1):
        own = titled.get(length, {}).get(words[-length:], ())
        if best := [layout for layout in own if _is_name(words[:-length], layout)]:
            return best
    return []


def _by_one_letter(words: str, layouts: Sequence[Layout]) -> list[Layout]:
    """A long title of which one letter is another one, as optical reading leaves it."""
    if len(words) < SHORTEST_MISREAD:
        return []
    near = [own for title, own in _titled(tuple(layouts)).get(len(words), {}).items() if _one_differs(words, title)]
    return [layout for layout in layouts if any(layout in own for own in near)]


def _one_differs(one: str, other: str) -> bool:
    """Of two texts of one length."""
    return sum(map(ne, one, other)) == 1


def _by_words(words: str, layouts: Sequence[Layout]) -> list[Layout]:
    fitting = [
        layout
        for layout in layouts
        if layout.title_words
        and all(word in words for word in layout.title_words)
        and not any(word in words for word in layout.title_without)
    ]
    return fitting if len(fitting) == 1 else []


def may_be(title: str, form: str, layouts: Sequence[Layout]) -> bool:
    """Whether the title of a table that no layout fits leaves it open that it is of this form, or says nothing."""
    words = stripped(title)
    if named := layouts_named(title, layouts):
        return any(layout.form == form for layout in named)
    telling = (word for layout in layouts for word in (*layout.title_words, *layout.title_without))
    if "表" not in words or not any(word in words for word in telling):
        return True
    own = (layout for layout in layouts if layout.form == form and layout.title_words)
    return any(
        layout.title_words[0] in words and not any(word in words for word in layout.title_without) for layout in own
    )


@cache
def _titled(layouts: tuple[Layout, ...]) -> dict[int, dict[str, tuple[Layout, ...]]]:
    """By its length each known title, stripped as printed ones are, and the layouts that bear it."""
    found: dict[int, dict[str, tuple[Layout, ...]]] = {}
    for layout in layouts:
        for words in {stripped(title) for title in layout.titles}:
            same_length = found.setdefault(len(words), {})
            same_length[words] = (*same_length.get(words, ()), layout)
    return found


def _is_name(prefix: str, layout: Layout) -> bool:
    """Whether nothing but a unit's name stands before the title; a project's goals bear the project's name."""
    return not prefix or layout.keyed_by in ("field", "indicator") or bool(_NAME_END.search(prefix))
