"""Against last year's disclosure of the same unit."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook, Missing
from disclosures.extraction.model import Fact
from reviews.checks.balance import Balance, elsewhere, side
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, clean, finding, place_of, skipped

Words = Iterator[Balance | Finding | Instance]
FORMS_COMPARED = ("T01", "T02", "T03", "T04", "T05", "T06", "T09")
FEW = 4


@check("Y101", level=Level.ERROR, title="上年预算数与上年公开的一致", clause="上年预算数应为上年公开的预算数")
def last_years_columns_agree(book: FactBook) -> Words:
    """表中的“上年预算数”应与本单位上年公开的预算数一致。"""
    facts = [f for f in book.extraction.facts if f.address.column == "last_year"]
    if book.last_year is None:
        yield skipped("上年预算数", "没有上年的公开文件")
        return
    for fact in facts:
        address = fact.address
        try:
            mine = book.amount(address.form, address.scope, address.row, "last_year")
            theirs = book.last_year.amount(address.form, address.scope, address.row, "total")
        except Missing as missing:
            yield skipped(f"{address.scope} {fact.row_label}", missing)
            continue
        yield Balance((address.scope, " ", mine), side(mine), elsewhere(theirs), mine, ("上年公开的", theirs))


@check("Y102", level=Level.WARNING, title="没有整表沿用上年数字", clause="预算应当逐年编制")
def figures_are_not_last_years(book: FactBook) -> Words:
    """一张表的金额与上年公开的完全相同，可能是沿用了上年的表。"""
    if book.last_year is None:
        yield skipped("沿用上年", "没有上年的公开文件")
        return
    for scope in book.scopes():
        for form in FORMS_COMPARED:
            mine = _amounts(book.facts(form, scope.code))
            theirs = _amounts(book.last_year.facts(form, scope.code))
            if len(mine) < FEW or not theirs:
                continue
            if mine != theirs:
                yield clean(f"{scope.code} {FORMS[form]}")
                continue
            first = next(f for f in book.facts(form, scope.code) if f.amount)
            yield finding(
                "{form}的全部 {count} 个金额都与上年公开的相同，请核对是否沿用了上年的表。",
                place_of(first),
                form=FORMS[form],
                count=str(len(mine)),
            )


def _amounts(facts: list[Fact]) -> dict[str, str]:
    """The figures other than zero by address."""
    return {f"{f.address}#{f.occurrence}": f"{f.amount:f}" for f in facts if f.amount}
