"""Rows to values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from disclosures import models as rows
from disclosures.extraction import model as values
from disclosures.extraction.model import Address, Extraction
from disclosures.models import Submission
from disclosures.store import correcting
from disclosures.store.places import locus_in, rows_in

FEN = Decimal("0.01")


def load(submission: Submission, *, corrected: bool = True) -> Extraction:
    """What is stored, with people's corrections in the facts and in the cells, or as the machine read it.

    Region, unit code and year are the confirmed ones; before, what the document says.
    """
    extraction = _extraction(submission)
    return correcting.apply(extraction, submission.corrections.all()) if corrected else extraction


def _extraction(submission: Submission) -> Extraction:
    tables = {row.pk: row for row in submission.table_set.all()}
    passages = {row.pk: row.key for row in submission.passage_set.all()}
    keys = {pk: row.key for pk, row in tables.items()}
    return Extraction(
        source=_source(submission),
        region=_region(submission),
        unit=_unit(submission),
        year=submission.year if submission.confirmed_at else submission.proposal.get("year"),
        kind=submission.kind,
        tables=tuple(map(table, tables.values())),
        facts=tuple(fact(row, keys[row.table_id]) for row in submission.fact_set.all()),
        institutions=tuple(_institution(row, keys[row.table_id]) for row in submission.institution_set.all()),
        projects=tuple(_project(row, keys[row.table_id]) for row in submission.project_set.all()),
        indicators=tuple(_indicator(row, keys[row.table_id]) for row in submission.indicator_set.all()),
        procurement=tuple(_line(row, keys[row.table_id]) for row in submission.procurementline_set.all()),
        assets=tuple(_asset(row, keys[row.table_id]) for row in submission.asset_set.all()),
        narrative=tuple(map(_passage, submission.passage_set.all())),
        claims=tuple(claim(row, passages[row.passage_id]) for row in submission.claim_set.all()),
        leftovers=tuple(_leftover(row, keys) for row in submission.leftover_set.all()),
        notices=tuple(submission.notices),
    )


def exact(amount: Decimal | None) -> Decimal | None:
    """The stored amount without the zeros that the database adds; at least two decimals."""
    if amount is None:
        return None
    shortest = amount.normalize()
    return amount.quantize(FEN) if int(shortest.as_tuple().exponent) >= -2 else shortest


def _source(submission: Submission) -> values.Source:
    read_as = submission.proposal.get("format") or submission.format
    return values.Source(submission.name, submission.sha256, read_as, submission.pages)


def _region(submission: Submission) -> values.Region | None:
    if submission.confirmed_at and submission.region:
        return values.Region(submission.region.code, submission.region.name)
    said = submission.proposal.get("region")
    return values.Region(said["code"], said["name"]) if said else None


def _unit(submission: Submission) -> values.Unit:
    """The confirmed code; the name as the document prints it, so that checks compare the document with itself."""
    said = submission.proposal.get("unit") or {"code": "", "name": ""}
    if submission.confirmed_at and submission.unit:
        return values.Unit(submission.unit.code, said["name"] or submission.unit.name)
    return values.Unit(said["code"], said["name"])


def table(row: rows.Table) -> values.Table:
    return values.Table(
        id=row.key,
        form=row.form or None,
        layout=row.layout or None,
        scope=values.Scope(row.level, row.unit_code, row.unit_name),  # type: ignore[arg-type]
        title=row.title,
        amount_unit=row.amount_unit or None,
        pages=tuple(row.pages),
        columns=tuple(row.columns),
        column_keys=tuple(row.column_keys),
        rows=rows_in(row.rows),
        notes=tuple(row.notes),
        declared_empty=row.declared_empty,
        caption=row.caption,
        locus=locus_in(row.locus),
        fingerprint=row.fingerprint,
    )


def fact(row: rows.Fact, key: str) -> values.Fact:
    return values.Fact(
        table=key,
        address=Address(row.form, row.unit_code, row.row_key, row.column_key),
        row=row.row,
        column=row.column,
        row_label=row.row_label,
        column_label=row.column_label,
        printed=row.printed,
        amount=exact(row.amount),
        unit=row.unit,
        decimals=row.decimals,
        locus=locus_in(row.locus),
        occurrence=row.occurrence,
        doubtful=row.doubtful,
    )


def _institution(row: rows.Institution, key: str) -> values.Institution:
    return values.Institution(key, row.row, row.name, row.nature, row.rank, row.funding)


def _project(row: rows.Project, key: str) -> values.Project:
    return values.Project(
        table=key,
        scope=row.unit_code,
        code=row.code,
        name=row.name,
        budget=exact(row.budget),
        fiscal=exact(row.fiscal),
        other=exact(row.other),
        purpose=row.purpose,
        plan=tuple((label, text) for label, text in row.plan),
        goal=row.goal,
        places=tuple((name, (place[0], place[1])) for name, place in row.places),
    )


def _indicator(row: rows.Indicator, key: str) -> values.Indicator:
    texts = (row.project, row.first, row.second, row.third, row.description, row.sign, row.value, row.unit, row.basis)
    return values.Indicator(key, row.row, *texts)


def _line(row: rows.ProcurementLine, key: str) -> values.ProcurementLine:
    return values.ProcurementLine(
        table=key,
        row=row.row,
        kind=row.kind,  # type: ignore[arg-type]
        project=row.project,
        item=row.item,
        code=row.code,
        quantity=row.quantity,
        price=exact(row.price),
        amounts=tuple((column, None if amount is None else Decimal(amount)) for column, amount in row.amounts),
    )


def _asset(row: rows.Asset, key: str) -> values.Asset:
    return values.Asset(key, row.row, row.item, row.quantity, exact(row.value))


def _passage(row: rows.Passage) -> values.Passage:
    return values.Passage(row.key, row.section, row.text, locus_in(row.locus), row.scope, row.heading)


def claim(row: rows.Claim, key: str) -> values.Claim:
    return values.Claim(
        passage=key,
        span=(row.start, row.end),
        printed=row.printed,
        amount=exact(row.amount),
        unit=row.unit,
        decimals=row.decimals,
        role=row.role,  # type: ignore[arg-type]
        subject=row.subject,
        status=row.status,  # type: ignore[arg-type]
        direction=row.direction,
        refers_to=tuple(Address(*address) for address in row.refers_to),
        note=row.note,
    )


def _leftover(row: rows.Leftover, keys: dict[Any, str]) -> values.Leftover:
    return values.Leftover(row.reason, row.text, locus_in(row.locus), keys[row.table_id] if row.table_id else None)
