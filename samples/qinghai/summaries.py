"""T01, T02, T04: summaries, and revenue by unit."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from samples.accounts import SUMMARY_CLASSES, chinese
from samples.money import in_wan, in_wan_grouped
from samples.sheet import LEFT, Row, Sheet
from samples.spec import ZERO, Disclosure, Entity

SHORTER = {"223": "国有资本经营预算", "224": "灾害防治与应急管理支出"}
LEFT_OUT = ("227", "230", "231", "232", "233")
UNIT_LINE = "单位：万元"


def grouped(amount: Decimal) -> str:
    return in_wan_grouped(amount) if amount else ""


def plain_amount(amount: Decimal) -> str:
    return in_wan(amount) if amount else ""


def scope(entity: Entity) -> tuple[str, str, str]:
    return (entity.level, entity.code, entity.name)


def classes() -> list[tuple[str, str]]:
    """The 类 of the two summaries."""
    return [(code, SHORTER.get(code, name)) for code, name in SUMMARY_CLASSES if code not in LEFT_OUT]


def summary(entity: Entity) -> Sheet:
    """T01."""
    income = [
        ("一.一般公共预算拨款收入", "general_public", entity.from_purse("general")),
        ("二.政府性基金预算拨款收入", "government_fund", entity.from_purse("fund")),
        ("三.国有资本经营预算拨款收入", "state_capital", ZERO),
        ("四.财政专户管理资金收入", "special_account", ZERO),
        ("五.事业收入", "institutional", ZERO),
        ("六.上级补助收入", "superior", ZERO),
        ("七.附属单位上缴收入", "subordinate", ZERO),
        ("八.事业单位经营收入", "business", ZERO),
        ("九.其他收入", "other", entity.from_purse("own")),
    ]
    carried = entity.from_purse("carried")
    spent = [
        (f"{chinese(i)}.{name}", code, entity.basic_of(code) + entity.project_of(code))
        for i, (code, name) in enumerate(classes(), 1)
    ]
    lines = [
        *zip_longest(income, spent, fillvalue=("", "", ZERO)),
        (
            ("本  年  收  入  合  计", "year_total", entity.total - carried),
            ("本  年  支  出  合  计", "year_total", entity.total),
        ),
        (("十.上年结转", "carried_over", carried), (f"{chinese(len(spent) + 1)}.结转下年", "carried_forward", ZERO)),
        (("收    入    总    计", "total", entity.total), ("支    出    总    计", "total", entity.total)),
    ]
    keys = {(r, 1): (f"income.{left[1]}", "amount") for r, (left, _) in enumerate(lines) if left[1]}
    keys |= {(r, 3): (f"expenditure.{right[1]}", "amount") for r, (_, right) in enumerate(lines) if right[1]}
    return Sheet(
        form="T01",
        kind="q_summary",
        scope=scope(entity),
        title="收　支　总　表",
        strip="部门公开表1",
        unit_line=UNIT_LINE,
        head=(("收    入", LEFT, "支    出", LEFT), ("项    目", "预算数", "项目（按功能分类）", "预算数")),
        body=tuple((left[0], grouped(left[2]), right[0], grouped(right[2])) for left, right in lines),
        widths=(34, 18, 34, 18),
        align="lrlr",
        unit="万元",
        keys=keys,
    )


def income(spec: Disclosure) -> Sheet:
    """T02: the department, then its units."""
    names = (
        "合计",
        "上年结转",
        "一般公共预算拨款收入",
        "政府性基金预算拨款收入",
        "国有资本经营预算拨款收入",
        "财政专户管理资金收入",
    )
    names += ("事业收入", "上级补助收入", "附属单位上缴收入", "事业单位经营收入", "其他收入")
    columns = [
        "total",
        "carried_over",
        "general_public",
        "government_fund",
        "state_capital",
        "special_account",
        "institutional",
    ]
    columns += ["superior", "subordinate", "business", "other"]
    department = spec.department
    rows: list[Row] = [
        ("", "合  计", *_sources(department, blank=True)),
        (department.code, department.name, *_sources(department, blank=True)),
    ]
    rows += [(u.code, u.name, *_sources(u, blank=False)) for u in spec.units]
    places = [(0, "total"), (1, f"unit:{department.code}")] + [
        (2 + i, f"unit:{u.code}") for i, u in enumerate(spec.units)
    ]
    return Sheet(
        form="T02",
        kind="q_income",
        scope=scope(department),
        title="收　入　总　表",
        strip="部门公开表2",
        unit_line=UNIT_LINE,
        head=(("部门（单位）代码", "部门（单位名称）", *names),),
        body=tuple(rows),
        widths=(9, 22, 10, 8, 11, 9, 9, 9, 8, 8, 8, 8, 8),
        align="cl" + "r" * 11,
        unit="万元",
        keys={(r, 2 + i): (key, column) for r, key in places for i, column in enumerate(columns)},
        landscape=True,
    )


def _sources(entity: Entity, blank: bool) -> list[str]:
    amounts = [entity.total, entity.from_purse("carried"), entity.from_purse("general"), entity.from_purse("fund")]
    amounts += [ZERO] * 6 + [entity.from_purse("own")]
    return [grouped(a) if blank else in_wan_grouped(a) for a in amounts]


def fiscal_summary(entity: Entity) -> Sheet:
    """T04."""
    general, fund, carried = (entity.from_purse(p) for p in ("general", "fund", "carried"))
    income = [
        ("一、本年收入", "income.year_total", ""),
        ("   （一）一般公共预算拨款", "income.general_public", grouped(general)),
        ("   （二）政府性基金预算拨款", "income.government_fund", grouped(fund)),
        ("   （三）国有资本经营预算拨款", "income.state_capital", ""),
        *[("", "", "")] * 10,
        ("二、上年结转", "income.carried_over", grouped(carried)),
        ("   （一）一般公共预算拨款", "", grouped(carried)),
        ("   （二）政府性基金预算拨款", "", ""),
        ("   （三）国有资本经营预算拨款", "", ""),
    ]
    spent = [("一、本年支出", "expenditure.year_total", "", "", "", "")]
    for i, (code, name) in enumerate(classes(), 1):
        spent.append((f"（{chinese(i)}）{name}", f"expenditure.{code}", *_fiscal(entity, code)))
    spent.append(("二、结转下年", "expenditure.carried_forward", "", "", "", ""))
    whole = general + fund + carried
    income_total = ("收  入  总  计", "income.total", grouped(whole))
    spent_total = (
        "支  出  总  计",
        "expenditure.total",
        grouped(whole),
        plain_amount(general + carried),
        plain_amount(fund),
        "",
    )
    lines = [*zip_longest(income, spent, fillvalue=("", "", "", "", "", "")), (income_total, spent_total)]
    columns = ("total", "general_public", "government_fund", "state_capital")
    keys = {(r, 1): (left[1], "amount") for r, (left, _) in enumerate(lines) if left[1]}
    keys |= {(r, 3 + i): (right[1], c) for r, (_, right) in enumerate(lines) if right[1] for i, c in enumerate(columns)}
    return Sheet(
        form="T04",
        kind="q_fiscal_summary",
        scope=scope(entity),
        title="财政拨款收支总表",
        strip="部门公开表4",
        unit_line=UNIT_LINE,
        head=(
            ("收    入", LEFT, "支    出", *[LEFT] * 4),
            ("项    目", "预算数", "项目（按功能分类）", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
        ),
        body=tuple((left[0], left[2], right[0], *right[2:]) for left, right in lines),
        widths=(26, 12, 30, 12, 12, 11, 11),
        align="lrlrrrr",
        unit="万元",
        keys=keys,
    )


def _fiscal(entity: Entity, code: str) -> tuple[str, str, str, str]:
    general = entity.basic_of(code) + entity.project_of(code, "general", "carried")
    fund = entity.project_of(code, "fund")
    return (grouped(general + fund), plain_amount(general), plain_amount(fund), "")
