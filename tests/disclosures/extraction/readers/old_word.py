"""Small Word 97–2003 files for tests, written byte by byte: a piece table, a page of properties for each paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.disclosures.extraction.readers.samples import compound, words

TEXT_AT = 2048
HIDDEN, DELETED = 0x083C, 0x0800
JOINS_LEFT, JOINS_ABOVE, STARTS_BELOW = 2, 0x20, 0x60


def sprm(code: int, operand: bytes) -> bytes:
    """A property of one byte or more, by its code."""
    return code.to_bytes(2, "little") + operand


IN_TABLE = sprm(0x2416, b"\1")
ROW_END = IN_TABLE + sprm(0x2417, b"\1")


def row_shape(edges: list[int], flags: list[int] | None = None) -> bytes:
    """The definition of a table row: its column lines in twips, and the flags of each cell."""
    cells = len(edges) - 1
    body = bytes((cells,)) + b"".join(edge.to_bytes(2, "little", signed=True) for edge in edges)
    body += b"".join(flag.to_bytes(2, "little") + b"\0" * 18 for flag in flags or [0] * cells)
    return sprm(0xD608, (len(body) + 1).to_bytes(2, "little") + body)


@dataclass
class OldWord:
    """A .doc file under way."""

    text: str = ""
    runs: list[tuple[int, int, int, bytes]] = field(default_factory=list)
    """Of each paragraph: first and last character, style, properties."""
    unseen: list[tuple[int, int, int]] = field(default_factory=list)
    lists: bytes = b""
    references: bytes = b""
    flags: int = 0x0200
    version: int = 0xC1

    def paragraph(self, text: str, properties: bytes = b"", style: int = 0, end: str = "\r") -> None:
        start = len(self.text)
        self.text += text + end
        self.runs.append((start, len(self.text), style, properties))

    def row(self, *cells: str, edges: list[int], flags: list[int] | None = None) -> None:
        for cell in cells:
            self.paragraph(cell, IN_TABLE, end="\x07")
        self.paragraph("", ROW_END + row_shape(edges, flags), end="\x07")

    def hide(self, words_: str, code: int = HIDDEN) -> None:
        """Marks the first occurrence of some words as hidden or deleted."""
        start = self.text.index(words_)
        self.unseen.append((start, start + len(words_), code))

    def saved(self) -> bytes:
        text = self.text.encode("utf-16-le")
        body = bytearray(TEXT_AT) + text + b"\0" * (-len(text) % 512)
        paragraph_pages = self._pages(body, [(a, b, _paragraph(s, p)) for a, b, s, p in self.runs], 13)
        shown = [(a, b, bytes((3,)) + sprm(code, b"\1")) for a, b, code in self.unseen]
        character_pages = self._pages(body, shown, 1)
        pieces = words(0, len(self.text)) + b"\0\0" + words(TEXT_AT) + b"\0\0"
        table = bytearray(b"\0" * 16)
        body[0:4] = (0xA5EC).to_bytes(2, "little") + self.version.to_bytes(2, "little")
        body[0x0A:0x0C] = self.flags.to_bytes(2, "little")
        body[0x4C:0x50] = words(len(self.text))
        parts = {33: b"\2" + words(len(pieces)) + pieces, 12: character_pages, 13: paragraph_pages}
        for index, data in (parts | {73: self.lists[: 2 + 28 * (len(self.lists) > 2)], 74: self.references}).items():
            body[0x9A + 8 * index : 0xA2 + 8 * index] = words(len(table), len(data))
            table += self.lists if index == 73 else data
        return compound({"WordDocument": bytes(body), "1Table": bytes(table)})

    @staticmethod
    def _pages(body: bytearray, runs: list[tuple[int, int, bytes]], entry: int) -> bytes:
        """Appends a page for each run; the table that names the pages."""
        numbers, starts = [], []
        for start, end, properties in runs:
            first, last = TEXT_AT + 2 * start, TEXT_AT + 2 * end
            page = (words(first, last) + bytes((32,)) + b"\0" * (entry - 1)).ljust(64, b"\0") + properties
            numbers.append(len(body) // 512)
            starts.append(first)
            body += page.ljust(511, b"\0") + b"\1"
        return words(*starts, TEXT_AT + 2 * (runs[-1][1] if runs else 0)) + words(*numbers)


def _paragraph(style: int, properties: bytes) -> bytes:
    body = style.to_bytes(2, "little") + properties
    body += b"\0" * (len(body) % 2)
    return bytes((0, len(body) // 2)) + body


def numbered_list(identifier: int, number_format: int, text: str) -> tuple[bytes, bytes]:
    """The tables of one simple list: its level, and the reference to it."""
    head = words(identifier, 0) + b"\0" * 18 + b"\1\0"
    level = words(1) + bytes((number_format,)) + b"\0" * 23
    printed = len(text).to_bytes(2, "little") + text.encode("utf-16-le")
    reference = words(1, identifier) + b"\0" * 12
    return b"\1\0" + head + level + printed, reference
