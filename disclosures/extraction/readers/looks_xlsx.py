"""The looks of an .xlsx file, read from its parts: openpyxl would build every blank cell to tell them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from disclosures.extraction.readers import markup
from disclosures.extraction.readers.looks import MOST_CELLS, Looks
from disclosures.extraction.readers.number_formats import GENERAL
from disclosures.extraction.readers.refusal import TOO_MUCH, UnreadableFile

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_COLUMNS = 16384


def looks_of(path: Path) -> dict[str, Looks]:
    """The looks of each sheet by its name. Raises UnreadableFile where a sheet is used over an absurd area."""
    with zipfile.ZipFile(path) as package:
        codes = _codes(package)
        return {name: _sheet(package, part, codes) for name, part in _sheets(package)}


def _root(package: zipfile.ZipFile, part: str) -> Any:
    return etree.fromstring(package.read(part), markup.xml_parser())


def _named(root: Any, name: str) -> Iterator[Any]:
    """The elements of a local name, whatever their namespace (transitional or strict)."""
    return root.iter(f"{{*}}{name}")


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {
        r.get("Id"): r.get("Target", "") for r in _named(_root(package, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    parts = set(package.namelist())
    for sheet in _named(_root(package, "xl/workbook.xml"), "sheet"):
        reference = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
        part = posixpath.normpath(posixpath.join("/xl", targets.get(reference, ""))).lstrip("/")
        if part in parts:
            yield sheet.get("name", ""), part


def _codes(package: zipfile.ZipFile) -> list[str]:
    """The number format of each cell style, by its index."""
    if "xl/styles.xml" not in package.namelist():
        return []
    root = _root(package, "xl/styles.xml")
    own = {f.get("numFmtId"): f.get("formatCode", GENERAL) for f in _named(root, "numFmt")}
    styles = next(_named(root, "cellXfs"), ())
    return [own.get(s.get("numFmtId")) or BUILTIN_FORMATS.get(int(s.get("numFmtId") or 0), GENERAL) for s in styles]


def _sheet(package: zipfile.ZipFile, part: str, codes: list[str]) -> Looks:
    looks = Looks()
    lowest = rightmost = row = column = -1
    with package.open(part) as stream:
        for event, element in etree.iterparse(
            stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        ):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                if tag == "row":
                    row, column = _number(element.get("r"), row + 2) - 1, -1
                    if element.get("hidden") in ("1", "true"):
                        looks.hidden_rows.add(row)
                elif tag == "c":
                    row, column = _place(element.get("r"), row, column + 1)
                continue
            if tag == "c" and len(element):
                lowest, rightmost = max(lowest, row), max(rightmost, column)
                style = _number(element.get("s"), 0)
                looks.formats[row, column] = codes[style] if style < len(codes) else GENERAL
            elif tag == "col" and element.get("hidden") in ("1", "true"):
                first, last = _number(element.get("min"), 1), _number(element.get("max"), 1)
                looks.hidden_columns.update(range(first - 1, min(last, _MOST_COLUMNS)))
            elif tag == "sheetView" and element.get("showZeros") in ("0", "false"):
                looks.zeros = False
            if tag in ("row", "c"):
                element.clear(keep_tail=False)
    if (lowest + 1) * (rightmost + 1) > MOST_CELLS:
        raise UnreadableFile(TOO_MUCH)
    return looks


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column from 0 of 'B7'; those that follow where a cell states none."""
    found = _REFERENCE.fullmatch(reference or "")
    if not found:
        return row, column
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
