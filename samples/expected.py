"""What a reader should find in a printed document, and what was planted in it, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from samples.planting import Planted
from samples.printed import Printed
from samples.sheet import Sheet, plain


def expected(printed: Printed, planted: Sequence[Planted] = ()) -> dict[str, Any]:
    """Unit, region, year, kind, tables cell by cell, and the planted errors (none in a clean document)."""
    sheets = [sheet for _, sheet in printed.sheets()]
    return {
        "schema": "samples/1",
        "slug": printed.slug,
        "region": {"code": printed.region[0], "name": printed.region[1]},
        "unit": {"code": printed.unit[0], "name": printed.unit[1]},
        "year": printed.year,
        "kind": printed.kind,
        "units": [{"code": code, "name": name} for code, name in printed.units],
        "tables": [table(sheet, f"t{i:02d}") for i, sheet in enumerate(sheets, 1)],
        "errors": [p.as_json() for p in planted],
    }


def table(sheet: Sheet, id: str) -> dict[str, Any]:
    """One table; figures: [row, column, canonical row, canonical column] of each figure's place in rows."""
    level, code, name = sheet.scope
    return {
        "id": id,
        "form": sheet.form or None,
        "kind": sheet.kind,
        "scope": {"level": level, "code": code, "name": name},
        "title": sheet.title,
        "amount_unit": sheet.unit,
        "unit_free": sheet.unit_free,
        "in_workbook": sheet.own_page,
        "columns": sheet.columns if len(sheet.head) > sheet.captions else [],
        "rows": plain(sheet.body),
        "first_row": len(sheet.head),
        "notes": list(sheet.notes),
        "declared_empty": sheet.declared_empty,
        "optional_rows": list(sheet.optional_rows),
        "figures": [[*place, *key] for place, key in sorted(sheet.keys.items())],
    }
