"""T09 (one row, last year beside this year), T10, and the one table of all projects (T12)."""

from __future__ import annotations

from samples.hebei.small import merged_levels
from samples.money import in_wan
from samples.qinghai.summaries import UNIT_LINE, scope
from samples.sheet import LEFT, UP, Row, Sheet
from samples.spec import ZERO, Disclosure, Entity

PROJECT_COLUMNS = (
    *("单位名称", "项目名称", "项目类别", "预算数（万元）", "绩效目标", "一级指标", "二级指标", "三级指标"),
    *("绩效指标性质", "绩效指标值", "度量单位", "分值权重其中：预算执行率权重10%"),
)


def three_public(entity: Entity, year: int) -> Sheet:
    """T09."""
    last = entity.last
    before = (
        last.three_public,
        last.abroad,
        last.vehicles,
        last.vehicle_purchase,
        last.vehicle_running,
        last.reception,
    )
    running = entity.vehicle_running
    now = (entity.three_public, entity.abroad, running, ZERO, running, entity.reception)
    items = ("total", "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception")
    keys = {(0, i): (item, "last_year") for i, item in enumerate(items)}
    keys |= {(0, 6 + i): (item, "total") for i, item in enumerate(items)}
    group = ("合计", "因公出国（境）费用", "公务用车购置及运行费", LEFT, LEFT, "公务接待费")
    cars = (UP, UP, "小计", "公务用车购置费", "公务用车运行费", UP)
    return Sheet(
        form="T09",
        kind="q_three_public",
        scope=scope(entity),
        title="一般公共预算“三公”经费支出表",
        strip="部门公开表7",
        unit_line=UNIT_LINE,
        head=(("上年预算数", *[LEFT] * 5, f"{year}年预算数", *[LEFT] * 5), (*group, *group), (*cars, *cars)),
        body=(tuple(in_wan(a) for a in (*before, *now)),),
        widths=(8, 9, 8, 9, 9, 9) * 2,
        align="r" * 12,
        unit="万元",
        keys=keys,
        landscape=True,
    )


def units_table(spec: Disclosure) -> Sheet:
    """T10, in the narrative."""
    return Sheet(
        form="T10",
        kind="q_units",
        scope=scope(spec.department),
        title="三、部门预算单位构成",
        head=(("序号", "单位名称"),),
        body=tuple((str(i), u.name) for i, u in enumerate(spec.units, 1)),
        widths=(10, 60),
        align="cl",
        own_page=False,
        titled=False,
    )


def projects_table(spec: Disclosure) -> Sheet:
    """T12: all projects, merged downwards over their indicators."""
    rows: list[Row] = [("合计", "-", "-", in_wan(spec.department.project), *[""] * 8)]
    for unit in spec.units:
        lines: list[Row] = []
        for project in unit.projects:
            name = f"{project.code}-{project.name}"
            about = (name, project.category, in_wan(project.budget), "".join(project.goals))
            for i in project.indicators:
                sign = "定性" if i.sign == "文字描述" else i.sign
                value = i.measure if i.sign == "文字描述" else i.number
                measure = "" if i.sign == "文字描述" else i.measure
                lines.append(
                    (f"{unit.code}-{unit.name}", *about, i.first, i.second, i.third, sign, value, measure, i.weight)
                )
        rows += merged_levels(lines, 7)
    return Sheet(
        form="T12",
        kind="q_project",
        scope=scope(spec.department),
        title=f"{spec.year}年部门预算项目支出绩效目标表",
        head=(PROJECT_COLUMNS,),
        body=tuple(rows),
        widths=(9, 11, 8, 9, 16, 9, 9, 17, 7, 7, 7, 8),
        align="ccccl" + "ccl" + "cccc",
        unit="万元",
        row_height=44,
        unit_free=True,
    )
