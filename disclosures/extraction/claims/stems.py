"""The words before a number down to what they name: whose it is, of which year and 'comes to' are left out."""

from __future__ import annotations

import re

from disclosures.extraction.claims.lexicon import plain

_FILLER = re.compile(
    r"(?:预算数|预算总额|预算安排|预算资金|预算|支出|收入|资金|总额|金额|合计|共计|总计|总数|数额|规模|安排|计划|数|额|共|为|是|达到|达|约|计|的|各|"
    r"年初|当年|本年|经费|均|一般公共预算拨款|一般公共预算财政拨款|财政拨款|执行数|汇总数|汇总|预安排|开支|类科目|科目|"
    r"\d{4}年度?|(?<!\d)\d{3}(?:\d{2}){0,2})$"
)
_PREFIX = re.compile(
    r"^(?:\d{4}年度?|年度?|本级|本年度?|当年|今年|全年|年初|其中|主要|包括|含|用于|拟|安排|的|共|由|按|实际|预计|预算|部门|单位|我|本|该|各|所属|及|和|"
    r"全部|汇总|相应|总|对|下属|\d+[类款项]?|家|个|使用|通过|上年末|年末|截至|截止|日常|全口径|.{0,80}简称|"
    r".{0,80}?使用(?:当年|本年)?(?:一般公共预算|财政)(?:(?!结[转余]).){0,60}?(?:安排|开支|列支)|[省市区县州]级|"
    r"[^预算收支]{1,9}(?:[省市县镇州旗盟]|(?<!社)区|(?<!城)乡)(?!级)|"
    r"[^预算收支]{0,40}?(?:局|委员会|委|院|厅|部门|单位|本级|机关|基本支出中|中心|办公室|办事处|街道|学校|处|所|站|队|部|会|社|馆|团|公司|大学))"
)
_NOTHING = re.compile(
    r"(?!.*单位资金)(?:\d{4}(?:年度?|(?=年))?|本年度?|当年|今年|年初|部门|单位|我|本|其|共|预算|执行数|安排|资金|总额|金额|合计|总计|数|额|为|是|达|约|计|的|均)*"
)
ABOUT = re.compile(r"(?:预算|经费预算|安排|使用|支出预算|变化|变动|增减|情况|的|说明)+$")
"""What a heading says besides its subject."""
_FISCAL = re.compile(
    r"^(?:一般公共预算(?:财政)?(?:当年)?(?:拨款)?(?:支出)?|财政(?:预算)?拨款|财政性资金?|当年拨款|拨款)(?:安排|开支|中)?(?:的)?"
)


def of(words: str, unit_name: str) -> list[str]:
    """The subject with ever fewer fillers behind it: '本年收入预算数为' → 收入预算数, 收入预算, 收入."""
    rest, name = plain(words), plain(unit_name)
    found = [rest.partition(name)[2] if name and name in rest else rest]
    while True:
        shorter = _FILLER.sub("", found[-1])
        if shorter == found[-1] or not shorter:
            return found
        found.append(shorter)


def says_nothing(words: str) -> bool:
    """Whether nothing is named before a number ('2026年预算安排'), so that it speaks about what was said before."""
    return bool(_NOTHING.fullmatch(plain(words)))


def is_whose(core: str, fiscal: bool = False) -> bool:
    """Whether the words before a subject only say whose or which year's it is (fiscal: or that it is fiscal money)."""
    rest = core
    while rest:
        shorter = _PREFIX.sub("", _FISCAL.sub("", rest) if fiscal else rest, count=1)
        if shorter == rest:
            return False
        rest = shorter
    return True
