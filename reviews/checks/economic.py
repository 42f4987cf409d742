"""Economic accounts: personnel or operating money, and the functional accounts that mirror them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosures.extraction import tolerance
from disclosures.extraction.accounts import BASIC_CLASSES
from disclosures.extraction.factbook import FactBook, Figure, Missing
from reviews.checks import accounts
from reviews.checks.balance import Balance, side
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, money, name_of, place_of, row_name, skipped

OTHER = {"personnel": "operating", "operating": "personnel"}
WRONG = {code: OTHER[kind] for kind, classes in BASIC_CLASSES.items() for code in classes}
"""In which column a class of basic expenditure must not stand."""


@check(
    "A401",
    level=Level.WARNING,
    title="基本支出表：工资福利、对个人和家庭的补助属人员经费",
    clause="部门预算支出经济分类科目",
)
def classes_stand_in_their_column(book: FactBook) -> Iterator[Finding | Instance]:
    """301、303 类应列人员经费，302、310 类应列公用经费。"""
    for scope in book.scopes():
        if not book.has("T06", scope.code):
            continue
        for row in book.rows("T06", scope.code):
            if row[:3] in WRONG and accounts.is_account(row):
                yield _column(book, scope.code, row, WRONG[row[:3]])


def _column(book: FactBook, scope: str, row: str, wrong: str) -> Finding | Instance:
    try:
        figure = book.amount("T06", scope, row, wrong)
    except Missing as missing:
        return skipped(f"{scope} T06 {row}", missing)
    if not figure.amount:
        return clean(f"{scope} {name_of(figure)}", place_of(figure.fact))
    return finding(
        "基本支出表“{name}”（{code}）有 {actual} {unit}列在{wrong}，按科目应列{right}。",
        place_of(figure.fact),
        name=row_name(figure.fact.row_label),
        code=row,
        actual=money(figure.amount, figure.fact.unit, figure.fact.decimals),
        unit=figure.fact.unit,
        wrong="公用经费" if wrong == "operating" else "人员经费",
        right="人员经费" if wrong == "operating" else "公用经费",
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Functional accounts that are paid out of one economic account."""

    functional: tuple[str, ...]
    economic: str


PAIRS = (
    Pair(("2080505",), "30108"),
    Pair(("2080506",), "30109"),
    Pair(("2101101", "2101102"), "30110"),
    Pair(("2101103",), "30111"),
    Pair(("2210201",), "30113"),
)


@check(
    "X501",
    level=Level.WARNING,
    title="社会保险、住房公积金：功能分类与经济分类对应",
    clause="功能分类与经济分类对应关系",
)
def pairs_agree(book: FactBook) -> Iterator[Balance | Finding | Instance]:
    """养老保险、职业年金、医疗保险、公务员医疗补助、住房公积金在功能分类和经济分类两张表中通常一致，不一致的请说明。"""
    for scope in book.scopes():
        if not book.facts("T05", scope.code) or not book.facts("T06", scope.code):
            yield skipped(f"{scope.code} 功能分类与经济分类", f"T05:{scope.code}、T06:{scope.code}")
            continue
        if "basic" not in book.columns("T05", scope.code):
            yield skipped(f"{scope.code} 功能分类与经济分类", f"T05:{scope.code}:*:basic")
            continue
        for pair in PAIRS:
            yield from _pair(book, scope.code, pair)


def _pair(book: FactBook, scope: str, pair: Pair) -> Iterator[Balance | Finding | Instance]:
    try:
        economic = book.amount("T06", scope, pair.economic, "total")
    except Missing as missing:
        yield skipped(f"{scope} {pair.economic}", missing)
        return
    every = accounts.reads_all(book, "T05", scope)
    printed = [code for code in pair.functional if book.find("T05", scope, code, "basic")]
    functional = [f for code in printed for f in accounts.figures(book, "T05", scope, code, "basic", every=every)]
    if functional:
        words = "、".join(dict.fromkeys(name_of(f) for f in functional))
        yield Balance(
            (scope, " ", economic),
            side(economic),
            side(*functional),
            economic,
            words,
            level=Level.HINT,
        )
    elif economic.amount and _is_large(book, scope, economic):
        yield _unpaired(economic, pair)
    else:
        yield clean(f"{scope} {name_of(economic)}", place_of(economic.fact))


def _is_large(book: FactBook, scope: str, economic: Figure) -> bool:
    """More than the rounding of the whole table may explain, and more than any class's smallest account."""
    total = accounts.figure(book, "T06", scope, "total", "total")
    share = economic.amount * len(book.rows("T06", scope))
    return share > total.amount > tolerance.ZERO


def _unpaired(economic: Figure, pair: Pair) -> Finding:
    fact = economic.fact
    return finding(
        "{left} {actual} {unit}，一般公共预算支出表没有对应的功能科目 {codes}，请核对列支科目。",
        place_of(fact),
        left=name_of(economic),
        actual=money(economic.amount, fact.unit, fact.decimals),
        unit=fact.unit,
        codes="、".join(pair.functional),
    )
