"""The automatic numbers of Word lists: 一、 （二） 3. ④ …, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosures.extraction.readers.docx_styles import Styles
from disclosures.extraction.readers.docx_xml import Element, child_of, is_on, value, w

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CHINESE = frozenset(
    f"{family}{kind}"
    for family in ("chinese", "japanese", "taiwanese", "korean")
    for kind in ("Counting", "CountingThousand", "LegalSimplified", "LegalTraditional")
)
_LEGAL_DIGITS = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")


@dataclass(frozen=True)
class _Level:
    format: str
    text: str
    start: int
    legal: bool


@dataclass
class Numbering:
    """The lists of one file and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        if root is None:
            return cls()
        abstract = {
            value(a, "abstractNumId") or "": {int(value(e, "ilvl") or 0): _level(e) for e in a.findall(w("lvl"))}
            for a in root.findall(w("abstractNum"))
        }
        levels: dict[str, dict[int, _Level]] = {}
        lists: dict[str, str] = {}
        for num in root.findall(w("num")):
            number, base = value(num, "numId") or "", value(num.find(w("abstractNumId"))) or ""
            levels[number], restarted = _overridden(num, abstract.get(base, {}))
            lists[number] = f"{base}/{number}" if restarted else base
        return cls(levels, lists)

    def label(self, paragraph: Element, styles: Styles) -> str:
        """The automatic number printed before a paragraph; '' where it has none. Counts on."""
        number, depth = _reference(paragraph, styles)
        level = self.levels.get(number, {}).get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(self.lists[number], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.format in ("bullet", "none"):
            return ""
        text = re.sub(r"%([1-9])", lambda m: self._place(number, int(m[1]) - 1, level.legal), level.text)
        return text + " " if text[-1:].isalnum() else text

    def _place(self, number: str, depth: int, legal: bool) -> str:
        level = self.levels[number].get(depth)
        if level is None:
            return ""
        count = self._counts[self.lists[number]].get(depth, level.start)
        return format_number(count, "decimal" if legal else level.format)


def _level(element: Element) -> _Level:
    start = value(element.find(w("start"))) or "1"
    return _Level(
        value(element.find(w("numFmt"))) or "decimal",
        value(element.find(w("lvlText"))) or "",
        int(start) if start.isdigit() else 1,
        is_on(element.find(w("isLgl"))),
    )


def _overridden(num: Element, base: dict[int, _Level]) -> tuple[dict[int, _Level], bool]:
    """The levels of a list with its overrides; and whether it counts apart from its abstract list."""
    levels, restarted = dict(base), False
    for override in num.findall(w("lvlOverride")):
        depth = int(value(override, "ilvl") or 0)
        own, start = override.find(w("lvl")), value(override.find(w("startOverride")))
        if own is not None:
            levels[depth] = _level(own)
        if start and start.isdigit() and depth in levels:
            old = levels[depth]
            levels[depth], restarted = _Level(old.format, old.text, int(start), old.legal), True
    return levels, restarted


def _reference(paragraph: Element, styles: Styles) -> tuple[str, int]:
    """numId ('' or '0' for none) and level of a paragraph; the nearest statement of each counts."""
    number: str | None = None
    depth: str | None = None
    for properties in styles.properties(paragraph):
        stated = child_of(properties, w("numPr"))
        if stated is not None:
            number = number if number is not None else value(stated.find(w("numId")))
            depth = depth if depth is not None else value(stated.find(w("ilvl")))
    return number or "", int(depth) if depth and depth.isdigit() else 0


def format_number(count: int, kind: str) -> str:
    """A count in one of Word's number formats; decimal for formats not used in Chinese documents."""
    if kind in _CHINESE:
        counted = _chinese(count)
        return counted.translate(_LEGAL_DIGITS) if "Legal" in kind else counted
    if kind == "ideographDigital":
        return "".join(_DIGITS[int(d)] for d in str(count))
    if kind in ("ideographTraditional", "ideographZodiac"):
        cycle = _STEMS if kind == "ideographTraditional" else _BRANCHES
        return cycle[(count - 1) % len(cycle)]
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if kind == "upperLetter" else letter.lower()
    if kind in ("upperRoman", "lowerRoman"):
        return _roman(count) if kind == "upperRoman" else _roman(count).lower()
    if kind.startswith("decimalEnclosed") and 1 <= count <= 20:
        first = {"decimalEnclosedParen": 0x2474, "decimalEnclosedFullstop": 0x2488}.get(kind, 0x2460)
        return chr(first + count - 1)
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _chinese(count: int) -> str:
    """1 一, 10 十, 12 十二, 20 二十, 105 一百零五."""
    if not 0 < count < 1000:
        return str(count)
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    text = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _roman(count: int) -> str:
    pairs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for size, letters in pairs:
        while count >= size:
            text, count = text + letters, count - size
    return text
