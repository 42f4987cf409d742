"""A whole Hebei disclosure: contents, the department's part, a part for each unit."""

from __future__ import annotations

from samples.accounts import chinese
from samples.hebei import lines, prose, small, summaries
from samples.printed import Block, Contents, Heading, Printed
from samples.sheet import Sheet
from samples.spec import Disclosure, Entity


def nine_tables(entity: Entity, year: int) -> list[Sheet]:
    """T01–T09."""
    return [
        summaries.summary(entity, year),
        lines.income(entity, year),
        lines.expenditure(entity, year),
        summaries.fiscal_summary(entity, year),
        lines.general_expenditure(entity, year),
        lines.basic_expenditure(entity, year),
        lines.fund_expenditure(entity, year),
        lines.capital_expenditure(entity, year),
        small.three_public(entity, year),
    ]


def print_disclosure(spec: Disclosure) -> Printed:
    """The document as Hebei prints it."""
    name, year, department = spec.department.name, spec.year, spec.department
    units = spec.units or (department,)
    blocks: list[Block] = [
        Contents(f"{year}年部门预算信息公开目录"),
        *nine_tables(department, year),
        *prose.narrative(department, units, year),
    ]
    if spec.parts:
        blocks.append(Heading("第二部分  部门所属单位预算", level=0, new_page=True))
        for i, unit in enumerate(spec.units, 1):
            blocks.append(Heading(f"{chinese(i)}、{unit.name}收支预算"))
            blocks += [*nine_tables(unit, year), *prose.narrative(unit, (unit,), year)]
    return Printed(
        slug=spec.slug,
        region=spec.region,
        unit=(department.code, name),
        units=tuple((u.code, u.name) for u in spec.units) if spec.parts else (),
        year=year,
        kind=spec.kind,
        blocks=tuple(blocks),
        styled_headings=year >= 2026,
    )
