"""T02, T03, T05–T08: a row for each account code."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from samples.accounts import ECONOMIC, FUNCTIONAL
from samples.hebei.summaries import blank_zero, caption, scope, word
from samples.sheet import LEFT, UP, Row, Sheet
from samples.spec import ZERO, Entity

INCOME = (
    "小计",
    "财政拨款收入",
    "财政专户收入",
    "事业收入",
    "经营收入",
    "上级补助收入",
    "附属单位上缴收入",
    "其他收入",
)
Amounts = Callable[[str], list[Decimal]]
"""The amounts of an account code's row; '' is the total."""


def income(entity: Entity, year: int) -> Sheet:
    """T02."""

    def amounts(code: str) -> list[Decimal]:
        fiscal = entity.from_purse("general", code) + entity.from_purse("fund", code)
        own, carried = entity.from_purse("own", code), entity.from_purse("carried", code)
        return [fiscal + own + carried, fiscal + own, fiscal, *[ZERO] * 5, own, carried]

    keys = "total subtotal fiscal special_account institutional business superior subordinate other carried_over"
    return _sheet(
        entity,
        year,
        ("T02", "income", "收入总表"),
        amounts,
        entity.functional_codes(),
        keys.split(),
        head=(
            caption(entity, year, 5, 4, 4),
            ("序号", "功能分类科目", LEFT, "合计", "本年收入", *[LEFT] * 7, "上年结转"),
            (UP, "科目编码", "科目名称", UP, *INCOME, UP),
            ("栏次", *[str(i) for i in range(1, 13)]),
        ),
        widths=(5, 9, 21, 9, 9, 9, 7, 7, 7, 7, 7, 8, 8),
        landscape=True,
    )


def expenditure(entity: Entity, year: int) -> Sheet:
    """T03."""

    def amounts(code: str) -> list[Decimal]:
        basic, project = entity.basic_of(code), entity.project_of(code)
        return [basic + project, basic, project, ZERO, ZERO, ZERO]

    names = ("合计", "基本支出", "项目支出", "经营支出", "上解上级支出", "对附属单位补助支出")
    return _sheet(
        entity,
        year,
        ("T03", "expenditure", "支出总表"),
        amounts,
        entity.functional_codes(),
        ["total", "basic", "project", "business", "to_superior", "to_subordinate"],
        head=(
            caption(entity, year, 3, 3, 3),
            ("序号", "功能分类科目", LEFT, *names),
            (UP, "科目编码", "科目名称", *[UP] * 6),
            ("栏次", *[str(i) for i in range(1, 9)]),
        ),
        widths=(5, 10, 26, 11, 11, 11, 8, 9, 11),
        landscape=True,
    )


def general_expenditure(entity: Entity, year: int) -> Sheet:
    """T05, carry-over of the general public budget included."""

    def amounts(code: str) -> list[Decimal]:
        basic, project = entity.basic_of(code), entity.project_of(code, "general", "carried")
        return [basic + project, basic, project]

    codes = entity.functional_codes("general", "carried")
    return _by_nature(entity, year, ("T05", "general_expenditure", "一般公共预算财政拨款支出表"), amounts, codes)


def fund_expenditure(entity: Entity, year: int) -> Sheet:
    """T07."""

    def amounts(code: str) -> list[Decimal]:
        project = entity.project_of(code, "fund")
        return [project, ZERO, project]

    name = "政府性基金预算财政拨款"
    return _by_nature(
        entity, year, ("T07", "gov_fund", f"{name}支出表"), amounts, entity.functional_codes("fund"), name
    )


def capital_expenditure(entity: Entity, year: int) -> Sheet:
    """T08, always empty."""
    name = "国有资本经营预算财政拨款"
    return _by_nature(entity, year, ("T08", "state_capital", f"{name}支出表"), lambda code: [ZERO] * 3, [], name)


def basic_expenditure(entity: Entity, year: int) -> Sheet:
    """T06."""

    def amounts(code: str) -> list[Decimal]:
        personnel = entity.personnel if not code else entity.economic(code) if code[:3] in ("301", "303") else ZERO
        operating = entity.operating if not code else entity.economic(code) if code[:3] in ("302", "310") else ZERO
        return [personnel + operating, personnel, operating]

    return _sheet(
        entity,
        year,
        ("T06", "basic_expenditure", "一般公共预算财政拨款基本支出表"),
        amounts,
        entity.economic_codes(),
        ["total", "personnel", "operating"],
        head=(
            caption(entity, year, 3, 2, 1),
            ("序号", "支出部门经济分类科目", LEFT, "一般公共预算基本支出", LEFT, LEFT),
            (UP, "科目编码", "科目名称", "合计", "人员经费", "公用经费"),
            ("栏次", "1", "2", "3", "4", "5"),
        ),
        widths=(6, 14, 34, 14, 14, 14),
    )


def _by_nature(
    entity: Entity, year: int, form: tuple[str, str, str], amounts: Amounts, codes: list[str], what: str = ""
) -> Sheet:
    head = (
        caption(entity, year, 3, 2, 1),
        ("序号", "功能分类科目", LEFT, "合计", "基本支出", "项目支出"),
        (UP, "科目编码", "科目名称", UP, UP, UP),
        ("栏次", "1", "2", "3", "4", "5"),
    )
    widths = (6, 14, 34, 14, 14, 14)
    if codes:
        return _sheet(entity, year, form, amounts, codes, ["total", "basic", "project"], head, widths)
    return Sheet(
        form=form[0],
        kind=form[1],
        scope=scope(entity),
        title=f"{word(entity)}预算{form[2]}",
        head=head,
        body=(("",) * 6,),
        widths=widths,
        align="cclrrr",
        unit="万元",
        captions=1,
        rulers=1,
        notes=(f"注：无{what}预算，空表列示。",),
        declared_empty=True,
        optional_rows=(0,),
    )


def _sheet(
    entity: Entity,
    year: int,
    form: tuple[str, str, str],
    amounts: Amounts,
    codes: list[str],
    columns: list[str],
    head: tuple[Row, ...],
    widths: tuple[float, ...],
    landscape: bool = False,
) -> Sheet:
    names = FUNCTIONAL | ECONOMIC | {"": "合计"}
    rows = ["", *codes]
    body = tuple((str(i), c, names[c], *[blank_zero(a) for a in amounts(c)]) for i, c in enumerate(rows, 1))
    keys = {(r, 3 + i): (c or "total", column) for r, c in enumerate(rows) for i, column in enumerate(columns)}
    return Sheet(
        form=form[0],
        kind=form[1],
        scope=scope(entity),
        title=f"{word(entity)}预算{form[2]}",
        head=head,
        body=body,
        widths=widths,
        align="ccl" + "r" * len(columns),
        unit="万元",
        captions=1,
        rulers=1,
        keys=keys,
        landscape=landscape,
    )
