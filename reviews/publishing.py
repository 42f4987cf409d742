"""What was approved becomes public, frozen; it is superseded or ended, never changed.

payload (schema "publication/1") =
  {"schema", "region": {"code", "name"}, "unit": {"code", "name", "parent": {"code", "name"} | null}, "year", "kind",
   "source": {"name", "sha256", "format", "pages"},
   "figures": {"revenue", "expenditure", "basic", "project", "personnel", "operating", "running", "three_public",
               "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception"
               → {"amount": "123.00" (元) | null, "printed", "unit"} | null where the document does not state it},
   "functions": [{"code", "name", "amount"}]  类 by 类 of the expenditure,
   "tables": [{"key", "form", "title", "level", "unit_code", "unit_name", "amount_unit", "columns": [...],
               "rows": [[{"text", "amount"?, "rows"?, "columns"?, "corrected"?}, …]], "notes", "declared_empty"}],
   "corrections": [{"form", "unit_code", "row", "column", "before", "after", "reason", "at"}],
   "narrative": [{"section", "text", "heading"}]}
A covered place of a merged cell is null in rows. Amounts are decimal strings in 元.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from disclosures.access import Person
from reviews.models import Publication, Review


def freeze(review: Review) -> dict[str, Any]:
    """The payload as it would be published now (also for a preview)."""
    raise NotImplementedError


def digest(payload: dict[str, Any]) -> str:
    """sha256 of the canonical JSON."""
    raise NotImplementedError


def publish(review: Review, *, by: Person, at: datetime) -> Publication:
    """Raises NotAllowed; NotPossible (not approved, same person, something is public already: then correct())."""
    raise NotImplementedError


def withdraw(publication: Publication, *, reason: str, by: Person, at: datetime) -> Publication:
    """Take it down; its address then tells that and why. Raises NotAllowed, NotPossible."""
    raise NotImplementedError


def correct(old: Publication, review: Review, *, note: str, by: Person, at: datetime) -> Publication:
    """Publish an approved later version in place of the public one, with a public note; the old stays reachable.

    Raises NotAllowed, NotPossible.
    """
    raise NotImplementedError
