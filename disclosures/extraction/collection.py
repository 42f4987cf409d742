"""What the tables of a document give besides themselves: facts, projects, indicators … in print order."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosures.extraction import particulars, projects
from disclosures.extraction.facts import read_facts, unrecognised
from disclosures.extraction.model import (
    Asset,
    Fact,
    Indicator,
    Institution,
    Leftover,
    ProcurementLine,
    Project,
    Table,
)
from disclosures.extraction.recognition import Reading


@dataclass
class Collected:
    """What the tables of one document give, in print order."""

    tables: list[Table] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    institutions: list[Institution] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    procurement: list[ProcurementLine] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)


def collect(reading: Reading, table: Table, found: Collected) -> None:
    """Adds a table and everything in it."""
    found.tables.append(table)
    if reading.layout is None:
        found.leftovers.extend([] if reading.by_hand else unrecognised(table))
        return
    outcome = read_facts(reading, table)
    found.facts.extend(outcome.facts)
    found.leftovers.extend(outcome.leftovers)
    _particulars(reading, table, found)


def _particulars(reading: Reading, table: Table, found: Collected) -> None:
    match table.form:
        case "T10":
            found.institutions.extend(particulars.institutions(reading, table))
        case "T11":
            project = projects.head(reading, table)
            found.projects.extend([project] if project else [])
        case "T12" | "T15":
            listed = list(projects.listed(reading, table))
            found.projects.extend(listed)
            found.indicators.extend(particulars.indicators(reading, table, _project_of(table, found, bool(listed))))
        case "T13":
            found.procurement.extend(particulars.procurement(reading, table))
        case "T14":
            found.assets.extend(particulars.assets(reading, table))


def _project_of(table: Table, found: Collected, lists_projects: bool) -> str:
    """The project whose indicators a table holds: that of the head table before it."""
    if table.form == "T15" or lists_projects or not found.projects:
        return ""
    return found.projects[-1].name
