"""Amounts, places and outcomes in the words that finance people use."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from disclosures.extraction.amounts import UNITS
from disclosures.extraction.factbook import Figure
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Fact, Table
from disclosures.extraction.text import bare, fold
from reviews.checks.finding import Finding, Instance, Level, Outcome, Place

FORMS = {layout.form: layout.name for layout in load_layouts()}
"""What each form is called in messages."""

COLUMNS = {
    "total": "合计",
    "subtotal": "本年收入小计",
    "basic": "基本支出",
    "project": "项目支出",
    "business": "经营",
    "personnel": "人员经费",
    "operating": "公用经费",
    "general_public": "一般公共预算",
    "government_fund": "政府性基金预算",
    "state_capital": "国有资本经营预算",
    "carried_over": "上年结转",
    "this_year": "当年拨款",
    "balance_used": "使用非财政拨款结余",
    "fiscal": "财政拨款",
    "amount": "预算数",
}
"""What canonical columns are called where the printed label is not at hand."""


def money(amount: Decimal, unit: str, decimals: int = 2) -> str:
    """An amount of 元 written in `unit`: money(Decimal("12345000"), "万元") → '1,234.50'."""
    step = Decimal(1).scaleb(-decimals)
    value = (amount / UNITS.get(unit, Decimal(1))).quantize(step, ROUND_HALF_UP)
    return f"{value:,}" if value else f"{abs(value):,}"


def place_of(fact: Fact) -> Place:
    """The cell of a fact."""
    return Place(
        table=fact.table,
        row=fact.row,
        column=fact.column,
        row_label=fact.row_label,
        column_label=fact.column_label,
        printed=fact.printed,
        page=fact.locus.page,
        box=fact.locus.box,
        address=fact.address,
    )


def place_in(table: Table, row: int, column: int | None = None) -> Place:
    """A cell that holds no fact, or with column None the whole row."""
    cell = table.rows[row][column] if column is not None else None
    filled = next((c for c in table.rows[row] if c and c.text.strip()), None)
    locus = cell.locus if cell else filled.locus if filled else table.locus
    return Place(
        table=table.id,
        row=row,
        column=column,
        row_label=table.row_label(row, column),
        column_label=table.columns[column] if column is not None and column < len(table.columns) else "",
        printed=cell.text if cell else "",
        page=locus.page,
        box=locus.box,
    )


def place_on(table: Table) -> Place:
    """A table as a whole, at its caption."""
    page = table.locus.page or (table.pages[0] if table.pages else None)
    return Place(table=table.id, text=table.caption or table.title, page=page, box=table.locus.box)


Phrase = str | Figure | Callable[[], str] | tuple[str | Figure, ...]
"""Words in which a figure stands for its name, or what finds them: most sums hold, and nobody reads what they say."""


def spell(phrase: Phrase) -> str:
    """The words of a phrase."""
    if isinstance(phrase, tuple):
        return "".join(map(spell, phrase))
    if isinstance(phrase, Figure):
        return name_of(phrase)
    return phrase if isinstance(phrase, str) else phrase()


def name_of(figure: Figure) -> str:
    """A figure in words: '支出总表“住房保障支出”合计'; a row that is named by its column is named once."""
    fact = figure.fact
    form = FORMS.get(fact.address.form, fact.address.form)
    if fold(fact.row_label) == fold(fact.column_label):
        levels = [fold(level) for level in fact.column_label.split("/")]
        name = "".join(levels[-2:]) if levels[-1] in ("小计", "合计") else levels[-1]
        return f"{form}{'上年' if fact.address.column == 'last_year' else ''}“{name}”"
    column = column_name(fact)
    return f"{form}“{row_name(fact.row_label)}”{'' if column == fold(fact.row_label) else column}"


def row_name(label: str) -> str:
    """A printed row label without its numbering and white space."""
    return bare(label) or fold(label) or "（未命名的行）"


def column_name(fact: Fact) -> str:
    """The last header level of a fact's column, or what the canonical column is called."""
    return fold(fact.column_label.split("/")[-1]) or COLUMNS.get(fact.address.column, fact.address.column)


def finding(template: str, *places: Place, level: Level | None = None, **values: str) -> Finding:
    """A contradiction in words. The runner stamps code and level; give level only to say less than the check's own.

    expected, actual, difference and unit among the values also become the finding's figures.
    """
    return Finding(
        code="",
        level=level or Level.ERROR,
        template=template,
        values=tuple(values.items()),
        places=places,
        expected=values.get("expected"),
        actual=values.get("actual"),
        difference=values.get("difference"),
        unit=values.get("unit", ""),
    )


def clean(subject: str, *operands: Place) -> Instance:
    """Looked, and agrees."""
    return Instance("", Outcome.CLEAN, subject, "", operands)


def skipped(subject: str, reason: object) -> Instance:
    """Could not look, and why."""
    return Instance("", Outcome.SKIPPED, subject, str(reason))
