"""青禾县文化服务局 (Hebei form, region 139901): two units, 2024 and 2025. Region and units do not exist."""

from __future__ import annotations

from dataclasses import replace

from samples.money import wan
from samples.spec import Assets, Cost, Disclosure, Entity, Indicator, LastYear, Project, Purchase, as_last_year

REGION = ("139901", "青禾县")
DUTIES = (
    "拟订全县文化服务事业的年度计划，组织开展面向群众的文化活动。",
    "管理县级公共文化场馆，指导乡镇文化站点的建设与使用。",
    "负责馆藏图书、乡土文献的采购、整理和流通。",
    "承担不可移动文物的日常巡查与登记工作。",
    "完成县委、县政府交办的其他任务。",
)


def costs(office: str, rows: str) -> tuple[Cost, ...]:
    """Lines of 'economic functional 万元'; functional '-' is the office's own account."""
    split = [line.split() for line in rows.strip().splitlines()]
    return tuple(Cost(e, office if f == "-" else f, wan(a)) for e, f, a in split)


BUREAU_2024 = """
30101 - 118.40
30102 - 76.25
30103 - 31.60
30108 2080505 36.12
30110 2101101 18.06
30111 2101103 9.48
30112 2089999 1.35
30113 2210201 27.09
30201 - 6.20
30205 - 0.85
30206 - 2.40
30207 - 3.15
30208 - 4.60
30211 - 2.90
30217 - 0.60
30228 - 3.05
30231 - 5.20
30239 - 8.76
30299 - 1.10
30302 2080501 12.48
"""
BUREAU_2025 = """
30101 - 123.75
30102 - 79.30
30103 - 33.10
30108 2080505 38.02
30110 2101101 19.01
30111 2101103 9.98
30112 2089999 1.42
30113 2210201 28.51
30201 - 6.50
30205 - 0.90
30206 - 2.55
30207 - 3.20
30208 - 4.75
30211 - 2.80
30217 - 0.45
30228 - 3.21
30231 - 4.80
30239 - 8.94
30299 - 1.15
30302 2080501 13.06
"""
HALL_2024 = """
30101 - 64.20
30102 - 11.75
30107 - 48.36
30108 2080505 19.89
30110 2101102 9.94
30112 2089999 0.87
30113 2210201 14.92
30201 - 2.40
30206 - 1.95
30208 - 3.30
30228 - 1.66
30299 - 0.75
30302 2080502 4.30
"""
HALL_2025 = """
30101 - 66.85
30102 - 12.05
30107 - 50.40
30108 2080505 20.69
30110 2101102 10.34
30112 2089999 0.91
30113 2210201 15.52
30201 - 2.55
30206 - 2.10
30208 - 3.45
30228 - 1.72
30299 - 0.80
30302 2080502 4.45
"""


def reading(year: int, amount: str) -> Project:
    """A project of the bureau that both years have."""
    return Project(
        code=f"139901{year % 100}P00000100011A",
        name="乡镇书屋图书更新",
        functional="2070104",
        fiscal=wan(amount),
        purpose="为十二个乡镇书屋更新图书、期刊，并维护借阅终端。",
        goals=("十二个乡镇书屋全部完成年度图书更新。", "借阅人次比上年有所增加。"),
        indicators=(
            Indicator("产出指标", "数量指标", "更新书屋数量", "≥", "12", "个"),
            Indicator("产出指标", "数量指标", "新增图书册数", "≥", "9000", "册"),
            Indicator("产出指标", "质量指标", "图书验收合格率", "=", "100", "%"),
            Indicator("产出指标", "时效指标", "完成更新时间", "文字描述", "", "十月底前"),
            Indicator("产出指标", "成本指标", "项目总成本", "≤", amount, "万元"),
            Indicator("效益指标", "社会效益指标", "借阅人次", "文字描述", "", "比上年有所增加"),
            Indicator("满意度指标", "服务对象满意度指标", "读者满意度", "≥", "92", "%"),
        ),
    )


def relics(year: int, amount: str, other: str) -> Project:
    """A project of the bureau with other money beside the treasury's."""
    return Project(
        code=f"139901{year % 100}P00000100022B",
        name="古石桥巡查与养护",
        functional="2070204",
        fiscal=wan(amount),
        other=wan(other),
        purpose="对登记在册的六座古石桥开展巡查、清淤和栏板养护。",
        goals=("六座古石桥全年巡查不断档，重点部位得到养护。",),
        indicators=(
            Indicator("产出指标", "数量指标", "巡查次数", "≥", "72", "次", "青禾县古桥管护方案"),
            Indicator("产出指标", "质量指标", "养护验收合格率", "≥", "95", "%", "青禾县古桥管护方案"),
            Indicator("效益指标", "可持续影响指标", "桥体安全状况", "文字描述", "", "保持稳定", "青禾县古桥管护方案"),
            Indicator("满意度指标", "服务对象满意度指标", "周边居民满意度", "≥", "90", "%", "问卷调查"),
        ),
        plan=("10%", "45%", "80%", "100%"),
    )


def season(year: int, amount: str) -> Project:
    """The hall's project."""
    return Project(
        code=f"139901{year % 100}P00000200013C",
        name="四季群众文化展演",
        functional="2070109",
        fiscal=wan(amount),
        purpose="按季节组织群众文化展演，支付场地、设备租用和演出补助。",
        goals=("全年展演场次不少于计划数，群众参与面扩大。",),
        indicators=(
            Indicator("产出指标", "数量指标", "展演场次", "≥", "24", "场"),
            Indicator("产出指标", "质量指标", "节目审核通过率", "=", "100", "%"),
            Indicator("产出指标", "时效指标", "按季完成率", "=", "100", "%"),
            Indicator("效益指标", "社会效益指标", "参与群众人次", "≥", "3.6", "万人次"),
            Indicator("满意度指标", "服务对象满意度指标", "观众满意度", "≥", "93", "%"),
        ),
        plan=("20%", "50%", "75%", "100%"),
    )


def bureau(year: int) -> Entity:
    """The department's own office."""
    now = year == 2025
    last = LastYear(basic=wan("352.90"), project=wan("98.00"), operating=wan("38.20"), vehicle_running=wan("5.20"))
    projects = (reading(year, "46.80" if now else "42.00"), relics(year, "58.50" if now else "61.25", "0"))
    purchases = (
        Purchase("公用经费", wan("39.25"), "复印纸", "A05040101", "箱", 60, wan("0.02")),
        Purchase("公用经费", wan("39.25"), "车辆维修和保养服务", "C23120301", "项", 1, wan("1.60")),
        Purchase("乡镇书屋图书更新", projects[0].budget, "图书、期刊", "A04010100", "批", 2, wan("12.50")),
    )
    return Entity(
        level="unit",
        code="731001",
        name="青禾县文化服务局本级",
        nature=("行政", "正科级", "财政拨款"),
        costs=costs("2070101", BUREAU_2025 if now else BUREAU_2024),
        projects=projects,
        last=as_last_year(bureau(2024)) if now else replace(last, reception=wan("0.80")),
        purchases=purchases if now else (),
        assets=Assets(
            ("1860", wan("214.30")), ("1240", wan("150.00")), ("3", wan("41.76")), ("", wan("0")), ("612", wan("88.45"))
        ),
        duties=DUTIES,
        reasons=(
            "主要是工资晋档和社保缴费基数调整",
            "主要是部分项目按进度重新核定",
            "主要是从严控制公务用车和公务接待开支",
        ),
    )


def hall(year: int) -> Entity:
    """The unit below it."""
    now = year == 2025
    last = LastYear(basic=wan("181.05"), project=wan("30.00"), operating=wan("9.90"))
    return Entity(
        level="unit",
        code="731002",
        name="青禾县群众文化馆",
        nature=("事业", "股级", "财政性资金基本保证"),
        costs=costs("2070109", HALL_2025 if now else HALL_2024),
        projects=(season(year, "36.00" if now else "30.00"),),
        last=as_last_year(hall(2024)) if now else last,
        purchases=(Purchase("四季群众文化展演", wan("36.00"), "扩音设备", "A02020800", "套", 2, wan("1.45")),)
        if now
        else (),
        assets=Assets(("2200", wan("186.00")), rest=("354", wan("52.18"))),
        duties=("组织全县群众性文化活动，辅导业余文艺骨干。", "管理和开放馆内活动场地。"),
        reasons=("主要是工资晋档", "主要是展演场次增加", "无增减变化"),
    )


def department(year: int) -> Entity:
    """Both units together."""
    parts = (bureau(year), hall(year))
    last = LastYear(
        basic=parts[0].last.basic + parts[1].last.basic,
        project=parts[0].last.project + parts[1].last.project,
        operating=parts[0].last.operating + parts[1].last.operating,
        vehicle_running=parts[0].last.vehicle_running,
        reception=parts[0].last.reception,
    )
    held = (parts[0].assets, parts[1].assets)
    return replace(
        parts[0],
        level="department",
        code="731",
        name="青禾县文化服务局",
        costs=parts[0].costs + parts[1].costs,
        projects=parts[0].projects + parts[1].projects,
        last=last,
        purchases=parts[0].purchases + parts[1].purchases,
        assets=Assets(
            houses=("4060", held[0].houses[1] + held[1].houses[1]),
            offices=held[0].offices,
            vehicles=held[0].vehicles,
            rest=("966", held[0].rest[1] + held[1].rest[1]),
        ),
        indicators=OVERALL if year == 2024 else (),
    )


OVERALL = (
    Indicator("产出指标", "数量指标", "全年群众文化活动场次", "≥", "20", "场", "年度活动计划", weight="20"),
    Indicator("产出指标", "质量指标", "图书验收合格率", "=", "100", "%", "验收记录", weight="20"),
    Indicator("产出指标", "时效指标", "预算执行进度", "≥", "95", "%", "国库支付记录", weight="20"),
    Indicator("效益指标", "社会效益指标", "公共文化服务覆盖面", "文字描述", "", "有所扩大", "抽样调查", weight="20"),
    Indicator("满意度指标", "服务对象满意度指标", "群众满意度", "≥", "90", "%", "问卷调查", weight="20"),
)


def disclosure(year: int) -> Disclosure:
    """2024 or 2025, with a part for each unit."""
    return Disclosure(
        slug=f"qinghe-culture-{year}",
        region=REGION,
        year=year,
        department=department(year),
        units=(bureau(year), hall(year)),
        parts=True,
    )
