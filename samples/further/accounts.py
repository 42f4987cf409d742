"""Tables by account: economic classification, fiscal appropriations, running costs, special account, carry-over …

What projects spend is all 委托业务费: the samples' projects say no economic account.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from samples.accounts import ECONOMIC, FUNCTIONAL
from samples.further.sheets import Line, sheet
from samples.sheet import Row, Sheet
from samples.spec import ZERO, Entity, Purse, total

CONTRACTED = "30227"
KINDS = ("total", "basic", "project")
CLASSES = ("301", "302", "303")
Amounts = Callable[[str], list[Decimal]]
"""The amounts of an account code's row; '' is the total."""


def tables(entity: Entity) -> list[Sheet]:
    """U03–U08 and U10–U13."""
    return [
        _purposes(entity, "U03", "部门支出经济分类预算表", "general", "fund", "own", "carried"),
        _purposes(entity, "U04", "一般公共预算支出经济分类预算表", "general", "carried"),
        _appropriations(entity),
        _basic(entity, "U06", "财政拨款基本支出预算表"),
        _running(entity),
        _nothing(entity, "U08", "财政专户管理资金支出预算表", "财政专户管理资金"),
        _meetings(entity),
        _basic(entity, "U11", "部门基本支出预算表"),
        _carried_over(entity),
        _classes(entity),
    ]


def _listed(codes: Sequence[str], names: dict[str, str], amounts: Amounts) -> list[Line]:
    return [(code or "total", (code, names[code] if code else "合计"), amounts(code)) for code in ["", *codes]]


def _table(
    entity: Entity, form: str, title: str, lines: Sequence[Line], head: Row, columns: Sequence[str], **more: str
) -> Sheet:
    widths = (14, 36, *[14.0] * len(columns))
    return sheet(entity, form, title, (("科目编码", "科目名称", *head),), lines, columns, widths, **more)


def _purposes(entity: Entity, form: str, title: str, *purses: Purse) -> Sheet:
    """By economic classification: basic expenditure, and the projects that these purses pay."""
    projects = entity.project_of("", *purses)

    def amounts(code: str) -> list[Decimal]:
        basic = entity.economic(code)
        project = projects if CONTRACTED.startswith(code) else ZERO
        return [basic + project, basic, project]

    codes = sorted({*entity.economic_codes(), CONTRACTED})
    return _table(entity, form, title, _listed(codes, ECONOMIC, amounts), ("合计", "基本支出", "项目支出"), KINDS)


def _appropriations(entity: Entity) -> Sheet:
    """U05: of the treasury's money, by function."""
    purses: tuple[Purse, ...] = ("general", "fund", "carried")

    def amounts(code: str) -> list[Decimal]:
        basic, project = entity.basic_of(code), entity.project_of(code, *purses)
        return [basic + project, basic, project]

    lines = _listed(entity.functional_codes(*purses), FUNCTIONAL, amounts)
    return _table(entity, "U05", "财政拨款支出预算表", lines, ("合计", "基本支出", "项目支出"), KINDS)


def _basic(entity: Entity, form: str, title: str) -> Sheet:
    def amounts(code: str) -> list[Decimal]:
        operating = entity.operating if not code else entity.economic(code) if code.startswith("302") else ZERO
        whole = entity.economic(code)
        return [whole, whole - operating, operating]

    lines = _listed(entity.economic_codes(), ECONOMIC, amounts)
    return _table(entity, form, title, lines, ("合计", "人员经费", "公用经费"), ("total", "personnel", "operating"))


def _running(entity: Entity) -> Sheet:
    """U07."""
    codes = [code for code in entity.economic_codes() if code.startswith("302")]
    lines = _listed(codes, ECONOMIC, lambda code: [entity.economic(code or "302")])
    return _table(entity, "U07", "机关运行经费支出预算表", lines, ("机关运行经费",), ("total",))


def _nothing(entity: Entity, form: str, title: str, money: str) -> Sheet:
    lines: list[Line] = [("total", ("", "合计"), [ZERO, ZERO, ZERO])]
    return _table(
        entity, form, title, lines, ("合计", "基本支出", "项目支出"), KINDS, declared_empty=f"{money}安排的支出"
    )


def _meetings(entity: Entity) -> Sheet:
    """U10."""
    items = (("meetings", "会议费", "30215"), ("training", "培训费", "30216"))
    lines: list[Line] = [(key, (name,), [entity.economic(code)]) for key, name, code in items]
    lines.append(("total", ("合计",), [total(entity.economic(code) for _, _, code in items)]))
    return sheet(entity, "U10", "会议费、培训费预算表", (("项目", "预算数"),), lines, ("total",), (30, 20))


def _carried_over(entity: Entity) -> Sheet:
    """U12."""
    lines = _listed(entity.functional_codes("carried"), FUNCTIONAL, lambda code: [entity.project_of(code, "carried")])
    return _table(entity, "U12", "上年结转支出预算表", lines, ("上年结转",), ("total",))


def _classes(entity: Entity) -> Sheet:
    """U13: functions down, economic classes across."""

    def amounts(code: str) -> list[Decimal]:
        found = [
            total(c.amount for c in entity.costs if c.economic.startswith(kind) and c.functional.startswith(code))
            for kind in CLASSES
        ]
        found[1] += entity.project_of(code)
        return [total(found), *found]

    lines = _listed(entity.functional_codes(), FUNCTIONAL, amounts)
    head = ("总计", *[ECONOMIC[kind] for kind in CLASSES])
    columns = ("total", *[f"class.{kind}" for kind in CLASSES])
    return _table(entity, "U13", "支出预算分类汇总表（按部门预算经济分类）", lines, head, columns)
