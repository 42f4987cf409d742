"""What reading and understanding hand on: plain frozen values, all to be had from here.

Read (document.py):   Document → Paragraph, Grid → Cell → Locus
Understood (below):   Extraction → Table, Fact, Project …, Passage, Claim, Leftover

Amounts are exact Decimals in 元 beside the printed text; never float.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from disclosures.extraction.document import Box, Cell, Document, Grid, Locus, Paragraph, Row, Span

__all__ = [
    "Address", "Asset", "Box", "Cell", "Claim", "ClaimRole", "ClaimStatus", "Document", "Extraction", "Fact", "Grid",
    "Indicator", "Institution", "Leftover", "Level", "Locus", "Paragraph", "Passage", "ProcurementLine", "Project",
    "Region", "Row", "Scope", "Source", "Span", "Table", "Unit",
]  # fmt: skip

Level = Literal["department", "unit"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures a table holds: the department as a whole, or one unit of it."""

    level: Level
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division by its GB/T 2260 code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A budget department or unit as the document names it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of which the form is known, or form None where no layout fits.

    columns: the header levels of each column joined by '/', as printed. column_keys: their canonical names,
    None where a column holds no amount or is not known. rows: the body only; headers, 栏次 rows and page
    furniture are not rows. caption: what stands between title and header ("362 某局 预算年度：2024 单位：万元").
    fingerprint: under which a person's word for this table was found; '' where the machine read it alone.
    """

    id: str
    form: str | None
    layout: str | None
    scope: Scope
    title: str
    amount_unit: str | None
    pages: tuple[int, ...]
    columns: tuple[str, ...]
    column_keys: tuple[str | None, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    declared_empty: bool = False
    caption: str = ""
    locus: Locus = field(default_factory=Locus)
    fingerprint: str = ""

    def text(self, row: int, column: int) -> str:
        """The printed text of a place of the body; '' where it is covered."""
        cell = self.rows[row][column]
        return cell.text if cell else ""

    def row_label(self, row: int, column: int | None = None) -> str:
        """The words that name a row: the last text without figures before the column, else the first text."""
        texts = [cell.text.strip() for cell in self.rows[row][:column] if cell and cell.text.strip()]
        words = [text for text in texts if not text.replace(".", "").replace(",", "").isdigit()]
        return (words or texts or [""])[-1 if column is not None else 0]


class Address(NamedTuple):
    """The name of a figure within one document: form, scope code, canonical row and column (see factbook.py)."""

    form: str
    scope: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.form}:{self.scope}:{self.row}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of a recognised table.

    row and column are places in Table.rows. amount is in 元, None when the cell is blank; decimals are the
    printed ones. occurrence counts rows with the same address from 0 (a code printed twice).
    """

    table: str
    address: Address
    row: int
    column: int
    row_label: str
    column_label: str
    printed: str
    amount: Decimal | None
    unit: str
    decimals: int
    locus: Locus
    occurrence: int = 0
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Institution:
    """One line of T10. nature 单位性质, rank 单位规格, funding 经费保障形式."""

    table: str
    row: int
    name: str
    nature: str = ""
    rank: str = ""
    funding: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project's head (T11, or its line in a table of all projects).

    Amounts are in 元. plan: (label, printed text) of each column of 资金支出计划, in print order.
    places: field name → (row, column) in the table, for budget, fiscal, other, plan.0 …, goal, purpose, code, name.
    """

    table: str
    scope: str
    code: str
    name: str
    budget: Decimal | None = None
    fiscal: Decimal | None = None
    other: Decimal | None = None
    purpose: str = ""
    plan: tuple[tuple[str, str], ...] = ()
    goal: str = ""
    places: tuple[tuple[str, tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One performance indicator (T12, T15). project is the name of its project, '' for the overall ones."""

    table: str
    row: int
    project: str
    first: str
    second: str
    third: str
    description: str = ""
    sign: str = ""
    value: str = ""
    unit: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ProcurementLine:
    """One line of T13. kind is total, subtotal or line. Amounts are in 元; sources by canonical column."""

    table: str
    row: int
    kind: Literal["total", "subtotal", "line"]
    project: str
    item: str
    code: str
    quantity: str
    price: Decimal | None
    amounts: tuple[tuple[str, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class Asset:
    """One line of T14. value is in 元."""

    table: str
    row: int
    item: str
    quantity: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the narrative in its section. section is the nearest heading above, as printed."""

    id: str
    section: str
    text: str
    locus: Locus
    scope: str
    heading: bool = False


ClaimStatus = Literal["agrees", "disagrees", "not_an_amount", "no_rule"]
ClaimRole = Literal["amount", "change", "last_year", "share", "growth", "count", "none"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One number of the narrative.

    amount is in 元 for money, the bare number for per cents and counts, None where it is not an amount. unit is
    万元, 元, %, or the counting word. role says what the number is: the subject's figure, its change against last
    year, … direction is 1 for 增加, -1 for 减少, 0 for 持平 or unsaid. subject is the words it speaks about;
    refers_to are the figures that should agree with it.
    """

    passage: str
    span: Span
    printed: str
    amount: Decimal | None
    unit: str
    decimals: int
    role: ClaimRole
    subject: str
    status: ClaimStatus
    direction: int = 0
    refers_to: tuple[Address, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """What was read and not understood. table is the id of the table it belongs to, None where it is none."""

    reason: str
    text: str
    locus: Locus
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The file itself. sha256 in hexadecimal; pages None where the format has none."""

    name: str
    sha256: str
    format: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was understood of one file."""

    source: Source
    region: Region | None
    unit: Unit
    year: int | None
    kind: str
    tables: tuple[Table, ...] = ()
    facts: tuple[Fact, ...] = ()
    institutions: tuple[Institution, ...] = ()
    projects: tuple[Project, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    procurement: tuple[ProcurementLine, ...] = ()
    assets: tuple[Asset, ...] = ()
    narrative: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    notices: tuple[str, ...] = ()

    def table(self, id: str) -> Table:
        """The table with this id; KeyError where there is none."""
        for table in self.tables:
            if table.id == id:
                return table
        raise KeyError(id)

    def scopes(self) -> Iterator[Scope]:
        """The scopes of the tables in print order, each once by code."""
        seen: set[str] = set()
        for table in self.tables:
            if table.scope.code not in seen:
                seen.add(table.scope.code)
                yield table.scope
