"""From a file to everything that was understood of it: read, stitch, recognise, facts, narrative, claims."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from disclosures.extraction import identity, particulars, projects
from disclosures.extraction.claims import claims
from disclosures.extraction.continuations import join_parts
from disclosures.extraction.facts import read_facts, unrecognised
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import (
    Asset,
    Document,
    Extraction,
    Fact,
    Indicator,
    Institution,
    Leftover,
    Paragraph,
    ProcurementLine,
    Project,
    Source,
    Table,
)
from disclosures.extraction.narrative import passages
from disclosures.extraction.readers import registry
from disclosures.extraction.recognition import Reading, recognise
from disclosures.extraction.scope import known_names, scope_at, scope_of, sections
from disclosures.extraction.spelling import correct
from disclosures.extraction.stitching import stitch
from disclosures.extraction.surroundings import contents_lines, frames
from disclosures.extraction.tables import majority_money, prose_out, table_of


@dataclass
class _Collected:
    """What the tables of one document give, in print order."""

    tables: list[Table] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    institutions: list[Institution] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    procurement: list[ProcurementLine] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)


def extract(path: Path, name: str | None = None) -> Extraction:
    """Everything that is understood of a file. name: what the file is called where it is not the path's own name.

    Raises UnreadableFile.
    """
    document = stitch(registry.read(path, name))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    source = Source(name or path.name, digest, document.format, document.pages)
    return understand(document, source)


def understand(document: Document, source: Source) -> Extraction:
    """Everything that is understood of a stitched document."""
    blocks = join_parts(prose_out(correct(document.blocks)))
    contents = contents_lines(blocks)
    readings = recognise(frames(blocks, contents), load_layouts())
    unit = identity.unit_of(blocks, readings)
    names = known_names(readings) | {unit.code: unit.name}
    parts = sections(blocks, readings, unit, names)
    money = majority_money(readings)
    found = _Collected()
    for number, reading in enumerate(readings, start=1):
        table = table_of(reading, f"t{number}", scope_of(reading, readings, parts), money)
        _collect(reading, table, found)
    used = contents.union(*(r.frame.used for r in readings))
    items = [
        (block, scope_at(i, parts).code)
        for i, block in enumerate(blocks)
        if isinstance(block, Paragraph) and i not in used
    ]
    first = parts[0].scope
    extraction = Extraction(
        source=source,
        region=identity.region_of(blocks, unit),
        unit=unit,
        year=identity.year_of(blocks, readings),
        kind="unit_budget" if first.level == "unit" else "department_budget",
        tables=tuple(found.tables),
        facts=tuple(found.facts),
        institutions=tuple(found.institutions),
        projects=tuple(found.projects),
        indicators=tuple(found.indicators),
        procurement=tuple(found.procurement),
        assets=tuple(found.assets),
        leftovers=tuple(found.leftovers),
        narrative=passages(items),
        notices=document.notices,
    )
    return replace(extraction, claims=tuple(claims(extraction)))


def _collect(reading: Reading, table: Table, found: _Collected) -> None:
    found.tables.append(table)
    if reading.layout is None:
        found.leftovers.extend(unrecognised(table))
        return
    outcome = read_facts(reading, table)
    found.facts.extend(outcome.facts)
    found.leftovers.extend(outcome.leftovers)
    _collect_particulars(reading, table, found)


def _collect_particulars(reading: Reading, table: Table, found: _Collected) -> None:
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


def _project_of(table: Table, found: _Collected, lists_projects: bool) -> str:
    """The project whose indicators a table holds: that of the head table before it."""
    if table.form == "T15" or lists_projects or not found.projects:
        return ""
    return found.projects[-1].name
