"""The automatic numbers of lists in Word 97–2003 files, counted as Word counts them."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from disclosures.extraction.readers.doc_file import LIST_REFERENCES, LISTS, DocFile
from disclosures.extraction.readers.docx_numbering import format_number

_FORMATS = {
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    18: "decimalEnclosedCircle",
    22: "decimalZero",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    35: "taiwaneseCountingThousand",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
}
"""Number format codes of [MS-OSHARED] 2.2.1.3, as .docx spells them; all others print decimals."""
_SILENT = (23, 255)
_LIST_SIZE, _LEVEL_SIZE, _REFERENCE_SIZE = 28, 28, 16


@dataclass(frozen=True)
class _Level:
    """start; the format code; the printed text, in which the characters 0 to 8 stand for the levels' counts."""

    start: int
    format: int
    text: str


@dataclass
class Numbering:
    """The lists of one file by their identifier, the identifiers by reference, and how far each has counted."""

    levels: dict[int, list[_Level]] = field(default_factory=dict)
    references: list[int] = field(default_factory=list)
    _counts: dict[int, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, file: DocFile) -> Numbering:
        """The lists of a file; none where their tables break off."""
        try:
            return cls(_lists(file), _references(file))
        except (struct.error, IndexError):
            return cls()

    def label(self, reference: int, depth: int) -> str:
        """The number printed before a paragraph of the list that `reference` (from 1) names. Counts on."""
        if not 0 < reference <= len(self.references):
            return ""
        identifier = self.references[reference - 1]
        levels = self.levels.get(identifier, [])
        if depth >= len(levels):
            return ""
        counts = self._counts.setdefault(identifier, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if levels[depth].format in _SILENT:
            return ""
        text = "".join(self._place(c, levels, counts) for c in levels[depth].text)
        return text + " " if text[-1:].isalnum() else text

    @staticmethod
    def _place(character: str, levels: list[_Level], counts: dict[int, int]) -> str:
        depth = ord(character)
        if depth >= len(levels) or depth > 8:
            return character if character >= " " else ""
        return format_number(counts.get(depth, levels[depth].start), _FORMATS.get(levels[depth].format, "decimal"))


def _lists(file: DocFile) -> dict[int, list[_Level]]:
    """The levels of each list; they follow the table of lists, one for a simple list, else nine."""
    offset, length = file.place(LISTS)
    if not length:
        return {}
    table, count = file.table, struct.unpack_from("<h", file.table, offset)[0]
    at = offset + 2 + _LIST_SIZE * count
    levels: dict[int, list[_Level]] = {}
    for i in range(count):
        head = offset + 2 + _LIST_SIZE * i
        identifier, simple = struct.unpack_from("<i", table, head)[0], table[head + 26] & 1
        levels[identifier] = []
        for _ in range(1 if simple else 9):
            level, at = _level(table, at)
            levels[identifier].append(level)
    return levels


def _level(table: bytes, at: int) -> tuple[_Level, int]:
    start, number_format = struct.unpack_from("<iB", table, at)
    at += _LEVEL_SIZE + table[at + 24] + table[at + 25]
    size = struct.unpack_from("<H", table, at)[0]
    text = table[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace")
    return _Level(start, number_format, text), at + 2 + 2 * size


def _references(file: DocFile) -> list[int]:
    """The identifier of the list behind each reference, in order."""
    offset, length = file.place(LIST_REFERENCES)
    if not length:
        return []
    count = struct.unpack_from("<i", file.table, offset)[0]
    places = range(offset + 4, min(offset + 4 + _REFERENCE_SIZE * count, len(file.table)), _REFERENCE_SIZE)
    return [struct.unpack_from("<i", file.table, at)[0] for at in places]
