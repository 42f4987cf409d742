"""A Report as the JSON of the command line: the findings and the ledger that are added to an extraction."""

from __future__ import annotations

from typing import Any

from reviews.checks.balance import cell_of
from reviews.checks.finding import Finding, Instance, Outcome, Place, Report

Json = dict[str, Any]


def report_json(report: Report) -> Json:
    """The checked part of the contract's object for one file."""
    return {
        "findings": [_finding(f) for f in report.findings],
        "ledger": {outcome.value: report.count(outcome) for outcome in Outcome}
        | {"checks": [_instance(i) for i in report.ledger]},
    }


def _finding(finding: Finding) -> Json:
    repair = finding.repair
    return {
        "code": finding.code,
        "level": finding.level.value,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "difference": finding.difference,
        "unit": finding.unit,
        "cause": finding.cause,
        "loci": [place_json(p) for p in telling(finding)],
        "repair": repair
        and {
            "locus": place_json(repair.place),
            "proposed": repair.proposed,
            "repairs": repair.repairs,
            "slip": repair.slip,
        },
        "fingerprint": finding.fingerprint,
    }


def telling(finding: Finding) -> tuple[Place, ...]:
    """The places of a finding, led by the cell to change where it is not among them."""
    repair = finding.repair
    if repair is None or cell_of(repair.place) in map(cell_of, finding.places):
        return finding.places
    return repair.place, *finding.places


def place_json(place: Place) -> Json:
    """The contract's LOCUS."""
    if place.passage is not None:
        span = list(place.span) if place.span else None
        return {"paragraph": place.passage, "span": span, "text": place.text, "page": place.page}
    return {
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "row_label": place.row_label,
        "column_label": place.column_label,
        "printed": place.printed,
        "text": place.text,
        "page": place.page,
        "box": list(place.box) if place.box else None,
    }


def _instance(instance: Instance) -> Json:
    return {
        "code": instance.code,
        "outcome": instance.outcome.value,
        "subject": instance.subject,
        "reason": instance.reason,
        "gap": instance.gap,
    }
