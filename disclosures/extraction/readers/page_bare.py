"""Tables without any rules: lines of several pieces of which the figures stand below one another, under a header.

Nothing is made a table for its looks alone. Two columns of printed amounts, each under words of a header, over three
lines at least: contents pages, lists, signatures and prose in columns have no such thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from disclosures.extraction.readers.page_heads import Head, Piece, Row, Span, blank_columns, heads, laid_out, overlap
from disclosures.extraction.readers.page_lattice import Lattice, Place
from disclosures.extraction.readers.page_runs import Run
from disclosures.extraction.text import fold

_FIGURE = re.compile(r"[-−–—(]?\d{1,3}(?:,\d{3})+(?:\.\d+)?[)%]?|[-−–—(]?\d+(?:\.\d+)?[)%]?|[-−–—]")
_AMOUNT = re.compile(r"[-−–—(]?\d[\d,]*\.\d+\)?|[-−–—(]?\d{1,3}(?:,\d{3})+\)?")
_POINT = re.compile(r"\d[.,]\d")
_GLUED = re.compile(r".*[^\d,.](?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{5,})")
"""Words and an amount without white space between them."""

_CAPTION = re.compile(r":.|第\d+页")

_LEAST_LINES = 3
_LEAST_COLUMNS = 2
_GUTTER = 0.8
"""Ems of white space between two columns."""

_FLUSH = 0.6
"""Ems by which the right edges of one column's figures may differ."""

_FARTHEST = 2.5
"""Lines of a table stand no farther apart than so many of its usual steps."""

_WRAPPED = 0.75
"""Of the usual step: lines nearer than this are of one row."""

_PADDING = 4.0
_FURNITURE = 2
"""So many lines may stand above what goes on from the page before."""


def bare_lattices(lines: Sequence[Sequence[Run]], above: Callable[[], Sequence[float]] = tuple) -> list[Lattice]:
    """The tables among the lines of a page (each its runs, from top to bottom) that no rule belongs to.

    above: gives the column boundaries of a table that ends the page before; it may go on without a header.
    """
    cut = {at: _row(line) for at, line in enumerate(lines) if _may_hold_amounts(line)}
    likely = [at for at, row in cut.items() if _holds_figures(row)]
    if not likely or (len(likely) < _LEAST_LINES and likely[0] > _FURNITURE):
        return []
    rows = [cut.get(at) or _row(line) for at, line in enumerate(lines)]
    found: list[Lattice] = []
    for block in _blocks(rows):
        lattice = _lattice(rows, block)
        if lattice is None and block.start <= _FURNITURE and not found:
            lattice = _continued(rows[block.start : block.stop], above())
        found += [lattice] if lattice else []
    return found


def _may_hold_amounts(line: Sequence[Run]) -> bool:
    """Whether a line may be of several pieces, one of them an amount; asked of every line, so nothing is cut up."""
    if len(line) == 1:
        return not line[0].even and bool(_POINT.search(line[0].text))
    return any(_AMOUNT.fullmatch(run.text) if run.even else _POINT.search(run.text) for run in line)


def _row(line: Sequence[Run]) -> Row:
    em = median(run.em for run in line)
    pieces: list[Piece] = []
    for text, x0, x1 in sorted(_letters(line), key=lambda letter: letter[1]):
        if pieces and x0 - pieces[-1].x1 < _GUTTER * em:
            pieces[-1] = Piece(pieces[-1].text + text, pieces[-1].x0, max(pieces[-1].x1, x1))
        else:
            pieces.append(Piece(text, x0, x1))
    told = tuple(Piece(fold(piece.text), piece.x0, piece.x1) for piece in pieces)
    return Row(told, min(run.top for run in line), max(run.bottom for run in line), em)


def _letters(line: Iterable[Run]) -> Iterator[tuple[str, float, float]]:
    """The texts of a line with their extent: whole runs, or characters where a run has gaps."""
    for run in line:
        if run.even:
            yield run.text, run.x0, run.x1
        else:
            yield from ((g.char, g.x0, g.x1) for g in run.glyphs() if not g.char.isspace())


def _is_figure(piece: Piece) -> bool:
    return bool(_FIGURE.fullmatch(piece.text))


def _holds_figures(row: Row) -> bool:
    return len(row.pieces) > 1 and any(map(_is_figure, row.pieces)) and not _is_scale(row)


def _is_scale(row: Row) -> bool:
    """Whether a line numbers the columns: 栏次 1 2 3."""
    numbers = [int(piece.text) for piece in row.pieces if piece.text.isdecimal()]
    return len(numbers) >= max(2, len(row.pieces) - 1) and numbers == list(range(1, len(numbers) + 1))


def _blocks(rows: Sequence[Row]) -> Iterator[range]:
    """The stretches of lines from a first with figures to a last; lines between them keep to the columns."""
    held: list[int] = []
    for at, row in enumerate(rows):
        if _holds_figures(row):
            if held and not _goes_on(rows, held, at):
                yield range(held[0], held[-1] + 1)
                held = []
            held.append(at)
    if held:
        yield range(held[0], held[-1] + 1)


def _goes_on(rows: Sequence[Row], held: Sequence[int], at: int) -> bool:
    """Whether a line with figures is of the same table as those before it."""
    between, sofar = rows[held[-1] + 1 : at], [rows[i] for i in held]
    farthest = _FARTHEST * (_usual_step(sofar) or 2 * sofar[0].em)
    if any(below.top - above.top > farthest for above, below in pairwise(rows[held[-1] : at + 1])):
        return False
    if any(_CAPTION.search(piece.text) for row in between for piece in row.pieces):
        return False
    return _fit(between, _columns(sofar))


def _usual_step(rows: Sequence[Row]) -> float:
    steps = [b.top - a.top for a, b in pairwise(rows)]
    return median(steps) if steps else 0.0


def _lattice(rows: Sequence[Row], block: range) -> Lattice | None:
    start = block.start - (block.start > 0 and _is_scale(rows[block.start - 1]))
    body = rows[start : block.stop]
    columns = _columns([row for row in body if _holds_figures(row)])
    figures = [column for column in columns if _is_flush(column, body)]
    if len(columns) <= _LEAST_COLUMNS or len(figures) < _LEAST_COLUMNS or not _fit(body, columns):
        return None
    header = _header(rows[:start], body)
    columns = _united([*columns, *blank_columns(header, columns)], 0.0)
    xs = _bounds(columns, [*header, *body])
    found = heads(header, xs)
    covered = {at for head in found for at in range(head.first, head.last + 1)}
    headed = all(covered.intersection(_within(column, columns)) for column in figures)
    return _drawn(header, body, xs, found) if found and headed else None


def _continued(body: Sequence[Row], xs: Sequence[float]) -> Lattice | None:
    """The table of the page before goes on where every piece keeps to its columns, two of which hold figures."""
    columns = list(pairwise(xs))
    held = [[piece for row in body for piece in row.pieces if overlap(piece, column)] for column in columns]
    if not _fit(body, columns) or sum(len(row.pieces) for row in body) != sum(map(len, held)):
        return None
    figures = sum(bool(pieces) and all(map(_is_figure, pieces)) for pieces in held)
    return _drawn((), body, xs, ()) if figures >= _LEAST_COLUMNS else None


def _columns(rows: Sequence[Row]) -> list[Span]:
    """What white space that runs down between the pieces of all lines leaves."""
    gutter = _GUTTER * median(row.em for row in rows)
    return _united([(piece.x0, piece.x1) for row in rows for piece in row.pieces], gutter)


def _united(parts: Iterable[Span], gutter: float) -> list[Span]:
    """The parts from left to right, those as one between which there is no gutter."""
    united: list[Span] = []
    for x0, x1 in sorted(parts):
        if united and x0 - united[-1][1] < gutter:
            united[-1] = (united[-1][0], max(united[-1][1], x1))
        else:
            united.append((x0, x1))
    return united


def _is_flush(column: Span, body: Sequence[Row]) -> bool:
    """Whether a column holds nothing but figures, three at least, amounts among them, with one right edge."""
    held = [(piece, row.em) for row in body for piece in row.pieces if overlap(piece, column)]
    figures = [piece for piece, _ in held if _is_figure(piece)]
    if len(figures) < max(_LEAST_LINES, len(held)) or not any(_AMOUNT.fullmatch(piece.text) for piece in figures):
        return False
    reach = _FLUSH * held[0][1]
    ends, middles = [piece.x1 for piece in figures], [piece.x0 + piece.x1 for piece in figures]
    return max(ends) - min(ends) <= reach or max(middles) - min(middles) <= 2 * reach


def _fit(body: Sequence[Row], columns: Sequence[Span]) -> bool:
    """Whether, on lines without figures too, no piece lies over two columns, and an amount has its column to itself."""
    for row in body:
        places = [[at for at, column in enumerate(columns) if overlap(piece, column)] for piece in row.pieces]
        shared = [piece for piece, at in zip(row.pieces, places, strict=True) if places.count(at) > 1]
        if any(len(at) > 1 for at in places) or any(_AMOUNT.fullmatch(piece.text) for piece in shared):
            return False
        if any(_GLUED.fullmatch(piece.text) and not _is_figure(piece) for piece in row.pieces):
            return False
    return True


def _within(column: Span, columns: Sequence[Span]) -> list[int]:
    return [at for at, (x0, x1) in enumerate(columns) if x0 <= column[0] and column[1] <= x1]


def _header(above: Sequence[Row], body: Sequence[Row]) -> list[Row]:
    """The lines of words right above a body: of several pieces, or nearer than a row would be."""
    usual, header = _usual_step(body), list[Row]()
    for row in reversed(above):
        below = header[0] if header else body[0]
        if any(map(_is_figure, row.pieces)):
            break
        if below.top - row.top > (_FARTHEST if len(row.pieces) > 1 else _WRAPPED) * usual:
            break
        if any(_CAPTION.search(piece.text) for piece in row.pieces):
            break
        header.insert(0, row)
    return header


def _bounds(columns: Sequence[Span], rows: Sequence[Row]) -> list[float]:
    """Where the columns meet: half way between their figures and words."""
    pieces = [piece for row in rows for piece in row.pieces]
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return [min(p.x0 for p in pieces) - _PADDING, *inner, max(p.x1 for p in pieces) + _PADDING]


def _drawn(header: Sequence[Row], body: Sequence[Row], xs: Sequence[float], found: Sequence[Head]) -> Lattice | None:
    """The lattice of a table, the heads of its header as merged cells; its rows end half way between their lines."""
    between, places = [], []
    if found:
        levels = laid_out(found, len(xs) - 1)
        if levels is None:
            return None
        between, places = [*levels[0], (header[-1].bottom + body[0].top) / 2], levels[1]
    usual = _usual_step(body)
    above = len(between)
    between += [(a.bottom + b.top) / 2 for a, b in pairwise(body) if b.top - a.top >= _WRAPPED * usual]
    ys = [(header or body)[0].top - 1, *between, body[-1].bottom + 1]
    places += [Place(row, column, 1, 1) for row in range(above, len(ys) - 1) for column in range(len(xs) - 1)]
    return Lattice.of(xs, ys, places)
