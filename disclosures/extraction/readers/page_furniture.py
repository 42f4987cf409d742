"""Page numbers, running headers and footers: what a page carries without belonging to the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from disclosures.extraction.model import Grid
from disclosures.extraction.readers.page_lines import Line
from disclosures.extraction.text import fold

_NUMBER = re.compile(
    r"[-—–―－·•~_|/\\]*(?:第)?(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十百]{1,4}(?=页))(?:页)?"
    r"(?:[,，]?(?:/|共|of)?(?:\d{1,4})(?:页)?)?[-—–―－·•~_|/\\]*"
)
_PAGED = re.compile(r"(?:第\s*\d+\s*页.*|[-—–]\s*\d+\s*[-—–]|(?<=\s)\d+(?:\s*/\s*\d+)?)$")
"""The page number that a running line ends with."""

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


def _margins(sheet: Sheet) -> list[Line]:
    return [line for line in sheet.lines if _is_marginal(line, sheet)]


def _is_marginal(line: Line, sheet: Sheet) -> bool:
    return line.bottom < _HEAD * sheet.height or line.top > _FOOT * sheet.height


def _key(line: Line, sheet: Sheet) -> tuple[str, int, int]:
    return fold(_PAGED.sub("", line.text)), round(line.top / 4), round(sheet.width)


def _cleared(sheet: Sheet, running: set[tuple[str, int, int]]) -> Sheet:
    dropped = {id(line) for line in _margins(sheet) if _key(line, sheet) in running}
    items = [item for item in sheet.items if id(item) not in dropped]
    for end in (0, -1):
        if items and _is_page_number(items[end], sheet):
            del items[end]
    return replace(sheet, items=tuple(items))


def _is_page_number(item: Grid | Line, sheet: Sheet) -> bool:
    """Whether the first or last thing on a page is a number and nothing else."""
    return isinstance(item, Line) and _is_marginal(item, sheet) and bool(_NUMBER.fullmatch(fold(item.text)))
