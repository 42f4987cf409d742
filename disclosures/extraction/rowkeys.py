"""The canonical key of each row of a sheet (see factbook.py), or of each side of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosures.extraction.accounts import lei_code
from disclosures.extraction.captions import caption_unit
from disclosures.extraction.columns import Side, is_list
from disclosures.extraction.layout import total_labels
from disclosures.extraction.model import Row
from disclosures.extraction.recognition import Reading
from disclosures.extraction.text import bare, fold

_ACCOUNT = re.compile(r"\d{3}(?:\d{2}){0,2}")
_LEADING_CODE = re.compile(r"^[\[(]?(\d{3}(?:\d{2}){0,2})[\])]?[-_—]?(?=[一-鿿])")
_UNIT_CODE = re.compile(r"^\d{3}(?:\d{3})?$")
_LABELS = ("code", "class", "unit_code", "project", "first")
_CODE_LEVELS = ("class", "division", "subdivision")
_SUMS = ("小计", "合计")


Naming = tuple[tuple[int, ...], tuple[int, ...]]
"""Columns that hold the names of rows, and columns of other labels, by which a row without a name is called."""


@dataclass
class RowNamer:
    """Names the rows of one sheet from top to bottom; remembers the 类 and the group above."""

    reading: Reading
    above: dict[str, str] = field(default_factory=dict)
    group: str = ""

    def __post_init__(self) -> None:
        self.texts = [(i, c.text, c.side) for i, c in enumerate(self.reading.columns) if c.text]
        amounts = [i for i, c in enumerate(self.reading.columns) if c.amount]
        codes = [i for i, text, _ in self.texts if text in ("code", "class")]
        self.blocks = [i for i in codes if amounts and amounts[0] < i]
        """Where accounts begin anew in the same row: persons' at the left, offices' at the right."""
        self.unit = caption_unit((*self.reading.sheet.captions, *self.reading.frame.captions))
        layout = self.reading.layout
        self.is_list = layout is not None and layout.keyed_by == "account" and is_list(self.reading.columns)
        """Whether each line names a column (Jiangsu's revenue: a line for each source, grouped)."""

    def block(self, place: int) -> int:
        """The column at which the accounts of an amount begin; 0 where the table lists them once."""
        return max((i for i in self.blocks if i <= place), default=0)

    def naming(self, side: Side, before: int) -> Naming:
        """The columns that name the figures in column `before`: names to its left (else on its side), other labels."""
        own = [(i, text) for i, text, s in self.texts if not side or s == side]
        names = tuple(i for i, text in own if text in ("name", "unit_name"))
        left = tuple(i for i in names if i < before) or names
        return left, tuple(i for i, text in own if text in _LABELS and i < before)

    def key(self, row: Row, side: Side, label: str, start: int) -> str | None:
        """The canonical row by its label; None where nothing names the row. start: where its accounts begin."""
        layout = self.reading.layout
        assert layout is not None
        if layout.keyed_by in ("account", "economic"):
            return self._account(row, label, start)
        if layout.sides:
            return self._item(side, label) if label else None
        if layout.keyed_by == "item":
            return (layout.rows["item"].find((bare(label),)) or f"item:{bare(label)}") if bare(label) else None
        return None

    def column_named(self, row: Row) -> str | None:
        """The canonical column that a row of a list names."""
        layout = self.reading.layout
        assert layout is not None
        names = [i for i, _, _ in self.texts]
        self.group = bare(_text(row, names[0])) or self.group
        label = bare(_text(row, names[-1])) if len(names) > 1 else ""
        if not label or label in _SUMS:
            return layout.columns.keys.get(f"{self.group}/{label}") or layout.columns.find((self.group,))
        return layout.columns.exact((label,))

    def _account(self, row: Row, label: str, start: int) -> str | None:
        if unit := self._unit(row, label):
            return f"unit:{unit}"
        code = self._code(row, start) or (m[1] if (m := _LEADING_CODE.match(fold(label))) else "")
        if code:
            return code
        if _UNIT_CODE.match(unit := self._of("unit_code", row)):
            return f"unit:{unit}"
        words = bare(label) or next((w for w in map(bare, _texts(row)) if w in total_labels()), "")
        if words in total_labels():
            return "total"
        return f"item:{words}" if words else None

    def _unit(self, row: Row, label: str) -> str:
        """The unit whose own line stands among the accounts, its code in their column; '' where it is an account's."""
        code = self._of("code", row)
        if len(code) == 6 and _UNIT_CODE.match(code):
            return code
        own = self.unit
        return code if own and code and (code, bare(label)) == (own.code, bare(own.name)) else ""

    def _code(self, row: Row, start: int) -> str:
        whole = self._of("code", row, start)
        if found := re.match(r"^[\[(]?(\d{3}(?:\d{2}){0,2})(?!\d)", whole):
            return found[1]
        parts = [self._of(level, row, start) for level in _CODE_LEVELS]
        if not any(parts) or not all(p.isdigit() or not p for p in parts):
            return ""
        return self._joined(parts)

    def _joined(self, parts: list[str]) -> str:
        """类, 款 and 项 columns as one code; what is not repeated comes from the rows above."""
        deepest = max(i for i, part in enumerate(parts) if part)
        for i, level in enumerate(_CODE_LEVELS[: deepest + 1]):
            own = parts[i].zfill(2) if i and parts[i] else parts[i]
            self.above[level] = own or self.above.get(level, "")
        whole = [self.above[level] for level in _CODE_LEVELS[: deepest + 1]]
        if _ACCOUNT.fullmatch(whole[-1]) and len(whole[-1]) > 3:
            return whole[-1]
        code = "".join(whole)
        return code if _ACCOUNT.fullmatch(code) else ""

    def _item(self, side: Side, label: str) -> str | None:
        """A row of a two-sided form: by its words, on the expenditure side also by its functional 类."""
        assert self.reading.layout is not None
        words = bare(label)
        if not words:
            return None
        key = self.reading.layout.rows[side].exact((words,))
        if key is None and side == "expenditure":
            key = lei_code(label)
        if key is None:
            key = self.reading.layout.rows[side].within((words,)) if side == "income" else None
        return f"{side}.{key}" if key else f"{side}.item:{words}"

    def _of(self, kind: str, row: Row, start: int = 0) -> str:
        return next((fold(_text(row, i)) for i, text, _ in self.texts if text == kind and i >= start), "")


def label_of(row: Row, naming: Naming) -> str:
    """The printed label of a row: its name (the nearest to the left of an amount), else 合计 in the column of codes, or
    the code itself."""
    names, others = naming
    if name := _covering_text(row, names).strip():
        return name
    return next((label for i in others if (label := _text(row, i).strip())), "")


def _text(row: Row, column: int) -> str:
    cell = row[column]
    return cell.text if cell else ""


def _covering_text(row: Row, columns: Sequence[int]) -> str:
    """The text of the last of these columns; where a merged cell from the left covers it, or it is blank, the one
    before."""
    for column in reversed(columns):
        own = row[column]
        cell = own or next((cell for cell in reversed(row[:column]) if cell), None)
        if cell and fold(cell.text):
            return cell.text
        if own and column - 1 not in columns:
            return ""
    return ""


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row if cell and cell.text.strip()]
