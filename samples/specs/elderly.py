"""澜远市养老服务局 (Qinghai form, region 639900), 2025. Amounts to the 元: printed sums leave residues."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from samples.money import wan
from samples.spec import Assets, Cost, Disclosure, Entity, Indicator, LastYear, Project

REGION = ("639900", "澜远市")
COSTS = """
30101 2080201 684512
30102 2080201 893377
30103 2080201 352608
30106 2080201 421344
30108 2080505 341284
30109 2080506 170642
30110 2101101 181307
30111 2101103 128931
30112 2089999 8536
30113 2210201 279963
30201 2080201 31864
30205 2080201 12604
30206 2080201 18305
30207 2080201 15427
30208 2080201 52316
30211 2080201 26433
30217 2080201 6104
30228 2080201 42661
30231 2080201 25000
30239 2080201 97833
30302 2080501 48122
"""
GROWN = {
    "2080201": "253.87",
    "2080299": "16.00",
    "2080501": "4.62",
    "2080505": "32.06",
    "2080506": "16.03",
    "2081002": "88.40",
    "2081006": "0",
    "2089999": "0.80",
    "2101101": "17.40",
    "2101103": "12.31",
    "2210201": "26.31",
}
"""Last year's general public budget by 项, in 万元."""


def _amount(text: str) -> Decimal:
    return Decimal(text)


def _project(code: str, name: str, functional: str, amount: str, goals: str, rows: str) -> Project:
    """An indicator a line: first second third sign number measure weight, separated by |."""
    indicators = []
    for line in rows.strip().splitlines():
        first, second, third, sign, number, measure, weight = line.strip().split("|")
        indicators.append(Indicator(first, second, third, sign, number, measure, weight=weight))
    return Project(
        code=f"63990025{code}",
        name=name,
        functional=functional,
        fiscal=_amount(amount),
        purpose="",
        goals=(goals,),
        indicators=tuple(indicators),
    )


PROJECTS = (
    _project(
        "R000000001201",
        "高龄老人生活补贴",
        "2081002",
        "963800",
        "为八十周岁以上老人按月发放生活补贴，做到对象准确、发放及时；发放名单按季度与户籍、殡葬信息比对，"
        "及时核减、核增；乡镇每半年公示一次领取名单，接受群众监督；对行动不便的老人由村社区工作人员上门认证，"
        "不让老人多跑路；年底开展一次发放情况抽查，抽查结果作为下一年度资金分配的参考。",
        """产出指标|数量指标|补贴发放人数|≥|640|人|20
        产出指标|数量指标|名单比对次数|≥|4|次|10
        产出指标|质量指标|发放准确率|=|100|%|20
        产出指标|时效指标|每月按时发放率|=|100|%|10
        效益指标|社会效益|高龄老人生活状况|文字描述||有所改善|20
        满意度指标|服务对象满意度|领取补贴老人满意度|≥|95|%|10""",
    ),
    _project(
        "T000000001202",
        "社区日间照料中心运转",
        "2081006",
        "724466",
        "补助九个社区日间照料中心的水电、保洁和设施维护，为老人提供就餐、休息和文娱活动场所。",
        """产出指标|数量指标|补助照料中心数量|=|9|个|30
        产出指标|质量指标|设施完好率|≥|95|%|20
        效益指标|社会效益|日均服务老人|≥|270|人次|20
        效益指标|可持续影响|运转机制|文字描述||逐步健全|10
        满意度指标|服务对象满意度|服务对象满意度|≥|92|%|10""",
    ),
    _project(
        "T000000001203",
        "养老护理员培训",
        "2080299",
        "158275",
        "分两期培训养老护理员，提高护理技能和应急处置能力。",
        """产出指标|数量指标|培训护理员人数|≥|120|人|20
        产出指标|质量指标|培训合格率|≥|90|%|20
        产出指标|时效指标|培训完成时间|文字描述||九月底前|10
        产出指标|成本指标|人均培训成本|≤|1318.96|元|10
        效益指标|社会效益|护理服务水平|文字描述||有所提高|20
        满意度指标|服务对象满意度|参训人员满意度|≥|95|%|10""",
    ),
)


def department() -> Entity:
    split = [line.split() for line in COSTS.strip().splitlines()]
    last = LastYear(
        basic=wan("363.40"),
        project=wan("104.40"),
        operating=wan("33.90"),
        vehicle_running=wan("2.50"),
        reception=wan("0.90"),
        by_code=tuple((c, wan(a)) for c, a in GROWN.items()),
    )
    return Entity(
        level="department",
        code="518",
        name="澜远市养老服务局",
        nature=("行政", "正处级", "财政拨款"),
        costs=tuple(Cost(e, f, _amount(a)) for e, f, a in split),
        projects=PROJECTS,
        last=last,
        assets=Assets(vehicles=("1", wan("18.60"))),
        duties=(
            "拟订全市养老服务发展计划，组织实施养老服务项目。",
            "指导社区日间照料设施的建设和运营管理。",
            "组织养老护理人员的培训与考核。",
            "完成市委、市政府交办的其他任务。",
        ),
        reasons=("主要是人员增资", "主要是新增社区日间照料中心运转补助", "主要是压减公务接待活动"),
    )


def disclosure() -> Disclosure:
    whole = department()
    own = replace(whole, level="unit", code="518001", name="澜远市养老服务局（本级）")
    return Disclosure(slug="lanyuan-elderly-2025", region=REGION, year=2025, department=whole, units=(own,))
