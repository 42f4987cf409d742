"""The columns of a table without rules: where its figures and words stand, how they are aligned, where columns meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from disclosures.extraction.readers.page_heads import Piece, Row, Span, overlap

_FIGURE = re.compile(r"[-−–—(]?\d{1,3}(?:,\d{3})+(?:\.\d+)?[)%]?|[-−–—(]?\d+(?:\.\d+)?[)%]?|[-−–—]")
AMOUNT = re.compile(r"[-−–—(]?\d[\d,]*\.\d+\)?|[-−–—(]?\d{1,3}(?:,\d{3})+\)?")
_ACCOUNT = re.compile(r"[235]\d{2}(?:\d{2}){0,2}")
LEAST_LINES = 3
GUTTER = 0.8
"""Ems of white space between two columns."""
NARROW = 0.4
"""Ems of white space between an amount and the words beside it; Word sets a quarter of one within a sentence."""
_FLUSH = 0.6
"""Ems by which the right edges of one column's figures may differ."""
_PADDING = 4.0


def is_figure(piece: Piece) -> bool:
    return bool(_FIGURE.fullmatch(piece.text))


def is_scale(row: Row) -> bool:
    """Whether a line numbers the columns: 栏次 1 2 3."""
    numbers = [int(piece.text) for piece in row.pieces if piece.text.isdecimal()]
    return len(numbers) >= max(2, len(row.pieces) - 1) and numbers == list(range(1, len(numbers) + 1))


def columns_of(rows: Sequence[Row]) -> list[Span]:
    """What white space that runs down between the pieces of all lines leaves; less parts amounts from words."""
    em = median(row.em for row in rows)
    columns: list[Span] = []
    for span in united([(piece.x0, piece.x1) for row in rows for piece in row.pieces], NARROW * em):
        if columns and span[0] - columns[-1][1] < GUTTER * em and is_flush(span, rows) == is_flush(columns[-1], rows):
            columns[-1] = (columns[-1][0], span[1])
        else:
            columns.append(span)
    return columns


def united(parts: Iterable[Span], gutter: float) -> list[Span]:
    """The parts from left to right, those as one between which there is no gutter."""
    united: list[Span] = []
    for x0, x1 in sorted(parts):
        if united and x0 - united[-1][1] < gutter:
            united[-1] = (united[-1][0], max(united[-1][1], x1))
        else:
            united.append((x0, x1))
    return united


def is_flush(column: Span, body: Sequence[Row]) -> bool:
    """Whether a column holds nothing but figures, three at least, amounts among them, with one right edge."""
    held = [(piece, row.em) for row in body for piece in row.pieces if overlap(piece, column)]
    figures = [piece for piece, _ in held if is_figure(piece)]
    if len(figures) < max(LEAST_LINES, len(held)) or not any(AMOUNT.fullmatch(piece.text) for piece in figures):
        return False
    reach = _FLUSH * held[0][1]
    ends, middles = [piece.x1 for piece in figures], [piece.x0 + piece.x1 for piece in figures]
    return max(ends) - min(ends) <= reach or max(middles) - min(middles) <= 2 * reach


def holds_accounts(column: Span, body: Sequence[Row]) -> bool:
    """Whether a column holds nothing but account codes (and 合计), three at least, of more than one level."""
    held = [piece.text for row in body for piece in row.pieces if overlap(piece, column)]
    codes = [text for text in held if _ACCOUNT.fullmatch(text)]
    return len(codes) >= LEAST_LINES and len(held) - len(codes) <= 1 and len({len(code) for code in codes}) > 1


def counted(columns: Sequence[Span], scale: Row) -> list[Span] | None:
    """The columns, those that hold nothing among them, as a line that numbers them counts; None where it does not fit.

    A column has the number that is nearest to it, and no other.
    """
    numbers = [(piece.x0, piece.x1) for piece in scale.pieces]
    held = dict(zip(numbers, numbers, strict=True))
    for x0, x1 in columns:
        apart = [max(number[0] - x1, x0 - number[1]) for number in numbers]
        own = numbers[apart.index(min(apart))]
        if held[own] != own or sum(distance < 0 for distance in apart) > 1:
            return None
        held[own] = (min(x0, own[0]), max(x1, own[1]))
    return list(held.values())


def within(column: Span, columns: Sequence[Span]) -> list[int]:
    return [at for at, (x0, x1) in enumerate(columns) if x0 <= column[0] and column[1] <= x1]


def right_aligned(columns: Sequence[Span], body: Sequence[Row]) -> frozenset[int]:
    """The columns that end where their figures do, which have one right edge."""
    return frozenset(at for at, column in enumerate(columns) if _is_right_aligned(column, body))


def _is_right_aligned(column: Span, body: Sequence[Row]) -> bool:
    held = [(piece, row.em) for row in body for piece in row.pieces if overlap(piece, column)]
    ends = [piece.x1 for piece, _ in held if is_figure(piece)]
    return bool(ends) and len(ends) == len(held) and max(ends) - min(ends) <= _FLUSH * held[0][1]


def bounds(columns: Sequence[Span], rows: Sequence[Row], ending: frozenset[int] = frozenset()) -> list[float]:
    """Where the columns meet: half way between their figures and words, or right behind those that end there."""
    pieces = [piece for row in rows for piece in row.pieces]
    inner = [
        min((a[1] + b[0]) / 2, a[1] + _PADDING if at in ending else b[0]) for at, (a, b) in enumerate(pairwise(columns))
    ]
    return [min(p.x0 for p in pieces) - _PADDING, *inner, max(p.x1 for p in pieces) + _PADDING]
