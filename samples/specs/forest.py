"""青禾县林木管护局 (Hebei form of 2026, region 139901): also a government fund, own money and carry-over."""

from __future__ import annotations

from samples.money import wan
from samples.spec import Assets, Disclosure, Entity, Indicator, LastYear, Project, Purchase, Purse
from samples.specs.culture import REGION, costs

COSTS = """
30101 - 96.30
30102 - 61.42
30103 - 25.18
30107 - 44.75
30108 2080505 36.42
30109 2080506 18.21
30110 2101101 18.21
30112 2089999 1.09
30113 2210201 27.32
30201 - 5.85
30205 - 0.62
30206 - 1.98
30207 - 2.36
30208 - 4.12
30211 - 3.45
30213 - 0.80
30217 - 0.38
30228 - 2.41
30231 - 7.20
30239 - 6.96
30302 2080501 9.64
"""


def project(
    number: int, name: str, account: str, money: str, purse: Purse, purpose: str, goal: str, count: str
) -> Project:
    """A project with the indicators that the bureau's projects share. count: number and measure of the output."""
    amount, measure = count.split()
    return Project(
        code=f"13990126P00000300{number}4D",
        name=name,
        functional=account,
        fiscal=wan("0") if purse == "own" else wan(money),
        other=wan(money) if purse == "own" else wan("0"),
        purse=purse,
        purpose=purpose,
        goals=(goal,),
        indicators=(
            Indicator("产出指标", "数量指标", "完成工作量", "≥", amount, measure, "青禾县林木管护规划"),
            Indicator("产出指标", "质量指标", "验收合格率", "≥", "95", "%", "青禾县林木管护规划"),
            Indicator("产出指标", "时效指标", "完成时间", "文字描述", "", "2026年内", "青禾县林木管护规划"),
            Indicator("产出指标", "成本指标", "成本控制数", "≤", money, "万元", "部门预算"),
            Indicator("效益指标", "生态效益指标", "林地质量", "文字描述", "", "稳步提升", "青禾县林木管护规划"),
            Indicator("满意度指标", "服务对象满意度指标", "周边群众满意度", "≥", "90", "%", "问卷调查"),
        ),
    )


PROJECTS = (
    project(
        11,
        "北岭片区补植",
        "2130205",
        "128.60",
        "general",
        "在北岭片区补植林木。",
        "补植任务按期完成，成活率达到要求。",
        "1500 亩",
    ),
    project(
        12, "林区防火道养护", "2130234", "46.75", "general", "清理和养护林区防火道。", "防火道全年畅通。", "62 公里"
    ),
    project(
        13, "城郊绿带整治", "2120899", "85.00", "fund", "整治城郊绿带的苗木和设施。", "绿带面貌明显改善。", "18 公里"
    ),
    project(14, "苗圃自营维护", "2130205", "12.40", "own", "用苗木销售收入维护苗圃设施。", "苗圃正常生产。", "2 处"),
    project(15, "上年度造林尾款", "2130205", "9.35", "carried", "支付上年度造林工程尾款。", "尾款按合同付清。", "1 笔"),
)
LAST = LastYear(
    basic=wan("381.06"),
    project=wan("296.20"),
    operating=wan("37.60"),
    vehicle_running=wan("7.20"),
    reception=wan("0.42"),
)


def disclosure() -> Disclosure:
    department = Entity(
        level="department",
        code="742",
        name="青禾县林木管护局",
        nature=("行政", "正科级", "财政拨款"),
        costs=costs("2130201", COSTS),
        projects=PROJECTS,
        last=LAST,
        purchases=(
            Purchase("公用经费", wan("36.13"), "复印纸", "A05040101", "箱", 40, wan("0.02")),
            Purchase("林区防火道养护", wan("46.75"), "其他印刷服务", "C23090199", "项", 1, wan("2.60"), False),
        ),
        assets=Assets(
            ("960", wan("88.20")),
            ("720", wan("66.15")),
            ("4", wan("52.90")),
            ("2", wan("47.60")),
            ("230", wan("31.44")),
        ),
        duties=(
            "组织全县林木的栽植、管护和病虫害防治。",
            "组织林区防火巡查和设施维护。",
            "承办县委、县政府交办的其他事项。",
        ),
        reasons=("主要是人员退休", "主要是部分项目完工", "主要是减少公务接待"),
    )
    return Disclosure(slug="qinghe-forest-2026", region=REGION, year=2026, department=department)
