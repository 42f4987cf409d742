"""Spreadsheets (.xlsx, .xls, and .et as WPS writes it): each sheet as it would be printed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl.utils import get_column_letter

from disclosures.extraction.model import Document, Grid, Paragraph
from disclosures.extraction.readers import number_formats, sheet_blocks, xls_book, xlsx_book
from disclosures.extraction.readers.refusal import EMPTY, UnreadableFile
from disclosures.extraction.readers.registry import reader
from disclosures.extraction.readers.worksheet import Area, Worksheet

_DEFAULT_NAMES = ("sheet", "工作表")


@reader("xlsx")
def read_xlsx(path: Path) -> Document:
    """The document of an .xlsx or .xlsm file."""
    return _document("xlsx", xlsx_book.worksheets(path))


@reader("xls")
def read_xls(path: Path) -> Document:
    """The document of an .xls file, or of an .et file, which WPS writes in the same format."""
    return _document("xls", xls_book.worksheets(path))


def _document(kind: str, worksheets: Iterable[Worksheet]) -> Document:
    blocks: list[Grid | Paragraph] = []
    hidden: list[str] = []
    blank: list[str] = []
    for number, sheet in enumerate(worksheets):
        if sheet.hidden:
            hidden.append(sheet.name)
        else:
            blocks.extend(_blocks(sheet, number))
            blank.extend(_uncomputed(sheet))
    if not blocks:
        raise UnreadableFile(EMPTY)
    told = [f"已略过隐藏的工作表：{'、'.join(hidden)}。"] if hidden else []
    return Document(kind, None, tuple(blocks), (*told, *blank))


def _uncomputed(sheet: Worksheet) -> Iterator[str]:
    """What to tell of formulas without a result: their cells are read as blank."""
    if sheet.uncomputed:
        row, column = sheet.uncomputed[0]
        first = f"{get_column_letter(column + 1)}{row + 1}"
        count = len(sheet.uncomputed)
        yield (
            f"工作表“{sheet.name}”有 {count} 个公式没有计算结果（如 {first}），按空白读取；"
            "请用 Excel 或 WPS 打开并保存后重新上传。"
        )


def _blocks(sheet: Worksheet, number: int) -> Iterator[Grid | Paragraph]:
    """The blocks of a sheet; its name stands in for a title that it does not print."""
    blocks = list(sheet_blocks.blocks(_shown(sheet, number)))
    name = sheet.name.strip()
    if blocks and isinstance(blocks[0], Grid) and not name.lower().startswith(_DEFAULT_NAMES):
        yield Paragraph(name)
    yield from blocks


def _shown(sheet: Worksheet, number: int) -> sheet_blocks.Sheet:
    """The sheet without its hidden rows and columns, every value as its format prints it."""
    height, width = sheet.size()
    rows = [row for row in range(height) if row not in sheet.hidden_rows]
    columns = [column for column in range(width) if column not in sheet.hidden_columns]
    texts = tuple(tuple(_printed(sheet, (row, column)) for column in columns) for row in rows)
    areas = tuple(area for merged in sheet.merges if (area := _visible(merged, rows, columns)))
    return sheet_blocks.Sheet(number, texts, areas, (tuple(rows), tuple(columns)), frozenset(sheet.uncomputed))


def _printed(sheet: Worksheet, place: tuple[int, int]) -> str:
    value = sheet.values.get(place)
    if value is None or (not sheet.zeros and value == 0 and not isinstance(value, bool)):
        return ""
    return number_formats.printed(value, sheet.format_of(place))


def _visible(area: Area, rows: list[int], columns: list[int]) -> Area | None:
    """A merged range among the visible rows and columns; None where nothing of it is left."""
    top, left = bisect_left(rows, area[0]), bisect_left(columns, area[1])
    bottom, right = bisect_left(rows, area[2] + 1) - 1, bisect_left(columns, area[3] + 1) - 1
    return (top, left, bottom, right) if top <= bottom and left <= right else None
