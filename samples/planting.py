"""Typed errors planted into a printed document, and a note of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Planted:
    """One planted error. row and column are labels as printed; in the narrative row is the section, column empty."""

    kind: str
    form: str
    scope: str
    row: str
    column: str
    printed: str
    expected: str

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "form": self.form,
            "scope": self.scope,
            "row": self.row,
            "column": self.column,
            "printed": self.printed,
            "expected": self.expected,
        }
