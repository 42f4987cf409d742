"""T01–T09 of a unit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import zip_longest

from samples.accounts import ECONOMIC, FUNCTIONAL, chinese
from samples.money import in_wan, in_yuan
from samples.sheet import LEFT, UP, Place, Row, Sheet
from samples.spec import ZERO, Entity

Keys = dict[Place, tuple[str, str]]
CODES = ("功能分类科目编码", LEFT, LEFT)


def blank_zero(amount: Decimal) -> str:
    return in_yuan(amount) if amount else ""


def _sheet(entity: Entity, form: str, title: str, head: tuple[Row, ...], body: list[Row], keys: Keys, **more) -> Sheet:
    """A sheet on a lying page, its maker and money unit above the grid."""
    width = len(head[0])
    unit = more.pop("unit", "元")
    return Sheet(
        form=form,
        kind=f"s_{form.lower()}",
        scope=(entity.level, entity.code, entity.name),
        title=title,
        head=head,
        body=tuple(body),
        align=more.pop("align", "r" * width),
        unit=unit,
        keys=keys,
        left_line=f"编制单位：{entity.name}",
        unit_line=f"单位：{unit}",
        unit_line_once=True,
        landscape=True,
        **more,
    )


def summary(entity: Entity, year: int) -> Sheet:
    """T01: only the 类 that have money."""
    fiscal = entity.from_purse("general") + entity.from_purse("fund")
    income = [
        ("一、财政拨款收入", "income.fiscal", fiscal),
        ("1. 一般公共预算资金", "income.general_public", entity.from_purse("general")),
        ("2. 政府性基金", "income.government_fund", entity.from_purse("fund")),
        ("3. 国有资本经营预算", "income.state_capital", ZERO),
        ("二、事业收入", "income.institutional", ZERO),
        ("三、事业单位经营收入", "income.business", ZERO),
        ("四、其他收入", "income.other", entity.from_purse("own")),
    ]
    spent = [(label, key, entity.basic_of(key[12:]) + entity.project_of(key[12:])) for label, key in _classes(entity)]
    whole = (("收入总计", "income.total", entity.total), ("支出总计", "expenditure.total", entity.total))
    lines = [*zip_longest(income, spent, fillvalue=("", "", ZERO)), whole]
    keys: Keys = {(r, 1): (left[1], "amount") for r, (left, _) in enumerate(lines) if left[1]}
    keys |= {(r, 3): (right[1], "amount") for r, (_, right) in enumerate(lines) if right[1]}
    return _sheet(
        entity,
        "T01",
        f"{year}年预算单位财务收支预算总表",
        (("本年收入", LEFT, "本年支出", LEFT), ("项目", "预算数", "项目", "预算数")),
        [(left[0], blank_zero(left[2]), right[0], blank_zero(right[2])) for left, right in lines],
        keys,
        widths=(32, 18, 32, 18),
        align="lrlr",
        row_height=24,
    )


def _classes(entity: Entity, *purses) -> list[tuple[str, str]]:
    codes = [c for c in entity.functional_codes(*purses) if len(c) == 3]
    return [(f"{chinese(i)}、{FUNCTIONAL[c]}", f"expenditure.{c}") for i, c in enumerate(codes, 1)]


def fiscal_summary(entity: Entity, year: int) -> Sheet:
    """T04."""
    general, fund = entity.from_purse("general"), entity.from_purse("fund")
    income = [
        ("一、一般公共预算资金", "income.general_public", general),
        ("二、政府性基金", "income.government_fund", fund),
        ("三、国有资本经营预算", "income.state_capital", ZERO),
    ]
    spent = []
    for label, key in _classes(entity, "general", "fund"):
        code = key[12:]
        parts = (entity.basic_of(code) + entity.project_of(code, "general"), entity.project_of(code, "fund"))
        spent.append((label, key, [sum(parts, ZERO), *parts, ZERO]))
    lines = list(zip_longest(income, spent, fillvalue=("", "", None)))
    total = [general + fund, general, fund, ZERO]
    lines.append((("收入总计", "income.total", general + fund), ("支出总计", "expenditure.total", total)))
    columns = ("total", "general_public", "government_fund", "state_capital")
    keys: Keys = {(r, 1): (left[1], "amount") for r, (left, _) in enumerate(lines) if left[1]}
    keys |= {(r, 3 + i): (right[1], c) for r, (_, right) in enumerate(lines) if right[1] for i, c in enumerate(columns)}
    return _sheet(
        entity,
        "T04",
        f"{year}年预算单位财政拨款收支预算总表",
        (
            ("财政拨款收入", LEFT, "财政拨款支出", *[LEFT] * 4),
            ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
        ),
        [
            (left[0], blank_zero(left[2] or ZERO), right[0], *[blank_zero(a) for a in right[2] or [ZERO] * 4])
            for left, right in lines
        ],
        keys,
        widths=(24, 15, 26, 15, 15, 13, 13),
        align="lrlrrrr",
        row_height=24,
    )


Amounts = Callable[[str], list[Decimal]]


def income(entity: Entity, year: int) -> Sheet:
    """T02."""

    def amounts(code: str) -> list[Decimal]:
        fiscal = entity.from_purse("general", code) + entity.from_purse("fund", code)
        own = entity.from_purse("own", code)
        return [fiscal + own, fiscal, ZERO, ZERO, own]

    names = ("合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入")
    keys = ("total", "fiscal", "institutional", "business", "other")
    form = ("T02", f"{year}年预算单位收入预算总表", "收入预算")
    return _functional(entity, form, names, keys, entity.functional_codes(), amounts)


NATURE = (("合计", "基本支出", "项目支出"), ("total", "basic", "project"))


def expenditure(entity: Entity, year: int) -> Sheet:
    """T03."""

    def amounts(code: str) -> list[Decimal]:
        return [entity.basic_of(code) + entity.project_of(code), entity.basic_of(code), entity.project_of(code)]

    form = ("T03", f"{year}年预算单位支出预算总表", "支出预算")
    return _functional(entity, form, *NATURE, entity.functional_codes(), amounts)


def general_expenditure(entity: Entity, year: int) -> Sheet:
    """T05."""

    def amounts(code: str) -> list[Decimal]:
        basic, project = entity.basic_of(code), entity.project_of(code, "general")
        return [basic + project, basic, project]

    form = ("T05", f"{year}年预算单位一般公共预算支出功能分类预算表", "一般公共预算支出")
    return _functional(entity, form, *NATURE, entity.functional_codes("general"), amounts)


def empty_budget(entity: Entity, year: int, form: str, name: str) -> Sheet:
    """T07, T08: declared empty."""
    head = (f"{year}年预算单位{name}支出功能分类预算表", f"{name}支出")
    sheet = _functional(entity, (form, *head), *NATURE, [], lambda code: [ZERO] * 3)
    return sheet.with_note(f"注：本单位{year}年没有{name}安排的支出，本表为空表。")


def _functional(
    entity: Entity,
    form: tuple[str, str, str],
    names: tuple[str, ...],
    columns: tuple[str, ...],
    codes: list[str],
    amounts: Amounts,
) -> Sheet:
    """A row for each functional code, the total last."""
    body: list[Row] = []
    for code in codes:
        place = (code[:3], code[3:5], code[5:])
        body.append((*place, FUNCTIONAL[code], *[in_yuan(a) for a in amounts(code)]))
    whole = [in_yuan(a) for a in amounts("")] if codes else [""] * len(names)
    body += (
        [("合计", LEFT, LEFT, LEFT, *whole)]
        if codes
        else [("",) * (4 + len(names)), ("合计", LEFT, LEFT, LEFT, *whole)]
    )
    keys = {(r, 4 + i): (code, c) for r, code in enumerate([*codes, "total"]) for i, c in enumerate(columns) if codes}
    return _sheet(
        entity,
        form[0],
        form[1],
        (
            ("项目", LEFT, LEFT, LEFT, form[2], *[LEFT] * (len(names) - 1)),
            (*CODES, "功能分类科目名称", *names),
            ("类", "款", "项", UP, *[UP] * len(names)),
        ),
        body,
        keys,
        widths=(6, 6, 6, 36, *[14] * len(names)),
        align="cccl" + "r" * len(names),
        row_height=22,
    )


def basic_expenditure(entity: Entity, year: int) -> Sheet:
    """T06."""
    codes = entity.economic_codes()
    body: list[Row] = []
    for code in codes:
        split = _split(entity, code)
        body.append((code[:3], code[3:], ECONOMIC[code], *[blank_zero(a) for a in (sum(split, ZERO), *split)]))
    body.append(("合计", LEFT, LEFT, *[in_yuan(a) for a in (entity.basic, entity.personnel, entity.operating)]))
    columns = ("total", "personnel", "operating")
    return _sheet(
        entity,
        "T06",
        f"{year}年预算单位一般公共预算基本支出部门预算经济分类预算表",
        (
            ("项目", LEFT, LEFT, "一般公共预算基本支出", LEFT, LEFT),
            ("经济分类科目编码", LEFT, "部门经济分类科目名称", "合计", "人员经费", "公用经费"),
            ("类", "款", UP, UP, UP, UP),
        ),
        body,
        {(r, 3 + i): (code, c) for r, code in enumerate([*codes, "total"]) for i, c in enumerate(columns)},
        widths=(8, 8, 40, 16, 16, 16),
        align="cclrrr",
        row_height=22,
    )


def _split(entity: Entity, code: str) -> tuple[Decimal, Decimal]:
    amount = entity.economic(code)
    return (amount, ZERO) if code[:3] in ("301", "303") else (ZERO, amount)


def three_public(entity: Entity, year: int) -> Sheet:
    """T09, in 万元, with the running costs."""
    running = entity.vehicle_running
    amounts = (entity.three_public, entity.abroad, entity.reception, running, ZERO, running, entity.operating)
    items = ("total", "abroad", "reception", "vehicles", "vehicle_purchase", "vehicle_running", "running")
    return _sheet(
        entity,
        "T09",
        f"{year}年单位“三公”经费和机关运行经费预算表",
        (
            ("“三公”经费预算数", *[LEFT] * 5, "机关运行经费预算数"),
            ("合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", LEFT, LEFT, UP),
            (UP, UP, UP, "小计", "购置费", "运行费", UP),
        ),
        [tuple(in_wan(a) for a in amounts)],
        {(0, i): (item, "total") for i, item in enumerate(items)},
        widths=(14, 14, 14, 14, 14, 14, 18),
        unit="万元",
        row_height=26,
    )
