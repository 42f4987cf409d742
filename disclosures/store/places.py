"""Cells and places as compact JSON, defaults left out: locus {p, b, t, r, c}, cell {t, l, r, c, d, o}."""

from __future__ import annotations

from typing import Any

from disclosures.extraction.model import Cell, Locus, Row

LOCUS = (("p", "page"), ("t", "table"), ("r", "row"), ("c", "cell"))


def storable(text: str) -> str:
    """The text without what no database holds: NUL, and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def locus_out(locus: Locus) -> dict[str, Any]:
    out = {short: value for short, name in LOCUS if (value := getattr(locus, name)) is not None}
    return {**out, "b": list(locus.box)} if locus.box else out


def locus_in(stored: dict[str, Any]) -> Locus:
    box = stored.get("b")
    return Locus(stored.get("p"), tuple(box) if box else None, stored.get("t"), stored.get("r"), stored.get("c"))


def cell_out(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    out: dict[str, Any] = {"t": storable(cell.text), "l": locus_out(cell.locus)}
    if cell.rows != 1:
        out["r"] = cell.rows
    if cell.columns != 1:
        out["c"] = cell.columns
    if cell.doubtful:
        out["d"] = True
    return {**out, "o": True} if cell.runs_on else out


def cell_in(stored: dict[str, Any] | None) -> Cell | None:
    if stored is None:
        return None
    locus = locus_in(stored.get("l", {}))
    spans = stored.get("r", 1), stored.get("c", 1)
    return Cell(stored["t"], locus, *spans, doubtful=stored.get("d", False), runs_on=stored.get("o", False))


def rows_out(rows: tuple[Row, ...]) -> list[list[dict[str, Any] | None]]:
    return [[cell_out(cell) for cell in row] for row in rows]


def rows_in(stored: list[list[dict[str, Any] | None]]) -> tuple[Row, ...]:
    return tuple(tuple(cell_in(cell) for cell in row) for row in stored)
