"""Single property modifiers (sprms) of Word 97–2003: what is said of paragraphs, characters and table rows."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from disclosures.extraction.readers.doc_file import DocFile, Run

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of the operand by the top three bits of the code; 6 states its own length."""
_DEFINE_TABLE, _CHANGE_TABS = 0xD608, 0xC615
_FAR_AWAY = (0x6646, 0x646B)
"""Properties too long for their page: the operand is their offset in the Data stream."""
_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW_END = 0x244B, 0x244C
_OUTLINE, _LIST, _LIST_LEVEL = 0x2640, 0x460B, 0x260A
_VERTICAL_MERGE, _MERGE = 0xD62B, 0x5624
_UNSEEN = (0x0800, 0x083C)
"""Deleted, hidden."""


@dataclass
class RowShape:
    """The column lines of a table row in twips, and how each cell joins its neighbours."""

    edges: list[int] = field(default_factory=list)
    joins_left: list[bool] = field(default_factory=list)
    joins_above: list[bool] = field(default_factory=list)


@dataclass
class ParagraphLooks:
    """What the file says of one paragraph. depth counts the tables around it; level is its outline level from 1."""

    depth: int = 0
    row_end: bool = False
    inner_cell: bool = False
    inner_row_end: bool = False
    level: int | None = None
    list_number: int = 0
    list_level: int = 0
    shape: RowShape | None = None


@lru_cache(maxsize=1 << 11)
def sprms(properties: bytes) -> tuple[tuple[int, bytes], ...]:
    """Code and operand of each modifier; a list that breaks off ends. Cells and runs repeat themselves: cached."""
    return tuple(_sprms(properties))


def _sprms(properties: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 < len(properties):
        code = int.from_bytes(properties[at : at + 2], "little")
        at += 2
        if code == _DEFINE_TABLE:
            size, at = int.from_bytes(properties[at : at + 2], "little") - 1, at + 2
        elif code >> 13 == 6:
            size, at = properties[at], at + 1
            if code == _CHANGE_TABS and size == 255:
                return
        else:
            size = _SIZES[code >> 13]
        yield code, properties[at : at + size]
        at += size


def paragraph_looks(run: Run, file: DocFile) -> ParagraphLooks:
    """The paragraph's own properties; the built-in headings are the styles 1 to 9."""
    looks = ParagraphLooks(level=run.style if run.style and run.style <= 9 else None)
    _apply(run.sprms, looks, file, far=True)
    return looks


def _apply(properties: bytes, looks: ParagraphLooks, file: DocFile, *, far: bool) -> None:
    for code, operand in sprms(properties):
        number = int.from_bytes(operand[:4], "little")
        if code in _FAR_AWAY and far:
            size = int.from_bytes(file.data[number : number + 2], "little")
            _apply(file.data[number + 2 : number + 2 + size], looks, file, far=False)
        elif code == _IN_TABLE:
            looks.depth = max(looks.depth, 1) if number else 0
        elif code == _DEPTH:
            looks.depth = min(number, 50)
        elif code == _ROW_END:
            looks.row_end = bool(number)
        elif code == _INNER_CELL:
            looks.inner_cell = bool(number)
        elif code == _INNER_ROW_END:
            looks.inner_row_end = bool(number)
        elif code == _OUTLINE:
            looks.level = number + 1 if number < 9 else None
        elif code == _LIST:
            looks.list_number = number
        elif code == _LIST_LEVEL:
            looks.list_level = min(number, 8)
        else:
            _apply_to_row(code, operand, looks)


def _apply_to_row(code: int, operand: bytes, looks: ParagraphLooks) -> None:
    if code == _DEFINE_TABLE and operand:
        looks.shape = _shape(operand)
    elif looks.shape and code == _VERTICAL_MERGE and len(operand) >= 2 and operand[0] < len(looks.shape.joins_above):
        looks.shape.joins_above[operand[0]] = operand[1] & 3 == 1
    elif looks.shape and code == _MERGE and len(operand) >= 2:
        for cell in range(operand[0] + 1, min(operand[1], len(looks.shape.joins_left))):
            looks.shape.joins_left[cell] = True


def _shape(operand: bytes) -> RowShape:
    """Cells, their edges, and 20 bytes for each cell of which the first two are flags; the last may be left out."""
    cells = operand[0]
    edges = list(struct.unpack_from(f"<{cells + 1}h", operand, 1))
    flags = [int.from_bytes(operand[at : at + 2], "little") for at in range(3 + 2 * cells, 3 + 22 * cells, 20)]
    return RowShape(edges, [bool(f & 2) for f in flags], [f & 0x60 == 0x20 for f in flags])


class Lookup:
    """The run that covers a position."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs, self._starts = runs, [run.start for run in runs]

    def at(self, position: int) -> Run:
        """The run at a byte of the main stream; one without properties where there is none."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._runs[index].end:
            return self._runs[index]
        return Run(position, position + 1, b"", 0)


def unseen(run: Run) -> bool:
    """Whether the characters of a run are hidden or a tracked deletion."""
    return any(code in _UNSEEN and operand[:1] == b"\x01" for code, operand in sprms(run.sprms))
