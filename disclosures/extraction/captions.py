"""Captions and notes around tables, and what they say: whose figures, of which year, in which money unit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from disclosures.extraction.amounts import unit_of
from disclosures.extraction.model import Unit
from disclosures.extraction.text import fold

_CODED = re.compile(r"^(?:.*?[:：])?[\[(]?(\d{3}(?:\d{3})?)[\])]?[-_—]?([一-鿿].+)$")
_CODED_TAIL = re.compile(r"[,，;；]+$")
_CODE_AFTER = re.compile(r"[(\[](\d{3}(?:\d{3})?)[)\]]$")
_LABELLED = re.compile(
    r"(?:(?:编制|填报|公开|预算主管|预算)?(?:部门|单位)(?:名称|\(单位\))?|部门\(单位\)名称)[:：](.+)"
)
_REST = re.compile(r"(?:预算年度|截止时间|截止日期|(?:金额)?单位[:：](?:亿元|万元|千元|元)|填报日期|日期[:：]).*$")
_CHAPTER = re.compile(r"^第[一二三四五六七八九十]+部分")
_NAMED_BEFORE = re.compile(r"^(.{4,}?)20\d{2}年度?(?:区级|市级|县级|省级)?(?:部门|单位)预算")
_NAMED_AFTER = re.compile(r"^20\d{2}年度?(.{4,}?)(?:部门|单位)预算")
_YEAR = re.compile(r"(20\d{2})(?:年|$)")
_CAPTION = re.compile(
    r"(?:预算年度|截止时间|截止日期|填报日期)[:：]"
    r"|^(?:编制|填报|公开|预算|预算主管)?(?:部门|单位)(?:\((?:部门|单位)\))?(?:名称|代码)?[:：]"
)
_UNIT = re.compile(r"[(（]?(?:金额)?单位[:：]?(?:人民币)?(?:亿元|万元|千元|元)[)）]?")
_UNIT_TAIL = re.compile(r"(?<![额(])(?:金额)?单位[:：](?:人民币)?(?:亿元|万元|千元|元)$")
_NUMBERED = re.compile(r"(?:(?:注|备注|说明|附注|注释)[:：])?(?:(\d{1,2})[.、](?!\d))?")
_NOTE = re.compile(r"^(?:注|备注|说明|附注|注释)\d*[:：.、]|^(?:此|本|该)表(?:为空|无数据|无内容)|^空表")
NOT_A_NAME = (
    "部门",
    "单位",
    "预算单位",
    "公开",
    "一般公共",
    "政府性",
    "国有资本",
    "财政拨款",
    "收支",
    "收入",
    "支出",
    "按照",
)


def is_caption(text: str) -> bool:
    """Whether a text is a caption: whose figures, which year, which money unit."""
    words = fold(text)
    if words.startswith(("价值", "金额(")):
        return False
    return any((_UNIT.fullmatch(words), _UNIT_TAIL.search(words), _CAPTION.search(words)))


def before_unit(text: str) -> str:
    """What a line prints before the money unit at its end."""
    return _UNIT_TAIL.sub("", fold(text))


def is_note(text: str) -> bool:
    return bool(_NOTE.match(fold(text)))


def goes_on(note: str, text: str) -> bool:
    """Whether a text is the next item of a numbered note: '2.…' after '注：1.…', '1.…' after '注：' alone."""
    before, here = _NUMBERED.match(fold(note)), _NUMBERED.match(fold(text))
    if before is None or here is None or not here[1]:
        return False
    if before[1] is None and before.end() < len(fold(note)):
        return False
    return int(here[1]) == int(before[1] or 0) + 1


def caption_unit(captions: Iterable[str]) -> Unit | None:
    """The code ('' where none is printed) and name of a caption; None where the captions name nobody."""
    for caption in captions:
        text = _REST.sub("", fold(caption))
        coded = _CODED.match(text)
        if coded:
            return Unit(coded[1], _CODED_TAIL.sub("", coded[2]))
        labelled = _LABELLED.search(text)
        if labelled and labelled[1] and not labelled[1][0].isdigit():
            code = _CODE_AFTER.search(labelled[1])
            return Unit(code[1] if code else "", _CODE_AFTER.sub("", labelled[1]))
    return None


def caption_money(captions: Iterable[str]) -> str | None:
    """The money unit that the captions state."""
    for caption in captions:
        if unit := unit_of(caption):
            return unit
    return None


def caption_year(captions: Iterable[str]) -> int | None:
    """The budget year that the captions state; never the year of a closing date."""
    for caption in captions:
        found = re.search(r"预算年度[:：]?(20\d{2})", fold(caption))
        if found:
            return int(found[1])
    return None


def title_year(title: str) -> int | None:
    """The year of a title or heading."""
    found = _YEAR.search(fold(title))
    return int(found[1]) if found else None


def heading_name(text: str) -> str:
    """The unit's name in '某局2025年部门预算…' or '2025年某局部门预算…'; '' where there is none."""
    words = _CHAPTER.sub("", fold(text))
    if len(words) > 60:
        return ""
    found = _NAMED_BEFORE.match(words) or _NAMED_AFTER.match(words)
    name = found[1].removesuffix("本级").strip('《“"') if found else ""
    return "" if name.startswith(NOT_A_NAME) else name
