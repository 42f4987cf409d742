"""A department's tables and every further one; no narrative."""

from __future__ import annotations

from samples.further import accounts, lists
from samples.hebei.document import nine_tables
from samples.printed import Block, Heading, Printed
from samples.spec import Disclosure


def print_disclosure(spec: Disclosure) -> Printed:
    """The tables as provinces print them that disclose more than nine."""
    department, year = spec.department, spec.year
    blocks: list[Block] = [
        Heading(f"{department.name}{year}年部门预算公开", level=0),
        *nine_tables(department, year),
        *lists.tables(department),
        *accounts.tables(department),
    ]
    return Printed(
        slug=spec.slug,
        region=spec.region,
        unit=(department.code, department.name),
        units=(),
        year=year,
        kind=spec.kind,
        blocks=tuple(blocks),
    )
