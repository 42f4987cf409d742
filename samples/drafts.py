"""First drafts with typed errors, of documents whose corrected version is a sample too."""

from __future__ import annotations

from dataclasses import replace

from samples.planting import Cell, Planted, find, put, reword
from samples.printed import Printed

Draft = tuple[Printed, tuple[Planted, ...]]


def culture_draft(clean: Printed) -> Draft:
    """Hebei: three public expenses zero in the text, a wrong 类, 元 for 万元 in the text, a plan that falls back."""
    printed, nothing = reword(clean, "预算安排5.25万元", "预算安排0.00万元", "narrative_amount")
    wrong = find(printed, "T05", "731", "208", "total")
    printed, total = put(printed, wrong, "75.85", "transposition")
    printed, unit = reword(printed, "公用经费49.87万元", "公用经费49.87元", "narrative_unit_slip")
    place = next(i for i, sheet in printed.sheets() if sheet.title == "2、古石桥巡查与养护绩效目标表")
    printed, plan = put(printed, Cell(place, 4, 4, "80%"), "40%", "project_plan")
    return _named(printed), (nothing, total, unit, replace(plan, column="10月底"))


def elderly_draft(clean: Printed) -> Draft:
    """Qinghai: housing left out of T03, its total with it; one digit of T05 wrong."""
    planted: list[Planted] = []
    printed = clean
    place, sheet = next((i, s) for i, s in printed.sheets() if s.form == "T03")
    for (row, column), (code, name) in sorted(sheet.keys.items()):
        if code.startswith("221") and name in ("total", "basic"):
            printed, error = put(printed, Cell(place, row, column, sheet.body[row][column]), "0.00", "row_zeroed")
            planted.append(error)
    for name, text in (("total", "540.57"), ("basic", "355.92")):
        printed, error = put(printed, find(printed, "T03", "518", "total", name), text, "row_zeroed")
        planted.append(error)
    printed, digit = put(printed, find(printed, "T05", "518", "2080506", "basic"), "16.06", "wrong_digit")
    return _named(printed), (*planted, digit)


def _named(printed: Printed) -> Printed:
    return replace(printed, slug=f"{printed.slug}-draft")
