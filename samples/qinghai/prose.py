"""The narrative of a Qinghai disclosure, from the same figures as its tables. The wording is our own."""

from __future__ import annotations

from decimal import Decimal

from samples.accounts import ECONOMIC, FUNCTIONAL, chinese
from samples.money import change, in_wan, percent
from samples.printed import Block, Heading, Text
from samples.spec import Entity

REASONS = {
    "208": "主要是缴费基数和服务对象人数变化",
    "210": "主要是缴费基数调整",
    "221": "主要是缴存基数调整",
}
TERMS = (
    ("一般公共预算拨款收入", "财政当年从一般公共预算中拨付的资金"),
    ("上年结转", "上年没有用完、今年接着使用的资金"),
    ("基本支出", "保障机构正常运转的人员经费和公用经费"),
    ("项目支出", "为完成特定工作任务而发生的支出"),
    ("“三公”经费", "因公出国（境）费、公务用车购置及运行费和公务接待费"),
    ("机关运行经费", "用一般公共预算财政拨款安排的公用经费"),
)


def explanations(entity: Entity, year: int) -> list[Block]:
    """The ten numbered sections of the third part."""
    about = f"关于{entity.name}{year}年"
    sections = [
        (f"{about}部门收支预算情况的总体说明", [_overall(entity, year)]),
        (f"{about}部门收入预算情况说明", [_income(entity, year)]),
        (f"{about}部门支出预算情况说明", [_expenditure(entity, year)]),
        (f"{about}财政拨款收支预算情况的总体说明", [_fiscal(entity, year)]),
        (f"{about}一般公共预算当年拨款情况说明", _general(entity, year)),
        (f"{about}一般公共预算基本支出情况说明", _basic(entity, year)),
        (f"{about}一般公共预算“三公”经费预算情况说明", _three_public(entity, year)),
        (f"{about}政府性基金预算支出情况的说明", [f"{entity.name}{year}年未使用政府性基金预算拨款安排支出。"]),
        (f"{about}国有资本经营预算支出情况的说明", [f"{entity.name}{year}年未使用国有资本经营预算拨款安排支出。"]),
        ("其他重要事项的情况说明", None),
    ]
    blocks: list[Block] = []
    for i, (title, texts) in enumerate(sections, 1):
        blocks.append(Heading(f"{chinese(i)}、{title}"))
        blocks += [Text(t) for t in texts] if texts else _other(entity, year)
    return blocks


def _classes(entity: Entity) -> list[tuple[str, Decimal]]:
    return [(c, entity.basic_of(c) + entity.project_of(c)) for c in entity.functional_codes() if len(c) == 3]


def _overall(entity: Entity, year: int) -> str:
    spent = "，".join(f"{FUNCTIONAL[c]}{in_wan(a)}万元" for c, a in _classes(entity))
    return (
        f"{entity.name}把全部收入和支出编入{year}年预算，收支总预算{in_wan(entity.total)}万元。"
        f"收入为一般公共预算拨款收入；支出为{spent}。"
    )


def _income(entity: Entity, year: int) -> str:
    general = entity.from_purse("general")
    head = f"{entity.name}{year}年收入预算{in_wan(entity.total)}万元，其中：一般公共预算拨款收入{in_wan(general)}万元，"
    head += f"占{percent(general, entity.total)}"
    own = entity.from_purse("own")
    return head + (f"；其他收入{in_wan(own)}万元，占{percent(own, entity.total)}。" if own else "。")


def _expenditure(entity: Entity, year: int) -> str:
    return (
        f"{entity.name}{year}年支出预算{in_wan(entity.total)}万元，其中：基本支出{in_wan(entity.basic)}万元，"
        f"占{percent(entity.basic, entity.total)}；项目支出{in_wan(entity.project)}万元，"
        f"占{percent(entity.project, entity.total)}。"
    )


def _fiscal(entity: Entity, year: int) -> str:
    spent = "，".join(f"{FUNCTIONAL[c]}{in_wan(a)}万元" for c, a in _classes(entity))
    return (
        f"{entity.name}{year}年财政拨款收支总预算{in_wan(entity.total)}万元，"
        f"比上年{change(entity.total, entity.last.total)}，{entity.reasons[1]}。"
        f"收入包括：一般公共预算当年拨款收入{in_wan(entity.from_purse('general'))}万元，"
        f"上年结转{in_wan(entity.from_purse('carried'))}万元；政府性基金预算当年拨款收入0万元；"
        f"国有资本经营预算当年拨款收入0万元。支出包括：{spent}。"
    )


def _general(entity: Entity, year: int) -> list[str]:
    parts = "；".join(
        f"{FUNCTIONAL[c].removesuffix('支出')}（类）支出{in_wan(a)}万元，占{percent(a, entity.total)}"
        for c, a in _classes(entity)
    )
    texts = [
        "（一）当年拨款规模变化情况。",
        f"{year}年一般公共预算当年拨款{in_wan(entity.total)}万元，比上年{change(entity.total, entity.last.total)}，"
        f"{entity.reasons[1]}。",
        "（二）当年拨款结构情况。",
        f"{parts}。",
        "（三）当年拨款具体使用情况。",
    ]
    before = dict(entity.last.by_code)
    items = [c for c in entity.functional_codes() if len(c) == 7]
    for i, code in enumerate(items, 1):
        now = entity.basic_of(code) + entity.project_of(code)
        path = f"{FUNCTIONAL[code[:3]]}（类）{FUNCTIONAL[code[:5]]}（款）{FUNCTIONAL[code]}（项）"
        reason = REASONS[code[:3]] if now != before[code] else "与上年安排一致"
        texts.append(f"{i}、{path}{year}年预算数为{in_wan(now)}万元，比上年{change(now, before[code])}，{reason}。")
    return texts


def _basic(entity: Entity, year: int) -> list[str]:
    def listed(*groups: str) -> str:
        codes = [c for c in entity.economic_codes() if len(c) == 5 and c[:3] in groups]
        return "，".join(f"{ECONOMIC[c]}{in_wan(entity.economic(c))}万元" for c in codes)

    return [
        f"{entity.name}{year}年一般公共预算基本支出{in_wan(entity.basic)}万元，其中：",
        f"人员经费{in_wan(entity.personnel)}万元，包括：{listed('301', '303')}；",
        f"公用经费{in_wan(entity.operating)}万元，包括：{listed('302', '310')}。",
    ]


def _three_public(entity: Entity, year: int) -> list[str]:
    last = entity.last
    return [
        f"{entity.name}{year}年一般公共预算“三公”经费预算数为{in_wan(entity.three_public)}万元，"
        f"比上年{change(entity.three_public, last.three_public)}，{entity.reasons[2]}。"
        f"其中：因公出国（境）费{in_wan(entity.abroad)}万元，{change(entity.abroad, last.abroad)}；"
        f"公务用车购置及运行费{in_wan(entity.vehicle_running)}万元，{change(entity.vehicle_running, last.vehicles)}；"
        f"公务接待费{in_wan(entity.reception)}万元，{change(entity.reception, last.reception)}。"
    ]


def _other(entity: Entity, year: int) -> list[Block]:
    cars = entity.assets.vehicles[0] or "0"
    return [
        Text("（一）机关运行经费安排情况。", bold=True),
        Text(
            f"{year}年机关运行经费财政拨款预算{in_wan(entity.operating)}万元，"
            f"比上年预算{change(entity.operating, entity.last.operating)}，主要是人员变动带来的日常开支变化。"
        ),
        Text("（二）政府采购安排情况。", bold=True),
        Text(f"{year}年政府采购预算总额0万元，其中：货物预算0万元、工程预算0万元、服务预算0万元。"),
        Text("（三）国有资产占有使用情况。", bold=True),
        Text(f"截至{year - 1}年12月底，所属各预算单位共有车辆{cars}辆，其中一般公务用车{cars}辆、其他用车0辆。"),
        Text("（四）绩效目标设置情况。", bold=True),
        Text(f"{year}年预算实行绩效目标管理，涉及项目{len(entity.projects)}个，预算金额{in_wan(entity.project)}万元。"),
    ]


def terms() -> list[Block]:
    return [Text(f"（{chinese(i)}）{term}：指{meaning}。") for i, (term, meaning) in enumerate(TERMS, 1)]
