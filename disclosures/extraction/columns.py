"""What each column of a sheet holds under a layout: an amount by its canonical key, or what names the row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from disclosures.extraction.header import Path, Sheet, is_figure
from disclosures.extraction.layout import Layout
from disclosures.extraction.text import bare, fold

Side = Literal["", "income", "expenditure"]
_YEAR = re.compile(r"(\d{4})年?(?:度)?")
_LAST_YEAR = re.compile(r"上年度?(?:预算|执行|决算|数)")
_MONEY = re.compile(r"\((?:金额)?(?:单位)?:?(?:人民币)?(?:亿元|万元|千元|元)\)$")
_WITHIN = {"subtotal", "total", "amount"}
_MOVED = re.compile(r"增减(?:[^%率幅]*(?P<rate>[%率幅]))?")
"""In a label that is known by a part of it: how a figure has changed, '本年预算数增减', is not the figure."""
_CARRIED = re.compile(r"(?:上年|年初|(?:上年)?财政拨款)结转|上年结余")


@dataclass(frozen=True)
class Column:
    """One column. amount: the canonical key where it holds figures; text: what else it holds; item: its row where
    the form is printed in width (one line, a column for each item)."""

    amount: str | None = None
    text: str | None = None
    side: Side = ""
    item: str | None = None


def is_list(columns: Sequence[Column]) -> bool:
    """Whether columns hold a list of one amount, each line of which names what other tables print as a column."""
    return [c.amount for c in columns if c.amount] == ["total"] and {c.text for c in columns if c.text} == {"name"}


@lru_cache(maxsize=256)
def words_of(paths: tuple[Path, ...]) -> tuple[tuple[str, ...], ...]:
    """The header words, bare, with years said as 上年 and 本年 where two years are printed, else without year; the
    money unit behind them in brackets is the table's.
    """
    years = sorted({int(y) for path in paths for part in path for y in _YEAR.findall(fold(part)) if y.startswith("20")})
    named = {years[-2]: "上年", years[-1]: "本年"} if len(years) >= 2 else {}

    def told(match: re.Match[str]) -> str:
        return named.get(int(match[1]), "")

    def words(part: str) -> str:
        return bare(_YEAR.sub(told, _MONEY.sub("", fold(part))))

    return tuple(tuple(words(part) for part in path) for path in paths)


def read_columns(sheet: Sheet, layout: Layout) -> tuple[Column, ...]:
    """What each column holds. A column that neither the layout nor the shared labels know holds nothing known."""
    words = words_of(sheet.paths)
    if layout.items and _printed_in_width(words, layout):
        return tuple(_item_column(path, layout) for path in words)
    columns = [_column(path, layout) for path in words]
    _widen_names(columns, words)
    if layout.sides:
        _name_beside_amounts(columns, sheet)
        columns = _sided(columns, words)
    elif layout.keyed_by in ("account", "economic"):
        _leave_parts(columns, words)
    return tuple(columns)


def _column(path: Sequence[str], layout: Layout) -> Column:
    """An exact label decides before a contained one, an amount before a text."""
    for find in ("exact", "within"):
        text = getattr(layout.texts, find)(path)
        amount = _sum_under(path, getattr(layout.columns, find)(path), layout)
        if amount and find == "within" and (moved := _MOVED.search(path[-1])):
            amount = None if moved["rate"] or "change" not in layout.columns.keys.values() else "change"
        if amount and not (text and find == "within" and layout.keyed_by != "line"):
            return Column(amount=_of_group(amount, path, layout))
        if text:
            return Column(text=text)
    return Column()


def _sum_under(path: Sequence[str], amount: str | None, layout: Layout) -> str | None:
    """小计, 合计 or 金额 under a heading that is a column itself: that column's."""
    if (
        amount not in _WITHIN
        or layout.keyed_by == "economic"
        or (path[-2:] and "/".join(path[-2:]) in layout.columns.keys)
    ):
        return amount
    found = (layout.columns.exact((part,)) for part in reversed(path[:-1]))
    return next((key for key in found if key and key not in (*_WITHIN, "last_year")), amount)


def _of_group(key: str, path: Sequence[str], layout: Layout) -> str:
    """The key within its group: last year's columns, the parts of what is carried over, one budget's 基本支出."""
    if key != "last_year" and any(_LAST_YEAR.match(part) for part in path):
        return "last_year" if key in _WITHIN else f"last_year.{key}"
    if key != "carried_over" and any(_CARRIED.match(part) for part in path[:-1]):
        return "carried_over" if key in _WITHIN else f"carried_over.{key}"
    if layout.groups:
        for part in path[:-1]:
            group = layout.groups.find((part,))
            if group:
                return group if key in _WITHIN else f"{group}.{key}"
    return key


def _leave_parts(columns: list[Column], words: Sequence[Sequence[str]]) -> None:
    """A further total under a heading that nobody knows is that heading's; nothing is known of it."""
    totals = [i for i, column in enumerate(columns) if column.amount == "total"]
    outermost = min((len(words[i]) for i in totals), default=0)
    for i in totals:
        if len(words[i]) > outermost:
            columns[i] = Column()


def _widen_names(columns: list[Column], words: Sequence[Sequence[str]]) -> None:
    """A column without any header beside the one that names the rows names them too."""
    for i in range(1, len(columns)):
        if not words[i] and columns[i - 1].text == "name":
            columns[i] = columns[i - 1]


def _name_beside_amounts(columns: list[Column], sheet: Sheet) -> None:
    """Words between two amounts name the rows of a further block, whatever their head says."""
    for i in range(1, len(columns) - 1):
        if columns[i - 1].amount and columns[i] == Column() and columns[i + 1].amount:
            texts = [fold(cell.text) for row in sheet.rows if (cell := row[i])]
            if any(texts) and not any(map(is_figure, texts)):
                columns[i] = Column(text="name")


def _printed_in_width(words: Sequence[Sequence[str]], layout: Layout) -> bool:
    items = [layout.rows["item"].exact(path) for path in words]
    return sum(1 for key in set(items) if key not in (None, "total", "subtotal")) >= 2


def _item_column(path: Sequence[str], layout: Layout) -> Column:
    item = _item_of(path, layout)
    if item is None:
        return Column(text=layout.texts.exact(path))
    if any(_LAST_YEAR.match(part) for part in path):
        return Column(amount="last_year", item=item)
    said = (layout.columns.exact((part,)) for part in path)
    return Column(amount=next((key for key in said if key in ("last_year", "change")), "total"), item=item)


def _item_of(path: Sequence[str], layout: Layout) -> str | None:
    """The row that a column stands for; 小计 under the name of a row is that row's."""
    item = layout.rows["item"].find(path)
    above = (layout.rows["item"].exact((part,)) for part in reversed(path[:-1]))
    return next(filter(None, above), item) if item in ("total", "subtotal") else item


def _sided(columns: Sequence[Column], words: Sequence[Sequence[str]]) -> list[Column]:
    """Income left, expenditure right: by the outermost heading, else by the order of the amount columns."""
    result: list[Column] = []
    side: Side = "income"
    labelled = 0
    for column, path in zip(columns, words, strict=True):
        heading = path[0] if path else ""
        if column.text in ("name", "code"):
            labelled += 1
        if (len(path) > 1 and "支出" in heading) or labelled > 1:
            side = "expenditure"
        elif "收入" in heading and labelled <= 1:
            side = "income"
        result.append(Column(column.amount, column.text, side, column.item))
    return result
