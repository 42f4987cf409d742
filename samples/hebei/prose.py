"""The narrative of a Hebei disclosure, from the same figures as its tables. The wording is our own."""

from __future__ import annotations

from decimal import Decimal

from samples.accounts import chinese
from samples.hebei.projects import project_sheets
from samples.hebei.small import assets, institutions, overall_indicators, procurement, three_public_change
from samples.hebei.summaries import word
from samples.money import change, in_wan
from samples.printed import Block, Heading, Text
from samples.spec import ZERO, Entity, total

TERMS = (
    ("财政拨款收入", "本级财政在当年拨给的资金，含一般公共预算、政府性基金预算和国有资本经营预算三类拨款"),
    ("单位资金", "除财政拨款和财政专户管理资金之外，单位依法取得的各项收入"),
    ("上年结转", "以前年度安排而没有用完，今年接着按原用途使用的资金"),
    ("基本支出", "为保证机构正常运转、完成日常工作而发生的人员经费和公用经费"),
    ("项目支出", "为完成特定任务，在基本支出之外发生的支出"),
    ("“三公”经费", "用财政拨款安排的因公出国（境）费、公务用车购置及运维费、公务接待费"),
    ("机关运行经费", "为保障日常运转，用一般公共预算财政拨款安排的公用经费"),
)


def narrative(entity: Entity, units: tuple[Entity, ...], year: int) -> list[Block]:
    """Everything after the nine tables of a part."""
    kind = word(entity)
    sections = [
        (f"{kind}职责及机构设置情况", _duties(entity, units)),
        (f"{kind}预算安排的总体情况", _overall(entity, year)),
        ("机关运行经费安排情况", _running(entity, year)),
        ("财政拨款“三公”经费预算情况及增减变化原因", _three_public(entity, year)),
        (f"{kind}整体绩效目标", _goals(entity)),
        (f"{kind}项目预算安排情况及绩效目标", _projects(entity)),
        ("政府采购预算情况", [procurement(entity, units, year)]),
        ("国有资产信息", _assets(entity, year)),
        ("名词解释", [Text(f"{i}、{term}：指{meaning}。") for i, (term, meaning) in enumerate(TERMS, 1)]),
        ("其他需要说明的事项", [Text(f"本{kind}没有其他需要说明的事项。")]),
    ]
    opening = f"为接受社会监督，按照预算法和预算公开的有关规定，现将{entity.name}{year}年{kind}预算的情况说明如下："
    blocks: list[Block] = [
        Heading(f"{entity.name}{year}年{kind}预算信息公开情况说明", level=0, listed=False, new_page=True),
        Text(opening),
    ]
    for i, (title, content) in enumerate(sections, 1):
        blocks += [Heading(f"{chinese(i)}、{title}"), *content]
    return blocks


def _duties(entity: Entity, units: tuple[Entity, ...]) -> list[Block]:
    lines = [Text(f"{i}、{duty}") for i, duty in enumerate(entity.duties, 1)]
    return [
        Text(f"{word(entity)}职责：", bold=True),
        *lines,
        Text("机构设置：", bold=True),
        institutions(entity, units),
    ]


def _overall(entity: Entity, year: int) -> list[Block]:
    kind = word(entity)
    return [
        Text(f"本{kind}的预算为综合预算，收入和支出全部编入，不留缺口。"),
        Heading("1、收入说明", level=2, listed=False),
        Text(_income(entity, year)),
        Heading("2、支出说明", level=2, listed=False),
        Text(_expenditure(entity, year)),
        Heading("3、比上年增减情况", level=2, listed=False),
        Text(_changes(entity, year)),
    ]


def _income(entity: Entity, year: int) -> str:
    purses = (
        ("一般公共预算收入", entity.from_purse("general")),
        ("政府性基金预算收入", entity.from_purse("fund")),
        ("国有资本经营预算收入", ZERO),
        ("财政专户核拨收入", ZERO),
        ("单位资金收入", entity.from_purse("own")),
        ("上年结转结余", entity.from_purse("carried")),
    )
    parts = "，".join(f"{name}{in_wan(amount)}万元" for name, amount in purses)
    return f"{year}年，本{word(entity)}预算收入共{in_wan(entity.total)}万元，其中：{parts}。"


def _expenditure(entity: Entity, year: int) -> str:
    projects = "；".join(f"{i}.{p.name}{in_wan(p.budget)}万元" for i, p in enumerate(entity.projects, 1))
    return (
        f"{year}年，本{word(entity)}支出预算共{in_wan(entity.total)}万元，其中：基本支出{in_wan(entity.basic)}万元，"
        f"由人员经费{in_wan(entity.personnel)}万元和公用经费{in_wan(entity.operating)}万元组成；"
        f"项目支出{in_wan(entity.project)}万元，涉及项目{len(entity.projects)}个，分别为：{projects}。"
    )


def _changes(entity: Entity, year: int) -> str:
    last = entity.last
    return (
        f"{year}年预算收支安排{in_wan(entity.total)}万元，较{year - 1}年预算{change(entity.total, last.total)}。"
        f"其中：基本支出{change(entity.basic, last.basic)}，{entity.reasons[0]}；"
        f"项目支出{change(entity.project, last.project)}，{entity.reasons[1]}。"
    )


def _running(entity: Entity, year: int) -> list[Block]:
    amount = in_wan(entity.operating)
    use = "主要用于办公、水电、取暖、差旅和公务用车运行等日常开支"
    return [Text(f"{year}年，本{word(entity)}机关运行经费安排{amount}万元，{use}。")]


def _three_public(entity: Entity, year: int) -> list[Block]:
    last = entity.last
    items = (
        f"因公出国（境）费{in_wan(entity.abroad)}万元；"
        f"公务用车购置及运维费{in_wan(entity.vehicle_running)}万元"
        f"（其中：公务用车购置费0.00万元，公务用车运维费{in_wan(entity.vehicle_running)}万元）；"
        f"公务接待费{in_wan(entity.reception)}万元"
    )
    return [
        Text(f"{year}年，本{word(entity)}财政拨款“三公”经费预算安排{in_wan(entity.three_public)}万元，其中：{items}。"),
        Text(f"与{year - 1}年相比，“三公”经费{change(entity.three_public, last.three_public)}，{entity.reasons[2]}。"),
        Text(
            f"分项看：因公出国（境）费{change(entity.abroad, last.abroad)}；"
            f"公务用车购置及运维费{_reasoned(entity.vehicle_running, last.vehicles, '主要是压减车辆运行开支')}；"
            f"公务接待费{_reasoned(entity.reception, last.reception, '主要是减少接待批次')}。"
        ),
        *([three_public_change(entity, year)] if year >= 2026 else []),
    ]


def _reasoned(now: Decimal, before: Decimal, reason: str) -> str:
    """The change, with its reason where there is one."""
    return change(now, before) + (f"，{reason}" if now != before else "")


def _goals(entity: Entity) -> list[Block]:
    blocks: list[Block] = [
        Heading("（一）总体绩效目标", level=2, listed=False),
        Text(
            f"围绕{word(entity)}职责，把{in_wan(entity.total)}万元预算用在保运转、保重点和保民生上，全年任务按期完成。"
        ),
        Heading("（二）分项绩效目标", level=2, listed=False),
        *[Text(f"（{i}）{p.name}：{p.goals[0]}") for i, p in enumerate(entity.projects, 1)],
        Heading("（三）工作保障措施", level=2, listed=False),
        Text(
            "健全制度，把绩效要求写进预算管理的每个环节；按季度跟踪进度，发现偏差及时纠正；年终开展自评，结果用于下一年预算。"
        ),
    ]
    return [*blocks, overall_indicators(entity)] if entity.indicators else blocks


def _projects(entity: Entity) -> list[Block]:
    return [sheet for i, p in enumerate(entity.projects, 1) for sheet in project_sheets(entity, i, p)]


def _assets(entity: Entity, year: int) -> list[Block]:
    bought = total(p.amount for p in entity.purchases if p.code.startswith("A0") and not p.code.startswith("A05"))
    return [
        Text(
            f"截至{year - 1}年末，{entity.name}（含所属单位）固定资产金额为"
            f"{in_wan(entity.assets.total)}万元，明细见下表。"
            f"{year}年拟购置固定资产{in_wan(bought)}万元，已列入政府采购预算。"
        ),
        assets(entity, year),
    ]
