"""Invented fact books for the checks: a sound document, and the same with single cells changed.

A table is written as a text: the first line names the columns, each further line is a row key and its printed cells,
'-' for a blank. A cell is named form:row:column, or form@scope:row:column where it is not the department's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import resources
from typing import Any

from disclosures.extraction import model as m
from disclosures.extraction.amounts import NotAnAmount, parse_amount
from disclosures.extraction.factbook import FactBook

DEPARTMENT = m.Scope("department", "450", "临江区测试局")
UNIT = m.Scope("unit", "450001", "临江区测试局本级")
TITLES = {
    "T01": "收支总表", "T02": "收入总表", "T03": "支出总表", "T04": "财政拨款收支总表", "T05": "一般公共预算支出表",
    "T06": "一般公共预算基本支出表", "T07": "政府性基金预算支出表", "T08": "国有资本经营预算支出表",
    "T09": "“三公”经费支出表", "T11": "项目绩效目标表", "T12": "项目绩效指标表",
    "T13": "政府采购预算表", "T14": "固定资产占用情况表",
    "U01": "项目支出表", "U02": "一般公共预算项目支出表", "U03": "支出经济分类表", "U04": "一般公共预算支出经济分类表",
    "U05": "财政拨款支出表", "U06": "财政拨款基本支出表", "U07": "机关运行经费支出表", "U08": "财政专户管理资金支出表",
    "U09": "政府购买服务预算表", "U10": "会议费、培训费预算表", "U11": "基本支出表", "U12": "上年结转支出表",
    "U13": "支出分类汇总表", "U14": "专项资金清单",
}  # fmt: skip
LABELS = {
    "total": "合计", "subtotal": "小计", "income.total": "收入总计", "income.year_total": "本年收入合计",
    "income.carried_over": "上年结转", "expenditure.total": "支出总计", "expenditure.year_total": "本年支出合计",
    "expenditure.carried_forward": "年终结转", "abroad": "因公出国（境）费", "vehicles": "公务用车购置及运行费",
    "vehicle_purchase": "公务用车购置费", "vehicle_running": "公务用车运行维护费", "reception": "公务接待费",
}  # fmt: skip


def _names() -> dict[str, str]:
    found = {}
    for file in ("functional.csv", "functional_lei.csv", "economic.csv"):
        text = resources.files("disclosures.extraction").joinpath("codes", file).read_text(encoding="utf-8")
        found |= {line["code"]: line["name"] for line in csv.DictReader(text.splitlines())}
    return found


NAMES = _names()

ACCOUNTS = """
            total   basic  project
total       100.00  75.00  25.00
208          18.00  18.00  -
20805        18.00  18.00  -
2080505      12.00  12.00  -
2080506       6.00   6.00  -
210          72.00  47.00  25.00
21011         7.00   7.00  -
2101101       7.00   7.00  -
21015        65.00  40.00  25.00
2101501      40.00  40.00  -
2101506      25.00  -      25.00
221          10.00  10.00  -
22102        10.00  10.00  -
2210201      10.00  10.00  -
"""

SOUND = {
    "T01": """
                              amount
        income.general_public 100.00
        income.government_fund -
        income.year_total     100.00
        income.carried_over   -
        income.total          100.00
        expenditure.208        18.00
        expenditure.210        72.00
        expenditure.221        10.00
        expenditure.basic      75.00
        expenditure.project    25.00
        expenditure.year_total 100.00
        expenditure.carried_forward -
        expenditure.total     100.00
    """,
    "T02": """
                    total  subtotal fiscal carried_over
        total       100.00 100.00   100.00 -
        208          18.00  18.00    18.00 -
        20805        18.00  18.00    18.00 -
        2080505      12.00  12.00    12.00 -
        2080506       6.00   6.00     6.00 -
        210          72.00  72.00    72.00 -
        21011         7.00   7.00     7.00 -
        2101101       7.00   7.00     7.00 -
        21015        65.00  65.00    65.00 -
        2101501      40.00  40.00    40.00 -
        2101506      25.00  25.00    25.00 -
        221          10.00  10.00    10.00 -
        22102        10.00  10.00    10.00 -
        2210201      10.00  10.00    10.00 -
    """,
    "T03": ACCOUNTS + "2210201      10.00  10.00  -\n",
    "T04": """
                              amount total  general_public government_fund
        income.general_public 100.00 |      |              |
        income.government_fund -     |      |              |
        income.year_total     100.00 |      |              |
        income.carried_over   -      |      |              |
        income.total          100.00 |      |              |
        expenditure.208       |       18.00  18.00         -
        expenditure.210       |       72.00  72.00         -
        expenditure.221       |       10.00  10.00         -
        expenditure.year_total |     100.00 100.00         -
        expenditure.carried_forward | -     -              -
        expenditure.total     |      100.00 100.00         -
    """,
    "T05": ACCOUNTS,
    "T06": """
                total  personnel operating
        total   75.00  65.00     10.00
        301     65.00  65.00     -
        30101   30.00  30.00     -
        30108   12.00  12.00     -
        30109    6.00   6.00     -
        30110    7.00   7.00     -
        30113   10.00  10.00     -
        302     10.00  -         10.00
        30201    6.00  -          6.00
        30217    1.00  -          1.00
        30231    3.00  -          3.00
    """,
    "T07": """
                total basic project
        total   -     -     -
    """,
    "T08": """
                total basic project
        total   -     -     -
    """,
    "T09": """
                          total general_public last_year
        total             4.00  4.00           5.00
        subtotal          4.00  4.00           5.00
        abroad            -     -              -
        vehicles          3.00  3.00           3.50
        vehicle_purchase  -     -              -
        vehicle_running   3.00  3.00           3.50
        reception         1.00  1.00           1.50
    """,
    "T13": """
                    price total general_public own_funds small_business
        total       -     2.00  2.00           -         1.00
        subtotal:1  -     2.00  2.00           -         1.00
        line:2      1.00  2.00  2.00           -         1.00
    """,
}  # fmt: skip
EMPTY = ("T07", "T08")


def book(
    forms: Mapping[str, str] | None = None, change: Mapping[str, str] | None = None, *, without: Iterable[str] = (),
    units: bool = False, last_year: FactBook | None = None, money: str = "万元", **more: Any,
) -> FactBook:  # fmt: skip
    """A document of these tables (SOUND where none are given), single cells changed, forms left out.

    units adds a unit that is the whole department; more replaces fields of the Extraction.
    """
    texts = {form: text for form, text in (forms or SOUND).items() if form not in without}
    changes = {_cell(name): text for name, text in (change or {}).items()}
    built: list[tuple[m.Table, list[m.Fact]]] = []
    for scope in (DEPARTMENT, UNIT) if units else (DEPARTMENT,):
        built += [
            table(form, text, scope, len(built) + i, changes, money) for i, (form, text) in enumerate(texts.items(), 1)
        ]
    extraction = m.Extraction(
        m.Source("临江区.docx", "0" * 64, "docx", None), m.Region("990100", "临江区"),
        m.Unit(DEPARTMENT.code, DEPARTMENT.name), 2025, "department_budget",
        tables=tuple(t for t, _ in built), facts=tuple(f for _, facts in built for f in facts),
    )  # fmt: skip
    extra = dict(more)
    extra["tables"] = (*extraction.tables, *extra.get("tables", ()))
    return FactBook(replace(extraction, **extra), last_year)


def _cell(name: str) -> tuple[str, str, str, str]:
    form, row, column = name.rsplit(":", 2) if name.count(":") == 2 else _long(name)
    form, _, scope = form.partition("@")
    return form, scope or DEPARTMENT.code, row, column


def _long(name: str) -> tuple[str, str, str]:
    """T13:line:2:total has a colon in its row."""
    form, rest = name.split(":", 1)
    row, column = rest.rsplit(":", 1)
    return form, row, column


def table(
    form: str, text: str, scope: m.Scope, number: int, changes: Mapping[tuple[str, str, str, str], str], money: str
) -> tuple[m.Table, list[m.Fact]]:
    """A table and its facts. '|' is no cell at all."""
    head, *lines = [line.split() for line in text.strip().splitlines()]
    id, rows, facts = f"t{number}", [], []
    counts: dict[tuple[str, str], int] = {}
    for r, (key, *cells) in enumerate(lines):
        printed = [
            changes.get((form, scope.code, key, column), "" if cell == "-" else cell)
            for column, cell in zip(head, cells, strict=True)
        ]
        label = LABELS.get(key) or NAMES.get(key.rpartition(".")[2]) or key
        rows.append((m.Cell(key), m.Cell(label), *(m.Cell("" if p == "|" else p) for p in printed)))
        for c, (column, p) in enumerate(zip(head, printed, strict=True)):
            if p != "|":
                occurrence = counts.get((key, column), 0)
                counts[key, column] = occurrence + 1
                facts.append(fact(id, m.Address(form, scope.code, key, column), r, c + 2, label, p, money, occurrence))
    declared = form in EMPTY and not any(f.amount for f in facts)
    return m.Table(
        id, form, f"test-{form}", scope, TITLES[form], money, (1,), ("编码", "项目", *head), (None, None, *head),
        tuple(rows), ("注：空表列示。",) if declared else (), declared,
        f"{scope.code}{scope.name} 预算年度：2025 单位：{money}",
    ), facts  # fmt: skip


def fact(
    table: str, address: m.Address, row: int, column: int, label: str, printed: str, money: str, occurrence: int
) -> m.Fact:
    try:
        amount = parse_amount(printed, money)
    except NotAnAmount:
        amount = None
    return m.Fact(
        table, address, row, column, label, address.column, printed, amount.value if amount else None, money,
        amount.decimals if amount else 0, m.Locus(page=1), occurrence,
    )  # fmt: skip


def year_before(units: bool = False) -> FactBook:
    """The sound document's predecessor: other totals, and the figures that T09 prints as last year's."""
    forms = {form: text.replace("100.00", "90.00").replace("75.00", "70.00") for form, text in SOUND.items()}
    nine = SOUND["T09"].replace("4.00", "5.00").replace("3.00", "3.50").replace("1.00", "1.50")
    return book({**forms, "T09": nine}, units=units)
