"""Tables and narrative as the page draws them: header levels, cells with ids and colours, numbers by status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from disclosures.queries import ShownCell, ShownPassage, ShownTable
from reviews.checks import wording

TOTALS = ("合计", "总计", "小计", "收入总计", "支出总计", "本年收入合计", "本年支出合计")


@dataclass(frozen=True)
class HeadCell:
    """A cell of the header, spanning what it covers."""

    text: str
    rows: int
    columns: int


@dataclass(frozen=True)
class PaperCell:
    """A cell of the body with its element id and its classes."""

    id: str
    css: str
    cell: ShownCell


@dataclass(frozen=True)
class PaperRow:
    id: str
    css: str
    cells: tuple[PaperCell, ...]


@dataclass(frozen=True)
class Paper:
    """A table ready to draw."""

    table: ShownTable
    name: str
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[PaperRow, ...]
    worst: str


def paper(table: ShownTable, name: str, levels: dict[str, str], marked: frozenset[str]) -> Paper:
    """levels: the open level at each element id; marked: the ids of the flag that is looked at."""
    rows = tuple(_row(table, cells, levels, marked) for cells in table.rows if cells)
    here = {level for at, level in levels.items() if at == table.key or at.startswith(f"{table.key}-")}
    worst = next((level for level in ("error", "warning", "hint") if level in here), "")
    return Paper(table, name, header(table.columns), rows, worst)


def _row(table: ShownTable, cells: tuple[ShownCell, ...], levels: dict[str, str], marked: frozenset[str]) -> PaperRow:
    id = f"{table.key}-r{cells[0].row}"
    css = " ".join(
        filter(None, (f"at-{levels[id]}" if id in levels else "", "is-marked" if id in marked else "", _total(cells)))
    )
    return PaperRow(id, css, tuple(_cell(f"{id}-c{cell.column}", cell, levels, marked) for cell in cells))


def _cell(id: str, cell: ShownCell, levels: dict[str, str], marked: frozenset[str]) -> PaperCell:
    css = (
        "num" if cell.is_figure or is_number(cell.text) else "",
        "is-fixed" if cell.text.isascii() and cell.text.isalnum() and len(cell.text) < 12 else "",
        f"at-{levels[id]}" if id in levels else "",
        "is-marked" if id in marked else "",
        "is-doubtful" if cell.doubtful else "",
    )
    return PaperCell(id, " ".join(filter(None, css)), cell)


def _total(cells: tuple[ShownCell, ...]) -> str:
    return "is-total" if any(wording.row_name(cell.text) in TOTALS for cell in cells[:3] if cell.text) else ""


def is_number(text: str) -> bool:
    """Whether a printed text is an amount or a per cent, to be aligned on the right; codes and ordinals are not."""
    bare = text.strip().lstrip("-−－").replace(",", "")
    return any(mark in text for mark in ".,%") and bare.replace(".", "", 1).removesuffix("%").isdigit()


def header(columns: tuple[str, ...]) -> tuple[tuple[HeadCell, ...], ...]:
    """Header lines from columns such as "本年收入/小计": equal neighbours are joined, short columns reach down."""
    paths = [column.split("/") for column in columns]
    depth = max((len(path) for path in paths), default=0)
    return tuple(tuple(_line(paths, level, depth)) for level in range(depth))


def _line(paths: list[list[str]], level: int, depth: int) -> Iterator[HeadCell]:
    start = 0
    while start < len(paths):
        end = start + 1
        here = paths[start][: level + 1]
        deeper = len(paths[start]) > level + 1
        while deeper and end < len(paths) and paths[end][: level + 1] == here and len(paths[end]) > level + 1:
            end += 1
        if len(paths[start]) > level:
            yield HeadCell(paths[start][level], 1 if deeper else depth - level, end - start)
        start = end


@dataclass(frozen=True)
class Piece:
    """A run of narrative: plain text, or a number with its status."""

    text: str
    id: str = ""
    status: str = ""
    claim: Any = None
    marked: bool = False


@dataclass(frozen=True)
class Prose:
    """A paragraph ready to draw. waiting: ids of numbers that nobody has looked at; a heading has its section's."""

    passage: ShownPassage
    pieces: tuple[Piece, ...]
    waiting: tuple[int, ...]
    marked: bool

    @property
    def numbers(self) -> int:
        """How many numbers it states."""
        return sum(piece.claim is not None for piece in self.pieces)


def with_sections(paragraphs: list[Prose]) -> list[Prose]:
    """Each heading with the waiting numbers of the paragraphs up to the next heading."""
    done: list[Prose] = []
    below: tuple[int, ...] = ()
    for one in reversed(paragraphs):
        below = one.waiting + below
        done.append(replace(one, waiting=below) if one.passage.heading else one)
        below = () if one.passage.heading else below
    return done[::-1]


def prose(passage: ShownPassage, statuses: dict[str, str], marked: frozenset[str]) -> Prose:
    """A paragraph cut at its numbers, each with the status that the checks and people gave it."""
    pieces = tuple(_piece(passage, text, claim, statuses, marked) for text, claim in passage.pieces)
    waiting = tuple(piece.claim.id for piece in pieces if piece.claim and piece.status == "no_rule")
    return Prose(passage, pieces, waiting, passage.key in marked)


def _piece(passage: ShownPassage, text: str, claim: Any, statuses: dict[str, str], marked: frozenset[str]) -> Piece:
    if claim is None:
        return Piece(text)
    id = f"{passage.key}-{claim.start}"
    status = statuses.get(f"{passage.key}:{claim.start}", claim.status)
    return Piece(text, id, status, claim, id in marked)
