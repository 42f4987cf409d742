"""T03, T05–T08: a row for each account code. T03 prints each 项, then its parts."""

from __future__ import annotations

from decimal import Decimal

from samples.accounts import ECONOMIC, FUNCTIONAL
from samples.money import in_wan, in_wan_grouped
from samples.qinghai.summaries import UNIT_LINE, plain_amount, scope
from samples.sheet import LEFT, UP, Row, Sheet
from samples.spec import ZERO, Entity

INDENT = {3: "", 5: "  ", 7: "    "}


def expenditure(entity: Entity) -> Sheet:
    """T03."""
    rows: list[Row] = [
        ("", "合    计", *[in_wan_grouped(a) for a in (entity.total, entity.basic, entity.project)], "", "", "")
    ]
    codes = ["total"]
    for code in entity.functional_codes():
        whole = (entity.basic_of(code), entity.project_of(code))
        for basic, project in [whole, *(_parts(entity, code) if len(code) == 7 else [])]:
            rows.append(
                (code, FUNCTIONAL[code], *[in_wan_grouped(a) for a in (basic + project, basic, project)], "", "", "")
            )
            codes.append(code)
    columns = ("total", "basic", "project", "business", "to_superior", "to_subordinate")
    return Sheet(
        form="T03",
        kind="q_expenditure",
        scope=scope(entity),
        title="支　出　总　表",
        strip="部门公开表3",
        unit_line=UNIT_LINE,
        head=(
            (
                "功能分类科目",
                LEFT,
                "合计",
                "基本支出",
                "项目支出",
                "事业单位经营支出",
                "上缴上级支出",
                "对附属单位补助支出",
            ),
            ("科目编码", "科目名称", *[UP] * 6),
        ),
        body=tuple(rows),
        widths=(10, 36, 12, 12, 12, 10, 10, 11),
        align="llrrrrrr",
        unit="万元",
        keys={(r, 2 + i): (code, column) for r, code in enumerate(codes) for i, column in enumerate(columns)},
        landscape=True,
    )


def _parts(entity: Entity, code: str) -> list[tuple[Decimal, Decimal]]:
    """What a 项 consists of: personnel, operating, and each project."""
    costs = [c for c in entity.costs if c.functional == code]
    personnel = sum((c.amount for c in costs if c.economic[:3] in ("301", "303")), ZERO)
    operating = sum((c.amount for c in costs if c.economic[:3] in ("302", "310")), ZERO)
    basic = [(amount, ZERO) for amount in (personnel, operating) if amount]
    return basic + [(ZERO, p.budget) for p in entity.projects if p.functional == code]


def general_expenditure(entity: Entity, year: int) -> Sheet:
    """T05."""
    rows: list[Row] = []
    codes = ["", *entity.functional_codes("general", "carried")]
    for code in codes:
        basic, project = entity.basic_of(code), entity.project_of(code, "general", "carried")
        name = f"{INDENT[len(code)]}{FUNCTIONAL[code]}" if code else "合　计"
        rows.append((code, name, *[plain_amount(a) for a in (basic + project, basic, project)]))
    return _by_nature(entity, year, ("T05", "q_general", "一般公共预算支出表", "部门公开表5"), rows, codes)


def fund_expenditure(entity: Entity, year: int) -> Sheet:
    """T07."""
    form = ("T07", "q_fund", "政府性基金预算支出表", "部门公开表8")
    codes = entity.functional_codes("fund")
    if not codes:
        return _by_nature(entity, year, form, [("", "合计", "", "", "")], [], "政府性基金预算支出")
    rows: list[Row] = []
    for code in ["", *codes]:
        amount = plain_amount(entity.project_of(code, "fund"))
        rows.append((code, f"{INDENT[len(code)]}{FUNCTIONAL[code]}" if code else "合计", amount, "", amount))
    return _by_nature(entity, year, form, rows, ["", *codes])


def capital_expenditure(entity: Entity, year: int) -> Sheet:
    """T08, always empty."""
    form = ("T08", "q_capital", "国有资本经营预算支出表", "部门公开表9")
    return _by_nature(entity, year, form, [("", "合计", "", "", "")], [], "国有资本经营预算支出")


def _by_nature(
    entity: Entity, year: int, form: tuple[str, str, str, str], rows: list[Row], codes: list[str], missing: str = ""
) -> Sheet:
    top = "支出功能分类科目" if form[0] == "T05" else "功能分类科目"
    columns = ("total", "basic", "project")
    return Sheet(
        form=form[0],
        kind=form[1],
        scope=scope(entity),
        title=form[2],
        strip=form[3],
        unit_line=UNIT_LINE,
        head=((top, LEFT, f"{year}年预算数", LEFT, LEFT), ("科目编码", "科目名称", "合计", "基本支出", "项目支出")),
        body=tuple(rows),
        widths=(14, 44, 16, 16, 16),
        align="llrrr",
        unit="万元",
        notes=(f"注：本单位{year}年无{missing}",) if missing else (),
        declared_empty=bool(missing),
        keys={(r, 2 + i): (code or "total", c) for r, code in enumerate(codes) for i, c in enumerate(columns)},
        landscape=True,
    )


def basic_expenditure(entity: Entity, year: int) -> Sheet:
    """T06: 类 and 款 in columns of their own; 款 without money are printed too."""
    rows: list[Row] = [("", "", "合计", in_wan(entity.basic), in_wan(entity.personnel), in_wan(entity.operating))]
    codes = ["total"]
    for code, name in ECONOMIC.items():
        amount = entity.economic(code)
        split = (amount, ZERO) if code[:3] in ("301", "303") else (ZERO, amount)
        label = name if len(code) == 3 else f"  {name}"
        place = (code, "") if len(code) == 3 else ("", code[3:])
        rows.append((*place, label, *[plain_amount(a) for a in (amount, *split)]))
        codes.append(code)
    columns = ("total", "personnel", "operating")
    return Sheet(
        form="T06",
        kind="q_basic",
        scope=scope(entity),
        title="一般公共预算基本支出表",
        strip="部门公开表6",
        unit_line=UNIT_LINE,
        head=(
            ("经济分类科目", LEFT, LEFT, f"{year}年基本支出", LEFT, LEFT),
            ("科目编码", LEFT, "科目名称", "合计", "人员经费", "公用经费"),
            ("类", "款", UP, UP, UP, UP),
        ),
        body=tuple(rows),
        widths=(8, 8, 40, 16, 16, 16),
        align="cclrrr",
        unit="万元",
        keys={(r, 3 + i): (code, c) for r, code in enumerate(codes) for i, c in enumerate(columns)},
    )
