"""A whole Qinghai disclosure in its four parts."""

from __future__ import annotations

from samples.accounts import chinese
from samples.printed import Block, Heading, Printed, Text
from samples.qinghai import lines, prose, small, summaries
from samples.spec import Disclosure


def print_disclosure(spec: Disclosure) -> Printed:
    """The document as Qinghai prints it."""
    department, year = spec.department, spec.year
    duties = [Text(f"（{chinese(i)}）{duty}") for i, duty in enumerate(department.duties, 1)]
    blocks: list[Block] = [
        Heading("第一部分  部门概况", level=0),
        Heading("一、主要职能"),
        *duties,
        Heading("二、机构设置"),
        Text(f"{department.name}机关内设科室3个：办公室、养老服务科、综合业务科。"),
        Heading("三、部门预算单位构成"),
        Text(f"纳入{department.name}{year}年部门预算编制范围的预算单位共{len(spec.units)}个，包括："),
        small.units_table(spec),
        Heading("第二部分  部门预算表", level=0, new_page=True),
        summaries.summary(department),
        summaries.income(spec),
        lines.expenditure(department),
        summaries.fiscal_summary(department),
        lines.general_expenditure(department, year),
        lines.basic_expenditure(department, year),
        small.three_public(department, year),
        lines.fund_expenditure(department, year),
        lines.capital_expenditure(department, year),
        Heading("第三部分  部门预算情况说明", level=0, new_page=True),
        *prose.explanations(department, year),
        small.projects_table(spec),
        Heading("第四部分  名词解释", level=0, new_page=True),
        *prose.terms(),
    ]
    return Printed(
        slug=spec.slug,
        region=spec.region,
        unit=(department.code, department.name),
        units=(),
        year=year,
        kind=spec.kind,
        blocks=tuple(blocks),
        page_number="- {} -",
    )
