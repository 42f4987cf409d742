"""Invented disclosures with a narrative: tables as {'T01:income.total:amount': '100.00'}, text as paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from disclosures.extraction import claims, narrative
from disclosures.extraction.amounts import parse_amount
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import (
    Address,
    Cell,
    Claim,
    Extraction,
    Fact,
    Indicator,
    Locus,
    Paragraph,
    Project,
    Region,
    Scope,
    Source,
    Table,
    Unit,
)
from reviews.checks import balance
from reviews.checks.balance import Balance
from reviews.checks.finding import Finding, Instance
from reviews.checks.registry import all_checks

SCOPE = "909"
NAMES = {
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "20802": "民政管理事务",
    "2080201": "行政运行",
    "2080202": "一般行政管理事务",
    "210": "卫生健康支出",
    "21015": "医疗保障管理事务",
    "2101501": "行政运行",
    "30101": "基本工资",
    "30201": "办公费",
    "30217": "公务接待费",
    "30239": "其他交通费用",
}


def told(
    *texts: str,
    figures: Mapping[str, str] | None = None,
    unit: str = "万元",
    year: int = 2025,
    region: str = "990100",
    projects: Mapping[str, str] | None = None,
    indicators: Sequence[Indicator] = (),
    empty: Iterable[str] = (),
    **more: object,
) -> Extraction:
    """A disclosure of 临江区测试局. empty names the forms that are printed and declared empty."""
    scope = Scope("department", SCOPE, "临江区测试局")
    tables, facts = _tables(figures or {}, unit, scope, set(empty))
    if projects:
        tables.append(Table("tp", "T11", None, scope, "项目", unit, (), (), (), ((Cell("项目"),),)))
    extraction = Extraction(
        source=Source("试.docx", "0" * 64, "docx", None),
        region=Region(region, "临江区"),
        unit=Unit(SCOPE, "临江区测试局"),
        year=year,
        kind="department_budget",
        tables=tuple(tables),
        facts=tuple(facts),
        projects=tuple(
            Project("tp", SCOPE, f"{region}25P{i:03d}", name, Decimal(amount) * 10000)
            for i, (name, amount) in enumerate((projects or {}).items())
        ),
        indicators=tuple(indicators),
        narrative=narrative.passages([(Paragraph(text), SCOPE) for text in texts]),
        **more,  # type: ignore[arg-type]
    )
    return replace(extraction, claims=claims.claims(extraction))


def _tables(figures: Mapping[str, str], unit: str, scope: Scope, empty: set[str]) -> tuple[list[Table], list[Fact]]:
    forms = dict.fromkeys([*(address.split(":")[0] for address in figures), *sorted(empty)])
    tables, facts = [], []
    for form in forms:
        own = [(a.split(":"), printed) for a, printed in figures.items() if a.startswith(form)]
        id = form.lower()
        rows = tuple((Cell(NAMES.get(row, row)), Cell(printed)) for (_, row, _), printed in own)
        tables.append(
            Table(id, form, None, scope, form, unit, (), ("项目", "金额"), (None, "amount"), rows, (), form in empty)
        )
        for number, ((_, row, column), printed) in enumerate(own):
            amount = parse_amount(printed, unit)
            facts.append(
                Fact(
                    table=id,
                    address=Address(form, scope.code, row, column),
                    row=number,
                    column=1,
                    row_label=NAMES.get(row.rpartition(".")[2], row),
                    column_label="金额",
                    printed=printed,
                    amount=amount.value if amount else None,
                    unit=unit,
                    decimals=amount.decimals if amount else 0,
                    locus=Locus(),
                )
            )
    return tables, facts


def claim(extraction: Extraction, printed: str) -> Claim:
    """The only claim with this printed figure."""
    [found] = [c for c in extraction.claims if c.printed == printed]
    return found


def said(extraction: Extraction, code: str, last_year: Extraction | None = None) -> list[Finding | Instance]:
    """What one check says of a disclosure, sums judged."""
    book = FactBook(extraction, FactBook(last_year) if last_year else None)
    rule = next(check.rule for check in all_checks() if check.code == code)
    return [balance.judge(word) if isinstance(word, Balance) else word for word in rule(book)]


def findings(extraction: Extraction, code: str, last_year: Extraction | None = None) -> list[Finding]:
    """The contradictions that one check finds."""
    return [word for word in said(extraction, code, last_year) if isinstance(word, Finding)]


def outcomes(extraction: Extraction, code: str) -> set[str]:
    """The outcomes of what one check looked at and found nothing wrong with."""
    return {str(word.outcome) for word in said(extraction, code) if isinstance(word, Instance)}
