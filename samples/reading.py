"""Printed documents as a reader would hand them on, without a file between: for tests and for measuring."""

from __future__ import annotations

import hashlib

from disclosures.extraction import pipeline
from disclosures.extraction.model import Cell, Document, Extraction, Grid, Locus, Paragraph, Row, Source
from disclosures.extraction.stitching import stitch
from samples.printed import Contents, Heading, Printed
from samples.sheet import Sheet, spans


def as_read(printed: Printed) -> Document:
    """The document's grids and paragraphs, as a Word reader sees them."""
    blocks: list[Grid | Paragraph] = []
    tables = 0
    for block in printed.blocks:
        if isinstance(block, Sheet):
            blocks += [Paragraph(text) for text in _above(block)]
            blocks.append(grid(block, tables))
            blocks += [Paragraph(note) for note in block.notes]
            tables += 1
        elif isinstance(block, Heading):
            level = block.level if printed.styled_headings and block.level else None
            blocks.append(Paragraph(block.text, level=level))
        elif not isinstance(block, Contents):
            blocks.append(Paragraph(block.text))
    return Document(format="docx", pages=None, blocks=tuple(blocks))


def _above(sheet: Sheet) -> list[str]:
    title = sheet.title if sheet.titled else ""
    return [text for text in (sheet.strip, title, f"{sheet.left_line}　{sheet.unit_line}".strip()) if text]


def grid(sheet: Sheet, number: int) -> Grid:
    """The sheet as a grid, its cells at their places in the number-th table of the file."""
    rows = (*sheet.head, *sheet.body)
    covered = spans(rows)

    def cell(r: int, c: int) -> Cell | None:
        if (r, c) not in covered:
            return None
        down, across = covered[r, c]
        return Cell(rows[r][c], Locus(table=number, row=r, cell=c), down, across)

    lines: list[Row] = [tuple(cell(r, c) for c in range(len(row))) for r, row in enumerate(rows)]
    return Grid(tuple(lines))


def understand(printed: Printed) -> Extraction:
    """Everything that the reader understands of a printed document."""
    document = as_read(printed)
    digest = hashlib.sha256(repr(printed.blocks).encode()).hexdigest()
    return pipeline.understand(stitch(document), Source(f"{printed.slug}.docx", digest, document.format, None))
