"""The tables of a department's disclosure; its narrative is another file."""

from __future__ import annotations

from samples.jiangsu import tables
from samples.printed import Block, Heading, Printed
from samples.spec import Disclosure


def print_disclosure(spec: Disclosure) -> Printed:
    """The document as Jiangsu prints it."""
    department, year = spec.department, spec.year
    blocks: list[Block] = [
        Heading(f"{department.name}{year}年度部门预算公开表", level=0),
        tables.summary(department),
        tables.income(department),
        tables.expenditure(department),
        tables.fiscal_summary(department),
        tables.by_account(department, 5, "U05", "财政拨款支出预算表（功能科目）"),
        tables.by_account(department, 6, "U06", "财政拨款基本支出预算表（经济科目）"),
        tables.by_account(department, 7, "T05", "一般公共预算支出预算表（功能科目）"),
        tables.by_account(department, 8, "T06", "一般公共预算基本支出预算表（经济科目）"),
        tables.three_public(department),
        tables.fund_expenditure(department),
        tables.state_capital(department),
        tables.by_account(department, 12, "U07", "一般公共预算机关运行经费支出预算表", "机关运行经费支出"),
    ]
    return Printed(
        slug=spec.slug,
        region=spec.region,
        unit=(department.code, department.name),
        units=(),
        year=year,
        kind=spec.kind,
        blocks=tuple(blocks),
        lying=True,
        page_number="",
    )
