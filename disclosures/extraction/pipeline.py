"""From a file to everything that was understood of it: read, stitch, recognise, facts, narrative, claims."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from disclosures.extraction import identity
from disclosures.extraction.assignments import Assignment, of_unit
from disclosures.extraction.claims import claims
from disclosures.extraction.collection import Collected, collect
from disclosures.extraction.continuations import join_parts
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Document, Extraction, Paragraph, Source, Unit
from disclosures.extraction.narrative import passages
from disclosures.extraction.project_sheets import part_sheets
from disclosures.extraction.readers import registry
from disclosures.extraction.readers.page import Page
from disclosures.extraction.recognition import Reading, reassign, recognise
from disclosures.extraction.scope import Section, known_names, scope_at, scope_of, sections
from disclosures.extraction.spelling import correct
from disclosures.extraction.stitching import stitch
from disclosures.extraction.surroundings import Block, contents_lines, frames
from disclosures.extraction.tables import majority_money, prose_out, table_of


def extract(
    path: Path,
    name: str | None = None,
    assignments: Sequence[Assignment] = (),
    recognised: Mapping[int, Page | None] | None = None,
) -> Extraction:
    """Everything that is understood of a file. name: what the file is called where it is not the path's own name.

    assignments: what people said about tables that no layout fits. recognised: the scanned pages of a PDF where they
    are known already (see scans). Raises UnreadableFile.
    """
    known = {"recognised": recognised} if recognised else {}
    document = stitch(registry.read(path, name, **known))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    source = Source(name or path.name, digest, document.format, document.pages)
    return understand(document, source, assignments)


def understand(document: Document, source: Source, assignments: Sequence[Assignment] = ()) -> Extraction:
    """Everything that is understood of a stitched document."""
    blocks = part_sheets(join_parts(prose_out(correct(document.blocks))))
    contents = contents_lines(blocks)
    found = frames(blocks, contents)
    readings = recognise(found, load_layouts())
    unit = identity.unit_of(blocks, readings)
    if said := of_unit(assignments, unit):
        readings = reassign(readings, load_layouts(), said)
    parts = sections(blocks, readings, unit, known_names(readings) | {unit.code: unit.name})
    extraction = replace(
        _of_tables(blocks, readings, unit, parts, source),
        narrative=passages(_prose(blocks, contents.union(*(r.frame.used for r in readings)), parts)),
        notices=(*document.notices, *_settled_by_hand(readings)),
    )
    return replace(extraction, claims=tuple(claims(extraction)))


def _settled_by_hand(readings: Sequence[Reading]) -> list[str]:
    """A sentence for each table whose form a person has said."""
    return [
        f"表格“{reading.title}”按人工指定识别为“{reading.layout.name}”。"
        if reading.layout
        else f"表格“{reading.title}”已由人工标为不属于公开表式。"
        for reading in readings
        if reading.by_hand
    ]


def _of_tables(
    blocks: Sequence[Block], readings: Sequence[Reading], unit: Unit, parts: Sequence[Section], source: Source
) -> Extraction:
    """What the tables give, and who discloses."""
    money = majority_money(readings)
    found = Collected()
    for number, reading in enumerate(readings, start=1):
        collect(reading, table_of(reading, f"t{number}", scope_of(reading, readings, parts), money), found)
    return Extraction(
        source=source,
        region=identity.region_of(blocks, unit),
        unit=unit,
        year=identity.year_of(blocks, readings),
        kind="unit_budget" if parts[0].scope.level == "unit" else "department_budget",
        tables=tuple(found.tables),
        facts=tuple(found.facts),
        institutions=tuple(found.institutions),
        projects=tuple(found.projects),
        indicators=tuple(found.indicators),
        procurement=tuple(found.procurement),
        assets=tuple(found.assets),
        leftovers=tuple(found.leftovers),
    )


def _prose(blocks: Sequence[Block], used: frozenset[int], parts: Sequence[Section]) -> list[tuple[Paragraph, str]]:
    """The paragraphs that belong to no table, each with the code of the scope it stands in."""
    return [
        (block, scope_at(i, parts).code)
        for i, block in enumerate(blocks)
        if isinstance(block, Paragraph) and i not in used
    ]
