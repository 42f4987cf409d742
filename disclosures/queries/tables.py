"""Tables and narrative of one file, ready to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from disclosures.extraction.amounts import parse_amount
from disclosures.models import Claim, Correction, Fact, Passage, Submission, Table
from disclosures.queries.shown import ShownCell, ShownClaim, ShownPassage, ShownTable
from disclosures.store.correcting import newest
from disclosures.store.reading import exact, fact

Place = tuple[int, int]


def tables(submission: Submission) -> list[ShownTable]:
    """All tables in print order with corrections in place (three queries)."""
    said = newest(submission.corrections.all())
    facts: dict[int, dict[Place, tuple[Fact, Correction | None]]] = defaultdict(dict)
    for row in submission.fact_set.all():
        value = fact(row, "")
        facts[row.table_id][row.row, row.column] = row, said.get((value.address, value.occurrence))
    return [_shown(table, facts[table.pk]) for table in submission.table_set.all()]


def headed(submission: Submission) -> QuerySet[Table]:
    """What the tables are called and whose they are, without their cells."""
    return submission.table_set.only("key", "form", "level", "unit_name", "title", "submission_id")


def _shown(table: Table, facts: dict[Place, tuple[Fact, Correction | None]]) -> ShownTable:
    return ShownTable(
        id=table.pk,
        key=table.key,
        form=table.form,
        level=table.level,
        unit_code=table.unit_code,
        unit_name=table.unit_name,
        title=table.title,
        caption=table.caption,
        amount_unit=table.amount_unit,
        pages=tuple(table.pages),
        columns=tuple(table.columns),
        rows=tuple(
            tuple(_cell(cell, (i, j), facts.get((i, j))) for j, cell in enumerate(row) if cell is not None)
            for i, row in enumerate(table.rows)
        ),
        notes=tuple(table.notes),
        declared_empty=table.declared_empty,
    )


def _cell(cell: dict[str, Any], place: Place, found: tuple[Fact, Correction | None] | None) -> ShownCell:
    locus = cell.get("l", {})
    plain = {
        "row": place[0],
        "column": place[1],
        "rows": cell.get("r", 1),
        "columns": cell.get("c", 1),
        "page": locus.get("p"),
        "box": tuple(locus["b"]) if locus.get("b") else None,
    }
    if found is None:
        return ShownCell(text=cell["t"], doubtful=cell.get("d", False), **plain)
    row, correction = found
    address = f"{row.form}:{row.unit_code}:{row.row_key}:{row.column_key}"
    if correction is None:
        doubtful = row.doubtful or cell.get("d", False)
        amount = exact(row.amount)
        return ShownCell(text=cell["t"], fact=row.pk, address=address, amount=amount, doubtful=doubtful, **plain)
    said = parse_amount(correction.after, row.unit)
    amount = said.value if said else None
    return ShownCell(
        text=correction.after,
        machine=cell["t"],
        correction=correction.pk,
        fact=row.pk,
        address=address,
        amount=amount,
        **plain,
    )


def narrative(submission: Submission) -> list[ShownPassage]:
    """The paragraphs in order with their numbers (two queries)."""
    by_passage: dict[int, list[Claim]] = defaultdict(list)
    for claim in submission.claim_set.all():
        by_passage[claim.passage_id].append(claim)
    return [_passage(passage, by_passage[passage.pk]) for passage in submission.passage_set.all()]


def _passage(passage: Passage, claims: list[Claim]) -> ShownPassage:
    return ShownPassage(
        id=passage.pk,
        key=passage.key,
        section=passage.section,
        text=passage.text,
        heading=passage.heading,
        page=passage.locus.get("p"),
        pieces=tuple(_pieces(passage.text, sorted(claims, key=lambda claim: claim.start))),
    )


def _pieces(text: str, claims: list[Claim]) -> Iterator[tuple[str, ShownClaim | None]]:
    """The text cut at its numbers; a number inside another is left out."""
    at = 0
    for claim in claims:
        if claim.start < at:
            continue
        if claim.start > at:
            yield text[at : claim.start], None
        yield text[claim.start : claim.end], _claim(claim)
        at = claim.end
    if at < len(text):
        yield text[at:], None


def _claim(claim: Claim) -> ShownClaim:
    return ShownClaim(
        id=claim.pk,
        start=claim.start,
        end=claim.end,
        printed=claim.printed,
        status=claim.status,
        role=claim.role,
        unit=claim.unit,
        subject=claim.subject,
        note=claim.note,
        refers_to=tuple(":".join(address) for address in claim.refers_to),
    )
