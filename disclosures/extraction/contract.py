"""An Extraction as the JSON of the command line (schema extraction/1): plain values, amounts as strings."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from disclosures.extraction.forms import is_further
from disclosures.extraction.model import (
    Claim,
    Extraction,
    Fact,
    Indicator,
    Institution,
    Leftover,
    Locus,
    Passage,
    ProcurementLine,
    Project,
    Table,
)

Json = dict[str, Any]
SCHEMA = "extraction/1"


def to_json(extraction: Extraction) -> Json:
    """The contract's object for one file."""
    source, region = extraction.source, extraction.region
    tables = {table.id: table for table in extraction.tables}
    return {
        "schema": SCHEMA,
        "file": {"name": source.name, "sha256": source.sha256, "format": source.format, "pages": source.pages},
        "region": {"code": region.code, "name": region.name} if region else None,
        "unit": {"code": extraction.unit.code, "name": extraction.unit.name},
        "year": extraction.year,
        "kind": extraction.kind,
        "tables": [_table(table) for table in extraction.tables],
        "facts": [_fact(fact) for fact in extraction.facts if not is_further(fact.address.form)],
        "further_facts": [_fact(fact) for fact in extraction.facts if is_further(fact.address.form)],
        "projects": [_project(project, tables) for project in extraction.projects],
        "indicators": [_indicator(item, tables) for item in extraction.indicators],
        "procurement": [_procurement(line, tables) for line in extraction.procurement],
        "assets": [
            {"table": a.table, "item": a.item, "quantity": a.quantity, "value": amount_text(a.value), "row": a.row}
            for a in extraction.assets
        ],
        "institutions": [_institution(item, tables) for item in extraction.institutions],
        "narrative": [_passage(passage) for passage in extraction.narrative],
        "claims": [_claim(claim) for claim in extraction.claims],
        "leftovers": [_leftover(leftover) for leftover in extraction.leftovers],
        "notices": list(extraction.notices),
    }


def amount_text(amount: Decimal | None) -> str | None:
    """An amount as an exact decimal string, without exponent; null where there is none."""
    if amount is None:
        return None
    return f"{amount:f}" if amount.as_tuple().exponent != 0 else f"{amount}.00"


def place_json(table: Table, row: int | None = None, column: int | None = None) -> Json:
    """LOCUS of a table, a row of it or a cell, with the words that name it and its place on paper."""
    place: Json = {"table": table.id, "row": row, "column": column}
    if row is None:
        return place | _paper(table.locus)
    cells = table.rows[row]
    place["row_label"] = table.row_label(row, column)
    if column is None:
        first = next((cell for cell in cells if cell and cell.text.strip()), None)
        return place | _paper(first.locus if first else table.locus)
    cell = cells[column]
    label = table.columns[column] if column < len(table.columns) else ""
    return (
        place
        | {"column_label": label, "printed": cell.text if cell else ""}
        | _paper(cell.locus if cell else table.locus)
    )


def fact_place_json(fact: Fact) -> Json:
    """LOCUS of a fact."""
    labels = {"row_label": fact.row_label, "column_label": fact.column_label, "printed": fact.printed}
    return {"table": fact.table, "row": fact.row, "column": fact.column} | labels | _paper(fact.locus)


def passage_place_json(passage: Passage, span: tuple[int, int]) -> Json:
    """LOCUS of words of the narrative."""
    return {
        "paragraph": passage.id,
        "span": list(span),
        "text": passage.text[span[0] : span[1]],
        "page": passage.locus.page,
    }


def _paper(locus: Locus) -> Json:
    """Where it is on paper, or in the file's own order where the format has no pages."""
    own = {"file_table": locus.table, "file_row": locus.row, "file_cell": locus.cell}
    known = {key: value for key, value in own.items() if value is not None}
    return {"page": locus.page, "box": list(locus.box) if locus.box else None} | known


def _table(table: Table) -> Json:
    return {
        "id": table.id,
        "form": None if is_further(table.form) else table.form,
        "further_form": table.form if is_further(table.form) else None,
        "scope": {"level": table.scope.level, "code": table.scope.code, "name": table.scope.name},
        "title": table.title,
        "caption": table.caption,
        "amount_unit": table.amount_unit,
        "pages": list(table.pages),
        "columns": list(table.columns),
        "rows": [[cell.text if cell else "" for cell in row] for row in table.rows],
        "notes": list(table.notes),
        "declared_empty": table.declared_empty,
    }


def _fact(fact: Fact) -> Json:
    return {
        "table": fact.table,
        "form": fact.address.form,
        "scope_code": fact.address.scope,
        "row": fact.row,
        "row_key": fact.address.row,
        "row_label": fact.row_label,
        "column": fact.column,
        "column_key": fact.address.column,
        "column_label": fact.column_label,
        "printed": fact.printed,
        "amount": amount_text(fact.amount),
        "unit": fact.unit,
        "locus": fact_place_json(fact),
    }


def _project(project: Project, tables: Mapping[str, Table]) -> Json:
    table = tables[project.table]
    return {
        "table": project.table,
        "scope_code": project.scope,
        "code": project.code,
        "name": project.name,
        "budget": amount_text(project.budget),
        "fiscal": amount_text(project.fiscal),
        "other": amount_text(project.other),
        "purpose": project.purpose,
        "plan": [{"date": date, "printed": printed} for date, printed in project.plan],
        "goal": project.goal,
        "places": {name: place_json(table, *place) for name, place in project.places},
    }


def _indicator(item: Indicator, tables: Mapping[str, Table]) -> Json:
    words = ("table", "project", "first", "second", "third", "description", "sign", "value", "unit", "basis")
    return {name: getattr(item, name) for name in words} | {"locus": place_json(tables[item.table], item.row)}


def _procurement(line: ProcurementLine, tables: Mapping[str, Table]) -> Json:
    words = ("table", "kind", "project", "item", "code", "quantity")
    return {name: getattr(line, name) for name in words} | {
        "price": amount_text(line.price),
        "amounts": {key: amount_text(amount) for key, amount in line.amounts},
        "locus": place_json(tables[line.table], line.row),
    }


def _institution(item: Institution, tables: Mapping[str, Table]) -> Json:
    words = ("table", "name", "nature", "rank", "funding")
    return {name: getattr(item, name) for name in words} | {"locus": place_json(tables[item.table], item.row)}


def _passage(passage: Passage) -> Json:
    return {
        "id": passage.id,
        "section": passage.section,
        "text": passage.text,
        "scope_code": passage.scope,
        "heading": passage.heading,
        "locus": passage_place_json(passage, (0, len(passage.text))),
    }


def _claim(claim: Claim) -> Json:
    return {
        "paragraph": claim.passage,
        "span": list(claim.span),
        "printed": claim.printed,
        "amount": amount_text(claim.amount),
        "unit": claim.unit,
        "role": claim.role,
        "subject": claim.subject,
        "status": claim.status,
        "refers_to": [str(address) for address in claim.refers_to],
        "note": claim.note,
    }


def _leftover(leftover: Leftover) -> Json:
    place = {"table": leftover.table} if leftover.table else {}
    return {"reason": leftover.reason, "text": leftover.text, "locus": place | _paper(leftover.locus)}
