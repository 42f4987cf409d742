"""Joins a table that a person split by hand in a format without pages (Word, Excel, web); pages are stitching's work.

The second part follows with nothing between but a repetition of the title, the caption or 续表. It either repeats the
header, or begins in the middle: with figures or codes, under as many columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosures.extraction import seams
from disclosures.extraction.header import is_scale, looks_like_body, printed, take_apart
from disclosures.extraction.layout import total_labels
from disclosures.extraction.model import Grid, Paragraph
from disclosures.extraction.surroundings import Block
from disclosures.extraction.text import bare, fold

_AGAIN = re.compile(r"[(]?(?:续表|续上表|接上页|接上表)[一二三四五六七八九十\d]*[)]?")
BETWEEN = 3
"""Repeated lines that may stand between the parts."""


def join_parts(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each hand-split table as one grid."""
    result: list[Block] = []
    for block in blocks:
        start = _first_part(result) if isinstance(block, Grid) else None
        if start is not None and isinstance(block, Grid):
            whole = _joined(result[start], block)
            if whole is not None:
                result[start:] = [whole]
                continue
        result.append(block)
    return tuple(result)


def _first_part(before: Sequence[Block]) -> int | None:
    """The grid directly before, where only repeated lines stand between."""
    for back in range(1, min(len(before), BETWEEN + 1) + 1):
        block = before[-back]
        if isinstance(block, Grid):
            return len(before) - back
        if not _is_repeated(block, before[: len(before) - back]):
            return None
    return None


def _is_repeated(line: Paragraph, before: Sequence[Block]) -> bool:
    words = _AGAIN.sub("", fold(line.text))
    return not words or any(isinstance(b, Paragraph) and fold(b.text) == words for b in before[-BETWEEN - 1 :])


def _joined(first: Block, second: Grid) -> Grid | None:
    if not isinstance(first, Grid) or first.pages or second.pages or first.width != second.width or not second.rows:
        return None
    header = len(first.rows) - len(take_apart(first).body)
    repeated = seams.repeated_rows(first, second)
    if 0 < repeated < header and is_scale(first.rows[repeated]):
        header = repeated
    if not (header and repeated >= header) and (repeated or not looks_like_body(second.rows[0])):
        return None
    if _begins_anew(first, second, repeated):
        return None
    return Grid((*first.rows, *second.rows[repeated:]))


def _begins_anew(first: Grid, second: Grid, repeated: int) -> bool:
    """Whether the second grid is another table under the same header: empty, or beginning with its own total."""
    body = [row for row in second.rows[repeated:] if printed(row) and not is_scale(row)]
    if not body:
        return True
    labels = [bare(cell.text) for cell in printed(body[0])]
    start = {bare(cell.text) for row in take_apart(first).rows[:1] for cell in printed(row)}
    return any(label in total_labels() for label in labels) or (bool(start) and start >= set(labels))
