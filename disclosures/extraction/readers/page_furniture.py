"""Page numbers, running headers and footers: what a page carries without belonging to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from disclosures.extraction.model import Grid
from disclosures.extraction.readers.page_lines import Line
from disclosures.extraction.text import fold

_NUMBER = re.compile(
    r"[-—–―－·•~_|/\\]*(?:第)?(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十百]{1,4}(?=页))(?:页)?"
    r"(?:[,，]?(?:/|共|of)?(?:\d{1,4})(?:页)?)?[-—–―－·•~_|/\\]*"
)
_FOOT = 0.88
_HEAD = 0.1
_REPEATED = 0.4
"""A line that stands at the same place on this share of the pages (three at least) is a running header or footer."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a page, in reading order."""

    number: int
    width: float
    height: float
    items: tuple[Grid | Line, ...]
    turn: int = 0

    @property
    def lines(self) -> list[Line]:
        return [x for x in self.items if isinstance(x, Line)]


def without_furniture(sheets: list[Sheet]) -> list[Sheet]:
    """The pages without their page numbers and running lines."""
    seen = Counter(key for sheet in sheets for key in {_key(line, sheet) for line in _margins(sheet)})
    least = max(3, round(_REPEATED * len(sheets)))
    running = {key for key, count in seen.items() if count >= least}
    return [_cleared(sheet, running) for sheet in sheets]


def _margins(sheet: Sheet) -> Iterable[Line]:
    for line in sheet.lines:
        if line.bottom < _HEAD * sheet.height or line.top > _FOOT * sheet.height:
            yield line


def _key(line: Line, sheet: Sheet) -> tuple[str, int, int]:
    return fold(line.text), round(line.top / 4), round(sheet.width)


def _cleared(sheet: Sheet, running: set[tuple[str, int, int]]) -> Sheet:
    dropped = {id(line) for line in _margins(sheet) if _key(line, sheet) in running}
    dropped |= {id(line) for line in _page_numbers(sheet)}
    return replace(sheet, items=tuple(x for x in sheet.items if id(x) not in dropped))


def _page_numbers(sheet: Sheet) -> Iterable[Line]:
    """The first or last thing on a page where it is a number and nothing else."""
    for item in (*sheet.items[:1], *sheet.items[-1:]):
        if isinstance(item, Line) and item in _margins(sheet) and _NUMBER.fullmatch(fold(item.text)):
            yield item
