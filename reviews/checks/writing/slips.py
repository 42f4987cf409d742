"""C: slips of the pen: placeholders left over, words and marks written twice, figures badly written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import finding
from reviews.checks.writing import outline, passages

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当真实、准确"
PLACEHOLDER = "文中“{text}”是未填写完的内容，请补充完整。"
DOUBLED = "文中“{text}”重复，请删去多余的字或标点。"
WRITTEN = "文中“{text}”的数字写法有误，请改正。"
FOREIGN = "文中“{text}”夹有英文单词，请核对是否误写。"

# A pattern that begins with the characters it looks for runs through a whole narrative ten times as fast.
_PLACEHOLDERS = (
    re.compile(r"[XxＸ×＊*][XxＸ×＊*]+\s*(?=年|月|日|万|元|%|％|个|人|项|辆|单位|部门|局|委|中心)"),
    re.compile(
        r"待定|待补充|待填|此处填写|请填写|_[＿_]+|＿[＿_]+|"
        r"主要(?:原因)?(?:是|为)\s*[。；，,]|原因(?:是|为|：|:)\s*[。；]"
    ),
    re.compile(r"(?<=[是为])\s*万元|(?<=[加少长降占])\s*(?:万元|%|％)(?=\s*[，。；,;)）])"),
)
_MARKS = re.compile(r"([。，；：、,;])(?:\s*\1+|(?<=[，；、,;])\s*。|(?<=。)\s*[，；、,;]|(?<=：)\s*[。；])")
_WORDS = re.compile(r"([\u4e00-\u9fff]{2,6})\1|的的|了了|是是|为为|和和|在在")
_IDIOMS = ("形形色色", "方方面面", "认认真真", "实实在在", "许许多多", "家家户户", "各种各样", "陆陆续续")
_ZEROS = re.compile(r"0(?<![\d.,/-]0)\d+\.\d+(?=\s*(?:万|元|%))")
_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])\s*\b(?:and|or|the|of|to|in|for)\b\s*(?=[\u4e00-\u9fff])")


def _slips(book: FactBook, template: str, *patterns: re.Pattern[str]) -> dict[str, list[Finding]]:
    """What the patterns find in each passage, by its id, with some words around it."""
    found: dict[str, list[Finding]] = {}
    for pattern in patterns:
        for passage, _, (start, end) in passages.matches(book, pattern):
            span = (max(0, start - 6), min(len(passage.text), end + 4))
            slip = finding(template, outline.place(passage, span), text=passage.text[slice(*span)].strip())
            found.setdefault(passage.id, []).append(slip)
    return found


@check("C504", level=Level.WARNING, title="没有未填写的内容", clause=CLAUSE)
def nothing_is_left_to_fill_in(book: FactBook) -> Iterator[Finding | Instance]:
    """文字中不应有 XX、待定、“主要原因是。”等未填写完的内容。"""
    return passages.told(book, _slips(book, PLACEHOLDER, *_PLACEHOLDERS))


@check("C505", level=Level.HINT, title="没有重复的字词和标点", clause=CLAUSE)
def nothing_is_written_twice(book: FactBook) -> Iterator[Finding | Instance]:
    """文字中不应有连续重复的词语和标点。"""
    found = _slips(book, DOUBLED, _MARKS)
    for passage, words in _slips(book, DOUBLED, _WORDS).items():
        found.setdefault(passage, []).extend(word for word in words if not _is_idiom(word))
    return passages.told(book, found)


def _is_idiom(found: Finding) -> bool:
    """Whether the repetition is good Chinese."""
    text = dict(found.values)["text"]
    return any(word in text for word in _IDIOMS)


@check("C507", level=Level.HINT, title="中文里没有误入的英文单词", clause=CLAUSE)
def no_stray_latin_words(book: FactBook) -> Iterator[Finding | Instance]:
    """中文句子里不应夹有 and、the 等英文单词。"""
    return passages.told(book, _slips(book, FOREIGN, _LATIN))


@check("C508", level=Level.WARNING, title="数字书写规范", clause=CLAUSE)
def figures_are_well_written(book: FactBook) -> Iterator[Finding | Instance]:
    """金额和比率的整数部分不应以多余的0开头。"""
    return passages.told(book, _slips(book, WRITTEN, _ZEROS))
