"""The ids of the printed forms: T01–T16 are what every department discloses, U01 … what a province prints besides."""

from __future__ import annotations

FURTHER = "U"


def is_further(form: str | None) -> bool:
    """Whether a form is one that only some provinces print."""
    return form is not None and form.startswith(FURTHER)
