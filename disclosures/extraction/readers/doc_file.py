"""The streams of a Word 97–2003 file (.doc, and .wps as WPS writes it): text by pieces, properties by position.

After [MS-DOC]. A character has two positions: its index in the text (cp), and the byte in the WordDocument stream
where it lies (fc); properties are kept by fc.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import olefile

from disclosures.extraction.readers.refusal import BROKEN, ENCRYPTED, UnreadableFile

_MAGIC = 0xA5EC
_FIRST_UNICODE_VERSION = 0xC0
_FLAGS, _TEXT_LENGTH = 0x0A, 0x4C
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_PAIRS = 0x9A
"""Where the pairs (offset, length) into the table stream begin; below, the indices of the pairs used."""
_CHARACTER_PAGES, _PARAGRAPH_PAGES, _PIECES = 12, 13, 33
LISTS, LIST_REFERENCES = 73, 74
_PAGE = 512
_COMPRESSED = 1 << 30


class TooOld(Exception):
    """A file of Word 95 or earlier, which is built otherwise."""


@dataclass(frozen=True)
class Piece:
    """A run of text that lies in one place: its first byte, and the bytes of each character (1 or 2)."""

    text: str
    start: int
    width: int


@dataclass(frozen=True)
class Run:
    """The properties (a list of sprms) of the bytes from start to end. style is None for character runs."""

    start: int
    end: int
    sprms: bytes
    style: int | None = None


_Read = Callable[[bytes, int, int, int], Run]
"""Reads the entry of a page at an offset, as the run from start to end."""


@dataclass(frozen=True)
class DocFile:
    """The three streams."""

    main: bytes
    table: bytes
    data: bytes

    def pieces(self) -> Iterator[Piece]:
        """The main text (no footnotes, headers, text boxes) in order."""
        plc = self._piece_table()
        count = (len(plc) - 4) // 12
        ends = struct.unpack_from(f"<{count + 1}i", plc)
        length = struct.unpack_from("<i", self.main, _TEXT_LENGTH)[0]
        for i in range(count):
            characters = min(ends[i + 1], length) - ends[i]
            if characters <= 0:
                continue
            place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * i + 2)[0]
            if place & _COMPRESSED:
                start = (place & ~_COMPRESSED) // 2
                yield Piece(self.main[start : start + characters].decode("cp1252", "replace"), start, 1)
            else:
                raw = self.main[place : place + 2 * characters]
                yield Piece("".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2]))), place, 2)

    def _piece_table(self) -> bytes:
        clx, at = self._pair(_PIECES), 0
        while clx[at] == 1:
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        size = struct.unpack_from("<I", clx, at + 1)[0]
        return clx[at + 5 : at + 5 + size]

    def place(self, index: int) -> tuple[int, int]:
        """Offset and length of a structure in the table stream, by its index among the pairs."""
        offset, length = struct.unpack_from("<II", self.main, _PAIRS + 8 * index)
        return offset, length

    def _pair(self, index: int) -> bytes:
        offset, length = self.place(index)
        return self.table[offset : offset + length]

    def paragraph_runs(self) -> list[Run]:
        """The paragraph properties by position, in order."""
        return sorted(self._runs(_PARAGRAPH_PAGES, 13, self._paragraph), key=lambda run: run.start)

    def character_runs(self) -> list[Run]:
        """The character properties by position, in order."""
        return sorted(self._runs(_CHARACTER_PAGES, 1, self._character), key=lambda run: run.start)

    def _runs(self, pair: int, entry: int, read: _Read) -> Iterator[Run]:
        """The runs of all pages that a table of pages names; an entry of a page begins with half its offset."""
        plc = self._pair(pair)
        count = (len(plc) - 4) // 8
        for number in struct.unpack_from(f"<{max(count, 0)}I", plc, 4 * (count + 1)):
            page = self.main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) < _PAGE:
                continue
            runs = page[-1]
            places = struct.unpack_from(f"<{runs + 1}I", page)
            for i in range(runs):
                yield read(page, page[4 * (runs + 1) + entry * i] * 2, places[i], places[i + 1])

    @staticmethod
    def _paragraph(page: bytes, at: int, start: int, end: int) -> Run:
        if not at:
            return Run(start, end, b"", 0)
        if page[at] == 0:
            at, size = at + 2, 2 * page[at + 1]
        else:
            at, size = at + 1, 2 * page[at] - 1
        body = page[at : at + size]
        return Run(start, end, body[2:], int.from_bytes(body[:2], "little"))

    @staticmethod
    def _character(page: bytes, at: int, start: int, end: int) -> Run:
        return Run(start, end, page[at + 1 : at + 1 + page[at]] if at else b"")


def open_doc(path: Path) -> DocFile:
    """The streams of a .doc file. Raises UnreadableFile where it is damaged or has a password, TooOld."""
    try:
        with olefile.OleFileIO(path) as compound:
            main = compound.openstream("WordDocument").read()
            magic, version = struct.unpack_from("<HH", main)
            flags = struct.unpack_from("<H", main, _FLAGS)[0]
            if magic != _MAGIC or version < _FIRST_UNICODE_VERSION:
                raise TooOld
            if flags & _ENCRYPTED:
                raise UnreadableFile(ENCRYPTED)
            table = compound.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
            data = compound.openstream("Data").read() if compound.exists("Data") else b""
    except (OSError, struct.error, IndexError, ValueError) as error:
        raise UnreadableFile(BROKEN) from error
    return DocFile(main, table, data)
