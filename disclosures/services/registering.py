"""Many units are entered on the record at once, from the list that a bureau keeps anyway."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures import access
from disclosures.access import Person
from disclosures.extraction import regions
from disclosures.models import Region, Unit
from disclosures.models.region import REGION_CODE, UNIT_CODE
from disclosures.services.refusal import NotAllowed, NotPossible

MOST_TOLD = 20
LONGEST = 120
_APART = re.compile(r"[\t,，;；]")


@dataclass(frozen=True)
class Row:
    """A line of the list; parent is the code of the supervising department, '' where none is named."""

    number: int
    region: str
    code: str
    name: str
    parent: str


@transaction.atomic
def register_units(*, text: str, reason: str, by: Person) -> tuple[int, int]:
    """How many units are new and how many were known. text: lines of region code, unit code, name, department's code.

    Cells are parted by tabs (as copied from a spreadsheet), commas or semicolons; a first line without codes is a
    heading. A region not on record is entered under its name in GB/T 2260. All or nothing: raises NotAllowed, or
    NotPossible with a sentence for each wrong line.
    """
    if not access.is_administrator(by):
        raise NotAllowed(_("只有管理员可以登记单位。"))
    rows = list(_rows(text))
    wrong = [_told(row, why) for row in rows if (why := _misprint(row))]
    if wrong or not rows:
        raise NotPossible(*wrong[:MOST_TOLD] or [_("名单是空的。")])
    entered = _Register(by, reason)
    for row in rows:
        entered.enter(row)
    for row in rows:
        entered.put_under(row)
    if entered.wrong:
        raise NotPossible(*entered.wrong[:MOST_TOLD])
    return entered.new, len(rows) - entered.new


class _Register:
    """Enters rows one by one; wrong keeps what could not be."""

    def __init__(self, by: Person, reason: str) -> None:
        self.by, self.reason, self.new = by, reason, 0
        self.wrong: list[str] = []

    def enter(self, row: Row) -> None:
        region = self._region(row)
        unit = region and Unit.objects.filter(region=region, code=row.code).first()
        if unit and unit.name != row.name:
            self.wrong.append(_told(row, _("{code} 已登记为“{name}”。").format(code=row.code, name=unit.name)))
        elif region and not unit:
            self._save(Unit(region=region, code=row.code, name=row.name))
            self.new += 1

    def put_under(self, row: Row) -> None:
        if not row.parent or self.wrong:
            return
        parent = Unit.objects.filter(region__code=row.region, code=row.parent).first()
        unit = Unit.objects.get(region__code=row.region, code=row.code)
        if parent is None or parent == unit:
            self.wrong.append(_told(row, _("主管部门 {code} 没有登记。").format(code=row.parent)))
        elif unit.parent != parent:
            unit.parent = parent
            self._save(unit)

    def _region(self, row: Row) -> Region | None:
        region = Region.objects.filter(code=row.region).first()
        name = regions.name_of(row.region)
        if region is None and name:
            region = self._save(Region(code=row.region, name=name))
        elif region is None:
            why = _("行政区划 {code} 不在国家标准代码中，请先单独登记。").format(code=row.region)
            self.wrong.append(_told(row, why))
        return region

    def _save(self, record: Any) -> Any:
        record._history_user = self.by
        record._change_reason = self.reason
        record.save()
        return record


def _rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in _APART.split(line)]
        if not any(cells) or (number == 1 and not any(cell.isdecimal() for cell in cells)):
            continue
        region, code, name, parent = (*cells, "", "", "", "")[:4]
        yield Row(number, region, code, name, parent)


def _misprint(row: Row) -> str:
    if not re.match(REGION_CODE, row.region):
        return _("行政区划代码应为 6 位数字。")
    if not re.match(UNIT_CODE, row.code):
        return _("单位代码应为 3 至 12 位数字。")
    return "" if 0 < len(row.name) <= LONGEST else _("单位名称应为 1 至 120 个字。")


def _told(row: Row, why: str) -> str:
    return _("第 {n} 行：{why}").format(n=row.number, why=why)
