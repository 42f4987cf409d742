"""T01 and T04: the two-sided summaries."""

from __future__ import annotations

from itertools import zip_longest

from samples.accounts import SUMMARY_CLASSES, chinese
from samples.money import in_wan
from samples.sheet import LEFT, UP, Place, Row, Sheet
from samples.spec import ZERO, Entity

Line = tuple[str, str, str]
"""label, canonical row, printed amount"""


def blank_zero(amount) -> str:
    return in_wan(amount) if amount else ""


def caption(entity: Entity, year: int, *widths: int) -> Row:
    """Code and name, year and money unit over as many columns each."""
    texts = (f"{entity.code}{entity.name}", f"预算年度：{year}", "单位：万元")
    return tuple(t for text, width in zip(texts, widths, strict=True) for t in (text, *[LEFT] * (width - 1)))


def word(entity: Entity) -> str:
    """部门 or 单位, as the entity's own titles say."""
    return "部门" if entity.level == "department" else "单位"


def scope(entity: Entity) -> tuple[str, str, str]:
    return (entity.level, entity.code, entity.name)


def expenditure_labels(year: int, form: str) -> list[tuple[str, str]]:
    """The numbered 类; 人行科目 closes the list until 2025, and still in T04 of 2026."""
    names = [(f"expenditure.{code}", name) for code, name in SUMMARY_CLASSES]
    if year < 2026 or form == "T04":
        names.append(("", "人行科目"))
    return [(key, f"{chinese(i)}、{name}") for i, (key, name) in enumerate(names, 1)]


def summary(entity: Entity, year: int) -> Sheet:
    """T01."""
    fiscal = {"general": "一般公共预算拨款收入", "fund": "政府性基金预算拨款收入"}
    income = [
        (f"一、{fiscal['general']}", "income.general_public", blank_zero(entity.from_purse("general"))),
        (f"二、{fiscal['fund']}", "income.government_fund", blank_zero(entity.from_purse("fund"))),
        ("三、国有资本经营预算拨款收入", "income.state_capital", ""),
        ("四、财政专户管理资金收入", "income.special_account", ""),
        ("五、单位资金", "income.own_funds", blank_zero(entity.from_purse("own"))),
    ]
    carried = entity.from_purse("carried")
    spent = [
        (
            label,
            key,
            blank_zero(entity.basic_of(key[12:15]) + entity.project_of(key[12:15])) if key else "",
        )
        for key, label in expenditure_labels(year, "T01")
    ]
    totals = [
        ("本年收入合计", "income.year_total", in_wan(entity.total - carried)),
        ("上年结转结余", "income.carried_over", blank_zero(carried)),
        ("收入总计", "income.total", in_wan(entity.total)),
    ]
    spent_totals = [
        ("本年支出合计", "expenditure.year_total", in_wan(entity.total)),
        ("年终结转结余", "expenditure.carried_forward", ""),
        ("支出总计", "expenditure.total", in_wan(entity.total)),
    ]
    lines = list(zip_longest(income, spent, fillvalue=("", "", ""))) + list(zip(totals, spent_totals, strict=True))
    body, keys = _two_sides(lines)
    return Sheet(
        form="T01",
        kind="summary",
        scope=scope(entity),
        title=f"{word(entity)}预算收支总表",
        head=(
            caption(entity, year, 2, 2, 1),
            ("序号", "收入", LEFT, "支出", LEFT),
            (UP, "项  目", "预算数", "项  目", "预算数"),
            ("栏次", "1", "2", "3", "4"),
        ),
        body=body,
        widths=(6, 30, 14, 30, 14),
        align="clrlr",
        unit="万元",
        captions=1,
        rulers=1,
        keys=keys,
    )


def _two_sides(lines: list[tuple[Line, Line]]) -> tuple[tuple[Row, ...], dict[Place, tuple[str, str]]]:
    body: list[Row] = []
    keys: dict[Place, tuple[str, str]] = {}
    for r, ((label, key, amount), (label2, key2, amount2)) in enumerate(lines):
        body.append((str(r + 1), label, amount, label2, amount2))
        if key:
            keys[r, 2] = (key, "amount")
        if key2:
            keys[r, 4] = (key2, "amount")
    return tuple(body), keys


def fiscal_summary(entity: Entity, year: int) -> Sheet:
    """T04: what the treasury appropriates, carry-over of the general public budget included."""
    carried = entity.from_purse("carried")
    general = entity.from_purse("general")
    fund = entity.from_purse("fund")
    income = [
        ("一、一般公共预算拨款", "income.general_public", blank_zero(general)),
        ("二、政府性基金预算拨款", "income.government_fund", blank_zero(fund)),
        ("三、国有资本经营预算拨款", "income.state_capital", ""),
    ]
    spent = [(label, key, *_fiscal(entity, key[12:])) for key, label in expenditure_labels(year, "T04")]
    whole = (in_wan(general + fund + carried), in_wan(general + carried), blank_zero(fund), "")
    nothing = ("", "", "", "", "", "")
    lines = [
        *zip_longest(income, spent, fillvalue=("", "", "")),
        (
            ("本年收入合计", "income.year_total", in_wan(general + fund)),
            ("本年支出合计", "expenditure.year_total", *whole),
        ),
        (
            ("年初财政拨款结转和结余", "income.carried_over", blank_zero(carried)),
            ("年末财政拨款结转和结余", "expenditure.carried_forward", "", "", "", ""),
        ),
        (("一、一般公共预算拨款", "", blank_zero(carried)), nothing),
        (("二、政府性基金预算拨款", "", ""), nothing),
        (("三、国有资本经营预算拨款", "", ""), nothing),
        (("收入总计", "income.total", in_wan(general + fund + carried)), ("支出总计", "expenditure.total", *whole)),
    ]
    body = tuple((str(r + 1), left[0], left[2], right[0], *right[2:]) for r, (left, right) in enumerate(lines))
    columns = ("total", "general_public", "government_fund", "state_capital")
    keys = {(r, 2): (left[1], "amount") for r, (left, _) in enumerate(lines) if left[1]}
    keys |= {(r, 4 + i): (right[1], c) for r, (_, right) in enumerate(lines) if right[1] for i, c in enumerate(columns)}
    return Sheet(
        form="T04",
        kind="fiscal_summary",
        scope=scope(entity),
        title=f"{word(entity)}预算财政拨款收支总表",
        head=(
            caption(entity, year, 2, 3, 3),
            ("序号", "收入", LEFT, "支出", LEFT, LEFT, LEFT, LEFT),
            (
                UP,
                "项  目",
                "金额",
                "项  目",
                "合计",
                "一般公共预算财政拨款",
                "政府性基金预算财政拨款",
                "国有资本经营预算财政拨款",
            ),
            ("栏次", "1", "2", "3", "4", "5", "6", "7"),
        ),
        body=body,
        widths=(5, 22, 10, 24, 10, 11, 11, 11),
        align="clrlrrrr",
        unit="万元",
        captions=1,
        rulers=1,
        keys=keys,
    )


def _fiscal(entity: Entity, code: str) -> tuple[str, str, str, str]:
    if not code.isdigit():
        return ("", "", "", "")
    general = entity.basic_of(code) + entity.project_of(code, "general", "carried")
    fund = entity.project_of(code, "fund") if entity.projects else ZERO
    return (blank_zero(general + fund), blank_zero(general), blank_zero(fund), "")
