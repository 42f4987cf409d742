"""What is stored of files and their figures."""

from disclosures.models.assignment import Assignment
from disclosures.models.facts import Correction, Fact, Table
from disclosures.models.narrative import Claim, Leftover, Passage
from disclosures.models.records import Asset, Indicator, Institution, ProcurementLine, Project
from disclosures.models.region import Membership, Region, Unit
from disclosures.models.submission import Submission

__all__ = [
    "Asset",
    "Assignment",
    "Claim",
    "Correction",
    "Fact",
    "Indicator",
    "Institution",
    "Leftover",
    "Membership",
    "Passage",
    "ProcurementLine",
    "Project",
    "Region",
    "Submission",
    "Table",
    "Unit",
]
