"""The payload: what is public, word for word and figure for figure."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from disclosures import queries as files
from disclosures import store
from disclosures.extraction.contract import amount_text
from disclosures.extraction.factbook import FactBook
from disclosures.models import Submission
from disclosures.queries import ShownCell, ShownTable
from reviews.models import Review
from reviews.publishing import headlines

SCHEMA = "publication/1"


def freeze(review: Review) -> dict[str, Any]:
    """The payload as it would be published now (also for a preview)."""
    it = review.submission
    book = FactBook(store.load(it))
    scope = next((s.code for s in book.scopes()), book.extraction.unit.code)
    return {
        "schema": SCHEMA,
        "region": _named(it.region),
        "unit": {**_named(it.unit), "parent": _named(it.unit.parent) if it.unit and it.unit.parent else None},
        "year": it.year,
        "kind": it.kind,
        "source": {"name": it.name, "sha256": it.sha256, "format": it.format, "pages": it.pages},
        "figures": headlines.figures(book, scope),
        "functions": headlines.functions(book, scope),
        "tables": [_table(table) for table in files.tables(it) if table.form],
        "corrections": _corrections(it, book),
        "narrative": [{"section": p.section, "text": p.text, "heading": p.heading} for p in book.extraction.narrative],
    }


def digest(payload: dict[str, Any]) -> str:
    """sha256 of the canonical JSON: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _named(it: Any) -> dict[str, str]:
    return {"code": it.code, "name": it.name}


def _table(table: ShownTable) -> dict[str, Any]:
    return {
        "key": table.key,
        "form": table.form,
        "title": table.title,
        "level": table.level,
        "unit_code": table.unit_code,
        "unit_name": table.unit_name,
        "amount_unit": table.amount_unit,
        "columns": list(table.columns),
        "rows": [_row(row, len(table.columns)) for row in table.rows],
        "notes": list(table.notes),
        "declared_empty": table.declared_empty,
    }


def _row(row: tuple[ShownCell, ...], width: int) -> list[dict[str, Any] | None]:
    """The places of a line; covered ones are null."""
    places: list[dict[str, Any] | None] = [None] * max(width, max((c.column + 1 for c in row), default=0))
    for cell in row:
        places[cell.column] = _cell(cell)
    return places


def _cell(cell: ShownCell) -> dict[str, Any]:
    out: dict[str, Any] = {"text": cell.text}
    if cell.is_figure:
        out["amount"] = amount_text(cell.amount)
    if cell.rows != 1:
        out["rows"] = cell.rows
    if cell.columns != 1:
        out["columns"] = cell.columns
    return {**out, "corrected": True} if cell.is_corrected else out


def _corrections(submission: Submission, book: FactBook) -> list[dict[str, Any]]:
    """What people corrected, without their names: those stand in the log."""
    words = {f.address: (f.row_label, f.column_label) for f in book.extraction.facts}
    found = []
    for it in submission.corrections.all():
        address = store.address_of(it)
        row, column = words.get(address, (it.row_key, it.column_key))
        found.append(
            {
                "form": it.form,
                "unit_code": it.unit_code,
                "row": row,
                "column": column,
                "before": it.before,
                "after": it.after,
                "reason": it.reason,
                "at": it.at.isoformat(),
            }
        )
    return found
