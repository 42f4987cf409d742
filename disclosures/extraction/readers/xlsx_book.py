"""The sheets of an .xlsx file, streamed from its parts; blank cells, however many are formatted, cost nothing.

calamine would be faster but ends the whole process on a count that lies; openpyxl builds every blank cell.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from disclosures.extraction.readers import markup
from disclosures.extraction.readers.number_formats import GENERAL
from disclosures.extraction.readers.worksheet import Worksheet

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_YES = ("1", "true", "on")
_MOST_COLUMNS = 16384


@dataclass(frozen=True)
class _Shared:
    """What all sheets refer to: strings, the number format of each style, the day that counts as zero."""

    strings: list[str]
    formats: list[str]
    epoch: Any


def worksheets(path: Path) -> Iterator[Worksheet]:
    """The sheets in order, hidden ones without their cells."""
    with zipfile.ZipFile(path) as package:
        book = _root(package, "xl/workbook.xml")
        shared = _Shared(_strings(package), _formats(package), _epoch(book))
        targets = _targets(package)
        for sheet in _named(book, "sheet"):
            reference = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
            worksheet = Worksheet(sheet.get("name", ""), hidden=sheet.get("state", "visible") != "visible")
            if not worksheet.hidden and reference in targets:
                _read(package, targets[reference], worksheet, shared)
            yield worksheet


def _root(package: zipfile.ZipFile, part: str) -> Any:
    return etree.fromstring(package.read(part), markup.xml_parser())


def _named(root: Any, name: str) -> Iterator[Any]:
    """The elements of a local name, whatever their namespace (transitional or strict)."""
    return root.iter(f"{{*}}{name}")


def _targets(package: zipfile.ZipFile) -> dict[str, str]:
    """The parts that the workbook refers to, by the identifier of the reference."""
    parts = set(package.namelist())
    found = {
        relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in _named(_root(package, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    return {key: part for key, part in found.items() if part in parts}


def _strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return [_text(item) for item in _named(_root(package, "xl/sharedStrings.xml"), "si")]


def _text(item: Any) -> str:
    """The text of a string item: its own and its runs', not the phonetic guide."""
    pieces = (t.text or "" for t in _named(item, "t") if not t.getparent().tag.endswith("}rPh"))
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), "".join(pieces)).replace("\r\n", "\n")


def _formats(package: zipfile.ZipFile) -> list[str]:
    if "xl/styles.xml" not in package.namelist():
        return []
    root = _root(package, "xl/styles.xml")
    own = {f.get("numFmtId"): f.get("formatCode", GENERAL) for f in _named(root, "numFmt")}
    styles = next(_named(root, "cellXfs"), ())
    return [own.get(s.get("numFmtId")) or BUILTIN_FORMATS.get(_number(s.get("numFmtId"), 0), GENERAL) for s in styles]


def _epoch(book: Any) -> Any:
    properties = next(_named(book, "workbookPr"), None)
    mac = properties is not None and properties.get("date1904") in _YES
    return CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900


def _read(package: zipfile.ZipFile, part: str, sheet: Worksheet, shared: _Shared) -> None:
    row = column = -1
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    with package.open(part) as stream:
        for event, element in etree.iterparse(stream, events=("start", "end"), **options):
            tag = element.tag.rpartition("}")[2]
            if event == "start" and tag == "row":
                row, column = _number(element.get("r"), row + 2) - 1, -1
                if element.get("hidden") in _YES or _is_nothing(element.get("ht")):
                    sheet.hidden_rows.add(row)
            elif event == "start" and tag == "c":
                row, column = _place(element.get("r"), row, column + 1)
            elif event == "end":
                if tag == "c" and len(element):
                    _read_cell(element, (row, column), sheet, shared)
                _read_setting(element, tag, sheet)
                if tag in ("row", "c"):
                    element.clear(keep_tail=False)


def _read_cell(cell: Any, place: tuple[int, int], sheet: Worksheet, shared: _Shared) -> None:
    style = _number(cell.get("s"), 0)
    code = shared.formats[style] if style < len(shared.formats) else GENERAL
    value = _value(cell, code, shared)
    if value not in (None, ""):
        sheet.values[place], sheet.formats[place] = value, code
    elif cell.get("t") != "str" and cell.find("{*}f") is not None:
        sheet.uncomputed.append(place)


def _value(cell: Any, code: str, shared: _Shared) -> object:
    """What a cell holds: text, number, truth or date; of a formula its last result."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    text = cell.findtext("{*}v") or ""
    if kind == "s":
        return shared.strings[int(text)] if text.isdecimal() and int(text) < len(shared.strings) else None
    if kind == "b":
        return text == "1"
    if kind != "n" or not text.strip():
        return text
    number = float(text)
    return from_excel(number, shared.epoch) if is_date_format(code) else number


def _read_setting(element: Any, tag: str, sheet: Worksheet) -> None:
    if tag == "mergeCell":
        first, _, last = element.get("ref", "").partition(":")
        (top, left), (bottom, right) = _place(first, -1, -1), _place(last or first, -1, -1)
        if 0 <= top <= bottom and 0 <= left <= right:
            sheet.merges.append((top, left, bottom, right))
    elif tag == "col" and (element.get("hidden") in _YES or _is_nothing(element.get("width"))):
        first, last = _number(element.get("min"), 1), _number(element.get("max"), 1)
        sheet.hidden_columns.update(range(first - 1, min(last, _MOST_COLUMNS)))
    elif tag == "sheetView" and element.get("showZeros", "1") not in _YES:
        sheet.zeros = False


def _is_nothing(length: str | None) -> bool:
    """Whether a height or width is stated and zero."""
    return length is not None and not length.strip("0.")


def _number(text: str | None, default: int) -> int:
    return int(text[:9]) if text and text.isdecimal() else default


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column from 0 of 'B7'; those given where a cell states none."""
    found = _REFERENCE.fullmatch(reference or "")
    if not found:
        return row, column
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
