"""The sheets of an .xls file by xlrd, which also knows their number formats."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import xlrd

from disclosures.extraction.readers.refusal import ENCRYPTED, UnreadableFile
from disclosures.extraction.readers.worksheet import Worksheet

_ENCRYPTED = "encrypted"


def worksheets(path: Path) -> Iterator[Worksheet]:
    """The sheets in order, hidden ones without their cells."""
    try:
        book = xlrd.open_workbook(path, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if _ENCRYPTED in str(error):
            raise UnreadableFile(ENCRYPTED) from error
        raise
    for sheet in book.sheets():
        worksheet = Worksheet(sheet.name, hidden=sheet.visibility != 0)
        if not worksheet.hidden:
            _read(book, sheet, worksheet)
        yield worksheet


def _read(book: xlrd.Book, sheet: xlrd.sheet.Sheet, into: Worksheet) -> None:
    into.zeros = bool(sheet.show_zero_values)
    into.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    into.hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    into.merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            value = _value(book, sheet, row, column)
            if value not in (None, ""):
                style = book.xf_list[sheet.cell_xf_index(row, column)]
                into.values[row, column] = value
                into.formats[row, column] = book.format_map[style.format_key].format_str


def _value(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int) -> object:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_DATE:
        return xlrd.xldate.xldate_as_datetime(value, book.datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "")
    return value
