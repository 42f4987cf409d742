"""Project budgets: within a project, all of them together, and against project expenditure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from disclosures.extraction import tolerance
from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.factbook import FactBook, Figure
from disclosures.extraction.model import Project, Table
from disclosures.extraction.text import bare, fold
from reviews.checks import accounts
from reviews.checks.balance import Balance, Stated, attempt, side
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, place_in, skipped

Words = Iterator[Balance | Finding | Instance]
TOTALS = ("合计", "总计")


def place_of_field(book: FactBook, project: Project, field: str) -> Place:
    """The cell of a project's field; the row of its name where the field is not printed."""
    places = dict(project.places)
    table = book.extraction.table(project.table)
    if field in places:
        return place_in(table, *places[field])
    return place_in(table, places["name"][0]) if "name" in places else Place(table=table.id, text=table.title)


def money_of(book: FactBook, project: Project, field: str) -> Stated | None:
    """A project's budget, fiscal or other money as an addend; None where its place is not printed."""
    places = dict(project.places)
    if field not in places:
        return None
    table = book.extraction.table(project.table)
    amount: Decimal | None = getattr(project, field)
    return cell_operand(table, places[field], amount)


def cell_operand(table: Table, at: tuple[int, int], amount: Decimal | None) -> Stated:
    """A cell of a table without facts as an addend; a blank is exactly zero."""
    unit = table.amount_unit or "万元"
    printed = fold(table.text(*at))
    decimals = len(printed.partition(".")[2])
    exact = amount is None
    value = tolerance.ZERO if amount is None else amount
    interval = tolerance.exactly(value) if exact else tolerance.printed(value, decimals, unit)
    return Stated(value, interval, place_in(table, *at), unit, decimals)


def of_scope(book: FactBook, scope: str) -> list[Project]:
    return [p for p in book.extraction.projects if p.scope == scope]


@check("J101", level=Level.ERROR, title="项目预算数等于财政资金加其他资金", clause="项目绩效目标表")
def budget_is_the_sum_of_its_sources(book: FactBook) -> Words:
    """项目预算数应等于其中财政资金与其他资金相加。"""
    for project in book.extraction.projects:
        budget, fiscal, other = (money_of(book, project, field) for field in ("budget", "fiscal", "other"))
        subject = f"{project.scope} {project.name}"
        if budget is None or fiscal is None:
            yield skipped(subject, "没有列出财政资金")
        elif not budget.amount and not fiscal.amount:
            yield skipped(subject, "没有填列金额")
        elif other:
            yield Balance(subject, (budget,), (fiscal, other), f"项目“{project.name}”预算数", "财政资金与其他资金相加")
        else:
            yield Balance(subject, (budget,), (fiscal,), f"项目“{project.name}”预算数", "其中的财政资金", ">=")


@check("X301", level=Level.ERROR, title="项目预算之和不大于项目支出", clause="表间勾稽：项目绩效目标表、支出总表")
def projects_stay_within_project_expenditure(book: FactBook) -> Words:
    """所列各项目预算相加，不应大于支出总表的项目支出。"""
    for scope in book.scopes():
        if of_scope(book, scope.code):
            yield attempt(f"{scope.code} 项目预算之和", partial(_projects, book, scope.code, relation_equal=False))


@check("X302", level=Level.WARNING, title="项目预算之和等于项目支出", clause="表间勾稽：项目绩效目标表、支出总表")
def projects_make_up_project_expenditure(book: FactBook) -> Words:
    """列出全部项目的，各项目预算相加应等于支出总表的项目支出；有差额的，可能漏列项目或未填预算数。"""
    for scope in book.scopes():
        if not of_scope(book, scope.code):
            continue
        word = attempt(f"{scope.code} 项目预算之和", partial(_projects, book, scope.code, relation_equal=True))
        exceeds = isinstance(word, Balance) and word.gap > 0 and not word.holds
        yield skipped(f"{scope.code} 项目预算之和", "已超过项目支出，见 X301") if exceeds else word


def _projects(book: FactBook, scope: str, *, relation_equal: bool) -> Balance:
    spent = accounts.figure(book, "T03", scope, "total", "project")
    addends = tuple(o for p in of_scope(book, scope) if (o := money_of(book, p, "budget")))
    return Balance(
        f"{scope} 项目预算之和",
        addends,
        side(spent),
        f"所列 {len(addends)} 个项目预算相加",
        spent,
        "=" if relation_equal else "<=",
        level=Level.HINT if relation_equal and not _are_all(book, scope) else Level.ERROR,
    )


def _are_all(book: FactBook, scope: str) -> bool:
    """Whether a document that lists projects must list all: where it prints their codes, as the form of all does.

    Elsewhere only the chief projects may be published.
    """
    return any(p.code for p in of_scope(book, scope))


@check("J102", level=Level.ERROR, title="项目表合计等于各项目预算相加", clause="表内勾稽")
def listed_projects_add_up(book: FactBook) -> Words:
    """一张表列出全部项目并有合计的，合计应等于各项目预算数相加。"""
    for table in book.extraction.tables:
        projects = [p for p in book.extraction.projects if p.table == table.id]
        total = _total_cell(table, projects)
        if len(projects) < 2 or total is None:
            continue
        addends = tuple(o for p in projects if (o := money_of(book, p, "budget")))
        words = f"{len(addends)} 个项目预算数相加"
        yield Balance(f"{table.scope.code} {table.title}", (total,), addends, "项目表合计", words)


def _total_cell(table: Table, projects: list[Project]) -> Stated | None:
    """The budget cell of the total row of a table of all projects."""
    columns = {dict(p.places)["budget"][1] for p in projects if "budget" in dict(p.places)}
    if len(columns) != 1:
        return None
    [column] = columns
    for row in range(len(table.rows)):
        words = [bare(table.text(row, c)) for c in range(column)]
        if any(w in TOTALS for w in words):
            try:
                amount = parse_amount(table.text(row, column), table.amount_unit or "万元")
            except NotAnAmount:
                return None
            return cell_operand(table, (row, column), amount.value) if amount else None
    return None


@check("J103", level=Level.WARNING, title="项目填有预算数", clause="项目绩效目标表")
def every_project_has_a_budget(book: FactBook) -> Words:
    """每个项目都应填列预算数。"""
    for project in book.extraction.projects:
        if project.budget is None:
            yield finding(
                "项目“{name}”没有填列预算数，请补填。", place_of_field(book, project, "budget"), name=project.name
            )
        else:
            yield clean(f"{project.scope} {project.name}", place_of_field(book, project, "budget"))


@check("J104", level=Level.WARNING, title="项目预算数与项目支出表一致", clause="表间勾稽：项目支出表、项目绩效目标表")
def projects_agree_with_their_list(book: FactBook) -> Words:
    """项目绩效目标表的预算数，应等于项目支出表中同一项目各行相加。"""
    for scope in book.scopes():
        lines = _lines_of_list(book, scope.code)
        named = Counter(bare(project.name) for project in of_scope(book, scope.code))
        for project in of_scope(book, scope.code):
            listed, budget = lines.get(bare(project.name)), money_of(book, project, "budget")
            subject = f"{scope.code} {project.name}"
            if not lines:
                continue
            if not listed or budget is None or named[bare(project.name)] > 1:
                yield skipped(subject, "项目支出表没有列示同名项目")
            else:
                words = listed[0] if len(listed) == 1 else "项目支出表中这一项目各行相加"
                yield Balance(subject, (budget,), side(*listed), f"项目“{project.name}”预算数", words)


def _lines_of_list(book: FactBook, scope: str) -> dict[str, list[Figure]]:
    """The amounts that the list of projects prints, by the project's bare name."""
    found: dict[str, list[Figure]] = {}
    for row in book.rows("U01", scope) if book.has("U01", scope) else []:
        figure = book.find("U01", scope, row, "total")
        if figure and row.startswith("line"):
            found.setdefault(bare(figure.fact.row_label), []).append(figure)
    return found
