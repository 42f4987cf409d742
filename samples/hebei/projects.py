"""T11 and T12: each project's head and its indicators."""

from __future__ import annotations

from samples.hebei.small import indicator_row, merged_levels
from samples.hebei.summaries import blank_zero, scope
from samples.money import in_wan
from samples.sheet import LEFT, UP, Sheet
from samples.spec import Entity, Project


def project_sheets(entity: Entity, number: int, project: Project) -> tuple[Sheet, Sheet]:
    """T11 with its heading, T12 below it."""
    title = f"{number}、{project.name}绩效目标表"
    return _head(entity, title, project), _indicators(entity, title, project)


def _head(entity: Entity, title: str, project: Project) -> Sheet:
    goals = "\n".join(f"{i}.{goal}" for i, goal in enumerate(project.goals, 1))
    quarters = project.plan
    money = ("其中：财政资金", blank_zero(project.fiscal), "其他资金", blank_zero(project.other))
    return Sheet(
        form="T11",
        kind="project_head",
        scope=scope(entity),
        title=title,
        head=(("单位：万元", *[LEFT] * 6),),
        body=(
            ("项目编码", project.code, LEFT, "项目名称", project.name, LEFT, LEFT),
            ("预算规模及资金用途", "预算数", in_wan(project.budget), *money),
            (UP, project.purpose, *[LEFT] * 5),
            ("资金支出计划（%）", "3月底", LEFT, "6月底", "10月底", "12月底", LEFT),
            (UP, quarters[0], LEFT, quarters[1], quarters[2], quarters[3], LEFT),
            ("绩效目标", goals, *[LEFT] * 5),
        ),
        widths=(16, 11, 13, 14, 13, 13, 13),
        align="ccccccc",
        unit="万元",
        captions=1,
        own_page=False,
    )


def _indicators(entity: Entity, title: str, project: Project) -> Sheet:
    return Sheet(
        form="T12",
        kind="project_indicators",
        scope=scope(entity),
        title=title,
        head=(("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"),),
        body=merged_levels([indicator_row(i) for i in project.indicators], 1),
        widths=(12, 13, 20, 22, 13, 20),
        align="ccllcl",
        own_page=False,
        titled=False,
    )
