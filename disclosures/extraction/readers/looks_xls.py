"""The looks of an .xls file, by xlrd."""

from __future__ import annotations

import io
from pathlib import Path

import xlrd

from disclosures.extraction.readers.looks import Looks


def looks_of(path: Path) -> dict[str, Looks]:
    """The looks of each sheet by its name."""
    book = xlrd.open_workbook(path, formatting_info=True, logfile=io.StringIO())
    return {sheet.name: _sheet(book, sheet) for sheet in book.sheets()}


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Looks:
    looks = Looks(zeros=bool(sheet.show_zero_values))
    looks.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    looks.hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if sheet.cell_type(row, column) == xlrd.XL_CELL_NUMBER:
                style = book.xf_list[sheet.cell_xf_index(row, column)]
                looks.formats[row, column] = book.format_map[style.format_key].format_str
    return looks
