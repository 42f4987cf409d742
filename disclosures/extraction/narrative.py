"""Paragraphs → passages: the narrative in its sections.

A heading is a paragraph whose outline level the file states, or a short numbered line without a sentence in it
(第一部分, 一、, （一）, 1、, （1）), or one of the closed set of endings that these texts use for unnumbered headings.
Lines of a table of contents are never headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from disclosures.extraction.model import Paragraph, Passage
from disclosures.extraction.text import bare, fold

_LONGEST_HEADING = 90
_LONGEST_REST = 25
_LONGEST_NAME = 30
_SHORTEST_TITLE = 6
_LISTS = 3
"""From this rank on (1、) a numbered line is as likely an item of a list."""
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|_{4,}|-{6,})\d*$|(?:\.{4,}|…{2,}|·{4,})")
_RANKS = (
    re.compile(r"第[一二三四五六七八九十\d]+(?:部分|章|节):?"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.]"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)、?"),
    re.compile(r"\d{1,2}(?:、|\.(?!\d)|\.(?=20\d\d年))"),
    re.compile(r"\(\d{1,2}\)、?"),
)
_ENDINGS = re.compile(
    r"(?:情况|说明|构成|职责|职能|目标|信息|解释|安排|变化|原因|总表|目标表|设置|措施|概况|名词|收入类|支出类|科目类|收支预算|依据|主体|方案|周期)$"
)
_UNNUMBERED = re.compile(
    r"(?:变化原因|绩效目标|情况说明|名词解释|需要说明的事项|资产信息|情况的说明|编制说明|主要职能|主要职责|机构设置)$"
)
_TITLES = ("名词解释", "主要职能", "主要职责", "机构设置")
"""Headings that are whole in so few letters."""

_SENTENCE = re.compile(r"[,;。!?]|:.|\d(?:\.\d+)?(?:万元|元|%)|^(?:我|本)(?:部门|单位).*无")


def rank(text: str) -> int | None:
    """How deep the numbering stands: 0 第一部分 · 1 一、 · 2 （一） · 3 1、 · 4 （1）; None without numbering."""
    folded = fold(text)
    for depth, pattern in enumerate(_RANKS):
        if pattern.match(folded):
            return depth
    return None


def numbering(text: str) -> str:
    """The printed numbering itself, folded: '（三）工作保障措施' → '(三)'; '' without numbering."""
    folded = fold(text)
    for pattern in _RANKS:
        found = pattern.match(folded)
        if found:
            return found.group()
    return ""


def without_numbering(text: str) -> str:
    """A heading's words, folded: '（三）工作保障措施' → '工作保障措施'."""
    return fold(text)[len(numbering(text)) :]


def passages(items: Sequence[tuple[Paragraph, str]]) -> tuple[Passage, ...]:
    """Each paragraph with its scope code, in order, as a passage p1, p2 … in its section; blank ones are left out."""
    kept = _joined([(paragraph, scope) for paragraph, scope in items if fold(paragraph.text)])
    contents = _contents([paragraph.text for paragraph, _ in kept])
    result: list[Passage] = []
    section, scope_before = "", None
    for index, (paragraph, scope) in enumerate(kept):
        if scope != scope_before:
            section, scope_before = "", scope
        heading = index not in contents and is_heading(paragraph)
        text = paragraph.text.strip()
        result.append(Passage(f"p{index + 1}", section, paragraph.text, paragraph.locus, scope, heading))
        section = text if heading else section
    return tuple(result)


def _joined(items: Sequence[tuple[Paragraph, str]]) -> list[tuple[Paragraph, str]]:
    """The paragraphs, a heading that breaks over two lines as one: '六、…基本' '支出情况说明'."""
    result: list[tuple[Paragraph, str]] = []
    for paragraph, scope in items:
        if result and result[-1][1] == scope and _goes_on(result[-1][0], paragraph):
            result[-1] = (replace(result[-1][0], text=result[-1][0].text + paragraph.text), scope)
        else:
            result.append((paragraph, scope))
    return result


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    """Whether the second paragraph is the rest of a heading that the first begins."""
    above, below = fold(first.text), fold(second.text)
    if first.level is not None or second.level is not None or numbering(below) or not numbering(above):
        return False
    if first.locus.page != second.locus.page or below in _TITLES:
        return False
    ended = above.endswith("表") or _ENDINGS.search(above)
    open_end = not ended and not _SENTENCE.search(above[len(numbering(above)) :])
    return open_end and len(below) <= _LONGEST_REST and bool(_ENDINGS.search(below)) and not _SENTENCE.search(below)


def is_heading(paragraph: Paragraph) -> bool:
    """Whether the paragraph names what follows, by its outline level or by its looks."""
    text = fold(paragraph.text)
    if len(text) > _LONGEST_HEADING or _LEADERS.search(text) or text.startswith("注:"):
        return False
    if paragraph.level is not None:
        return not text.endswith("。") or bool(_ENDINGS.search(text.rstrip("。")))
    return _looks_like_heading(text)


def _looks_like_heading(text: str) -> bool:
    mark = numbering(text)
    body = text[len(mark) :].rstrip("。:")
    if not body or _SENTENCE.search(body):
        return False
    if not mark:
        whole = len(body) >= _SHORTEST_TITLE or body in _TITLES
        return bool(_UNNUMBERED.search(body)) and whole and not text.endswith("。")
    if _ENDINGS.search(body):
        return True
    return not text.endswith("。") and len(body) <= _LONGEST_NAME and (rank(text) or 0) < _LISTS


def _contents(texts: Sequence[str]) -> set[int]:
    """The places of a table of contents: lines with leaders, and all from 目录 until its first line comes again."""
    places = {i for i, text in enumerate(texts) if _LEADERS.search(fold(text))}
    title = next((i for i, text in enumerate(texts) if _is_contents_title(text)), None)
    if title is None or title + 1 >= len(texts):
        return places
    first = _entry(texts[title + 1])
    again = next((i for i in range(title + 2, len(texts)) if first and _entry(texts[i]) == first), None)
    return places | set(range(title, again if again is not None else title + 1))


def _is_contents_title(text: str) -> bool:
    """'目录', '某局2031年部门预算公开目录'."""
    words = bare(text)
    return words.endswith("目录") and len(words) <= _LONGEST_NAME


def _entry(text: str) -> str:
    """A line of the contents without numbering, leaders and page number."""
    return re.sub(r"\d+$", "", bare(_RANKS[0].sub("", _LEADERS.sub("", fold(text)))))
