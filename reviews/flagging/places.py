"""Places and repairs as stored with a flag: the contract's LOCUS and the address beside it."""

from __future__ import annotations

from typing import Any

from reviews.checks import contract
from reviews.checks.finding import Place, Repair


def place_json(place: Place) -> dict[str, Any]:
    """LOCUS, and "address": "T01:450:income.total:amount" or ""."""
    return {**contract.place_json(place), "address": str(place.address) if place.address else ""}


def repair_json(repair: Repair | None) -> dict[str, Any]:
    """{} or {"place", "proposed", "repairs", "slip", "changes"}: the first cell, and all of them with their figures."""
    if repair is None:
        return {}
    return {
        "place": place_json(repair.place),
        "proposed": repair.proposed,
        "repairs": repair.repairs,
        "slip": repair.slip,
        "changes": [{"place": place_json(c.place), "proposed": c.proposed} for c in repair.changes],
    }
