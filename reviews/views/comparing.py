"""Two versions of a sentence as runs that stayed, went and came."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Run:
    """kind: kept, gone or new."""

    kind: str
    text: str


def runs(before: str, after: str) -> list[Run]:
    """What stayed is shown once; single characters that happen to stay between two changes count as changed."""
    found: list[Run] = []
    gone, new = "", ""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        inside = a > 0 and b < len(before)
        if tag == "equal" and (b - a > 1 or not inside or not (gone or new)):
            found += _changed(gone, new)
            found.append(Run("kept", before[a:b]))
            gone = new = ""
            continue
        gone, new = gone + before[a:b], new + after[c:d]
    return found + _changed(gone, new)


def _changed(gone: str, new: str) -> list[Run]:
    return [run for run in (Run("gone", gone), Run("new", new)) if run.text]
