"""Small files of every kind for tests of the front door."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
from reportlab.pdfgen.canvas import Canvas

from disclosures.extraction.model import Document, Grid, Paragraph

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
SECTOR, END = 512, 0xFFFFFFFE
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word_bytes() -> bytes:
    document = docx.Document()
    document.add_paragraph("部门预算收支总表")
    table = document.add_table(3, 2)
    for i, text in enumerate(("项目", "预算数", "一、一般公共预算拨款收入", "12.50", "收入总计", "12.50")):
        table.cell(i // 2, i % 2).text = text
    return saved(document)


def excel_bytes() -> bytes:
    book = openpyxl.Workbook()
    for row in (("部门预算收支总表",), ("项目", "预算数"), ("收入总计", 12.5)):
        book.active.append(row)
    book.active["B3"].number_format = "#,##0.00"
    return saved(book)


def pdf_bytes() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(80, 700, "Total 12.50")
    canvas.save()
    return buffer.getvalue()


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(package: bytes, changes: dict[str, bytes]) -> bytes:
    """An office package with some of its parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return buffer.getvalue()


def part(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE2 compound file: header, allocation table, directory, then each stream in its own run of sectors."""
    bodies = [
        data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0") if data else b"" for data in streams.values()
    ]
    folder = -(-(len(streams) + 1) // 4)
    lengths = [folder, *(len(body) // SECTOR for body in bodies)]
    tables = 1
    while tables * 128 < tables + sum(lengths):
        tables += 1
    starts = [tables + sum(lengths[:i]) for i in range(len(lengths))]
    chains = [0xFFFFFFFD] * tables
    for start, length in zip(starts, lengths, strict=True):
        chains += [*range(start + 1, start + length), END] if length else []
    header = OLE + b"\0" * 16 + bytes.fromhex("3e000300feff09000600") + b"\0" * 6
    header += words(0, tables, starts[0], 0, 4096, END, 0, END, 0, *range(tables)).ljust(512 - len(header), b"\xff")
    entries = [_entry("Root Entry", 5, child=1)]
    for i, (name, body) in enumerate(zip(streams, bodies, strict=True)):
        right = i + 2 if i + 1 < len(streams) else None
        entries.append(_entry(name, 2, right=right, start=starts[i + 1] if body else END, size=len(body)))
    table = words(*chains).ljust(tables * SECTOR, b"\xff")
    return header + table + b"".join(entries).ljust(folder * SECTOR, b"\0") + b"".join(bodies)


def words(*numbers: int) -> bytes:
    """Numbers as 32 bits each, lowest byte first."""
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def _entry(
    name: str, kind: int, child: int | None = None, right: int | None = None, start: int = END, size: int = 0
) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    none = 0xFFFFFFFF
    links = words(none, none if right is None else right, none if child is None else child)
    head = raw.ljust(64, b"\0") + len(raw).to_bytes(2, "little") + bytes((kind, 1)) + links
    return head + b"\0" * 36 + words(start, size, 0)


def placed(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def drawn(document: Document) -> list[object]:
    """Paragraphs as their text, grids as rows of texts."""
    return [b.text if isinstance(b, Paragraph) else texts(b) for b in document.blocks]


def texts(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]
