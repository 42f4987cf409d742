"""Every read that views make of files and figures, each in a fixed number of queries."""

from disclosures.queries.assigning import Assignable, recognised, unrecognised
from disclosures.queries.assigning import valid as assignments
from disclosures.queries.files import (
    claims,
    corrections,
    facts,
    leftovers,
    progress,
    records,
    regions_for,
    saying,
    submissions,
    unconfirmed,
    unit_names,
    units_for,
    versions,
)
from disclosures.queries.shown import Progress, ShownCell, ShownClaim, ShownPassage, ShownTable
from disclosures.queries.tables import headed, narrative, tables

__all__ = [
    "Assignable",
    "Progress",
    "ShownCell",
    "ShownClaim",
    "ShownPassage",
    "ShownTable",
    "assignments",
    "claims",
    "corrections",
    "facts",
    "headed",
    "leftovers",
    "narrative",
    "progress",
    "recognised",
    "records",
    "regions_for",
    "saying",
    "submissions",
    "tables",
    "unconfirmed",
    "unit_names",
    "units_for",
    "unrecognised",
    "versions",
]
