"""The paragraphs of a Word 97–2003 file: text as shown, and the mark that ends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosures.extraction.readers.doc_file import DocFile, Piece
from disclosures.extraction.readers.doc_properties import Lookup, ParagraphLooks, paragraph_looks, unseen

CELL_END = "\x07"
_ENDS = frozenset(("\r", "\x07", "\x0c"))
_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END = "\x13", "\x14", "\x15"
_CHARACTERS = {"\x0b": "\n", "\t": "\t", "\x1e": "-"}


@dataclass(frozen=True)
class DocParagraph:
    """A paragraph or a cell's last paragraph; end is the character that ends it."""

    text: str
    end: str
    looks: ParagraphLooks


def paragraphs(file: DocFile) -> Iterator[DocParagraph]:
    """The paragraphs in order. Of fields the result stays; hidden and deleted text is out."""
    looks = Lookup(file.paragraph_runs())
    pieces: list[str] = []
    fields: list[bool] = []
    """For each open field whether we are still in its instruction."""
    for text, position, width in _seen(file):
        for i, character in enumerate(text):
            if character == _FIELD_BEGIN:
                fields.append(True)
            elif character == _FIELD_SEPARATOR and fields:
                fields[-1] = False
            elif character == _FIELD_END and fields:
                fields.pop()
            elif character in _ENDS:
                run = looks.at(position + i * width)
                yield DocParagraph(_joined(pieces), character, paragraph_looks(run, file))
                pieces = []
            elif not any(fields):
                pieces.append(_CHARACTERS.get(character, character if character >= " " and character != "\x1f" else ""))
    if pieces:
        yield DocParagraph(_joined(pieces), "\r", ParagraphLooks())


def _joined(pieces: list[str]) -> str:
    """The text; pairs of surrogates become the characters they stand for."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _seen(file: DocFile) -> Iterator[tuple[str, int, int]]:
    """The stretches of text that are shown, each with its first byte and the bytes of a character."""
    runs = Lookup(file.character_runs())
    for piece in file.pieces():
        at = 0
        while at < len(piece.text):
            run = runs.at(piece.start + at * piece.width)
            end = _end_of(run.end, piece, at)
            text = piece.text[at:end]
            hidden = unseen(run)
            for i, part in enumerate(_kept(text) if hidden else (text,)):
                yield part, piece.start + (at + (i if hidden else 0)) * piece.width, piece.width
            at = end


def _end_of(position: int, piece: Piece, at: int) -> int:
    return min(len(piece.text), max(at + 1, (position - piece.start) // piece.width))


def _kept(text: str) -> Iterator[str]:
    """Of a hidden stretch only the marks that hold tables and fields together, each in its own place."""
    for character in text:
        yield character if character in (CELL_END, _FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END) else ""
