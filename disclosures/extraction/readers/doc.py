"""Word 97–2003 files (.doc, and .wps as WPS writes it): body paragraphs and tables in print order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from disclosures.extraction.model import Document, Grid, Locus, Paragraph
from disclosures.extraction.readers import doc_table, office
from disclosures.extraction.readers.doc_file import DocFile, TooOld, open_doc
from disclosures.extraction.readers.doc_numbering import Numbering
from disclosures.extraction.readers.doc_paragraphs import CELL_END, DocParagraph, paragraphs
from disclosures.extraction.readers.doc_properties import RowShape
from disclosures.extraction.readers.refusal import EMPTY, UnreadableFile
from disclosures.extraction.readers.registry import reader

_STANDARD_WIDTH = 1000


@reader("doc")
def read_doc(path: Path) -> Document:
    """The document of a .doc file. What Word 95 and earlier wrote goes through LibreOffice. Raises UnreadableFile."""
    try:
        file = open_doc(path)
    except TooOld:
        return office.read_converted(path, "doc")
    blocks = tuple(_blocks(_numbered(file)))
    if not blocks:
        raise UnreadableFile(EMPTY)
    return Document("doc", None, blocks)


def _numbered(file: DocFile) -> Iterator[DocParagraph]:
    """The paragraphs with their automatic numbers written out. Blank ones count; only in a table do they show it."""
    numbering = Numbering.of(file)
    for paragraph in paragraphs(file):
        looks = paragraph.looks
        label = "" if looks.row_end else numbering.label(looks.list_number, looks.list_level)
        shown = label and (paragraph.text.strip() or looks.depth)
        yield replace(paragraph, text=label + paragraph.text.lstrip()) if shown else paragraph


def _blocks(story: Iterator[DocParagraph]) -> Iterator[Grid | Paragraph]:
    tables = 0
    for in_table, group in groupby(story, lambda paragraph: paragraph.looks.depth > 0):
        if in_table:
            rows = list(_rows(group))
            if rows:
                yield doc_table.grid_of(rows, tables)
                tables += 1
        else:
            for paragraph in group:
                if paragraph.text.strip():
                    yield Paragraph(paragraph.text.strip(), Locus(), paragraph.looks.level)


def _rows(group: Iterator[DocParagraph]) -> Iterator[doc_table.DocRow]:
    """The rows of a table: lines until a cell ends, cells until a row ends. Inner tables become lines of their cell."""
    lines: list[str] = []
    cells: list[str] = []
    for paragraph in group:
        if paragraph.looks.inner_row_end:
            continue
        if paragraph.looks.row_end and paragraph.end == CELL_END:
            shape = paragraph.looks.shape or _even(len(cells))
            if cells:
                yield doc_table.DocRow(cells, shape)
            lines, cells = [], []
            continue
        lines.append(paragraph.text)
        if paragraph.end == CELL_END:
            cells.append("\n".join(lines).strip("\n"))
            lines = []
    if cells:
        yield doc_table.DocRow(cells, _even(len(cells)))


def _even(cells: int) -> RowShape:
    """A row of which the shape is lost: cells of one width."""
    edges = [_STANDARD_WIDTH * i for i in range(cells + 1)]
    return RowShape(edges, [False] * cells, [False] * cells)
