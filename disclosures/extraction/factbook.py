"""What checks may ask of a document.

An Address names a figure: form, scope code, row, column. Rows and columns are canonical:

rows of T01, T04   income.general_public · government_fund · state_capital · special_account · own_funds ·
                   institutional · business · superior · subordinate · other · year_total · carried_over ·
                   balance_used (使用非财政拨款结余) · total
                   expenditure.<类 code, e.g. 208> · year_total · carried_forward · balance_distributed
                   (结余分配) · total   (expenditure.basic, expenditure.project … where a province
                   prints a block by purpose)
rows of T02–T03, T05–T08   total · the account code (208, 20805, 2080505; 301, 30101) · unit:<unit code>
rows of T09        total · subtotal · abroad · vehicles · vehicle_purchase · vehicle_running · reception ·
                   meetings · training · running (机关运行经费)
columns of T01     amount
columns of T04     amount (income side) · total · general_public · government_fund · state_capital
columns of T02     total · subtotal · fiscal · general_public · government_fund · state_capital · special_account ·
                   own_funds · institutional · business · superior · subordinate · other · carried_over · balance_used
columns of T03     total · basic · project · business · to_superior · to_subordinate · reserve
columns of T05, T07, T08   total · basic · project (T05 also this_year · carried_over)
columns of T06     total · personnel · operating
columns of T09     total · general_public · government_fund · state_capital · last_year

Where a province prints more: a row that no layout names is item:<its words> (on a side: expenditure.item:人行科目);
the three budgets printed again under 上年结转 are income.general_public … with occurrence 1. T01 may have columns
personnel · operating · basic · project beside amount. A part of a group keeps the group before a dot:
last_year.basic, carried_over.general_public, and in T03 general_public.basic. T09 adds rows abroad_research ·
abroad_other; a form printed in width (a column for each item) has the same rows. Revenue printed as a list of
sources is row total with a column for each. T13 rows are total · subtotal:<n> · line:<n> (n counts the table's rows
from 0), its columns source · price · total · … · small_business; T14 rows total · buildings · offices · vehicles ·
equipment · other with column value; T16 rows as T09, columns last_year · total · change.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from disclosures.extraction import tolerance
from disclosures.extraction.model import Address, Extraction, Fact, Scope, Table
from disclosures.extraction.tolerance import Interval


class Missing(LookupError):
    """A check asked for a row, column or table that the document does not have."""


class Figure:
    """A fact as checks see it: its exact amount in 元, a blank cell counting as zero.

    A book gives the same figure each time; figures are compared by identity.
    """

    __slots__ = ("amount", "fact")
    factor = 1
    """How often it counts where it is added up."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self.amount = tolerance.ZERO if fact.amount is None else fact.amount

    @property
    def interval(self) -> Interval:
        """What the amount may stand for; a blank is exactly zero."""
        fact = self.fact
        if fact.amount is None:
            return tolerance.NOTHING
        return tolerance.printed(fact.amount, fact.decimals, fact.unit)

    @property
    def unit(self) -> str:
        return self.fact.unit

    @property
    def decimals(self) -> int:
        return max(self.fact.decimals, 0)

    @property
    def doubtful(self) -> bool:
        return self.fact.doubtful

    @property
    def address(self) -> Address:
        return self.fact.address

    @property
    def cell(self) -> tuple[str, int, int]:
        """Table, row and column."""
        return self.fact.table, self.fact.row, self.fact.column

    @property
    def blank(self) -> bool:
        return self.fact.amount is None


Row = dict[str, list[Figure]]
"""The figures of one row by column: several in a column where the row is printed several times."""

_NOT_PRINTED: Row = {}


@dataclass(frozen=True, eq=False)
class FactBook:
    """One document, indexed. last_year is the same unit's previous document where it is known.

    A book equals only itself. What it answers is kept: no list that it gives may be changed. answers is where those who
    ask keep what they found, by question.
    """

    extraction: Extraction
    last_year: FactBook | None = None
    units: tuple[FactBook, ...] = ()
    answers: defaultdict[Any, dict[Any, Any]] = field(init=False, repr=False, default_factory=lambda: defaultdict(dict))
    _scopes: list[Scope] = field(init=False, repr=False, default_factory=list)
    _forms: dict[tuple[str, str], list[Fact]] = field(init=False, repr=False, default_factory=dict)
    _rows: dict[tuple[str, str], dict[str, Row]] = field(init=False, repr=False, default_factory=dict)
    _columns: dict[tuple[str, str], list[str]] = field(init=False, repr=False, default_factory=dict)
    _tables: dict[tuple[str, str], list[Table]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._scopes.extend(self.extraction.scopes())
        for fact in self.extraction.facts:
            self._forms.setdefault((fact.address.form, fact.address.scope), []).append(fact)
        for form, facts in self._forms.items():
            self._index(form, facts)
        for table in self.extraction.tables:
            if table.form:
                self._tables.setdefault((table.form, table.scope.code), []).append(table)

    def _index(self, form: tuple[str, str], facts: list[Fact]) -> None:
        rows: dict[str, Row] = {}
        for fact in facts:
            rows.setdefault(fact.address.row, {}).setdefault(fact.address.column, []).append(Figure(fact))
        self._rows[form] = rows
        self._columns[form] = list(dict.fromkeys([fact.address.column for fact in facts]))

    def scopes(self) -> list[Scope]:
        """The department first, then its units, in print order."""
        return self._scopes

    def amount(self, form: str, scope: str, row: str, column: str) -> Figure:
        """The figure of an address (the first, where a row is printed twice). Raises Missing."""
        return self.figures(form, scope, row, column)[0]

    def figures(self, form: str, scope: str, row: str, column: str) -> list[Figure]:
        """All figures printed for an address, in print order. Raises Missing."""
        try:
            return self._rows[form, scope][row][column]
        except KeyError:
            raise Missing(f"{form}:{scope}:{row}:{column}") from None

    def find(self, form: str, scope: str, row: str, column: str) -> Figure | None:
        """The figure of an address (the first, where a row is printed twice); None where it is not printed."""
        figures = self.row(form, scope, row).get(column)
        return figures[0] if figures else None

    def has(self, form: str, scope: str) -> bool:
        """Whether the scope prints this form."""
        return (form, scope) in self._tables

    def table(self, form: str, scope: str) -> Table:
        """The first table of this form and scope. Raises Missing."""
        tables = self._tables.get((form, scope))
        if not tables:
            raise Missing(f"{form}:{scope}")
        return tables[0]

    def tables(self, form: str, scope: str) -> list[Table]:
        """All tables of this form and scope, in print order; empty where there is none."""
        return self._tables.get((form, scope), [])

    def rows(self, form: str, scope: str) -> list[str]:
        """The canonical rows of a form in print order, each once. Raises Missing where the form is absent."""
        self.table(form, scope)
        return list(self._rows.get((form, scope), ()))

    def row(self, form: str, scope: str, row: str) -> Row:
        """The figures of a row by column, in print order; empty where it is not printed."""
        rows = self._rows.get((form, scope))
        return rows.get(row, _NOT_PRINTED) if rows else _NOT_PRINTED

    def columns(self, form: str, scope: str) -> list[str]:
        """The canonical columns of a form in print order, each once. Raises Missing where the form is absent."""
        self.table(form, scope)
        return self._columns.get((form, scope), [])

    def facts(self, form: str, scope: str) -> list[Fact]:
        """The facts of a form in print order; empty where there are none."""
        return self._forms.get((form, scope), [])
