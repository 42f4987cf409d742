"""What the checks say, in the reader's language. The words of the document itself stay as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.utils.translation import get_language, gettext, pgettext

from reviews.checks import wording

SAYINGS = (
    "其中{readings}，请先核对并更正数据，再判断是否为文件的错误。",
    "“{name}”由图片识别为 {first}",
    "“{name}”由图片识别",
    "“{name}”两次读数不同（{first}、{second}）",
    "表中未识别的“{text}”可能解释这一差额",
    "科目编码未识别的“{text}”等行可能解释这一差额",
    "表中有未识别的“{text}”",
    "有 {count} 张表未能识别，可能是这张表",
    "待核：机构设置列有 {count} 个单位，只有 {units} 个单位的预算",
    "{count} 个项目预算相加",
    "{count} 个项目预算数相加",
    "{units} 没有这张表",
    "{form}没有按功能分类列示各类支出",
    "{form}不含上年结转",
    "{one}或{other}没有这一列",
    "另有{funds}等资金",
    "{month}月底",
    "有未能识别的金额列：{columns}",
    "{form}有未能识别的金额列：{columns}",
)
"""Reasons and remarks that the checks say with something in them."""

FORMS = "|".join(sorted(map(re.escape, wording.FORMS.values()), key=len, reverse=True))
PIECES = re.compile(rf"((?<!预算)(?<!拨款)(?:{FORMS})|“[^”]*”|Σ单位|[、（）＝≥≤\s])")
"""A name of ours within a longer one is the document's own."""
BLANK = "空白"
NUMBERED = re.compile(r"（?[一二三四五六七八九十]+[、）]")
PARTED = {"、": ", ", "（": " (", "）": ") ", "＝": " = ", "≥": " ≥ ", "≤": " ≤ "}


def sentence(template: str, values: dict[str, str]) -> str:
    """A finding in words, sentence by sentence: the advice of the diagnosis stands behind the check's own.

    What the template puts in quotation marks is the document's and stays.
    """
    said = re.findall(r"[^。]*。|[^。]+$", template)
    translated = [gettext(one) if gettext(one) != one else phrase(one) for one in said]
    if translated == said:
        return template.format(**values)
    ours = {name: value if f"“{{{name}}}”" in template else phrase(value) for name, value in values.items()}
    if "unit" in values:
        ours["unit"] = behind_a_figure(values["unit"])
    return " ".join(translated).format(**ours)


def behind_a_figure(unit: str) -> str:
    """17.06 万元 is 17.06 (10,000 yuan): the digits stay those on paper, and number behind number wants brackets."""
    said = pgettext("behind a figure", unit)
    return said if said != unit else phrase(unit)


def phrase(text: str) -> str:
    """A reason, a place or a slip: as a whole, else as a known saying, else piece by piece."""
    if not text or _is_at_home():
        return text
    whole = gettext(text)
    return whole if whole != text else _saying(text) or _pieces(text)


def of_line(line: dict[str, Any]) -> str:
    """What a stored line of the ledger says: what was looked at, or what was found."""
    return sentence(line["template"], line["values"]) if line.get("template") else phrase(line["subject"])


def operands_of(line: dict[str, Any]) -> list[str]:
    """The figures that a stored line of the ledger compared; all but the word for nothing is the document's own."""
    blank, operands = f" {BLANK}", line.get("operands", ())
    return [f"{one.removesuffix(blank)} {gettext(BLANK)}" if one.endswith(blank) else one for one in operands]


def _is_at_home() -> bool:
    return (get_language() or "zh").startswith("zh")


def _saying(text: str) -> str:
    for saying in SAYINGS:
        found = _pattern(saying).fullmatch(text)
        if found:
            inside = {name: phrase(value) for name, value in found.groupdict().items()}
            return gettext(saying).format(**inside)
    return ""


@cache
def _pattern(saying: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(saying)))


def _pieces(text: str) -> str:
    """Names of forms, columns and sums are ours; what stands in quotation marks is not. Sentences and headings stay."""
    if text.endswith("。") or NUMBERED.match(text):
        return text
    pieces = PIECES.split(text)
    if all(gettext(piece) == piece for piece in pieces if piece.strip() and piece not in PARTED):
        return text
    pieces = list(_translated(text))
    return re.sub(r"\s+(?=[,;)])|(?<=\()\s+", "", " ".join("".join(pieces).split()))


def _translated(text: str) -> Iterator[str]:
    for piece in filter(None, PIECES.split(text)):
        english = gettext(piece) if piece.strip() else piece
        if english != piece:
            yield f" {english} "
        else:
            yield PARTED.get(piece, piece)
