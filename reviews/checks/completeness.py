"""Which tables there are, whether empty ones are declared, and whether the document speaks of one unit and year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.extraction import titles
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.forms import is_further
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Scope, Table
from disclosures.extraction.text import fold
from reviews.checks import accounts
from reviews.checks.columns import money_columns
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, clean, finding, place_in, place_of, place_on, skipped

Words = Iterator[Finding | Instance]
OTHERS_DECLARED = ("T13", "T14")
"""Further forms that are printed empty and declared so; a note left from the template is no wrong figure."""

REQUIRED = ("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09")
UNITS_INSIDE = ("13",)
"""First digits of the regions whose departments print their units' budgets as the second part of their own document;
elsewhere units publish files of their own."""
STATE_CAPITAL = 2021
"""From this budget year on every department publishes the state capital table."""

_ITEMS = re.compile(r"出国|用车|接待|会议|培训")

CLAUSE = "《地方预决算公开操作规程》：部门预算公开报表"


@check("C101", level=Level.ERROR, title="应公开的报表齐全", clause=CLAUSE)
def required_tables_are_there(book: FactBook) -> Words:
    """部门预算应公开收支总表、收入总表、支出总表等九张报表，没有数据的也应列出空表。"""
    unread = [t for t in book.extraction.tables if t.form is None and _holds_money(t)]
    usual = [layout for layout in load_layouts() if not is_further(layout.form)]
    for scope in _reporting(book):
        for form in REQUIRED:
            if book.has(form, scope.code):
                yield clean(f"{scope.code} {FORMS[form]}", place_on(book.table(form, scope.code)))
            elif form == "T08" and (book.extraction.year or STATE_CAPITAL) < STATE_CAPITAL:
                yield skipped(f"{scope.code} {FORMS[form]}", "这个年度还不要求公开这张表")
            elif maybe := [t for t in unread if titles.may_be(t.title, form, usual)]:
                yield skipped(f"{scope.code} {FORMS[form]}", f"有 {len(maybe)} 张表未能识别，可能是这张表")
            else:
                yield _missing(book, scope, form)


def _reporting(book: FactBook) -> list[Scope]:
    """The scopes that publish a set of tables, not only one by the way."""
    return [s for s in book.scopes() if sum(book.has(form, s.code) for form in REQUIRED) > 1]


def _holds_money(table: Table) -> bool:
    return bool(money_columns(table))


def _missing(book: FactBook, scope: Scope, form: str) -> Finding:
    places = [place_on(t) for t in book.extraction.tables if t.scope.code == scope.code and t.form in REQUIRED]
    return finding(
        "{whose}缺少{form}，请补充；没有数据的，应列出空表并注明。",
        *places[-1:],
        level=Level.WARNING if _said(book, form) else None,
        whose=scope.name or ("部门" if scope.level == "department" else "单位"),
        form=FORMS[form],
    )


@check("C102", level=Level.WARNING, title="空表已注明", clause="没有数据的表格应当列出空表并说明")
def empty_tables_are_declared(book: FactBook) -> Words:
    """没有数据的表，应在表下注明没有这项预算。"""
    for scope in book.scopes():
        for form in REQUIRED:
            for table in book.tables(form, scope.code):
                facts = [f for f in book.facts(form, scope.code) if f.table == table.id]
                if any(f.amount is not None for f in facts) or table.declared_empty or _said(book, form):
                    yield clean(f"{scope.code} {FORMS[form]}", place_on(table))
                else:
                    yield finding(
                        "{form}没有数据，也没有注明“空表”，请补填数据或加注说明。", place_on(table), form=FORMS[form]
                    )


def _said(book: FactBook, form: str) -> bool:
    """Whether the narrative says, anywhere, that there is no such money."""
    words = {"T07": "政府性基金", "T08": "国有资本经营", "T09": "三公"}.get(form)
    if words is None:
        return False
    texts = (p.text for p in book.extraction.narrative)
    return any(words in text and any(no in text for no in ("无", "没有", "未安排", "空表", "不涉及")) for text in texts)


@check("C103", level=Level.ERROR, title="注明为空表的确实没有数据", clause="没有数据的表格应当列出空表并说明")
def declared_tables_are_empty(book: FactBook) -> Words:
    """注明没有预算（采购、资产）的空表，表中不应有金额。"""
    for table in book.extraction.tables:
        if not table.declared_empty or table.form not in (*REQUIRED, *OTHERS_DECLARED) or _speaks_of_items(table):
            continue
        filled = [f for f in book.facts(table.form, table.scope.code) if f.table == table.id and f.amount]
        if filled:
            yield finding(
                "{form}注明为空表，表中却有金额 {actual}，请核对表注或金额。",
                place_on(table),
                *map(place_of, filled[:4]),
                level=Level.ERROR if table.form in REQUIRED else Level.WARNING,
                form=FORMS[table.form],
                actual=filled[0].printed.strip(),
            )
        else:
            yield clean(f"{table.scope.code} {FORMS[table.form]}", place_on(table))


def _speaks_of_items(table: Table) -> bool:
    """Whether a note below the public expenses calls only some of them empty, not the whole table."""
    whole = [note for note in map(fold, table.notes) if "空表" in note and not _ITEMS.search(note)]
    return table.form == "T09" and not whole


@check(
    "C104",
    level=Level.WARNING,
    title="支出按功能分类公开到项",
    clause="《地方预决算公开操作规程》：支出公开到功能分类项级科目",
)
def functions_go_down_to_items(book: FactBook) -> Words:
    """支出总表和一般公共预算支出表应列示到功能分类的项级科目。"""
    for scope in book.scopes():
        for form in ("T03", "T05"):
            yield from _depth(book, scope, form, accounts.LENGTHS[2], "功能分类项级科目")


@check(
    "C105",
    level=Level.WARNING,
    title="基本支出按经济分类公开到款",
    clause="《地方预决算公开操作规程》：基本支出公开到经济分类款级科目",
)
def economics_go_down_to_sections(book: FactBook) -> Words:
    """一般公共预算基本支出表应列示到经济分类的款级科目。"""
    for scope in book.scopes():
        yield from _depth(book, scope, "T06", accounts.LENGTHS[1], "经济分类款级科目")


def _depth(book: FactBook, scope: Scope, form: str, length: int, depth: str) -> Words:
    facts = [f for f in book.facts(form, scope.code) if f.amount and f.address.row.isdigit()]
    subject = f"{scope.code} {FORMS[form]}"
    if not facts:
        yield skipped(subject, "没有按科目列示的数据")
    elif any(len(f.address.row) >= length for f in facts):
        yield clean(subject)
    else:
        table = book.table(form, scope.code)
        yield finding("{form}没有列示到{depth}，请按规定细化。", place_on(table), form=FORMS[form], depth=depth)


@check("C106", level=Level.WARNING, title="收支总表列有收入总计、支出总计", clause=CLAUSE)
def summaries_have_totals(book: FactBook) -> Words:
    """收支总表和财政拨款收支总表应列出收入总计和支出总计。"""
    for scope in book.scopes():
        for form in ("T01", "T04"):
            rows = {f.address.row for f in book.facts(form, scope.code)}
            for total, word in (("income.total", "收入总计"), ("expenditure.total", "支出总计")):
                if not any(r.startswith(total[:6]) for r in rows):
                    continue
                if total in rows:
                    yield clean(f"{scope.code} {FORMS[form]} {word}")
                else:
                    table = book.table(form, scope.code)
                    yield finding("{form}没有列出{word}，请补列。", place_on(table), form=FORMS[form], word=word)


@check(
    "C107", level=Level.WARNING, title="所属单位的预算已公开", clause="《地方预决算公开操作规程》：部门公开、单位公开"
)
def units_are_disclosed(book: FactBook) -> Words:
    """机构设置列有多个预算单位的，应有各所属单位的单位预算，或由单位另行公开。"""
    units = {s.code for s in book.scopes() if s.level == "unit"} | {u.extraction.unit.code for u in book.units}
    inside = book.extraction.region is not None and book.extraction.region.code.startswith(UNITS_INSIDE)
    for table in book.extraction.tables:
        if table.form != "T10" or table.scope.level != "department":
            continue
        named = [i for i in book.extraction.institutions if i.table == table.id and i.name.strip()]
        if len(named) < 2 or len(units) >= len(named):
            yield clean(f"{table.scope.code} 所属单位", place_on(table))
        elif not units and not inside:
            yield finding(
                "{table}列有 {count} 个预算单位，文件中没有所属单位的预算，请确认各单位已另行公开。",
                place_on(table),
                level=Level.HINT,
                table=FORMS["T10"],
                count=str(len(named)),
            )
        else:
            yield finding(
                "{table}列有 {count} 个预算单位，文件中有 {units} 个单位的预算，未见其余的（第二部分），请补充。",
                place_on(table),
                *(place_in(table, i.row) for i in named[:6]),
                table=FORMS["T10"],
                count=str(len(named)),
                units=str(len(units)),
            )
