"""Rows and merged cells that a page break cut in two become one again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from disclosures.extraction.model import Cell, Row
from disclosures.extraction.text import fold

_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
_CUT_FIGURE = re.compile(r"-?[\d,]+\.\d?")
_CODE_LENGTHS = (2, 3, 5, 7)
"""Digits of an account code, or of its 款 or 项 in a column of their own."""
_ANEW = re.compile(
    r"其中|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳]"
)


def may_go_on(upper: str, lower: str) -> bool:
    """Whether the second text can be the rest of the first: no finished figure or sentence, no new item of a list.

    Beneath nothing may stand words, but no figure and no code: these would be those of a row of its own.
    """
    above, below = fold(upper), fold(lower)
    if not above and _FIGURE.fullmatch(below):
        return False
    if above.endswith(("。", ";", "!")) or _ANEW.match(below):
        return False
    if _FIGURE.fullmatch(below) and _FIGURE.fullmatch(above.rstrip(".")):
        return bool(_CUT_FIGURE.fullmatch(above)) and len(below) <= 2
    return True


@dataclass(frozen=True, slots=True)
class _Pair:
    """A cell that ends one page and the cell that begins the next one below it."""

    row: int
    column: int
    upper: Cell
    lower: Cell
    is_code: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether the text of the upper cell may go on in the lower one."""
        awaited = bool(self.lower.text.strip()) and self.upper.runs_on
        return self.is_code or (awaited and may_go_on(self.upper.text, self.lower.text))

    @property
    def is_silent(self) -> bool:
        return not self.lower.text.strip()

    @property
    def was_merged(self) -> bool:
        """Whether an empty cell is the rest of a merged cell with a text."""
        return self.is_silent and bool(self.upper.text.strip()) and (self.upper.rows > 1 or self.lower.rows > 1)


def sewn(rows: tuple[Row, ...], body: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of both pages as those of one table."""
    if not rows or not body:
        return (*rows, *body)
    pairs = _pairs(rows, body)
    continued = _continued_spans(pairs)
    single = [pair for pair in pairs if pair.lower.rows == 1]
    texts = [pair for pair in pairs if pair.lower.rows in continued and pair.goes_on and _is_awaited(pair, pairs)]
    absorbed = bool(texts) and all(pair.is_silent or pair in texts for pair in single) and bool(single)
    above, below = [list(row) for row in rows], [list(row) for row in body]
    for pair in pairs:
        joins = pair in texts or pair.was_merged or (absorbed and pair.is_silent)
        if joins:
            height = pair.upper.rows + pair.lower.rows - absorbed
            text = pair.upper.text + pair.lower.text
            above[pair.row][pair.column] = pair.upper._replace(text=text, rows=height)
            below[0][pair.column] = None
    return tuple(tuple(row) for row in (*above, *below[absorbed:]))


def _is_awaited(pair: _Pair, pairs: list[_Pair]) -> bool:
    """Whether a text has its beginning above, or, where nothing stands there, the code or amount beside it."""
    at = pairs.index(pair)
    beside = pairs[max(at - 1, 0) : at + 2]
    return bool(pair.upper.text.strip()) or any(_FIGURE.fullmatch(fold(other.upper.text)) for other in beside)


def _continued_spans(pairs: list[_Pair]) -> set[int]:
    """The heights of cells that belong to a record of the page before: nothing in them is new.

    A record that begins on the new page has texts of its own; the rest of a cut record has but the ends of texts.
    """
    spans: dict[int, list[_Pair]] = {}
    for pair in pairs:
        spans.setdefault(pair.lower.rows, []).append(pair)
    return {span for span, some in spans.items() if all(p.is_silent or p.goes_on for p in some)}


def _pairs(rows: tuple[Row, ...], body: tuple[Row, ...]) -> list[_Pair]:
    found: list[_Pair] = []
    for column, lower in enumerate(body[0]):
        row = _owner(rows, column)
        if lower is None or row is None:
            continue
        upper = rows[row][column]
        if upper is not None and upper.columns == lower.columns:
            found.append(_Pair(row, column, upper, lower))
    return _with_code(found)


def _with_code(pairs: list[_Pair]) -> list[_Pair]:
    """The pairs, the one marked that is a code cut in two: the page begins with its last digits and nothing else.

    A number by one greater counts the rows.
    """
    told = [pair for pair in pairs if not pair.is_silent]
    if len(told) != 1:
        return pairs
    at = pairs.index(told[0])
    upper, lower = fold(told[0].upper.text), fold(told[0].lower.text)
    is_first = not any(re.search(r"[^\d]", fold(pair.upper.text)) for pair in pairs[:at])
    is_named = any(re.search(r"[一-鿿]", pair.upper.text) for pair in pairs[at + 1 :])
    is_code = upper.isdecimal() and lower.isdecimal() and len(upper + lower) in _CODE_LENGTHS
    if not (is_first and is_named and is_code) or int(lower) == int(upper) + 1:
        return pairs
    return [replace(pair, is_code=pair is told[0]) for pair in pairs]


def _owner(rows: tuple[Row, ...], column: int) -> int | None:
    """The row in which the cell stands that covers this column of the last row."""
    for i in range(len(rows) - 1, -1, -1):
        cell = rows[i][column]
        if cell is not None:
            return i if i + cell.rows == len(rows) else None
    return None
