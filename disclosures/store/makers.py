"""One row for each value."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from disclosures import models as rows
from disclosures.extraction import model as values
from disclosures.extraction.model import Extraction
from disclosures.models import Submission
from disclosures.store.places import locus_out, rows_out, storable

MOST = Decimal(10) ** 18


def amount_out(amount: Decimal | None) -> Decimal | None:
    """The amount, None where it is longer than any budget (a run of digits that is no money)."""
    return amount if amount is not None and abs(amount) < MOST else None


class Makers:
    """Makes rows of one submission; tables and passages by key must be stored before what belongs to them."""

    def __init__(self, submission: Submission, extraction: Extraction) -> None:
        self.submission = submission
        self.scopes = {table.id: table.scope for table in extraction.tables}
        self.tables: dict[str, rows.Table] = {}
        self.passages: dict[str, rows.Passage] = {}

    def _keyed(self, code: str) -> dict[str, Any]:
        return {
            "submission": self.submission,
            "region_id": self.submission.region_id,
            "unit_code": code,
            "year": self.submission.year,
        }

    def _of(self, table: str) -> dict[str, Any]:
        """The keys of what stands in a table."""
        return {**self._keyed(self.scopes[table].code), "table": self.tables[table]}

    def table(self, it: values.Table) -> rows.Table:
        return rows.Table(
            **self._keyed(it.scope.code),
            key=it.id,
            form=it.form or "",
            layout=it.layout or "",
            level=it.scope.level,
            unit_name=storable(it.scope.name),
            title=storable(it.title),
            caption=storable(it.caption),
            amount_unit=it.amount_unit or "",
            pages=list(it.pages),
            columns=[storable(text) for text in it.columns],
            column_keys=list(it.column_keys),
            rows=rows_out(it.rows),
            notes=[storable(note) for note in it.notes],
            declared_empty=it.declared_empty,
            locus=locus_out(it.locus),
            fingerprint=it.fingerprint,
        )

    def fact(self, it: values.Fact) -> rows.Fact:
        return rows.Fact(
            **{**self._of(it.table), "unit_code": it.address.scope},
            form=it.address.form,
            row_key=it.address.row,
            column_key=it.address.column,
            occurrence=it.occurrence,
            row=it.row,
            column=it.column,
            row_label=storable(it.row_label),
            column_label=storable(it.column_label),
            printed=storable(it.printed),
            amount=amount_out(it.amount),
            unit=it.unit,
            decimals=it.decimals,
            locus=locus_out(it.locus),
            doubtful=it.doubtful,
        )

    def institution(self, it: values.Institution) -> rows.Institution:
        return rows.Institution(
            **self._of(it.table),
            row=it.row,
            name=storable(it.name),
            nature=storable(it.nature),
            rank=storable(it.rank),
            funding=storable(it.funding),
        )

    def project(self, it: values.Project) -> rows.Project:
        scope = self.scopes[it.table]
        return rows.Project(
            **{**self._of(it.table), "unit_code": it.scope},
            level=scope.level,
            unit_name=storable(scope.name),
            code=storable(it.code),
            name=storable(it.name),
            budget=amount_out(it.budget),
            fiscal=amount_out(it.fiscal),
            other=amount_out(it.other),
            purpose=storable(it.purpose),
            plan=[[storable(label), storable(text)] for label, text in it.plan],
            goal=storable(it.goal),
            places=[[name, list(place)] for name, place in it.places],
        )

    def indicator(self, it: values.Indicator) -> rows.Indicator:
        texts = ("project", "first", "second", "third", "description", "sign", "value", "unit", "basis")
        return rows.Indicator(**self._of(it.table), row=it.row, **{name: storable(getattr(it, name)) for name in texts})

    def procurement_line(self, it: values.ProcurementLine) -> rows.ProcurementLine:
        return rows.ProcurementLine(
            **self._of(it.table),
            row=it.row,
            kind=it.kind,
            project=storable(it.project),
            item=storable(it.item),
            code=storable(it.code),
            quantity=storable(it.quantity),
            price=amount_out(it.price),
            amounts=[[column, None if amount is None else str(amount)] for column, amount in it.amounts],
        )

    def asset(self, it: values.Asset) -> rows.Asset:
        return rows.Asset(
            **self._of(it.table),
            row=it.row,
            item=storable(it.item),
            quantity=storable(it.quantity),
            value=amount_out(it.value),
        )

    def passage(self, it: values.Passage) -> rows.Passage:
        return rows.Passage(
            submission=self.submission,
            key=it.id,
            section=storable(it.section),
            text=storable(it.text),
            locus=locus_out(it.locus),
            scope=it.scope,
            heading=it.heading,
        )

    def claim(self, it: values.Claim) -> rows.Claim:
        return rows.Claim(
            submission=self.submission,
            passage=self.passages[it.passage],
            start=it.span[0],
            end=it.span[1],
            printed=storable(it.printed),
            amount=amount_out(it.amount),
            unit=storable(it.unit),
            decimals=it.decimals,
            role=it.role,
            subject=storable(it.subject),
            status=it.status,
            direction=it.direction,
            refers_to=[[a.form, a.scope, a.row, a.column] for a in it.refers_to],
            note=storable(it.note),
        )

    def leftover(self, it: values.Leftover) -> rows.Leftover:
        return rows.Leftover(
            submission=self.submission,
            table=self.tables[it.table] if it.table else None,
            reason=storable(it.reason),
            text=storable(it.text),
            locus=locus_out(it.locus),
        )
