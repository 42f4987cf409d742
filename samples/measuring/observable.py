"""Which mistakes a reader of the file alone could see: decided by the document, never by what the checks find.

A mistake is observable where the document says the same thing twice:
- a figure of a table, where its row or its column holds another figure, so that it adds up with something, or where
  the same figure stands at another place of the document;
- an amount of the narrative, where the same figure stands at another place of the document;
- a rate or a direction, where its paragraph states two amounts from which it follows;
- a plan that falls back, a count, a code, a name, a year, a table left out, an empty note, something not filled in:
  always, as the document itself, its account codes or the required forms say otherwise.
"""

from __future__ import annotations

import re

from samples.planting import Planted
from samples.printed import Printed
from samples.sheet import Sheet

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
AMOUNT = re.compile(r"\d\.\d\d(?:万元|元)")
IN_THE_FORMS = ("wrong_digit", "transposition", "missing_digit", "unit_slip", "blanked", "shifted", "copied")
OF_A_TABLE = frozenset((*IN_THE_FORMS, "project_sum", "procurement_sum", "assets_sum"))
STATED = frozenset(("narrative_amount", "narrative_unit_slip"))
DERIVED = frozenset(("narrative_rate", "reversed_direction"))


def is_observable(clean: Printed, changed: Printed, planted: Planted) -> bool:
    """Whether the clean document says what the mistake contradicts."""
    before, after = next((a, b) for a, b in zip(clean.blocks, changed.blocks, strict=False) if a != b)
    if planted.kind in OF_A_TABLE and isinstance(before, Sheet) and isinstance(after, Sheet):
        return _adds_up(before, after) or times(clean, planted.expected) > 1
    if planted.kind in STATED:
        return times(clean, planted.expected) > 1
    if planted.kind in DERIVED and not isinstance(before, Sheet):
        return len(AMOUNT.findall(before.text)) > 1
    return True


def _adds_up(before: Sheet, after: Sheet) -> bool:
    """Whether the row or the column of a cell that changed holds another figure."""
    places = [(r, c) for r, row in enumerate(before.body) for c, text in enumerate(row) if text != after.body[r][c]]
    beside = [before.body[r][c] for row, column in places for r, c in before.keys if (r == row) != (c == column)]
    return any(FIGURE.fullmatch(text) and float(text.replace(",", "")) for text in beside)


def times(printed: Printed, text: str) -> int:
    """How often the document prints the figure of a text, in tables and in the narrative."""
    found = FIGURE.search(text)
    if found is None:
        return 0
    wanted = found.group().replace(",", "")
    cells = [cell for _, sheet in printed.sheets() for row in sheet.body for cell in row]
    texts = [*cells, *(text.text for _, text in printed.texts())]
    return sum(figure.replace(",", "") == wanted for text in texts for figure in FIGURE.findall(text))
