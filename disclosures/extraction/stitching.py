"""Joins a table that goes on over pages into one grid; nothing is known of forms here.

A table goes on where it is the last thing on its page, and the next page begins with a table of the same columns,
before which stands nothing, or nothing but a repetition of the first table's title and caption.
"""

from __future__ import annotations

import re
from dataclasses import replace

from disclosures.extraction import seams
from disclosures.extraction.model import Document, Grid, Paragraph
from disclosures.extraction.text import fold

_CONTINUED = re.compile(r"[(（]?(?:续表?|接上页|续上表|转下页)(?:\d{1,2}|[一二三四五六七八九十])?[)）]?")
_HEADING_LINES = 6
"""So many paragraphs before a table may be its title and caption."""

_LONG = 80
"""A paragraph of more characters is no title."""

Block = Grid | Paragraph


def stitch(document: Document) -> Document:
    """The document with each continued table as one grid, its repeated titles, captions and headers dropped."""
    blocks: list[Block] = []
    rest = list(document.blocks)
    while rest:
        block = rest.pop(0)
        if not isinstance(block, Grid):
            blocks.append(block)
            continue
        heading = _heading(blocks)
        while (found := _continuation(block, heading, rest)) is not None:
            block, used = found
            del rest[:used]
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _continuation(grid: Grid, heading: set[str], rest: list[Block]) -> tuple[Grid, int] | None:
    """The grid with its continuation, and how many of the following blocks that used up."""
    for count, block in enumerate(rest[:_HEADING_LINES]):
        if isinstance(block, Grid):
            if not _turns_the_page(grid, block):
                return None
            joined = seams.join(grid, block, titled=count > 0)
            return (joined, count + 1) if joined else None
        if block.locus.page is None or block.locus.page <= max(grid.pages, default=0):
            return None
        if _title(block) not in heading:
            return None
    return None


def _turns_the_page(grid: Grid, following: Grid) -> bool:
    before, after = grid.pages, following.pages
    return bool(before and after) and after[0] == before[-1] + 1


def _heading(blocks: list[Block]) -> set[str]:
    """What may be repeated above a continuation: the paragraphs right above the table."""
    titles = {""}
    for block in reversed(blocks[-_HEADING_LINES:]):
        if isinstance(block, Grid) or len(block.text) > _LONG:
            break
        titles.add(_title(block))
    return titles


def _title(paragraph: Paragraph) -> str:
    return _CONTINUED.sub("", fold(paragraph.text))
