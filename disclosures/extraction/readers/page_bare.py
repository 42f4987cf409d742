"""Tables without any rules: lines of several pieces of which the figures stand below one another, under a header.

Nothing is made a table for its looks alone. Two columns of printed amounts, or one beside a column of account codes,
each under words of a header, over three lines at least: contents pages, lists, signatures and prose in columns have no
such thing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from disclosures.extraction.readers.page_heads import Head, Piece, Row, Span, blank_columns, heads, laid_out, overlap
from disclosures.extraction.readers.page_lattice import Lattice, Place
from disclosures.extraction.readers.page_runs import Run
from disclosures.extraction.readers.page_spans import (
    AMOUNT,
    GUTTER,
    LEAST_LINES,
    NARROW,
    bounds,
    columns_of,
    counted,
    holds_accounts,
    is_figure,
    is_flush,
    is_scale,
    right_aligned,
    united,
    within,
)
from disclosures.extraction.text import fold

_POINT = re.compile(r"\d[.,]\d")
_GLUED = re.compile(r".*[^\d,.](?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{5,})")
"""Words and an amount without white space between them."""

_SPREAD = ("合计", "总计", "小计")
"""Words that are printed with white space between their letters."""

_CAPTION = re.compile(r":.|第\d+页")

_LEAST_COLUMNS = 2
_FARTHEST = 2.5
"""Lines of a table stand no farther apart than so many of its usual steps."""

_WRAPPED = 0.75
"""Of the usual step: lines nearer than this are of one row."""

_CLOSE = 1.0
"""Points by which a column keeps from its neighbours."""

_FURNITURE = 2
"""So many lines may stand above what goes on from the page before."""


def bare_lattices(lines: Sequence[Sequence[Run]], above: Callable[[], Sequence[float]] = tuple) -> list[Lattice]:
    """The tables among the lines of a page (each its runs, from top to bottom) that no rule belongs to.

    above: gives the column boundaries of a table that ends the page before; it may go on without a header.
    """
    cut = {at: _row(line) for at, line in enumerate(lines) if _may_hold_amounts(line)}
    likely = [at for at, row in cut.items() if _holds_figures(row)]
    if not likely or (len(likely) < LEAST_LINES and likely[0] > _FURNITURE):
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
    return any(AMOUNT.fullmatch(run.text) if run.even else _POINT.search(run.text) for run in line)


def _row(line: Sequence[Run]) -> Row:
    em = median(run.em for run in line) or 1.0
    pieces: list[Piece] = []
    for text, x0, x1 in sorted(_letters(line), key=lambda letter: letter[1]):
        if pieces and _is_joined(pieces[-1].text, text, (x0 - pieces[-1].x1) / em):
            pieces[-1] = Piece(pieces[-1].text + text, pieces[-1].x0, max(pieces[-1].x1, x1))
        else:
            pieces.append(Piece(text, x0, x1))
    told = tuple(Piece(fold(piece.text), piece.x0, piece.x1) for piece in pieces)
    return Row(told, min(run.top for run in line), max(run.bottom for run in line), em)


def _is_joined(before: str, after: str, gap: float) -> bool:
    """Whether two texts are of one piece; gap: the ems between them. Less parts an amount from words than words."""
    if gap < NARROW:
        return True
    if gap >= GUTTER:
        return before + after in _SPREAD
    return not ((AMOUNT.fullmatch(before) and _is_word(after)) or (AMOUNT.fullmatch(after) and _is_word(before[-1:])))


def _is_word(text: str) -> bool:
    return text[:1] >= "一"


def _letters(line: Iterable[Run]) -> Iterator[tuple[str, float, float]]:
    """The texts of a line with their extent: whole runs, or characters where a run has gaps."""
    for run in line:
        if run.even:
            yield run.text, run.x0, run.x1
        else:
            yield from ((g.char, g.x0, g.x1) for g in run.glyphs() if not g.char.isspace())


def _holds_figures(row: Row) -> bool:
    return len(row.pieces) > 1 and any(map(is_figure, row.pieces)) and not is_scale(row)


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
    return _fit(between, columns_of(sofar))


def _usual_step(rows: Sequence[Row]) -> float:
    steps = [b.top - a.top for a, b in pairwise(rows)]
    return median(steps) if steps else 0.0


def _lattice(rows: Sequence[Row], block: range) -> Lattice | None:
    start = block.start - (block.start > 0 and is_scale(rows[block.start - 1]))
    body = rows[start : block.stop]
    lines = [row for row in body if not is_scale(row)]
    columns = columns_of([row for row in lines if _holds_figures(row)])
    numbered = counted(columns, body[0]) if start < block.start else None
    columns = numbered or columns
    figures = [column for column in columns if is_flush(column, lines)]
    if len(figures) < _LEAST_COLUMNS:
        figures += [column for column in columns if figures and holds_accounts(column, lines)]
    if len(columns) <= _LEAST_COLUMNS or len(figures) < _LEAST_COLUMNS or not _fit(body, columns):
        return None
    header = _header(rows[:start], body)
    columns = numbered or united([*columns, *blank_columns(header, columns)], 0.0)
    for ending in (frozenset[int](), right_aligned(columns, lines)):
        xs = bounds(columns, [*header, *body], ending)
        found = heads(header, xs)
        covered = {at for head in found for at in range(head.first, head.last + 1)}
        headed = all(covered.intersection(within(column, columns)) for column in figures)
        if found and headed and (lattice := _drawn(header, body, xs, found)):
            return lattice
    return None


def _continued(body: Sequence[Row], xs: Sequence[float]) -> Lattice | None:
    """The table of the page before goes on where each column keeps to one of its columns, two of them with figures."""
    if len(xs) < 2:
        return None
    columns = columns_of(body)
    held = [[piece for row in body for piece in row.pieces if overlap(piece, column)] for column in columns]
    are_figures = [all(map(is_figure, pieces)) for pieces in held]
    homes = [bisect_right(xs, _anchor(c, is_one)) - 1 for c, is_one in zip(columns, are_figures, strict=True)]
    if not _fit(body, columns) or len({*homes}) < len(homes) or homes[0] < 0 or homes[-1] > len(xs) - 2:
        return None
    moved = list(xs)
    for home, (x0, x1) in zip(homes, columns, strict=True):
        moved[home], moved[home + 1] = min(moved[home], x0 - _CLOSE), max(moved[home + 1], x1 + _CLOSE)
    return _drawn((), body, moved, ()) if sum(are_figures) >= _LEAST_COLUMNS else None


def _anchor(column: Span, is_figures: bool) -> float:
    """Where a column surely keeps to its place: figures end there, words begin there."""
    return column[1] - _CLOSE if is_figures else column[0] + _CLOSE


def _fit(body: Sequence[Row], columns: Sequence[Span]) -> bool:
    """Whether, on lines without figures too, no piece lies over two columns, and an amount has its column to itself."""
    for row in body:
        places = [[at for at, column in enumerate(columns) if overlap(piece, column)] for piece in row.pieces]
        shared = [piece for piece, at in zip(row.pieces, places, strict=True) if places.count(at) > 1]
        if any(len(at) > 1 for at in places) or any(AMOUNT.fullmatch(piece.text) for piece in shared):
            return False
        if any(_GLUED.fullmatch(piece.text) and not is_figure(piece) for piece in row.pieces):
            return False
    return True


def _header(above: Sequence[Row], body: Sequence[Row]) -> list[Row]:
    """The lines of words right above a body: of several pieces, or nearer than a row would be."""
    usual, header = _usual_step(body), list[Row]()
    for row in reversed(above):
        below = header[0] if header else body[0]
        if any(map(is_figure, row.pieces)):
            break
        if below.top - row.top > (_FARTHEST if len(row.pieces) > 1 else _WRAPPED) * usual:
            break
        if any(_CAPTION.search(piece.text) for piece in row.pieces):
            break
        header.insert(0, row)
    return header


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
