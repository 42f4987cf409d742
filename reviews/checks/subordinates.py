"""The department against the sum of its units, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Scope
from reviews.checks.balance import Balance, elsewhere, side
from reviews.checks.finding import Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import skipped

FORMS = ("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09")


@check("X401", level=Level.ERROR, title="部门预算等于所属单位预算相加", clause="部门预算由本级和所属单位预算汇总而成")
def department_is_the_sum_of_its_units(book: FactBook) -> Iterator[Balance | Instance]:
    """部门各表的每个数，应等于所属各单位同一张表同一格相加；单位不全的，待核。"""
    departments = [s for s in book.scopes() if s.level == "department"]
    units = list(_units(book))
    for department in departments:
        if reason := _incomplete(book, units):
            yield skipped(f"{department.code} 部门汇总", reason)
            continue
        words = [word for form in FORMS for word in _form(book, department.code, units, form)]
        if _are_partial(words):
            yield skipped(f"{department.code} 部门汇总", "待核：多数数字大于所列单位之和，单位可能不全")
        else:
            yield from words


def _are_partial(words: list[Balance | Instance]) -> bool:
    """Whether the units at hand are plainly not all: most figures of the department are larger than their sum."""
    filled = [w for w in words if isinstance(w, Balance) and w.left[0].amount]
    return sum(not w.holds and w.gap > 0 for w in filled) * 2 > len(filled)


def _units(book: FactBook) -> Iterator[tuple[FactBook, str]]:
    """Each unit's document and scope: in this file, or in a file of its own."""
    seen: set[str] = set()
    scopes: list[tuple[FactBook, Scope]] = [(book, s) for s in book.scopes() if s.level == "unit"]
    scopes += [(unit, s) for unit in book.units for s in unit.scopes()[:1]]
    for where, scope in scopes:
        if scope.code not in seen:
            seen.add(scope.code)
            yield where, scope.code


def _incomplete(book: FactBook, units: list[tuple[FactBook, str]]) -> str:
    """Why the units cannot be added up; '' where all of them are at hand."""
    if not units:
        return "待核：没有所属单位的预算"
    named = [i for i in book.extraction.institutions if i.name.strip() and i.table in _tables_of_department(book)]
    if len(named) > len(units):
        return f"待核：机构设置列有 {len(named)} 个单位，只有 {len(units)} 个单位的预算"
    return ""


def _tables_of_department(book: FactBook) -> set[str]:
    return {t.id for t in book.extraction.tables if t.scope.level == "department"}


def _form(
    book: FactBook, department: str, units: list[tuple[FactBook, str]], form: str
) -> Iterator[Balance | Instance]:
    if not book.has(form, department):
        return
    missing = [code for where, code in units if not where.has(form, code)]
    if missing:
        yield skipped(f"{department} {form}", f"{'、'.join(missing)} 没有这张表")
        return
    for row in book.rows(form, department):
        theirs = [(where, where.row(form, code, row)) for where, code in units]
        for column, [whole, *_] in book.row(form, department, row).items():
            found = [(where, printed[column][0]) for where, printed in theirs if column in printed]
            if found:
                parts = tuple(addend for where, f in found for addend in (side if where is book else elsewhere)(f))
                words = ("单位", found[0][1]) if len(found) == 1 else "所属各单位相加"
                yield Balance((department, " ", whole, "＝Σ单位"), side(whole), parts, ("部门", whole), words)
