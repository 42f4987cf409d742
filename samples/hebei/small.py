"""T09, T10, T13, T14, T15: three public expenses, institutions, procurement, assets, overall indicators."""

from __future__ import annotations

from decimal import Decimal

from samples.hebei.summaries import blank_zero, caption, scope, word
from samples.money import in_wan
from samples.sheet import LEFT, UP, Row, Sheet
from samples.spec import ZERO, Entity, Indicator, Purchase, total


def three_public(entity: Entity, year: int) -> Sheet:
    """T09; from 2026 without its 合计 row."""
    lines = [
        ("合计", "total", entity.three_public),
        ("“三公”经费小计", "subtotal", entity.three_public),
        ("一、因公出国（境）费", "abroad", entity.abroad),
        ("    其中：教学科研人员因公出国（境）费", "", ZERO),
        ("          其他因公出国（境）费", "", entity.abroad),
        ("二、公务用车购置及运维费", "vehicles", entity.vehicle_running),
        ("    其中：公务用车购置费", "vehicle_purchase", ZERO),
        ("          公务用车运行维护费", "vehicle_running", entity.vehicle_running),
        ("三、公务接待费", "reception", entity.reception),
    ]
    lines = lines[1:] if year >= 2026 else lines
    columns = ("total", "general_public", "government_fund", "state_capital")
    names = ("合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    return Sheet(
        form="T09",
        kind="three_public",
        scope=scope(entity),
        title=f"{word(entity)}预算财政拨款“三公”经费支出表",
        head=(
            caption(entity, year, 3, 2, 1),
            ("序号", "项  目", "资金性质", LEFT, LEFT, LEFT),
            (UP, UP, *names),
            ("栏次", "1", "2", "3", "4", "5"),
        ),
        body=tuple((str(i), t, blank_zero(a), blank_zero(a), "", "") for i, (t, _, a) in enumerate(lines, 1)),
        widths=(6, 38, 14, 15, 15, 15),
        align="clrrrr",
        unit="万元",
        captions=1,
        rulers=1,
        keys={(r, 2 + i): (k, c) for r, (_, k, _) in enumerate(lines) if k for i, c in enumerate(columns)},
    )


def three_public_change(entity: Entity, year: int) -> Sheet:
    """T16; its title stands in the first row of the grid."""
    last = entity.last
    lines = [
        ("因公出国经费", "abroad", entity.abroad, last.abroad, ""),
        ("公务用车购置经费", "vehicle_purchase", ZERO, last.vehicle_purchase, ""),
        ("公务用车运行经费", "vehicle_running", entity.vehicle_running, last.vehicle_running, "压减车辆运行开支"),
        ("公务接待费支出", "reception", entity.reception, last.reception, "减少接待批次"),
        ("合计", "total", entity.three_public, last.three_public, "从严控制"),
    ]
    columns = ("last_year", "total", "change")
    return Sheet(
        form="T16",
        kind="three_public_change",
        scope=scope(entity),
        title="“三公”经费预算情况及增减变化原因",
        head=(
            ("“三公”经费预算情况及增减变化原因", *[LEFT] * 4),
            ("", "", "", "", "单位：万元"),
            ("项目名称", f"{year - 1}年度预算", f"{year}年度预算", "增减金额", "变化原因"),
        ),
        body=tuple(
            (label, in_wan(before), in_wan(now), in_wan(now - before), reason if now != before else "无增减变化")
            for label, _, now, before, reason in lines
        ),
        widths=(26, 16, 16, 14, 26),
        align="lrrrl",
        unit="万元",
        captions=2,
        keys={(r, 1 + i): (line[1], c) for r, line in enumerate(lines) for i, c in enumerate(columns)},
        own_page=False,
        titled=False,
    )


def institutions(entity: Entity, units: tuple[Entity, ...]) -> Sheet:
    """T10."""
    return Sheet(
        form="T10",
        kind="organs",
        scope=scope(entity),
        title=f"{word(entity)}机构设置情况",
        head=(("单位名称", "单位性质", "单位规格", "经费保障形式"),),
        body=tuple((u.name, *u.nature) for u in units),
        widths=(34, 12, 12, 24),
        align="lccc",
        own_page=False,
    )


def procurement(entity: Entity, units: tuple[Entity, ...], year: int) -> Sheet:
    """T13: 14 columns in 2024, 15 in 2025, 16 from 2026."""
    carried = {2024: (), 2025: ("上年结转结余",)}.get(year, ("财政拨款结转", "非财政拨款结余"))
    sources = ("合计", "一般公共预算拨款", "基金预算拨款", "国有资本经营预算拨款", "财政专户核拨", "单位资金", *carried)
    width = 8 + len(sources)
    item = ("采购物品名称", "政府采购目录序号", "计量单位", "数量", "单价")
    money = ("政府采购金额（当年部门预算安排资金）", *[LEFT] * (len(sources) - 1))
    body = _procurement_rows(units, width)
    notes = ("注：同一采购目录的物品因规格不同，单价可能不同，均在资产配置标准之内。",)
    return Sheet(
        form="T13",
        kind="procurement",
        scope=scope(entity),
        title=f"{word(entity)}政府采购预算",
        head=(
            (f"{entity.code}{entity.name}", *[LEFT] * 7, "单位：万元", *[LEFT] * (width - 9)),
            ("政府采购项目来源", LEFT, *item, *money, f"{year}年预留中小微企业份额"),
            ("项目名称", "预算资金", *[UP] * 5, *sources, UP),
        ),
        body=body,
        widths=(14, 8, 12, 10, 5, 5, 6, *[7] * len(sources), 8),
        align="lrlccr" + "r" * (width - 6),
        unit="万元",
        captions=1,
        notes=notes if body != (("",) * width,) else (*notes, "注：无政府采购预算，空表列示。"),
        declared_empty=body == (("",) * width,),
        landscape=True,
        optional_rows=(0,) if body == (("",) * width,) else (),
    )


def _procurement_rows(units: tuple[Entity, ...], width: int) -> tuple[Row, ...]:
    everything = [p for u in units for p in u.purchases]
    if not everything:
        return (("",) * width,)
    rows: list[Row] = [_purchase_sum("合  计", everything, width)]
    for unit in units:
        if unit.purchases:
            rows.append(_purchase_sum(f"{unit.name}小计", unit.purchases, width))
            rows.extend(_purchase(p, width) for p in unit.purchases)
    return tuple(rows)


def _purchase_sum(label: str, purchases: list[Purchase] | tuple[Purchase, ...], width: int) -> Row:
    amount = total(p.amount for p in purchases)
    return (label, *[""] * 6, in_wan(amount), in_wan(amount), *[""] * (width - 10), blank_zero(_small(purchases)))


def _small(purchases: list[Purchase] | tuple[Purchase, ...]) -> Decimal:
    return total(p.amount for p in purchases if p.small_business)


def _purchase(p: Purchase, width: int) -> Row:
    money = in_wan(p.amount)
    head = (p.source, in_wan(p.source_budget), p.item, p.code, p.measure, str(p.quantity), in_wan(p.price))
    return (*head, money, money, *[""] * (width - 10), money if p.small_business else "")


def assets(entity: Entity, year: int) -> Sheet:
    """T14, at the end of last year."""
    held = entity.assets
    lines = [
        ("资产总额", "", held.total),
        ("1、房屋（平方米）", *held.houses),
        ("  其中：办公用房（平方米）", *held.offices),
        ("2、车辆（台、辆）", *held.vehicles),
        ("3、单价在20万元以上的设备", *held.large),
        ("4、其他固定资产", *held.rest),
    ]
    return Sheet(
        form="T14",
        kind="assets",
        scope=scope(entity),
        title=f"{word(entity)}固定资产占用情况表",
        head=(
            (f"{entity.code}{entity.name}", f"截止时间：{year - 1}-12-31", LEFT),
            ("项   目", "数量", "价值（金额单位：万元）"),
        ),
        body=tuple((label, quantity, blank_zero(value)) for label, quantity, value in lines),
        widths=(44, 18, 26),
        unit_free=True,
        align="lrr",
        unit="万元",
        captions=1,
        own_page=False,
    )


def overall_indicators(entity: Entity) -> Sheet:
    """T15."""
    names = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "评（扣）分标准")
    return Sheet(
        form="T15",
        kind="dept_indicators",
        scope=scope(entity),
        title=f"（四）{word(entity)}整体支出绩效指标",
        head=((*names, "指标值", LEFT, LEFT, "指标值确定依据"), (*[UP] * 5, "符号", "值", "单位（文字描述）", UP)),
        body=merged_levels(
            [
                (*indicator_row(i)[:4], f"满分{i.weight}分，未达标按比例扣减", i.sign, i.number, i.measure, i.basis)
                for i in entity.indicators
            ],
            1,
        ),
        widths=(9, 10, 14, 16, 14, 7, 7, 10, 13),
        align="ccllccccl",
        own_page=False,
    )


def merged_levels(rows: list[Row], levels: int) -> tuple[Row, ...]:
    """The rows with the first columns merged downwards where they repeat."""
    out: list[Row] = []
    for i, row in enumerate(rows):
        same = [bool(i) and row[: c + 1] == rows[i - 1][: c + 1] for c in range(levels)]
        out.append(tuple(UP if c < levels and same[c] else t for c, t in enumerate(row)))
    return tuple(out)


def indicator_row(indicator: Indicator) -> Row:
    """One line of T12."""
    name = indicator.third
    return (indicator.first, indicator.second, name, indicator.description or name, indicator.value, indicator.basis)
