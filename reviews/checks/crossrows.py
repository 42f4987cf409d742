"""Tables that list the same accounts, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclosures.extraction.factbook import FactBook, Figure, Missing
from reviews.checks import absences, accounts, funding, receipts, summaries
from reviews.checks.balance import Balance, equal, summed
from reviews.checks.crosswalk import BEHIND, appropriated
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.leftovers import unread
from reviews.checks.memory import once_a_book
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, finding, money, name_of, place_of, skipped

Words = Iterator[Balance | Instance | Finding]


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of accounts: how its rows are named in this table, and which accounts it lists."""

    book: FactBook
    form: str
    scope: str
    column: str
    prefix: str = ""

    def codes(self) -> list[str]:
        """The accounts that the table lists. Raises Missing where there is no table."""
        return _codes(self.book, self.form, self.scope, self.prefix)

    def find(self, code: str) -> Figure | None:
        return self.book.find(self.form, self.scope, self.prefix + code, self.column)

    def figures(self) -> dict[str, Figure]:
        """What the table prints of its accounts."""
        rows = ((code, self.book.row(self.form, self.scope, self.prefix + code)) for code in self.codes())
        return {code: row[self.column][0] for code, row in rows if self.column in row}

    def items(self) -> dict[str, list[Figure]]:
        """The accounts beneath which it lists no other, each with its figures: all of them where it lists it once a
        unit.
        """
        codes = self.codes()
        every = accounts.reads_all(self.book, self.form, self.scope)
        found = {code: self.book.row(self.form, self.scope, self.prefix + code).get(self.column, []) for code in codes}
        lowest = [code for code in codes if not any(other != code and other.startswith(code) for other in codes)]
        return {code: found[code] if every else found[code][:1] for code in lowest}

    def units(self, code: str) -> list[Figure]:
        """The figures of an account that the table lists once a unit."""
        return self.book.figures(self.form, self.scope, self.prefix + code, self.column)

    @property
    def lists_units(self) -> bool:
        """Whether the table lists an account once a unit."""
        return accounts.reads_all(self.book, self.form, self.scope)


@once_a_book
def _codes(book: FactBook, form: str, scope: str, prefix: str) -> list[str]:
    rows = (row.removeprefix(prefix) for row in book.rows(form, scope) if row.startswith(prefix))
    return [row for row in rows if accounts.is_account(row)]


def compare(left: _Column, right: _Column, codes: Iterable[str]) -> Words:
    """Each code on both sides; one that only one side lists must hold no money."""
    ones, others, lists_units = left.figures(), right.figures(), right.lists_units
    for code in codes:
        one, other = ones.get(code), others.get(code)
        if one and other and lists_units:
            yield summed(left.scope, one, right.units(code), "所属各单位相加")
        elif one and other:
            yield equal(one, other, left.scope)
        elif (lonely := one or other) and lonely.amount:
            lacking = right if one else left
            if reason := unread(left.book, lacking.form, lacking.scope):
                yield skipped(f"{lacking.scope} {FORMS[lacking.form]} {code}", reason)
            else:
                yield _lonely(lonely, lacking, code)


def _lonely(figure: Figure, lacking: _Column, code: str) -> Finding:
    fact = figure.fact
    return finding(
        "{left} {actual} {unit}，{other}没有列示这一科目（{code}）。",
        place_of(fact),
        left=name_of(figure),
        actual=money(figure.amount, fact.unit, fact.decimals),
        unit=fact.unit,
        other=FORMS[lacking.form],
        code=code,
        lacking=absences.key(lacking.form, lacking.scope, code),
    )


@check("X104", level=Level.ERROR, title="收支总表各类支出与支出总表一致", clause="表间勾稽：收支总表、支出总表")
def classes_agree_with_the_summary(book: FactBook) -> Words:
    """收支总表每一类支出，应等于支出总表同一类科目的合计。"""
    for scope in book.scopes():
        for column, listed in (("amount", "total"), ("basic", "basic"), ("project", "project")):
            if column == "amount" or column in _columns(book, "T01", scope.code):
                summary = _Column(book, "T01", scope.code, column, "expenditure.")
                yield from _classes(summary, _Column(book, "T03", scope.code, listed))


@check(
    "X111", level=Level.ERROR, title="财政拨款收支总表各类支出与各本预算支出表一致", clause="表间勾稽：财政拨款收支总表"
)
def classes_agree_with_each_budget(book: FactBook) -> Words:
    """财政拨款收支总表每一类支出，应等于一般公共预算、政府性基金预算、国有资本经营预算支出表同一类科目的合计。"""
    for scope in book.scopes():
        for column, form in BEHIND.items():
            if _leaves_out_carry_over(book, scope.code, column, form):
                yield skipped(f"{scope.code} {FORMS[form]}各类支出", f"{FORMS[form]}不含上年结转")
                continue
            summary = _Column(book, "T04", scope.code, column, "expenditure.")
            yield from _classes(summary, _Column(book, form, scope.code, "total"))


def _leaves_out_carry_over(book: FactBook, scope: str, column: str, form: str) -> bool:
    """Whether a budget's table adds up to this year's appropriation and not to the summary's expenditure."""
    try:
        listed = accounts.figure(book, form, scope, "total", "total")
        spent = book.amount("T04", scope, "expenditure.total", column)
        this_year = appropriated(book, scope, column)
    except Missing:
        return False
    return not listed.interval.meets(spent.interval) and any(listed.interval.meets(f.interval) for f in this_year)


@check(
    "X112",
    level=Level.ERROR,
    title="全部为财政拨款时，两张收支总表各类支出一致",
    clause="表间勾稽：收支总表、财政拨款收支总表",
)
def classes_agree_between_summaries(book: FactBook) -> Words:
    """收入全部为本年财政拨款时，两张收支总表的各类支出应当一致。"""
    for scope in book.scopes():
        try:
            if funding.other_than_fiscal(book, scope.code):
                yield skipped(f"{scope.code} 各类支出", "有财政拨款以外的资金")
                continue
        except Missing as missing:
            yield skipped(f"{scope.code} 各类支出", missing)
            continue
        fiscal = _Column(book, "T04", scope.code, "total", "expenditure.")
        yield from _classes(_Column(book, "T01", scope.code, "amount", "expenditure."), fiscal)


def _columns(book: FactBook, form: str, scope: str) -> list[str]:
    return book.columns(form, scope) if book.has(form, scope) else []


def _classes(left: _Column, right: _Column) -> Words:
    subject = f"{left.scope} {FORMS[left.form]}与{FORMS[right.form]}"
    try:
        codes = [[c for c in side.codes() if len(c) == accounts.LENGTHS[0]] for side in (left, right)]
        lacking = [s.form for s in (left, right) if s.column not in s.book.columns(s.form, s.scope)]
    except Missing as missing:
        yield skipped(subject, missing)
        return
    if codes[0] and not codes[1] and not lacking and right.codes():
        yield from _by_items(left, right, codes[0])
        return
    lacking += [s.form for s, found in zip((left, right), codes, strict=True) if not found]
    if lacking:
        yield skipped(subject, f"{FORMS[lacking[0]]}没有按功能分类列示各类支出")
        return
    yield from compare(left, right, list(dict.fromkeys([*codes[0], *codes[1]])))


def _by_items(left: _Column, right: _Column, classes: list[str]) -> Words:
    """Each class of a summary against the items of a table that lists nothing else."""
    items = right.items()
    for code in dict.fromkeys([*classes, *(item[: accounts.LENGTHS[0]] for item in items)]):
        whole = left.find(code)
        parts = [figure for item, figures in items.items() if item.startswith(code) for figure in figures]
        if whole and parts:
            yield summed(left.scope, whole, parts, f"{FORMS[right.form]}所列各科目相加")
        elif lonely := next((f for f in (*([whole] if whole else []), *parts) if f.amount), None):
            yield _lonely(lonely, right if whole else left, code)


@check(
    "X108",
    level=Level.ERROR,
    title="一般公共预算基本支出与基本支出表一致",
    clause="表间勾稽：一般公共预算支出表、基本支出表",
)
def basic_expenditure_agrees(book: FactBook) -> Words:
    """一般公共预算支出表合计行的基本支出，应等于一般公共预算基本支出表的合计。"""
    for scope in book.scopes():
        try:
            left = accounts.figure(book, "T05", scope.code, "total", "basic")
            yield equal(left, accounts.figure(book, "T06", scope.code, "total", "total"), scope.code)
        except Missing as missing:
            yield skipped(f"{scope.code} 基本支出合计", missing)


@check(
    "X109",
    level=Level.ERROR,
    title="全部为一般公共预算时，支出总表与一般公共预算支出表逐行一致",
    clause="表间勾稽：支出总表、一般公共预算支出表",
)
def expenditure_agrees_row_by_row(book: FactBook) -> Words:
    """资金全部为本年一般公共预算拨款时，支出总表与一般公共预算支出表每个科目的合计、基本支出、项目支出应当一致。"""
    yield from _row_by_row(book, "T03", "T05", ("total", "basic", "project"))


@check("X110", level=Level.ERROR, title="收入总表与支出总表逐行一致", clause="表间勾稽：收入总表、支出总表", version=2)
def receipts_agree_row_by_row(book: FactBook) -> Words:
    """收入总表包含全部资金（含上年结转）、没有结转下年时，收入总表与支出总表每个科目的合计应当一致。"""
    yield from _row_by_row(book, "T02", "T03", ("total",))


def _row_by_row(book: FactBook, one: str, other: str, columns: tuple[str, ...]) -> Words:
    for scope in book.scopes():
        subject = f"{scope.code} {FORMS[one]}与{FORMS[other]}逐行"
        left, right = (_Column(book, form, scope.code, "total") for form in (one, other))
        try:
            if reason := _incomparable(book, left, right):
                yield skipped(subject, reason)
                continue
        except Missing as missing:
            yield skipped(subject, missing)
            continue
        for column in columns:
            yield from _column(book, scope.code, one, other, column)


def _incomparable(book: FactBook, left: _Column, right: _Column) -> str:
    """Why two tables cannot be held against each other row by row; '' where they can."""
    for column in (left, right):
        if not column.codes():
            return f"{FORMS[column.form]}没有按科目列示"
    if {len(c) for c in left.codes()} != {len(c) for c in right.codes()}:
        return "两表列示到的科目级次不同"
    if any(accounts.reads_all(book, c.form, c.scope) for c in (left, right)):
        return "表中同一科目分多行列示"
    if funding.all_general(book, left.scope):
        return ""
    return "有一般公共预算以外的资金" if left.form != "T02" else _received_and_not_spent(book, left, right)


def _received_and_not_spent(book: FactBook, received: _Column, spent: _Column) -> str:
    """Why the accounts of all money may differ between receipts and expenditure; '' where they may not.

    They may where money is kept for the next year, where the receipts leave out that of former years, or where most
    accounts differ: then one of the tables places its money otherwise.
    """
    scope = received.scope
    if any(f.amount for f in summaries.carried_forward(book, "T01", scope)):
        return "有结转下年的资金"
    lists_former_years = any("carried_over" in column for column in book.columns("T02", scope))
    if not lists_former_years and any(f.amount for f in receipts.carried_over(book, "T01", scope)):
        return "收入总表不含上年结转"
    others = spent.figures()
    shared = [(one, others[code]) for code, one in received.figures().items() if code in others]
    if 2 * sum(one.interval.meets(other.interval) for one, other in shared) <= len(shared):
        return "两表多数科目不同，口径可能不一"
    return ""


def _column(book: FactBook, scope: str, one: str, other: str, column: str) -> Words:
    left, right = (_Column(book, form, scope, column) for form in (one, other))
    if column not in book.columns(one, scope) or column not in book.columns(other, scope):
        yield skipped(f"{scope} {column}", f"{FORMS[one]}或{FORMS[other]}没有这一列")
        return
    try:
        both = [accounts.figure(book, form, scope, "total", column) for form in (one, other)]
        yield equal(both[0], both[1], scope)
    except Missing as missing:
        yield skipped(f"{scope} {column} 合计", missing)
    yield from compare(left, right, _either(left, right) if column == "total" else _both(left, right))


def _either(left: _Column, right: _Column) -> list[str]:
    return list(dict.fromkeys([*left.codes(), *right.codes()]))


def _both(left: _Column, right: _Column) -> list[str]:
    """Beside the totals, only accounts that both tables list: a missing row is told once."""
    others = right.figures()
    return [code for code in left.figures() if code in others]
