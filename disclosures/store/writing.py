"""Values to rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction

from disclosures.extraction.model import Address, Extraction, Scope
from disclosures.models import (
    Asset,
    Claim,
    Fact,
    Indicator,
    Institution,
    Leftover,
    Passage,
    ProcurementLine,
    Project,
    Submission,
    Table,
)
from disclosures.store import makers, reading

EXTRACTED: tuple[type[models.Model], ...] = (
    Claim, Passage, Leftover, Fact, Institution, Project, Indicator, ProcurementLine, Asset, Table,
)  # fmt: skip
"""Everything extracted, in the order in which it can be deleted."""

KEYED: tuple[type[models.Model], ...] = (Fact, Institution, Project, Indicator, ProcurementLine, Asset, Table)

BATCH = 1000

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def save(submission: Submission, extraction: Extraction, at: datetime) -> None:
    """Replace what is stored of the submission by this extraction, in one transaction. Corrections survive.

    What is confirmed wins: the scope of the document's own unit is stored under the confirmed code.
    """
    for model in EXTRACTED:
        model._default_manager.filter(submission=submission).delete()
    _describe(submission, extraction, at)
    _write(submission, placed(extraction, submission))


def placed(extraction: Extraction, submission: Submission) -> Extraction:
    """The extraction with the document's own unit code replaced by the confirmed one."""
    old, unit = extraction.unit.code, submission.unit
    if submission.confirmed_at is None or unit is None or old == unit.code:
        return extraction
    return recoded(extraction, old, unit.code)


def recoded(extraction: Extraction, old: str, new: str) -> Extraction:
    """The extraction with one scope code replaced wherever it stands."""

    def scope(it: Scope) -> Scope:
        return replace(it, code=new) if it.code == old else it

    def address(it: Address) -> Address:
        return it._replace(scope=new) if it.scope == old else it

    return replace(
        extraction,
        tables=tuple(replace(t, scope=scope(t.scope)) for t in extraction.tables),
        facts=tuple(replace(f, address=address(f.address)) for f in extraction.facts),
        projects=tuple(replace(p, scope=new if p.scope == old else p.scope) for p in extraction.projects),
        narrative=tuple(replace(p, scope=new if p.scope == old else p.scope) for p in extraction.narrative),
        claims=tuple(replace(c, refers_to=tuple(address(a) for a in c.refers_to)) for c in extraction.claims),
    )


def _describe(submission: Submission, extraction: Extraction, at: datetime) -> None:
    """What the file says of itself."""
    region, unit = extraction.region, extraction.unit
    submission.proposal = {
        "region": {"code": region.code, "name": region.name} if region else None,
        "unit": {"code": unit.code, "name": unit.name},
        "year": extraction.year,
        "format": extraction.source.format,
    }
    submission.kind = extraction.kind
    submission.pages = extraction.source.pages
    submission.notices = list(extraction.notices)
    submission.extracted_at = submission.facts_changed_at = at
    submission.save(update_fields=["proposal", "kind", "pages", "notices", "extracted_at", "facts_changed_at"])


def _write(submission: Submission, extraction: Extraction) -> None:
    make = makers.Makers(submission, extraction)
    tables = _stored(Table, map(make.table, extraction.tables))
    make.tables = {row.key: row for row in tables}
    _stored(Fact, map(make.fact, extraction.facts))
    _stored(Institution, map(make.institution, extraction.institutions))
    _stored(Project, map(make.project, extraction.projects))
    _stored(Indicator, map(make.indicator, extraction.indicators))
    _stored(ProcurementLine, map(make.procurement_line, extraction.procurement))
    _stored(Asset, map(make.asset, extraction.assets))
    make.passages = {row.key: row for row in _stored(Passage, map(make.passage, extraction.narrative))}
    _stored(Claim, map(make.claim, extraction.claims))
    _stored(Leftover, map(make.leftover, extraction.leftovers))


def _stored(model: type[Row], rows: Iterable[Any]) -> list[Row]:
    """The rows, numbered in their order and written."""
    ordered = list(rows)
    for position, row in enumerate(ordered):
        row.position = position
    return model._default_manager.bulk_create(ordered, batch_size=BATCH)


@transaction.atomic
def place(submission: Submission, old: str, new: str) -> None:
    """Bring every row to the submission's confirmed region and year, and the scope `old` to the code `new`."""
    if old != new:
        from_machine = recoded(reading.load(submission, corrected=False), old, new)
        for model in EXTRACTED:
            model._default_manager.filter(submission=submission).delete()
        _write(submission, from_machine)
        submission.corrections.filter(unit_code=old).update(unit_code=new)
        return
    for model in KEYED:
        model._default_manager.filter(submission=submission).update(region=submission.region_id, year=submission.year)
