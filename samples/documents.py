"""The sample documents: slug → what is printed, what was planted, in which formats it is committed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from samples import drafts
from samples.drafts import Draft
from samples.further import document as further
from samples.hebei import document as hebei
from samples.jiangsu import document as jiangsu
from samples.printed import Printed
from samples.qinghai import document as qinghai
from samples.shanghai import document as shanghai
from samples.specs import culture, elderly, forest, riverside, waters

BOTH = ("docx", "pdf")


@dataclass(frozen=True)
class Sample:
    """One sample. make prints it and names what was planted."""

    slug: str
    about: str
    formats: tuple[str, ...]
    make: Callable[[], Draft]


def _clean(printed: Printed) -> Draft:
    return printed, ()


def _culture(year: int) -> Printed:
    return hebei.print_disclosure(culture.disclosure(year))


def _elderly() -> Printed:
    return qinghai.print_disclosure(elderly.disclosure())


def _forest() -> Printed:
    return hebei.print_disclosure(forest.disclosure())


def _waters() -> Printed:
    return jiangsu.print_disclosure(waters.disclosure())


def _riverside() -> Printed:
    return shanghai.print_disclosure(riverside.disclosure())


def _further() -> Printed:
    """The foresters of another county, whose province prints more tables."""
    spec = forest.disclosure()
    department = replace(spec.department, code="608", name="宁溪县林木管护局")
    return further.print_disclosure(
        replace(spec, slug="ningxi-forest-2026", region=("", "宁溪县"), department=department)
    )


SAMPLES = (
    Sample("qinghe-culture-2025", "河北样式，部门和两个单位，无差错", BOTH, lambda: _clean(_culture(2025))),
    Sample("qinghe-culture-2024", "同一部门的上一年，无差错", BOTH, lambda: _clean(_culture(2024))),
    Sample(
        "qinghe-culture-2025-draft", "同一部门的初稿，有四处差错", BOTH, lambda: drafts.culture_draft(_culture(2025))
    ),
    Sample(
        "qinghe-forest-2026",
        "河北2026年样式，有基金、单位资金和上年结转，无差错",
        ("docx", "html"),
        lambda: _clean(_forest()),
    ),
    Sample("lanyuan-elderly-2025", "青海样式，合计有0.01的尾差，无差错", (*BOTH, "xlsx"), lambda: _clean(_elderly())),
    Sample(
        "lanyuan-elderly-2025-draft", "同一部门的初稿，有两处差错", ("pdf",), lambda: drafts.elderly_draft(_elderly())
    ),
    Sample("chengxi-waters-2025", "江苏样式，只有表格，页面旋转，首表为A3", ("pdf",), lambda: _clean(_waters())),
    Sample("ningxi-forest-2026", "九张表之外，另有各地印发的十四种表，无差错", BOTH, lambda: _clean(_further())),
    Sample("yunting-riverside-2025", "上海样式，单位预算，以元列示，无差错", ("pdf",), lambda: _clean(_riverside())),
)


def printed(slug: str) -> Draft:
    """A sample by its slug, and what was planted in it. Raises KeyError."""
    return {sample.slug: sample for sample in SAMPLES}[slug].make()
