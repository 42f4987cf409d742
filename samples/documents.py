"""The sample documents: slug → what is printed, what was planted, in which formats it is committed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samples.hebei import document as hebei_document
from samples.planting import Planted
from samples.printed import Printed
from samples.qinghai import document as qinghai_document
from samples.specs import culture, elderly


@dataclass(frozen=True)
class Sample:
    """One sample. make prints it and names what was planted."""

    slug: str
    about: str
    formats: tuple[str, ...]
    make: Callable[[], tuple[Printed, tuple[Planted, ...]]]


def _clean(printed: Printed) -> tuple[Printed, tuple[Planted, ...]]:
    return printed, ()


def _culture(year: int) -> Callable[[], tuple[Printed, tuple[Planted, ...]]]:
    return lambda: _clean(hebei_document.print_disclosure(culture.disclosure(year)))


def _elderly() -> tuple[Printed, tuple[Planted, ...]]:
    return _clean(qinghai_document.print_disclosure(elderly.disclosure()))


SAMPLES = (
    Sample("qinghe-culture-2025", "河北样式，部门和两个单位，无差错", ("docx", "pdf"), _culture(2025)),
    Sample("qinghe-culture-2024", "同一部门的上一年，无差错", ("docx", "pdf"), _culture(2024)),
    Sample("lanyuan-elderly-2025", "青海样式，合计有 0.01 的尾差，无差错", ("pdf", "docx"), _elderly),
)
