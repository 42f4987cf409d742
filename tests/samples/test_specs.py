"""The clean samples add up, by sums of their own over what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samples.documents import SAMPLES, printed
from samples.expected import expected

CLEAN = [sample.slug for sample in SAMPLES if not sample.make()[1]]
KINDS_WITH_PROJECTS = ("project_head", "q_project")
RESIDUE = Decimal("0.01")


class Answer:
    """The expected tables of a sample, asked by canonical names."""

    def __init__(self, slug: str) -> None:
        self.tables = expected(printed(slug)[0])["tables"]

    def scopes(self) -> list[str]:
        return list(dict.fromkeys(t["scope"]["code"] for t in self.tables))

    def kinds(self) -> set[str]:
        return {t["kind"] for t in self.tables}

    def column(self, form: str, scope: str, column: str) -> dict[str, Decimal]:
        """Canonical row → printed amount (the first, where a row is printed twice); blank is zero."""
        found: dict[str, Decimal] = {}
        for table in self.tables:
            if (table["form"], table["scope"]["code"]) == (form, scope):
                for r, c, row, name in table["figures"]:
                    if name == column:
                        found.setdefault(row, Decimal(table["rows"][r][c].replace(",", "") or 0))
        return found

    def cells(self, form: str, scope: str, kind: str) -> list[list[str]]:
        return [
            r
            for t in self.tables
            if (t["form"], t["scope"]["code"], t["kind"]) == (form, scope, kind)
            for r in t["rows"]
        ]


def near(left: Decimal, right: Decimal, addends: int = 1) -> bool:
    """Equal but for the rounding of so many printed addends."""
    return abs(left - right) <= RESIDUE * (addends + 1) / 2


@pytest.fixture(params=CLEAN)
def answer(request: pytest.FixtureRequest) -> Answer:
    return Answer(request.param)


@pytest.mark.parametrize(
    ("form", "column"), [("T03", "total"), ("T03", "basic"), ("T03", "project"), ("T05", "total"), ("T06", "total")]
)
def test_each_account_is_the_sum_of_those_below_it(answer: Answer, form: str, column: str):
    for scope in answer.scopes():
        amounts = answer.column(form, scope, column)
        codes = [row for row in amounts if row != "total"]
        for parent in ["total", *codes]:
            length = {"total": 3, 3: 5, 5: 7}[parent if parent == "total" else len(parent)] if len(parent) < 7 else 0
            below = [c for c in codes if len(c) == length and (parent == "total" or c.startswith(parent))]
            if below:
                assert near(amounts[parent], sum(amounts[c] for c in below), len(below)), (form, scope, parent)


def test_both_sides_of_the_summary_come_to_the_total_of_the_other_tables(answer: Answer):
    for scope in answer.scopes():
        summary = answer.column("T01", scope, "amount")
        assert summary["income.total"] == summary["expenditure.total"]
        assert summary["expenditure.total"] == answer.column("T03", scope, "total")["total"]
        for row, amount in summary.items():
            if row.startswith("expenditure.2") and len(answer.column("T03", scope, "total")) > 1:
                assert amount == answer.column("T03", scope, "total").get(row[12:], 0)


def test_the_fiscal_summary_is_the_sum_of_its_budgets(answer: Answer):
    for scope in answer.scopes():
        totals = answer.column("T04", scope, "total")
        if "expenditure.basic" in totals:
            purposes = ("expenditure.basic", "expenditure.project", "expenditure.reserve")
            assert near(totals["expenditure.total"], sum(totals[row] for row in purposes), 3)
            continue
        general, fund = answer.column("T04", scope, "general_public"), answer.column("T04", scope, "government_fund")
        assert all(near(totals[row], general[row] + fund[row]) for row in totals)
        assert general["expenditure.total"] == answer.column("T05", scope, "total")["total"]


def test_basic_expenditure_agrees_by_function_and_by_economic_account(answer: Answer):
    for scope in answer.scopes():
        basic = answer.column("T03", scope, "basic")["total"]
        assert basic == answer.column("T06", scope, "total")["total"]
        parts = [answer.column("T06", scope, column).get("total") for column in ("personnel", "operating")]
        assert None in parts or near(basic, sum(parts), 2)


def test_projects_come_to_the_project_expenditure(answer: Answer):
    for scope in answer.scopes():
        heads = [row[2] for row in answer.cells("T11", scope, "project_head") if row[1] == "预算数"]
        table = [row[3] for row in answer.cells("T12", scope, "q_project")[1:] if row[3]]
        budgets = [Decimal(amount) for amount in heads + table]
        if any(kind in KINDS_WITH_PROJECTS for kind in answer.kinds()):
            assert budgets
            assert near(answer.column("T03", scope, "project")["total"], sum(budgets), len(budgets))


def test_a_department_is_the_sum_of_its_units():
    answer = Answer("qinghe-culture-2025")
    department, *units = answer.scopes()
    assert len(units) == 2
    for form, column in [
        ("T02", "total"),
        ("T03", "project"),
        ("T05", "basic"),
        ("T06", "operating"),
        ("T09", "total"),
    ]:
        whole = answer.column(form, department, column)
        for row, amount in whole.items():
            assert amount == sum(answer.column(form, unit, column).get(row, 0) for unit in units)


def test_the_year_before_is_what_the_narrative_compares_with():
    before, now = Answer("qinghe-culture-2024"), printed("qinghe-culture-2025")[0]
    whole = Answer("qinghe-culture-2025").column("T03", "731", "total")["total"]
    risen = whole - before.column("T03", "731", "total")["total"]
    assert any(f"较2024年预算增加{risen}万元" in text.text for _, text in now.texts())


def test_one_sample_leaves_rounding_residues():
    answer = Answer("lanyuan-elderly-2025")
    amounts = answer.column("T06", "518", "total")
    sums = {p: sum(a for c, a in amounts.items() if len(c) == 5 and c.startswith(p)) for p in ("301", "302", "303")}
    assert any(sums[parent] != amounts[parent] for parent in sums)
