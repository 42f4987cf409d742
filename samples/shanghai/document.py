"""A whole disclosure of a unit, on lying pages: narrative, nine tables, narrative. The wording is our own."""

from __future__ import annotations

from samples.accounts import FUNCTIONAL, chinese
from samples.money import change, in_wan
from samples.printed import Block, Contents, Heading, Printed, Text
from samples.shanghai import tables
from samples.spec import Disclosure, Entity

TERMS = (
    "财政拨款收入：由同级财政当年拨给的资金。",
    "基本支出：用于人员和日常运转的支出。",
    "项目支出：为完成专门任务而安排的支出。",
    "“三公”经费：因公出国（境）费、公务用车购置及运行费和公务接待费。",
)


def print_disclosure(spec: Disclosure) -> Printed:
    """The document as Shanghai prints it."""
    unit, year, name = spec.department, spec.year, spec.region[1]
    blocks: list[Block] = [
        Heading(f"{name}{year}年区级单位预算", level=0, listed=False),
        Text(f"预算单位：{unit.name}"),
        Contents("目  录"),
        *_opening(unit, year),
        tables.summary(unit, year),
        tables.income(unit, year),
        tables.expenditure(unit, year),
        tables.fiscal_summary(unit, year),
        tables.general_expenditure(unit, year),
        tables.empty_budget(unit, year, "T07", "政府性基金预算"),
        tables.empty_budget(unit, year, "T08", "国有资本经营预算"),
        tables.basic_expenditure(unit, year),
        tables.three_public(unit, year),
        *_closing(unit, year),
    ]
    return Printed(
        slug=spec.slug,
        region=spec.region,
        unit=(unit.code, unit.name),
        units=(),
        year=year,
        kind=spec.kind,
        blocks=tuple(blocks),
        page_number="",
        lying=True,
    )


def _opening(unit: Entity, year: int) -> list[Block]:
    return [
        Heading(f"{unit.name}主要职能", level=0, new_page=True),
        *[Text(f"{i}．{duty}") for i, duty in enumerate(unit.duties, 1)],
        Heading(f"{unit.name}机构设置", level=0, new_page=True),
        Text(f"{unit.name}内设机构2个，分别为综合科、服务科。"),
        Heading("名词解释", level=0, new_page=True),
        *[Text(f"（{chinese(i)}）{term}") for i, term in enumerate(TERMS, 1)],
        Heading(f"{year}年单位预算编制说明", level=0, new_page=True),
        *_explanation(unit, year),
    ]


def _explanation(unit: Entity, year: int) -> list[Block]:
    whole = in_wan(unit.total)
    changed = change(unit.total, unit.last.total)
    texts = [
        f"{year}年，{unit.name}收入预算{whole}万元，其中：财政拨款收入{whole}万元，比{year - 1}年预算{changed}；"
        "事业收入0.00万元；事业单位经营收入0.00万元；其他收入0.00万元。",
        f"支出预算{whole}万元，其中：一般公共预算拨款支出预算{whole}万元，政府性基金拨款支出预算0.00万元，"
        f"国有资本经营预算拨款支出预算0.00万元。{unit.reasons[1]}。",
        "财政拨款支出的主要内容：",
    ]
    for i, code in enumerate([c for c in unit.functional_codes() if len(c) == 7], 1):
        path = f"{FUNCTIONAL[code[:3]]}（类）{FUNCTIONAL[code[:5]]}（款）{FUNCTIONAL[code]}（项）"
        amount = in_wan(unit.basic_of(code) + unit.project_of(code))
        texts.append(f"{i}. “{path}”科目{amount}万元，主要用于{FUNCTIONAL[code].removesuffix('支出')}。")
    return [Text(text) for text in texts]


def _closing(unit: Entity, year: int) -> list[Block]:
    last = unit.last
    return [
        Heading("其他相关情况说明", level=0, new_page=True),
        Text(f"一、{year}年“三公”经费预算情况说明", bold=True),
        Text(
            f"{year}年“三公”经费预算数为{in_wan(unit.three_public)}万元，比{year - 1}年预算"
            f"{change(unit.three_public, last.three_public)}，{unit.reasons[2]}。其中："
            f"因公出国（境）费{in_wan(unit.abroad)}万元；公务用车购置及运行费{in_wan(unit.vehicle_running)}万元；"
            f"公务接待费{in_wan(unit.reception)}万元。"
        ),
        Text("二、机关运行经费预算", bold=True),
        Text(f"{year}年财政拨款的机关运行经费预算为{in_wan(unit.operating)}万元。"),
        Text("三、政府采购预算情况", bold=True),
        Text(f"{year}年政府采购预算0.00万元，其中：货物预算0.00万元、工程预算0.00万元、服务预算0.00万元。"),
        Text("四、国有资产占有使用情况", bold=True),
        Text(f"截至{year - 1}年12月31日，本单位共有车辆1辆，其中一般公务用车1辆。{year}年没有购置车辆的预算。"),
        Text("五、绩效目标设置情况", bold=True),
        Text(f"{year}年编报绩效目标的项目共{len(unit.projects)}个，涉及项目预算资金{in_wan(unit.project)}万元。"),
    ]
