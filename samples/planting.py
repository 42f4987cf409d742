"""Changes one place of a printed document and notes what stands there and what should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from samples.printed import Heading, Printed, Text
from samples.sheet import Sheet, plain_headers


class NothingToPlant(LookupError):
    """The document has no place for an error of this kind."""


@dataclass(frozen=True)
class Planted:
    """One planted error.

    row and column are labels as printed; row_key and column_key the canonical ones, '' where the place has none.
    In the narrative form is 'narrative' and row is the heading above. '' for printed: blank, or not there at all.
    """

    kind: str
    form: str
    scope: str
    row: str
    column: str
    printed: str
    expected: str
    row_key: str = ""
    column_key: str = ""
    moved_to: str = ""
    """The canonical column that the figure stands in instead, where it was moved."""
    others: tuple[tuple[str, str, str], ...] = ()
    """Canonical row, canonical column and right figure of the cells that went wrong with this one."""

    def as_json(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if name != "others"}


@dataclass(frozen=True)
class Cell:
    """A body cell of a sheet: the sheet's place in the document, row, column, text."""

    block: int
    row: int
    column: int
    text: str


def cells(printed: Printed) -> Iterator[Cell]:
    """Every cell that holds a figure (forms T01–T09)."""
    for place, sheet in printed.sheets():
        for row, column in sheet.keys:
            if sheet.body[row][column]:
                yield Cell(place, row, column, sheet.body[row][column])


def find(printed: Printed, form: str, scope: str, row_key: str, column_key: str) -> Cell:
    """The first cell of a figure. Raises NothingToPlant."""
    for place, sheet in printed.sheets():
        if (sheet.form, sheet.scope[1]) == (form, scope):
            for (row, column), key in sheet.keys.items():
                if key == (row_key, column_key):
                    return Cell(place, row, column, sheet.body[row][column])
    raise NothingToPlant(f"{form}:{scope}:{row_key}:{column_key}")


def put(printed: Printed, cell: Cell, text: str, kind: str) -> tuple[Printed, Planted]:
    """The document with another text in one cell."""
    sheet = sheet_at(printed, cell.block)
    row_key, column_key = sheet.keys.get((cell.row, cell.column), ("", ""))
    planted = Planted(
        kind=kind,
        form=sheet.form,
        scope=sheet.scope[1],
        row=row_label(sheet, cell.row, cell.column),
        column=sheet.columns[cell.column] if len(sheet.head) > sheet.captions else "",
        printed=text,
        expected=cell.text,
        row_key=row_key,
        column_key=column_key,
    )
    return printed.with_block(cell.block, with_text(sheet, cell.row, cell.column, text)), planted


def sheet_at(printed: Printed, place: int) -> Sheet:
    """The sheet at a place of the document. Raises NothingToPlant where something else stands."""
    block = printed.blocks[place]
    if not isinstance(block, Sheet):
        raise NothingToPlant(str(place))
    return block


def with_text(sheet: Sheet, row: int, column: int, text: str) -> Sheet:
    """The sheet with another text in one body cell."""
    line = sheet.body[row]
    changed = (*line[:column], text, *line[column + 1 :])
    return replace(sheet, body=(*sheet.body[:row], changed, *sheet.body[row + 1 :]))


def row_label(sheet: Sheet, row: int, column: int) -> str:
    """The nearest text to the left that is no figure, else the row's first text."""
    line = plain_headers(sheet.body)[row]
    texts = [t for t in line[:column] if t and not re.fullmatch(r"[\d.,%]+", t)]
    return texts[-1].strip() if texts else next((t for t in line if t), "")


@dataclass(frozen=True)
class Phrase:
    """A run of characters of a paragraph: the paragraph's place in the document, start, text."""

    block: int
    start: int
    text: str


def phrases(printed: Printed, pattern: str) -> Iterator[Phrase]:
    """Every match of a regular expression in the narrative."""
    for place, text in printed.texts():
        for found in re.finditer(pattern, text.text):
            yield Phrase(place, found.start(), found.group())


def restate(printed: Printed, phrase: Phrase, new: str, kind: str) -> tuple[Printed, Planted]:
    """The document with one phrase of the narrative replaced."""
    block = printed.blocks[phrase.block]
    if not isinstance(block, Text):
        raise NothingToPlant(phrase.text)
    text = block.text[: phrase.start] + new + block.text[phrase.start + len(phrase.text) :]
    scope = scope_at(printed, phrase.block)
    planted = Planted(kind, "narrative", scope, section(printed, phrase.block), "", new, phrase.text)
    return printed.with_block(phrase.block, replace(block, text=text)), planted


def reword(printed: Printed, old: str, new: str, kind: str) -> tuple[Printed, Planted]:
    """The document with the first such phrase of the narrative replaced. Raises NothingToPlant."""
    found = next(phrases(printed, re.escape(old)), None)
    if found is None:
        raise NothingToPlant(old)
    return restate(printed, found, new, kind)


def section(printed: Printed, place: int) -> str:
    """The heading above a place of the document."""
    return next((b.text for b in reversed(printed.blocks[:place]) if isinstance(b, Heading)), "")


def scope_at(printed: Printed, place: int) -> str:
    """The code of the entity that a place of the document speaks about: the one of the last sheet before it."""
    return next((b.scope[1] for b in reversed(printed.blocks[:place]) if isinstance(b, Sheet)), printed.unit[0])


def drop(printed: Printed, place: int) -> tuple[Printed, Planted]:
    """The document without one sheet."""
    sheet = sheet_at(printed, place)
    return printed.with_block(place, None), Planted(
        "dropped_table", sheet.form, sheet.scope[1], "", "", "", sheet.title
    )
