"""The tables of a printed document as a workbook, a sheet each, figures as numbers."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter

from samples.printed import Printed
from samples.sheet import Sheet, plain, spans
from samples.writing import archive

ALIGN = {"l": "left", "c": "center", "r": "right"}
FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+\.\d\d|\d+\.\d\d")
THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def write(printed: Printed, path: Path) -> None:
    """Writes the tables that have a page of their own; the same document gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for _, sheet in printed.sheets():
        if sheet.own_page:
            page = book.create_sheet(sheet.strip or f"附表{len(book.worksheets) + 1}")
            _fill(page, sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    archive.rewrite(buffer.getvalue(), path)


def _fill(page: Any, sheet: Sheet) -> None:
    width = len(sheet.widths)
    for text in (sheet.strip, sheet.title, sheet.unit_line):
        if text:
            page.append([text])
            if text != sheet.strip:
                page.merge_cells(start_row=page.max_row, start_column=1, end_row=page.max_row, end_column=width)
    first = page.max_row + 1
    rows = (*sheet.head, *sheet.body)
    for r, line in enumerate(plain(rows)):
        for c, text in enumerate(line):
            align = "center" if r < len(sheet.head) else ALIGN[sheet.align[c]]
            _put(page.cell(first + r, c + 1), text, align)
    for (r, c), (down, across) in spans(rows).items():
        if down > 1 or across > 1:
            page.merge_cells(None, first + r, c + 1, first + r + down - 1, c + across)
    for note in sheet.notes:
        page.append([note])
    for c, share in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(c)].width = share


def _put(cell: Any, text: str, align: str) -> None:
    cell.border = FRAME
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    if FIGURE.fullmatch(text):
        cell.value = Decimal(text.replace(",", ""))
        cell.number_format = "#,##0.00" if "," in text else "0.00"
    elif text:
        cell.value = text
