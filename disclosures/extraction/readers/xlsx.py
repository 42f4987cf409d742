"""Spreadsheets (.xlsx, .xlsb, .xls, .ods) by calamine: each sheet as it would be printed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import python_calamine as calamine

from disclosures.extraction.model import Document, Grid, Paragraph
from disclosures.extraction.readers import looks_xls, looks_xlsx, number_formats, sheet_blocks
from disclosures.extraction.readers.looks import MOST_CELLS, Looks
from disclosures.extraction.readers.refusal import DAMAGED, EMPTY, ENCRYPTED, TOO_MUCH, UnreadableFile
from disclosures.extraction.readers.registry import reader

_NO_LOOKS = Looks(known=False)
_LOOKS: dict[str, Callable[[Path], dict[str, Looks]]] = {"xlsx": looks_xlsx.looks_of, "xls": looks_xls.looks_of}
_DEFAULT_NAMES = ("sheet", "工作表")


@reader("xlsx")
def read_xlsx(path: Path) -> Document:
    """The document of an .xlsx or .xlsm file."""
    return _read(path, "xlsx")


@reader("xls")
def read_xls(path: Path) -> Document:
    """The document of an .xls file, or of an .et file, which WPS writes in the same format."""
    return _read(path, "xls")


@reader("xlsb")
def read_xlsb(path: Path) -> Document:
    """The document of an .xlsb file; its number formats are not known."""
    return _read(path, "xlsb")


@reader("ods")
def read_ods(path: Path) -> Document:
    """The document of an .ods file; its number formats are not known."""
    return _read(path, "ods")


def _read(path: Path, kind: str) -> Document:
    """calamine is Rust: what it did not foresee arrives as a panic, which is no Exception."""
    try:
        return _workbook(path, kind)
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise UnreadableFile(DAMAGED) from error
        raise


def _workbook(path: Path, kind: str) -> Document:
    looks = _LOOKS[kind](path) if kind in _LOOKS else {}
    book = _opened(path)
    shown = [
        (number, sheet.name)
        for number, sheet in enumerate(book.sheets_metadata)
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible
    ]
    blocks = [
        block
        for number, name in shown
        for block in _sheet(book.get_sheet_by_name(name), number, looks.get(name, _NO_LOOKS))
    ]
    if not blocks:
        raise UnreadableFile(EMPTY)
    hidden = [sheet.name for sheet in book.sheets_metadata if sheet.visible != calamine.SheetVisibleEnum.Visible]
    notices = (f"已略过隐藏的工作表：{'、'.join(hidden)}。",) if hidden else ()
    return Document(kind, None, tuple(blocks), notices)


def _opened(path: Path) -> Any:
    """The workbook. Raises UnreadableFile where it is damaged or has a password."""
    try:
        return calamine.CalamineWorkbook.from_path(path)
    except calamine.PasswordError as error:
        raise UnreadableFile(ENCRYPTED) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(DAMAGED) from error


def _sheet(sheet: Any, number: int, looks: Looks) -> Iterator[Grid | Paragraph]:
    """The blocks of a sheet; its name stands in for a title that it does not print."""
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise UnreadableFile(TOO_MUCH)
    values = sheet.to_python(skip_empty_area=False)
    blocks = list(sheet_blocks.blocks(_shown(values, sheet.merged_cell_ranges or [], number, looks)))
    name = sheet.name.strip()
    if blocks and isinstance(blocks[0], Grid) and not name.lower().startswith(_DEFAULT_NAMES):
        yield Paragraph(name)
    yield from blocks


def _shown(values: list[list[Any]], merges: list[Any], number: int, looks: Looks) -> sheet_blocks.Sheet:
    """The sheet without its hidden rows and columns, every value as its format prints it."""
    width = max((len(row) for row in values), default=0)
    rows = [row for row in range(len(values)) if row not in looks.hidden_rows]
    columns = [column for column in range(width) if column not in looks.hidden_columns]
    show = _printer(values, looks)
    texts = tuple(tuple(show(row, column) for column in columns) for row in rows)
    areas = tuple(_visible(area, rows, columns) for area in merges)
    return sheet_blocks.Sheet(number, texts, tuple(area for area in areas if area), (tuple(rows), tuple(columns)))


def _visible(area: Any, rows: list[int], columns: list[int]) -> sheet_blocks.Area | None:
    """A merged range among the visible rows and columns; None where nothing of it is left."""
    (top, left), (bottom, right) = area
    shown = (
        bisect_left(rows, top),
        bisect_left(columns, left),
        bisect_left(rows, bottom + 1) - 1,
        bisect_left(columns, right + 1) - 1,
    )
    return shown if shown[0] <= shown[2] and shown[1] <= shown[3] else None


def _printer(values: list[list[Any]], looks: Looks) -> Callable[[int, int], str]:
    """How a value is printed. Where formats are unknown, a column that holds fractions shows two decimals."""
    fractions = {
        column
        for row in values
        for column, value in enumerate(row)
        if not looks.known and isinstance(value, float) and not value.is_integer()
    }

    def show(row: int, column: int) -> str:
        value = values[row][column] if column < len(values[row]) else None
        if not looks.zeros and value == 0 and not isinstance(value, bool):
            return ""
        return number_formats.printed(value, "0.00" if column in fractions else looks.format_of(row, column))

    return show
