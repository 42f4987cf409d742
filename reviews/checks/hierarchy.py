"""类 = Σ款, 款 = Σ项, 合计 = Σ类: the tree of account codes, column by column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from disclosures.extraction.accounts import BASIC_CLASSES
from disclosures.extraction.factbook import FactBook, Figure, Missing, Row
from reviews.checks import accounts
from reviews.checks.balance import Balance, summed
from reviews.checks.columns import total_row_is_blank
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.memory import once_a_book
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, clean, finding, place_of, place_on, row_name, skipped

Sums = Iterator[Balance | Instance]


@check("H101", level=Level.ERROR, title="合计等于各类相加", clause="支出功能分类、经济分类：类、款、项逐级汇总")
def total_is_the_sum_of_classes(book: FactBook) -> Sums:
    """每一金额列的合计应等于各类科目（收入总表按单位列示的，各单位）相加。"""
    for form, scope in _tables(book):
        yield from _sums(book, form, scope, "total", "各类科目相加")


@check("H102", level=Level.ERROR, title="类等于各款相加", clause="支出功能分类、经济分类：类、款、项逐级汇总")
def class_is_the_sum_of_sections(book: FactBook) -> Sums:
    """每一金额列中，类级科目应等于所属各款相加。"""
    for form, scope in _tables(book):
        for row in _parents(book, form, scope):
            if accounts.is_unit(row) or len(row) == accounts.LENGTHS[0]:
                yield from _sums(book, form, scope, row, "所属各款相加" if row.isdigit() else "所属各单位相加")


@check("H103", level=Level.ERROR, title="款等于各项相加", clause="支出功能分类、经济分类：类、款、项逐级汇总")
def section_is_the_sum_of_items(book: FactBook) -> Sums:
    """每一金额列中，款级科目应等于所属各项相加。"""
    for form, scope in _tables(book):
        for row in _parents(book, form, scope):
            if row.isdigit() and len(row) == accounts.LENGTHS[1]:
                yield from _sums(book, form, scope, row, "所属各项相加")


def _tables(book: FactBook) -> Iterator[tuple[str, str]]:
    for scope in book.scopes():
        for form in accounts.FORMS:
            if book.facts(form, scope.code):
                yield form, scope.code


def _parents(book: FactBook, form: str, scope: str) -> list[str]:
    return [row for row in _tree(book, form, scope) if row != "total"]


@once_a_book
def _tree(book: FactBook, form: str, scope: str) -> dict[str, list[str]]:
    """The rows right below each row of a form."""
    return accounts.children(accounts.rows_of(book, form, scope))


def _sums(book: FactBook, form: str, scope: str, parent: str, words: str) -> Sums:
    below = _tree(book, form, scope).get(parent, [])
    if not below:
        return
    every = accounts.reads_all(book, form, scope)
    rows = {code: book.row(form, scope, code) for code in below}
    for column in book.columns(form, scope):
        try:
            whole = accounts.figures(book, form, scope, parent, column, every=every)
        except Missing as missing:
            yield skipped(f"{scope} {FORMS[form]} {parent} {column}", missing)
            continue
        if printed := _printed(rows, column):
            parts = [f for figures in printed for f in figures] if every else [figures[0] for figures in printed]
            yield Balance((scope, " ", whole[0]), tuple(whole), tuple(parts), whole[0], words)
        else:
            yield skipped(f"{scope} {FORMS[form]} {parent} {column}", "其他行没有这一列")


def _printed(rows: dict[str, Row], column: str) -> list[list[Figure]]:
    """What the rows print in a column. Of two lists side by side each has a total of its own and no column for it: that
    is held against the classes of the list.
    """
    if printed := [row[column] for row in rows.values() if column in row]:
        return printed
    classes = BASIC_CLASSES.get(column, ())
    return [row["total"] for code, row in rows.items() if code in classes and "total" in row]


@check("H104", level=Level.ERROR, title="重复列示的科目：首行等于其后各行相加", clause="同一科目先列合计、后列明细")
def repeated_code_is_the_sum_of_its_parts(book: FactBook) -> Sums:
    """同一科目列示多次的，首行为合计，其后各行相加应与首行相等。"""
    for form, scope in _tables(book):
        if accounts.reads_all(book, form, scope):
            continue
        for row in filter(accounts.is_account, accounts.repeated(book, form, scope)):
            for column in book.columns(form, scope):
                first, *parts = book.figures(form, scope, row, column)
                if parts:
                    yield summed(scope, first, parts, "其后所列明细相加")


@check("H105", level=Level.WARNING, title="下级科目有上级科目", clause="支出功能分类、经济分类：类、款、项逐级列示")
def every_code_has_its_parent(book: FactBook) -> Iterator[Finding | Instance]:
    """表中逐级列示科目的，每一款应有所属的类，每一项应有所属的款。"""
    for form, scope in _tables(book):
        rows = accounts.listed(book, form, scope)
        levels = {len(r) for r in rows}
        elsewhere = _printed_elsewhere(book, form, scope) if len(levels) > 1 else set()
        for row, figure in rows.items():
            above = row[:-2]
            if len(above) not in levels and above not in elsewhere:
                continue
            if above in rows:
                yield clean(f"{scope} {FORMS[form]} {row}")
            else:
                yield finding(
                    "{form}列有“{name}”（{code}），却缺少上级科目 {above}，请补列上级科目或更正科目编码。",
                    place_of(figure.fact),
                    form=FORMS[form],
                    name=row_name(figure.fact.row_label),
                    code=row,
                    above=above,
                )


def _printed_elsewhere(book: FactBook, form: str, scope: str) -> set[str]:
    """The codes that the other tables by function print."""
    others = [o for o in accounts.FUNCTIONAL if o != form and form in accounts.FUNCTIONAL]
    return {row for other in others if book.has(other, scope) for row in book.rows(other, scope)}


@check("H106", level=Level.HINT, title="科目按编码顺序列示", clause="支出功能分类、经济分类的编码顺序")
def codes_stand_in_order(book: FactBook) -> Iterator[Finding | Instance]:
    """科目应按编码由小到大列示，上级在前、下级在后。"""
    for form, scope in _tables(book):
        wrong = [(before, after) for before, after in _followers(book, form, scope) if after < before]
        if not wrong:
            yield clean(f"{scope} {FORMS[form]}")
            continue
        before, after = wrong[0]
        rows = accounts.listed(book, form, scope)
        yield finding(
            "{form}中科目 {after} 排在 {before} 之后，共 {count} 处未按编码顺序列示，请核对是否串行或编码有误。",
            place_of(rows[after].fact),
            place_of(rows[before].fact),
            form=FORMS[form],
            before=before,
            after=after,
            count=str(len(wrong)),
        )


def _followers(book: FactBook, form: str, scope: str) -> list[tuple[str, str]]:
    """Each account and the next below it; where two lists stand side by side, within each of them; where a unit's own
    line stands between two accounts, another unit's list begins.
    """
    first = {row: figure.fact for row, figure in accounts.listed(book, form, scope).items()}
    if len({fact.row for fact in first.values()}) < len(first):
        rows = sorted(first, key=lambda row: first[row].column)
        return [(one, other) for one, other in pairwise(rows) if first[one].column == first[other].column]
    further = (row for row in book.rows(form, scope) if row.startswith(("unit:", "item:")))
    others = {f.fact.row for row in further for figures in book.row(form, scope, row).values() for f in figures}
    return [(a, b) for a, b in pairwise(first) if others.isdisjoint(range(first[a].row + 1, first[b].row))]


@check("H107", level=Level.WARNING, title="合计行有数字", clause="表内勾稽")
def total_row_has_figures(book: FactBook) -> Iterator[Finding | Instance]:
    """其他行有金额时，合计行不应全部空白。"""
    for form, scope in _tables(book):
        total = [f.fact for figures in book.row(form, scope, "total").values() for f in figures]
        if not total and _has_accounts(book, form, scope):
            yield finding("{form}没有合计行，请补列合计。", place_on(book.table(form, scope)), form=FORMS[form])
        elif not total:
            yield skipped(f"{scope} {FORMS[form]}", "没有合计行，也没有按科目列示")
        elif total_row_is_blank(book, form, scope):
            yield finding("{form}的合计行没有数字，请补填合计。", *map(place_of, total[:2]), form=FORMS[form])
        else:
            yield clean(f"{scope} {FORMS[form]}", place_of(total[0]))


def _has_accounts(book: FactBook, form: str, scope: str) -> bool:
    return any(f.amount and accounts.is_account(f.address.row) for f in book.facts(form, scope))


@check("H108", level=Level.WARNING, title="科目列有下级科目", clause="支出公开到功能分类项级、经济分类款级科目")
def every_parent_has_children(book: FactBook) -> Iterator[Finding | Instance]:
    """同级的其他科目都列示下级的，每个有金额的科目也应列示下级科目。"""
    for form, scope in _tables(book):
        rows = accounts.listed(book, form, scope)
        parents = {accounts.parent_of(row, rows.keys()) for row in rows} - {None}
        levels = {len(row) for row in parents if row}
        for row, figure in rows.items():
            if len(row) not in levels:
                continue
            if row in parents or not figure.amount:
                yield clean(f"{scope} {FORMS[form]} {row}")
            else:
                yield finding(
                    "{form}“{name}”（{code}）有金额，却没有列示下级科目，请补列。",
                    place_of(figure.fact),
                    form=FORMS[form],
                    name=row_name(figure.fact.row_label),
                    code=row,
                )
