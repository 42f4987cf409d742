"""Invented projects with their tables, for the checks of family J."""

from __future__ import annotations

from typing import Any

from disclosures.extraction import model as m
from disclosures.extraction.amounts import parse_amount
from tests.books import DEPARTMENT

DATES = ("3月底", "6月底", "10月底", "12月底")
QUARTERS = ("25%", "50%", "75%", "100%")
CODE = "99010025P0000{}"


def head(
    number: int, budget: str, *, fiscal: str | None = None, other: str = "", plan: tuple[str, ...] = QUARTERS,
    code: str = "", name: str = "", goal: str = "按期完成2025年任务", dates: tuple[str, ...] = DATES,
) -> tuple[m.Project, m.Table]:  # fmt: skip
    """A project's head table and the project read from it."""
    code, name = code or CODE.format(number), name or f"试点项目{number}"
    fiscal = budget if fiscal is None else fiscal
    lines = [
        ("项目编码", code, "项目名称", name),
        ("预算数", budget, fiscal, other),
        ("资金支出计划（%）", *dates),
        ("", *plan),
        ("绩效目标", goal),
    ]
    width = max(map(len, lines))
    rows = tuple(tuple(m.Cell(c) for c in (*line, *[""] * (width - len(line)))) for line in lines)
    id = f"h{number}"
    places = (
        ("code", (0, 1)), ("name", (0, 3)), ("budget", (1, 1)), ("fiscal", (1, 2)), ("other", (1, 3)), ("goal", (4, 1)),
        *((f"plan.{i}", (3, i + 1)) for i in range(len(dates))),
    )  # fmt: skip
    project = m.Project(
        id, DEPARTMENT.code, code, name, _money(budget), _money(fiscal), _money(other),
        "办公", tuple(zip(dates, plan, strict=True)), goal, places,
    )  # fmt: skip
    columns = tuple("" for _ in range(width))
    return project, m.Table(
        id, "T11", "test-T11", DEPARTMENT, "项目绩效目标表", "万元", (1,), columns, (None,) * width, rows
    )


def indicator(number: int, value: str = "≥3", **more: Any) -> tuple[m.Indicator, m.Table]:
    """One indicator of the project with this number, in a table of its own."""
    words = {
        "first": "产出指标", "second": "数量指标", "third": "培训次数", "sign": "", "unit": "次",
        "basis": "年度工作计划", "project": f"试点项目{number}",
    } | more  # fmt: skip
    id = f"i{number}{value}{len(str(more))}"
    cells = (words["first"], words["second"], words["third"], words["sign"], value, words["unit"], words["basis"])
    item = m.Indicator(id, 0, description="", value=value, **words)
    rows = (tuple(m.Cell(c) for c in cells),)
    columns = ("一级指标", "二级指标", "三级指标", "性质", "指标值", "单位", "依据")
    return item, m.Table(id, "T12", "test-T12", DEPARTMENT, "项目绩效指标表", None, (1,), columns, (None,) * 7, rows)


def listing(total: str, *budgets: str) -> tuple[tuple[m.Project, ...], m.Table]:
    """One table of all projects with its total."""
    lines = [("合计", "", total), *((CODE.format(n), f"试点项目{n}", b) for n, b in enumerate(budgets, 1))]
    rows = tuple(tuple(m.Cell(c) for c in line) for line in lines)
    columns = ("编码", "项目", "预算数")
    it = m.Table("l1", "T12", "test-T12", DEPARTMENT, "项目表", "万元", (1,), columns, (None, None, "budget"), rows)
    projects = tuple(
        m.Project(
            "l1", DEPARTMENT.code, CODE.format(n), f"试点项目{n}", _money(b),
            places=(("code", (n, 0)), ("name", (n, 1)), ("budget", (n, 2))),
        )
        for n, b in enumerate(budgets, 1)
    )  # fmt: skip
    return projects, it


def planned(*heads: tuple[m.Project, m.Table], items: tuple[tuple[m.Indicator, m.Table], ...] = ()) -> dict[str, Any]:
    """The fields of an Extraction that hold these projects and indicators."""
    return {
        "projects": tuple(p for p, _ in heads),
        "indicators": tuple(i for i, _ in items),
        "tables": (*(t for _, t in heads), *(t for _, t in items)),
    }


def _money(printed: str) -> Any:
    amount = parse_amount(printed, "万元")
    return amount.value if amount else None
