"""Lists: projects of all money and of the general public budget, services to buy, earmarked funds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from samples.further.sheets import Line, sheet
from samples.sheet import LEFT, UP, Sheet
from samples.spec import ZERO, Entity, Project, Purse, total

PURSES: tuple[Purse, ...] = ("general", "fund", "own", "carried")
NAMES = ("一般公共预算", "政府性基金预算", "单位自有资金", "上年结转")
KEYS = ("general_public", "government_fund", "own_funds", "carried_over")
KINDS = ("特定目标类", "其他运转类")


def tables(entity: Entity) -> list[Sheet]:
    """U01, U02, U09, U14."""
    return [_projects(entity), _general_projects(entity), _services(entity), _funds(entity)]


def _by_purse(projects: Sequence[Project]) -> list[Decimal]:
    paid = [total(p.budget for p in projects if p.purse == purse) for purse in PURSES]
    return [total(paid), *paid]


def _projects(entity: Entity) -> Sheet:
    """U01: under each kind its projects."""
    lines: list[Line] = [("total", ("合计", "", ""), _by_purse(entity.projects))]
    for kind, own in zip(KINDS, (entity.projects[:3], entity.projects[3:]), strict=True):
        lines.append((f"subtotal:{len(lines)}", (kind, "", ""), _by_purse(own)))
        lines += [
            (f"line:{len(lines) + i}", ("", project.name, entity.name), _by_purse([project]))
            for i, project in enumerate(own)
        ]
    return sheet(
        entity,
        "U01",
        "部门项目支出预算表",
        (("项目类别", "项目名称", "项目单位", "合计", "资金来源", *[LEFT] * 3), (*[UP] * 4, *NAMES)),
        lines,
        ("total", *KEYS),
        (14, 24, 20, 12, 12, 12, 12, 12),
    )


def _general_projects(entity: Entity) -> Sheet:
    """U02, carry-over of the general public budget included."""
    own = [p for p in entity.projects if p.purse in ("general", "carried")]
    lines: list[Line] = [
        *((f"line:{i}", (p.functional, p.name), [p.budget]) for i, p in enumerate(own)),
        ("total", ("", "合计"), [total(p.budget for p in own)]),
    ]
    head = (("科目编码", "项目名称", "预算数"),)
    return sheet(entity, "U02", "一般公共预算项目支出预算表", head, lines, ("total",), (20, 40, 20))


def _services(entity: Entity) -> Sheet:
    """U09: what is bought as a service."""
    bought = [p for p in entity.purchases if p.code.startswith("C")]
    lines: list[Line] = [
        ("total", ("合计", "", ""), [total(p.amount for p in bought)]),
        *((f"line:{i}", (p.source, p.item, p.code), [p.amount]) for i, p in enumerate(bought, 1)),
    ]
    head = (("预算项目", "购买服务项目", "指导性目录代码", "预算金额"),)
    return sheet(entity, "U09", "政府购买服务预算表", head, lines, ("total",), (24, 24, 20, 16))


def _funds(entity: Entity) -> Sheet:
    """U14."""
    own = entity.projects[:2]
    lines: list[Line] = [
        *((f"line:{i}", (str(i + 1), p.name, p.purpose), [p.budget]) for i, p in enumerate(own)),
        ("total", ("", "合计", ""), [total(p.budget for p in own) or ZERO]),
    ]
    head = (("序号", "专项资金名称", "使用范围", "金额"),)
    return sheet(entity, "U14", "专项资金管理清单", head, lines, ("total",), (8, 26, 36, 16))
