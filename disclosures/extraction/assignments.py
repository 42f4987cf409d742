"""What people said about tables that no layout fits: a form, or that it is none. Known again by title and header.

The fingerprint leaves out years and figures, so that next year's table of the same print has the same one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosures.extraction.model import Row, Unit
from disclosures.extraction.text import bare, fold
from disclosures.extraction.titles import stripped

NOT_A_FORM = ""
"""The form of a table that is none of those that must be disclosed."""

LABELS = 8
"""First labels that tell a table with neither title nor header."""

_YEAR = re.compile(r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年度?")
_FIGURE = re.compile(r"[\d.,%]+")


@dataclass(frozen=True, slots=True)
class Assignment:
    """A table with this fingerprint has this form. unit: in whose files; None where the file is known to be meant."""

    fingerprint: str
    form: str
    unit: Unit | None = None


def fingerprint(title: str, columns: Sequence[str], rows: Sequence[Row]) -> str:
    """What stays of a table from year to year: its title, else its first labels, and its header. 32 hex digits."""
    named = _plain(stripped(title))
    words = [named, *map(_plain, columns)]
    if not any(words):
        words += _labels(rows)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


def _plain(text: str) -> str:
    return bare(_FIGURE.sub("", _YEAR.sub("", fold(text))))


def _labels(rows: Sequence[Row]) -> list[str]:
    """The first label of each of the first rows."""
    return [
        next((words for cell in row if cell and (words := _plain(cell.text))), "") for row in rows[:LABELS]
    ]  # fmt: skip


def of_unit(given: Sequence[Assignment], unit: Unit) -> Mapping[str, str]:
    """Fingerprint → form, of what was said about this unit's tables; what is meant for the file itself wins."""
    fitting = [one for one in given if one.unit is None or _same(one.unit, unit)]
    return {one.fingerprint: one.form for one in sorted(fitting, key=lambda one: one.unit is None)}


def _same(known: Unit, printed: Unit) -> bool:
    """Whether a document's unit is the known one: by code, or where none is printed by its very name."""
    if printed.code:
        return known.code == printed.code and (not printed.name or _names_agree(known.name, printed.name))
    return bool(printed.name) and bare(known.name) == bare(printed.name)


def _names_agree(one: str, other: str) -> bool:
    short, long = sorted((bare(one), bare(other)), key=len)
    return len(short) >= 3 and long.endswith(short)
