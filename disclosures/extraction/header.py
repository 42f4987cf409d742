"""A grid taken apart: title and captions above, the header flattened to one path a column, the body, notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.captions import is_caption, is_note
from disclosures.extraction.layout import Layout, load_layouts, shared_labels, total_labels
from disclosures.extraction.model import Cell, Grid, Row
from disclosures.extraction.text import bare, fold
from disclosures.extraction.titles import layouts_named, looks_like_title

Path = tuple[str, ...]
"""The header texts over a column, outermost first."""

_UNIT_NAMED = re.compile(r"\d{3}(?:\d{3})?[-_—]?[一-鿿]{3,}.*")
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_NUMBERED = re.compile(r"^[(]?[一二三四五六七八九十\d]+[、.)]")
_EMPTY_WORDS = frozenset(("无", "空"))
TOP_ROWS = 4
"""Title and caption rows that may stand inside a grid above its header."""


@dataclass(frozen=True)
class Sheet:
    """A grid taken apart. body: the rows of the grid that are its body."""

    grid: Grid
    title: str
    captions: tuple[str, ...]
    paths: tuple[Path, ...]
    body: tuple[int, ...]
    notes: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple("/".join(path) for path in self.paths)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self.grid.rows[r] for r in self.body)


def is_figure(text: str) -> bool:
    """Whether a text is a printed amount (blank and dashes are not)."""
    try:
        return parse_amount(text, "元") is not None
    except NotAnAmount:
        return False


def take_apart(grid: Grid, headless: bool = False) -> Sheet:
    """The sheet of a grid. headless: the form has labels beside its values and no header at all."""
    title, captions, top = _opening(grid)
    end = top if headless else _header_end(grid, top)
    paths = tuple(_path(grid, range(top, end), c) for c in range(grid.width))
    header = {texts for row in grid.rows[:end] if any(texts := _texts(row))}
    openings = {texts[:1] for texts in header}
    first = end + 1 if end < len(grid.rows) and is_scale(grid.rows[end]) else end
    body = [
        r
        for r, row in enumerate(grid.rows[first:], first)
        if not (_texts(row[:1]) in openings and _texts(row) in header) and not is_scale(row)
    ]
    notes: list[str] = []
    while body and (note := _note_row(grid.rows[body[-1]])):
        notes.insert(0, note)
        body.pop()
    return Sheet(grid, title, captions, paths, tuple(body), tuple(notes))


def _texts(row: Row) -> tuple[str, ...]:
    return tuple([_text(cell) for cell in row])


def _text(cell: Cell | None) -> str:
    return fold(cell.text) if cell else ""


def printed(row: Row) -> list[Cell]:
    """The cells of a row that hold text."""
    return [cell for cell in row if cell and fold(cell.text)]


def _opening(grid: Grid) -> tuple[str, tuple[str, ...], int]:
    """Title, captions, and the row at which the header begins."""
    title = ""
    captions: list[str] = []
    row = 0
    while row < min(TOP_ROWS, len(grid.rows) - 1):
        cells = printed(grid.rows[row])
        if cells and _is_caption_row(cells, row):
            captions.extend(cell.text.strip() for cell in cells)
        elif len(cells) == 1 and not title and _is_title_row(cells[0], grid):
            title = cells[0].text.strip()
        elif cells:
            break
        row += 1
    return title, tuple(captions), row


def _is_caption_row(cells: Sequence[Cell], row: int) -> bool:
    if any(is_caption(cell.text) for cell in cells):
        return len(cells) <= 4
    return row <= 1 and len(cells) == 1 and bool(_UNIT_NAMED.fullmatch(fold(cells[0].text)))


def _is_title_row(cell: Cell, grid: Grid) -> bool:
    if not looks_like_title(cell.text) or grid.width == 1 or cell.rows > 1:
        return False
    if layouts_named(cell.text, load_layouts()):
        return True
    return cell.columns >= grid.width - 1 and fold(cell.text).endswith("表")


def is_scale(row: Row) -> bool:
    """A row that numbers the columns: 栏次 1 2 3 …"""
    first = next((text for cell in row if (text := _text(cell))), "")
    if first.startswith(("栏次", "列次")) or first == "**":
        return True
    words = [fold(cell.text) for cell in printed(row)] if first.lstrip("0") == "1" else []
    numbers = [int(w) for w in words if w.isdecimal()]
    return len(words) >= 3 and numbers == list(range(1, len(words) + 1))


def _note_row(row: Row) -> str:
    cells = printed(row)
    return cells[0].text.strip() if len(cells) == 1 and is_note(cells[0].text) else ""


def _header_end(grid: Grid, top: int) -> int:
    """The row after the header: as far down as its merged cells and their subdivisions reach."""
    end = row = top
    while row <= end and row < len(grid.rows):
        for column, cell in enumerate(grid.rows[row]):
            if cell is None:
                continue
            below = row + cell.rows
            end = max(end, below - 1)
            if cell.columns > 1 and fold(cell.text) and _subdivides(grid, below, column, cell.columns):
                end = max(end, below)
        row += 1
    while end + 1 < len(grid.rows) and _all_labels(grid.rows[end + 1]):
        end += 1
    return 0 if looks_like_body(grid.rows[top]) else min(end + 1, len(grid.rows))


def _subdivides(grid: Grid, row: int, column: int, columns: int) -> bool:
    """Whether the row below divides a heading: two labels or more under it, and nothing of a body in the row."""
    if row >= len(grid.rows) or is_scale(grid.rows[row]) or looks_like_body(grid.rows[row]):
        return False
    return len(printed(grid.rows[row][column : column + columns])) >= 2


def looks_like_body(row: Row) -> bool:
    """Whether a row has a figure, an account code, or nothing but the word for a total."""
    words = [fold(cell.text) for cell in printed(row)]
    if any(is_figure(w) or _CODE.fullmatch(w) for w in words):
        return True
    return len(words) == 1 and (bare(words[0]) in total_labels() or words[0] in _EMPTY_WORDS)


def _all_labels(row: Row) -> bool:
    """Whether every text of a row is a known header label (for headers whose merges were lost)."""
    words = [fold(cell.text) for cell in printed(row)]
    if len(words) < 2 or any(_NUMBERED.match(word) for word in words):
        return False
    return all(bare(word) in header_words() for word in words) and not looks_like_body(row)


_HEADER_WORDS: set[str] = set()


def header_words() -> set[str]:
    """Every label that some layout knows as a header."""
    if not _HEADER_WORDS:
        for words in (shared_labels().keys, *(_header_labels(layout) for layout in load_layouts())):
            _HEADER_WORDS.update(part for label in words for part in label.split("/"))
    return _HEADER_WORDS


def _header_labels(layout: Layout) -> list[str]:
    return [*layout.columns.keys, *layout.texts.keys]


def _path(grid: Grid, rows: range, column: int) -> Path:
    parts: list[str] = []
    for row in rows:
        text = "".join(_text_over(grid, row, column, rows).split())
        if text and (not parts or parts[-1] != text):
            parts.append(text)
    return tuple(parts)


def _text_over(grid: Grid, row: int, column: int, rows: range) -> str:
    """The header text over a column at a level; a blank beside a heading whose merge was lost belongs to it."""
    origin = origin_of(grid, row, column)
    if origin is None:
        return ""
    text = grid.text(*origin)
    if fold(text) or origin != (row, column) or row == rows[-1]:
        return text
    below = any(fold(grid.text(r, column)) for r in range(row + 1, rows[-1] + 1))
    if not below or column == 0 or not any(fold(grid.text(r, column - 1)) for r in range(row + 1, rows[-1] + 1)):
        return text
    return _text_over(grid, row, column - 1, rows)


def origin_of(grid: Grid, row: int, column: int) -> tuple[int, int] | None:
    """Where the cell begins that covers a place."""
    for r in range(row, -1, -1):
        for c in range(column, -1, -1):
            cell = grid.rows[r][c]
            if cell is not None:
                if r + cell.rows > row and c + cell.columns > column:
                    return r, c
                break
    return None
