"""Cells read once more by another engine: where two readings differ, the machine may be wrong and not the file.

pdfium reads PDF files; here pdfminer reads them, which shares no code with it. Only figures can be held against each
other digit by digit: names wrap, run over and hide under their neighbours.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from disclosures.extraction.document import Box
from disclosures.extraction.text import fold

_FIGURE = re.compile(r"[-+(]*[0-9][0-9.,]*[)%‰]*")
_DASHES = str.maketrans(dict.fromkeys("−–—―－", "-"))
_BROKEN = (PSException, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError)
"""What pdfminer raises on files that are not as they should be."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell as the first engine reads it; the box on the page as it is shown."""

    page: int
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A character by its middle on the shown page. turn: 1 where its line runs up the page, -1 down, 2 upside down."""

    text: str
    x: float
    y: float
    size: float
    turn: int

    @property
    def order(self) -> tuple[float, float]:
        """Line, and place in the line, as read."""
        x, y = round(self.x, 2), round(self.y, 2)
        return {0: (y, x), 1: (x, -y), -1: (-x, y), 2: (-y, -x)}[self.turn]


@dataclass(frozen=True, slots=True)
class Readings:
    """What the second engine reads, where it reads a figure; and the pages on which it finds nothing but pictures."""

    texts: dict[Printed, str]
    wordless: frozenset[int]

    def differing(self) -> dict[Printed, str]:
        """The cells of which the two readings are not the same figure."""
        return {cell: second for cell, second in self.texts.items() if not are_same(cell.text, second)}


def are_same(first: str, second: str) -> bool:
    """Whether two texts print the same figure."""
    return _plain(first) == _plain(second)


def read_again(path: Path, cells: Iterable[Printed], pages: Iterable[int] = ()) -> Readings:
    """The cells in a PDF file by the second engine, each page opened once; pages: others to look for words on.

    A page that it cannot read bears no witness. Only cells that hold a figure, or nothing, for the first engine.
    """
    by_page: dict[int, list[Printed]] = defaultdict(list)
    for cell in cells:
        if is_figure(cell.text) or not _plain(cell.text):
            by_page[cell.page].append(cell)
    texts: dict[Printed, str] = {}
    wordless = set()
    for number, letters in _pages(path, sorted({*by_page, *pages})):
        if not letters:
            wordless.add(number)
        for cell in by_page[number]:
            second = _text_in(cell.box, letters)
            if is_figure(second):
                texts[cell] = second
    return Readings(texts, frozenset(wordless))


def is_figure(text: str) -> bool:
    """Whether the whole text is one figure."""
    return bool(_FIGURE.fullmatch(_plain(text)))


def _plain(text: str) -> str:
    return fold(text).translate(_DASHES).replace(",", "")


def _text_in(box: Box, letters: list[Letter]) -> str:
    """The characters of which the middle lies in the box, line by line."""
    x0, top, x1, bottom = box
    inside = sorted((it for it in letters if x0 < it.x < x1 and top < it.y < bottom), key=lambda it: it.order)
    lines: list[list[Letter]] = []
    for letter in inside:
        if lines and letter.order[0] - lines[-1][0].order[0] < letter.size / 2:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return "".join(it.text for line in lines for it in sorted(line, key=lambda it: it.order[1]))


def _pages(path: Path, numbers: list[int]) -> Iterator[tuple[int, list[Letter]]]:
    """The characters of each page that can be read."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    try:
        with path.open("rb") as file:
            for number, page in enumerate(PDFPage.create_pages(PDFDocument(PDFParser(file))), 1):
                if number in numbers:
                    yield from _page(number, page, interpreter, device)
    except _BROKEN as error:
        _log.info("%s has no second reading from some page on: %s", path.name, error)


def _page(
    number: int, page: PDFPage, interpreter: PDFPageInterpreter, device: PDFPageAggregator
) -> Iterator[tuple[int, list[Letter]]]:
    """The characters of one page; nothing where it cannot be read."""
    page.mediabox = _shown(page)
    try:
        interpreter.process_page(page)
        layout = device.get_result()
        letters = [_letter(char, layout.height) for char in _chars(layout) if char.get_text().strip()]
    except _BROKEN as error:
        _log.info("page %d has no second reading: %s", number, error)
        return
    yield number, letters


def _shown(page: PDFPage) -> Box:
    """What viewers show of a page: the crop box within the media box. pdfminer turns and measures by the media box."""
    (x0, y0, x1, y1), (left, bottom, right, top) = page.mediabox, page.cropbox
    shown = max(x0, left), max(y0, bottom), min(x1, right), min(y1, top)
    return shown if shown[0] < shown[2] and shown[1] < shown[3] else (x0, y0, x1, y1)


def _chars(thing: LTContainer[Any]) -> Iterator[LTChar]:
    for part in thing:
        if isinstance(part, LTChar):
            yield part
        elif isinstance(part, LTContainer):
            yield from _chars(part)


def _letter(char: LTChar, height: float) -> Letter:
    across, up = char.matrix[0], char.matrix[1]
    turn = (0 if across >= 0 else 2) if abs(across) >= abs(up) else 1 if up > 0 else -1
    return Letter(char.get_text(), (char.x0 + char.x1) / 2, height - (char.y0 + char.y1) / 2, char.size, turn)
