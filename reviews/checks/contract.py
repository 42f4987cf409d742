"""A Report as the JSON of the command line: the findings and the ledger that are added to an extraction."""

from __future__ import annotations

from typing import Any

from disclosures.extraction.text import fold
from reviews.checks.balance import cell_of
from reviews.checks.finding import Finding, Instance, Outcome, Place, Report

Json = dict[str, Any]

FEW = 3
"""Places of which a blank one is worth telling, too."""
MOST_OPERANDS = 24
LONGEST = 30


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
            "cells": [{"locus": place_json(c.place), "proposed": c.proposed} for c in repair.changes],
        },
        "fingerprint": finding.fingerprint,
    }


def telling(finding: Finding) -> tuple[Place, ...]:
    """The places of a finding, led by the cell to change and followed by those to change with it, each once."""
    if finding.repair is None:
        return finding.places
    known = {cell_of(place) for place in finding.places}
    first, *others = [change.place for change in finding.repair.changes]
    led = finding.places if cell_of(first) in known else (first, *finding.places)
    return *led, *(place for place in others if cell_of(place) not in known)


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
        "subject": instance.words,
        "reason": instance.reason,
        "gap": instance.gap,
        "operands": operands_of(instance),
    }


def operands_of(instance: Instance) -> list[str]:
    """What was held against what, in print order: '收入总计/预算数 1,215.34'; blanks of a long sum are left out."""
    places = instance.operands
    told = [p for p in places if p.passage is not None or p.printed.strip() or len(places) <= FEW]
    return [operand_of(place) for place in told[:MOST_OPERANDS]]


def operand_of(place: Place) -> str:
    """A figure with its row and the last level of its column; of the narrative, the clause that states it."""
    if place.passage is not None:
        return fold(place.text)[-LONGEST:]
    names = [fold(place.row_label), fold(place.column_label.split("/")[-1])]
    name = "/".join(n[:LONGEST] for n in dict.fromkeys(names) if n) or fold(place.text)[:LONGEST]
    return f"{name} {place.printed.strip() or '空白' if place.column is not None else place.printed.strip()}".strip()
