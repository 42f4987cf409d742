"""Projects: from Hebei's head table of labels beside values, or from one table that lists them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, islice, pairwise

from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.identity import PROJECT_CODE
from disclosures.extraction.layout import Vocabulary
from disclosures.extraction.model import Cell, Project, Row, Table
from disclosures.extraction.recognition import Reading
from disclosures.extraction.text import bare, fold

Place = tuple[int, int]
_PARENTHESIS = re.compile(r"[(（][^)）]*[)）]")
_ITSELF = re.compile(r"本级|机关|本部|\(.*\)|")
"""What stands behind a unit's name where the unit itself is meant."""


def head(reading: Reading, table: Table) -> Project | None:
    """The project of a head table; None where it has neither code nor name."""
    assert reading.layout is not None
    values = dict(_fields(table, reading.layout.fields))
    code, name = _text(table, values.get("code")), _text(table, values.get("name"))
    if not code and not name:
        return None
    if "goal" not in values and (below := _below(table, "goal", reading.layout.fields)):
        values["goal"] = below
    plan, plan_places = _plan(table, reading.layout.fields)
    if purpose := _purpose(table, reading.layout.fields):
        values["purpose"] = purpose
    kept = {k: v for k, v in values.items() if k not in ("scale", "plan")}
    unit = table.amount_unit or "万元"
    return Project(
        table=table.id,
        scope=table.scope.code,
        code=code,
        name=name,
        budget=_amount(table, values.get("budget"), unit),
        fiscal=_amount(table, values.get("fiscal"), unit),
        other=_amount(table, values.get("other"), unit),
        purpose=_text(table, purpose),
        plan=plan,
        goal=_text(table, values.get("goal")),
        places=(*kept.items(), *plan_places),
    )


def _fields(table: Table, fields: Vocabulary) -> Iterator[tuple[str, Place]]:
    """Each label's key and the place of the value to its right; the first label of a key counts."""
    seen: set[str] = set()
    for r, row in enumerate(table.rows):
        cells = [(c, cell) for c, cell in enumerate(row) if cell is not None]
        for (_, label), (column, _) in pairwise(cells):
            key = _key(label, fields)
            if key and key not in seen and not _key_at(row, column, fields):
                seen.add(key)
                yield key, (r, column)


def _key(cell: Cell, fields: Vocabulary) -> str | None:
    """The field that a label names; a remark in brackets ('资金支出计划（%）') aside."""
    words = bare(_PARENTHESIS.sub("", cell.text))
    return fields.exact((words,)) if words else None


def _key_at(row: Row, column: int, fields: Vocabulary) -> str | None:
    cell = row[column]
    return _key(cell, fields) if cell else None


def _row_with(table: Table, key: str, fields: Vocabulary) -> tuple[int, Cell] | None:
    for r, row in enumerate(table.rows):
        for cell in row:
            if cell and _key(cell, fields) == key:
                return r, cell
    return None


def _below(table: Table, key: str, fields: Vocabulary) -> Place | None:
    """The place under the last label of a key, where the value stands below its label."""
    labels = [
        (r, c) for r, row in enumerate(table.rows) for c, cell in enumerate(row) if cell and _key(cell, fields) == key
    ]
    for row, column in reversed(labels):
        label = table.rows[row][column]
        below = row + label.rows if label else len(table.rows)
        if (
            below < len(table.rows)
            and fold(table.text(below, column))
            and not _key_at(table.rows[below], column, fields)
        ):
            return below, column
    return None


def _purpose(table: Table, fields: Vocabulary) -> Place | None:
    """The text under the amounts, beside the merged label 预算规模及资金用途."""
    found = _row_with(table, "scale", fields)
    if found is None or found[1].rows < 2 or found[0] + 1 >= len(table.rows):
        return None
    row = found[0] + 1
    return next(((row, c) for c, cell in enumerate(table.rows[row]) if cell and fold(cell.text)), None)


def _plan(table: Table, fields: Vocabulary) -> tuple[tuple[tuple[str, str], ...], list[tuple[str, Place]]]:
    """The dates of the payment plan and the figures printed under them."""
    found = _row_with(table, "plan", fields)
    if found is None or found[0] + 1 >= len(table.rows):
        return (), []
    row = found[0]
    plan: list[tuple[str, str]] = []
    places: list[tuple[str, Place]] = []
    for column, cell in enumerate(table.rows[row]):
        if cell is None or cell is found[1] or not fold(cell.text):
            continue
        places.append((f"plan.{len(plan)}", (row + 1, column)))
        plan.append((cell.text.strip(), table.text(row + 1, column).strip()))
    return tuple(plan), places


def _text(table: Table, place: Place | None) -> str:
    return table.text(*place).strip() if place else ""


def _amount(table: Table, place: Place | None, unit: str) -> Decimal | None:
    try:
        amount = parse_amount(_text(table, place), unit)
    except NotAnAmount:
        return None
    return amount.value if amount else None


def listed(reading: Reading, table: Table) -> Iterator[Project]:
    """The projects of one table for all: each row that prints a project's name begins one; a unit's sum is none."""
    kinds = {c.text or c.amount: i for i, c in enumerate(reading.columns)}
    if "project" not in kinds or "budget" not in kinds:
        return
    begun = [r for r in range(len(table.rows)) if re.search(r"\w", fold(table.text(r, kinds["project"])))]
    found = [_listed(table, r, kinds) for r in begun]
    for place, (row, project) in enumerate(zip(begun, found, strict=True)):
        if not (_says_nothing(table, row, kinds) and _is_sum(project, found[place + 1 :], table)):
            yield project


def _listed(table: Table, row: int, kinds: Mapping[str | None, int]) -> Project:
    """The project that begins in a row."""
    printed = table.text(row, kinds["project"]).strip()
    found = PROJECT_CODE.search(fold(printed))
    code = found[0] if found else ""
    name = re.sub(r"^[-_—\s]+", "", printed.replace(code, "")) if code in printed else printed
    places = [("name", (row, kinds["project"])), ("budget", (row, kinds["budget"]))]
    goal = table.text(row, kinds["goal"]).strip() if "goal" in kinds else ""
    if goal:
        places.append(("goal", (row, kinds["goal"])))
    budget = _amount(table, (row, kinds["budget"]), table.amount_unit or "万元")
    return Project(table.id, table.scope.code, code, name, budget, goal=goal, places=tuple(places))


def _says_nothing(table: Table, row: int, kinds: Mapping[str | None, int]) -> bool:
    """Whether a row names neither a goal nor an indicator, where the table has columns for both."""
    return all(kind in kinds and not fold(table.text(row, kinds[kind])) for kind in ("goal", "third"))


def _is_sum(project: Project, following: Sequence[Project], table: Table) -> bool:
    """Whether it is a unit with the sum of its projects: by its name, or as the next amounts add up to its own."""
    name, unit = fold(project.name), fold(table.scope.name)
    if following and unit and name.startswith(unit) and _ITSELF.fullmatch(name, len(unit)):
        return True
    sums = accumulate(other.budget for other in following if other.budget)
    return any(project.budget == together for together in islice(sums, 1, None))
