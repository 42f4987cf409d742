"""The tables of a department. Three of them are further forms."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from typing import Any

from samples.accounts import ECONOMIC, FUNCTIONAL, SUMMARY_CLASSES, chinese
from samples.money import in_wan_grouped
from samples.sheet import LEFT, UP, Place, Row, Sheet
from samples.spec import ZERO, Entity

Keys = dict[Place, tuple[str, str]]
CLASSES = tuple(
    (code, name) for code, name in SUMMARY_CLASSES if code not in ("209", "219", "223", "227", "230", "234")
)


def grouped(amount: Decimal) -> str:
    return in_wan_grouped(amount) if amount else ""


def _sheet(
    entity: Entity, number: int, form: str, title: str, head: tuple[Row, ...], body: list[Row], **more: Any
) -> Sheet:
    return Sheet(
        form=form,
        kind=f"j_{number:02d}",
        scope=(entity.level, entity.code, entity.name),
        title=title,
        strip=f"公开{number:02d}表",
        left_line=f"部门：{entity.name}",
        unit_line="单位：万元",
        unit_line_once=True,
        head=head,
        body=tuple(body),
        unit="万元",
        landscape=True,
        turned=True,
        **more,
    )


def _uses(entity: Entity) -> list[tuple[str, str, Decimal]]:
    return [
        ("一、基本支出", "expenditure.basic", entity.basic),
        ("二、项目支出", "expenditure.project", entity.project),
        ("三、单位预留机动经费", "expenditure.reserve", ZERO),
    ]


def summary(entity: Entity) -> Sheet:
    """T01: by function and by purpose, side by side."""
    income = [
        ("一、财政拨款", "income.fiscal", entity.total),
        (" 1.一般公共预算", "income.general_public", entity.from_purse("general")),
        (" 2.政府性基金预算", "income.government_fund", entity.from_purse("fund")),
        ("二、财政专户管理资金", "income.special_account", ZERO),
        ("三、其他资金", "income.own_funds", entity.from_purse("own")),
    ]
    spent = [
        (f"{chinese(i)}、{name}", f"expenditure.{code}", entity.basic_of(code) + entity.project_of(code))
        for i, (code, name) in enumerate(CLASSES, 1)
    ]
    lines = list(zip_longest(income, spent, _uses(entity), fillvalue=("", "", ZERO)))
    body: list[Row] = [tuple(text for side in line for text in (side[0], grouped(side[2]))) for line in lines]
    keys: Keys = {(r, 2 * i + 1): (s[1], "amount") for r, line in enumerate(lines) for i, s in enumerate(line) if s[1]}
    for left, right, name, amount in [
        ("当年收入小计", "当年支出小计", "year_total", entity.total),
        ("上年结转资金", "结转下年资金", "", ZERO),
        ("收入合计", "支出合计", "total", entity.total),
    ]:
        row = len(body)
        keys[row, 1] = (f"income.{name or 'carried_over'}", "amount")
        keys[row, 5] = (f"expenditure.{name or 'carried_forward'}", "amount")
        body.append((left, grouped(amount), right, LEFT, LEFT, grouped(amount)))
    return _sheet(
        entity,
        1,
        "T01",
        "收支预算总表",
        (
            ("收入", LEFT, "支出", LEFT, LEFT, LEFT),
            ("项目名称", "金额", "功能分类", LEFT, "支出用途", LEFT),
            (UP, UP, "功能科目名称", "金额", "项目名称", "金额"),
        ),
        body,
        keys=keys,
        widths=(24, 16, 28, 16, 24, 16),
        align="lrlrlr",
        large=True,
    )


def income(entity: Entity) -> Sheet:
    """T02: sources in two levels."""
    general, fund, own = (entity.from_purse(p) for p in ("general", "fund", "own"))
    lines = [
        ("收入总计", LEFT, "total", entity.total),
        ("一般公共预算资金", "小计", "general_public", general),
        (UP, "公共财政拨款(补助)资金", "", general),
        (UP, "专项收入", "", ZERO),
        ("政府性基金", "小计", "government_fund", fund),
        ("财政专户管理资金", "小计", "special_account", ZERO),
        (UP, "专户管理教育收费", "", ZERO),
        ("其他资金", "小计", "own_funds", own),
        (UP, "事业收入", "institutional", ZERO),
        (UP, "经营收入", "business", ZERO),
        (UP, "其他收入", "other", own),
        ("上年结转和结余资金", "小计", "carried_over", ZERO),
    ]
    return _sheet(
        entity,
        2,
        "T02",
        "收入预算总表",
        (("项目名称", LEFT, "金额"),),
        [(group, name, grouped(amount)) for group, name, _, amount in lines],
        keys={(r, 2): ("total", key) for r, (_, _, key, _) in enumerate(lines) if key},
        widths=(30, 40, 24),
        align="clr",
        row_height=22,
    )


def expenditure(entity: Entity) -> Sheet:
    """T03: one row."""
    columns = ("total", "basic", "project", "reserve", "carried_forward")
    return _sheet(
        entity,
        3,
        "T03",
        "支出预算总表",
        (("合计", "基本支出", "项目支出", "单位预留机动经费", "结转下年资金"),),
        [(*[grouped(a) for a in (entity.total, entity.basic, entity.project)], "", "")],
        keys={(0, i): ("total", column) for i, column in enumerate(columns)},
        widths=(20, 20, 20, 20, 20),
        align="rrrrr",
    )


def fiscal_summary(entity: Entity) -> Sheet:
    """T04: what the treasury gives, by purpose."""
    sources = [
        ("一、一般公共预算", "income.general_public", entity.from_purse("general")),
        ("二、政府性基金预算", "income.government_fund", entity.from_purse("fund")),
    ]
    lines = list(zip_longest(sources, _uses(entity), fillvalue=("", "", ZERO)))
    lines.append((("收入合计", "income.total", entity.total), ("支出合计", "expenditure.total", entity.total)))
    keys: Keys = {(r, 1): (left[1], "amount") for r, (left, _) in enumerate(lines) if left[1]}
    keys |= {(r, 3): (right[1], "total") for r, (_, right) in enumerate(lines) if right[1]}
    return _sheet(
        entity,
        4,
        "T04",
        "财政拨款收支预算总表",
        (
            ("收入", LEFT, "支出", LEFT),
            ("项目名称", "金额", "支出用途", LEFT),
            (UP, UP, "项目名称", "金额"),
        ),
        [(left[0], grouped(left[2]), right[0], grouped(right[2])) for left, right in lines],
        keys=keys,
        widths=(30, 18, 30, 18),
        align="lrlr",
        row_height=24,
    )


def by_account(entity: Entity, number: int, form: str, title: str, top: str = "金额") -> Sheet:
    """A table of codes, names and one amount: functional (05, 07), economic (06, 08), 302 alone (12)."""
    functional = "功能" in title
    wanted = "302" if "机关运行" in title else ""
    codes = entity.functional_codes() if functional else [c for c in entity.economic_codes() if c.startswith(wanted)]
    names = FUNCTIONAL if functional else ECONOMIC

    def amount(code: str) -> Decimal:
        return entity.basic_of(code) + entity.project_of(code) if functional else entity.economic(code or wanted)

    prefix = "功能" if functional else ""
    return _sheet(
        entity,
        number,
        form,
        title,
        ((f"{prefix}科目编码", f"{prefix}科目名称", top),),
        [("", "合计", grouped(amount(""))), *[(c, names[c], grouped(amount(c))) for c in codes]],
        keys={(r, 2): (code, "total") for r, code in enumerate(["total", *codes])},
        widths=(22, 44, 24),
        align="llr",
        row_height=20,
    )


def three_public(entity: Entity) -> Sheet:
    """T09 with meetings and training."""
    meetings, training = entity.economic("30215"), entity.economic("30216")
    running = entity.vehicle_running
    public = (entity.three_public, entity.abroad, running, ZERO, running, entity.reception)
    items = [
        "total",
        "subtotal",
        "abroad",
        "vehicles",
        "vehicle_purchase",
        "vehicle_running",
        "reception",
        "meetings",
        "training",
    ]
    return _sheet(
        entity,
        9,
        "T09",
        "“三公”经费、会议费、培训费支出预算表",
        (
            ("合计", "“三公”经费", *[LEFT] * 5, "会议费", "培训费"),
            (UP, "小计", "因公出国（境）费", "公务用车购置及运行维护费", LEFT, LEFT, "公务接待费", UP, UP),
            (UP, UP, UP, "小计", "公务用车购置费", "公务用车运行维护费", UP, UP, UP),
        ),
        [tuple(grouped(a) for a in (entity.three_public + meetings + training, *public, meetings, training))],
        keys={(0, i): (item, "total") for i, item in enumerate(items)},
        widths=(12, 11, 12, 11, 12, 13, 11, 11, 11),
        align="r" * 9,
    )


def fund_expenditure(entity: Entity) -> Sheet:
    """T07, declared empty."""
    return _empty(entity, 10, "T07", "政府性基金财政拨款支出预算表", "政府性基金预算收支")


def state_capital(entity: Entity) -> Sheet:
    """T08, declared empty."""
    return _empty(entity, 11, "T08", "国有资本经营预算财政拨款支出预算表", "国有资本经营预算支出")


def _empty(entity: Entity, number: int, form: str, title: str, money: str) -> Sheet:
    return _sheet(
        entity,
        number,
        form,
        title,
        (("功能科目编码", "功能科目名称", "金额"),),
        [("合计", LEFT, ""), ("", "", ""), ("", "", "")],
        keys={(0, 2): ("total", "total")},
        widths=(22, 44, 24),
        align="clr",
        notes=(f"注：本部门没有{money}，本表为空表。",),
        declared_empty=True,
    )
