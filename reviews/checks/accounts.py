"""The tree of account codes that a table prints, and the reading of codes that it prints twice."""

from __future__ import annotations

from collections.abc import Set

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook, Figure, Missing
from reviews.checks.columns import total_row_is_blank
from reviews.checks.memory import once_a_book

FUNCTIONAL = ("T02", "T03", "T05", "T07", "T08")
FORMS = ("T02", "T03", "T05", "T06", "T07", "T08")
"""The forms whose rows are account codes (or, in T02, units)."""

FURTHER = {"U05": "2", "U08": "2", "U12": "2", "U13": "2", "U03": "3", "U04": "3", "U06": "3", "U07": "3", "U11": "3"}
"""Further forms whose rows are account codes, and how these begin: functions with 2, economic purposes with 3."""

LENGTHS = (3, 5, 7)
"""类 has three digits, 款 five, 项 seven."""


def is_account(row: str) -> bool:
    """Whether a row is an account code of a known level."""
    return row.isdigit() and len(row) in LENGTHS


def is_unit(row: str) -> bool:
    return row.startswith("unit:")


def parent_of(row: str, rows: Set[str]) -> str | None:
    """The nearest row above in the tree that the table prints; None for a topmost row."""
    stem = row.removeprefix("unit:")
    head = "unit:" if is_unit(row) else ""
    for length in range(len(stem) - 1, 2, -1):
        above = head + stem[:length]
        if above in rows:
            return above
    return None


@once_a_book
def rows_of(book: FactBook, form: str, scope: str) -> list[str]:
    """The rows of a form. Where T06 prints both economic classifications, only the departments' (301 …, not 501 …)."""
    rows = book.rows(form, scope)
    departmental = [r for r in rows if r[:1] == "3"]
    return [r for r in rows if r[:1] != "5"] if form == "T06" and departmental else rows


@once_a_book
def listed(book: FactBook, form: str, scope: str) -> dict[str, Figure]:
    """The account codes of known levels that a form prints, in print order, each with the first figure of its row."""
    codes = [row for row in rows_of(book, form, scope) if is_account(row)]
    return {code: next(iter(book.row(form, scope, code).values()))[0] for code in codes}


def children(rows: list[str]) -> dict[str, list[str]]:
    """The rows right below each row, 'total' standing above the topmost ones. Units and accounts do not mix.

    A code of an unknown length (3012 printed for 30102) stands below the longest code that begins it.
    """
    known = [r for r in rows if r.isdigit() and len(r) >= LENGTHS[0]] or [r for r in rows if is_unit(r)]
    printed = set(known)
    tree: dict[str, list[str]] = {}
    for row in known:
        tree.setdefault(parent_of(row, printed) or "total", []).append(row)
    return tree


@once_a_book
def repeated(book: FactBook, form: str, scope: str) -> list[str]:
    """The codes that the table prints more than once."""
    rows = [(row, book.row(form, scope, row)) for row in book.rows(form, scope)]
    return [row for row, printed in rows if any(len(figures) > 1 for figures in printed.values())]


@once_a_book
def reads_all(book: FactBook, form: str, scope: str) -> bool:
    """Whether codes printed twice are separate amounts (one a unit, say) rather than a whole and its parts.

    Where other rows stand between most of them, one unit's accounts follow another's. Else it is decided by the sums
    of the column of totals: the reading under which more of them hold.
    """
    codes = repeated(book, form, scope)
    if not codes or "total" not in book.columns(form, scope):
        return False
    if 2 * sum(_stand_apart(book, form, scope, code) for code in codes) > len(codes):
        return True
    tree = children(rows_of(book, form, scope))
    touched = {parent: below for parent, below in tree.items() if set(below) & set(codes)}
    return _holding(book, form, scope, touched, every=True) > _holding(book, form, scope, touched, every=False)


def _stand_apart(book: FactBook, form: str, scope: str, code: str) -> bool:
    """Whether rows of other accounts or units stand between the rows of a code."""
    rows = [figure.fact.row for figure in book.row(form, scope, code).get("total", ())]
    return bool(rows) and max(rows) - min(rows) >= len(rows)


def _holding(book: FactBook, form: str, scope: str, tree: dict[str, list[str]], *, every: bool) -> int:
    """How many sums hold."""
    hold = 0
    for parent, below in tree.items():
        try:
            whole = figures(book, form, scope, parent, "total", every=every)
            parts = [f for row in below for f in figures(book, form, scope, row, "total", every=every)]
        except Missing:
            continue
        hold += _sum(whole).meets(_sum(parts))
    return hold


def _sum(figures: list[Figure]) -> tolerance.Interval:
    return tolerance.total([f.interval for f in figures])


def figures(book: FactBook, form: str, scope: str, row: str, column: str, *, every: bool = False) -> list[Figure]:
    """What counts of a row: its first figure, or all of them. Raises Missing, also for a total row left blank."""
    if row == "total" and total_row_is_blank(book, form, scope):
        raise Missing(f"{form}:{scope}:total（合计行没有数字）")
    found = book.figures(form, scope, row, column)
    return found if every else found[:1]


def figure(book: FactBook, form: str, scope: str, row: str, column: str) -> Figure:
    """The first figure of a row. Raises Missing, also for a total row left blank."""
    return figures(book, form, scope, row, column)[0]
