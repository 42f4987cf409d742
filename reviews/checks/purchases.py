"""What is bought out of which money: procurement lines against the project or quota that pays for them."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.text import bare, fold
from reviews.checks.balance import Balance, side
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.procurement import figures_of, groups
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, place_in, place_of

Words = Iterator[Balance | Finding | Instance]

ASSETS = ("A01", "A02", "A03", "A04")
"""Where the procurement catalogue lists houses, equipment, cultural objects, books."""

BUYING = ("购置", "采购", "购买", "配备", "设备", "更新", "配置")


@check(
    "G106",
    level=Level.WARNING,
    title="项目采购的设备在项目用途或指标中有说明",
    clause="政府采购预算与项目支出、绩效目标一致",
)
def equipment_belongs_to_its_project(book: FactBook) -> Words:
    """从项目经费采购设备的，该项目的用途、目标或指标应提到购置或这种设备。"""
    for line in book.extraction.procurement:
        projects = [p for p in book.extraction.projects if line.project and bare(p.name) == bare(line.project)]
        if line.kind != "line" or not line.code.strip().startswith(ASSETS) or not projects:
            continue
        project = projects[0]
        items = [i for i in book.extraction.indicators if bare(i.project) == bare(project.name)]
        said = "".join([project.purpose, project.goal, *(i.third + i.description for i in items)])
        table = book.extraction.table(line.table)
        if bare(line.item) in bare(said) or any(word in said for word in BUYING):
            yield clean(f"{project.scope} {line.item}", place_in(table, line.row))
        else:
            yield finding(
                "从项目“{name}”采购“{item}”，但该项目的用途、目标和指标都没有提到购置设备，请核对资金来源或补充说明。",
                place_in(table, line.row),
                name=project.name,
                item=fold(line.item),
            )


@check("G107", level=Level.WARNING, title="同一资金来源的预算资金各行一致", clause="政府采购预算表")
def one_source_has_one_amount(book: FactBook) -> Words:
    """同一单位同一资金来源的“预算资金”在各行重复列示，应当一致。"""
    for scope, name, lines in _by_source(book):
        amounts = figures_of(book, scope, lines, "source")
        usual = max(amounts, key=lambda f: sum(f.amount == other.amount for other in amounts), default=None)
        for figure in amounts:
            if usual is None or figure.blank or figure.amount == usual.amount:
                yield clean(f"{scope} {name}", place_of(figure.fact))
            else:
                yield finding(
                    "“{name}”的预算资金这一行写为 {actual}，其他行为 {expected}，请核对。",
                    place_of(figure.fact),
                    place_of(usual.fact),
                    name=name,
                    actual=figure.fact.printed.strip(),
                    expected=usual.fact.printed.strip(),
                )


@check("G108", level=Level.WARNING, title="采购金额不大于预算资金", clause="政府采购预算表")
def purchases_stay_within_their_source(book: FactBook) -> Words:
    """同一单位同一资金来源的各行采购金额相加，不应大于这项来源的预算资金。"""
    for scope, name, lines in _by_source(book):
        sources = [f for f in figures_of(book, scope, lines, "source") if not f.blank]
        totals = figures_of(book, scope, lines, "total")
        if sources and totals:
            most = max(sources, key=lambda f: f.amount)
            yield Balance(
                f"{scope} {name}",
                side(*totals),
                side(most),
                f"“{name}”各行采购金额相加",
                most,
                "<=",
            )


def _by_source(book: FactBook) -> Iterator[tuple[str, str, list[str]]]:
    """The lines of each unit that one source pays for: scope, name of the source, rows."""
    names = {(line.table, line.row): fold(line.project) for line in book.extraction.procurement}
    for scope in book.scopes():
        rows = {f.address.row: names.get((f.table, f.row), "") for f in book.facts("T13", scope.code)}
        parts = [lines for _, lines in groups(book, scope.code)] or [[r for r in rows if r.startswith("line")]]
        for lines in parts:
            for name in dict.fromkeys(rows[r] for r in lines if rows[r]):
                yield scope.code, name, [r for r in lines if rows[r] == name]
