"""The figures of a document that its narrative may refer to, by address, and the names of its accounts.

Beside the facts of the tables: totals that a table implies (projects, goods, works and services, planned assets, own
funds as the sum of its kinds), and zero for a table that is declared empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from disclosures.extraction import tolerance
from disclosures.extraction.accounts import BASIC_CLASSES, OWN_FUNDS, PROCURED
from disclosures.extraction.claims.lexicon import plain
from disclosures.extraction.factbook import Figure
from disclosures.extraction.forms import is_further
from disclosures.extraction.model import Address, Extraction, Fact, Table
from disclosures.extraction.tolerance import Interval

FUNCTIONAL = ("T05", "T03", "T04", "T01", "T02", "T07", "T08")
"""Forms whose rows are functional accounts, the most telling first."""

_THREE_PUBLIC = ("total", "subtotal", "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception")
_EMPTY_COLUMNS = {
    "T05": "total",
    "T06": "total",
    "T07": "total",
    "T08": "total",
    "T09": "total",
    "T13": "total",
    "T14": "value",
}
_CJK = re.compile(r"[\u4e00-\u9fff]")
_CODE = re.compile(r"^\d+")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+[、.]|[((][一二三四五六七八九十]+[))]|\d+[、.]?|其中:?)+")


@dataclass(frozen=True)
class Witnesses:
    """All figures by address, and the addresses of each account by its plain name, in print order."""

    region: str = ""
    names: dict[str, dict[Address, None]] = field(default_factory=dict)
    _facts: dict[Address, list[Fact]] = field(default_factory=dict)
    _implied: dict[Address, Interval] = field(default_factory=dict)
    _scopes: dict[str, dict[str, None]] = field(default_factory=dict)

    @cached_property
    def longest_name(self) -> int:
        """Characters of the longest name; asked when all is taken up."""
        return max(map(len, self.names), default=0)

    @cached_property
    def functional(self) -> dict[str, dict[str, str]]:
        """For each scope, the functional accounts that it prints: code → plain name; asked when all is taken up."""
        found: dict[str, dict[str, str]] = {}
        for name, addresses in self.names.items():
            for address in addresses:
                code = address.row.rpartition(".")[2]
                if code[:1] == "2" and address.form in FUNCTIONAL:
                    found.setdefault(address.scope, {}).setdefault(code, name)
        return found

    def __contains__(self, address: Address) -> bool:
        return address in self._facts or address in self._implied

    def column_of_this_year(self, scope: str) -> str:
        """Where T05 prints this year's appropriation: in its totals where these are what the summary has received."""
        listed = self.interval(Address("T05", scope, "total", "total"))
        received = self.interval(Address("T04", scope, "income.general_public", "amount"))
        return "total" if listed and received and listed.meets(received) else "this_year"

    def interval(self, address: Address) -> Interval | None:
        """The (first) figure of an address, None where the document has none."""
        facts = self._facts.get(address)
        return Figure(facts[0]).interval if facts else self._implied.get(address)

    def intervals(self, address: Address) -> list[Interval]:
        """All figures printed for an address."""
        if address in self._implied:
            return [self._implied[address]]
        return [Figure(fact).interval for fact in self._facts.get(address, ())]

    def scopes(self, form: str) -> list[str]:
        """The scopes that have a figure of this form, in print order."""
        return list(self._scopes.get(form, ()))

    def witness(self, fact: Fact, table: Table | None) -> None:
        """Takes up a printed figure, and the name of its account."""
        address = fact.address
        self._facts.setdefault(address, []).append(fact)
        self._scopes.setdefault(address.form, {})[address.scope] = None
        if _is_account(address.row) and (name := _name(fact, table)):
            self.names.setdefault(name, {})[address] = None

    def imply(self, address: Address, interval: Interval) -> None:
        """Takes up a figure that nobody prints; a printed one is worth more."""
        if address not in self:
            self._implied[address] = interval
            self._scopes.setdefault(address.form, {})[address.scope] = None


def gather(extraction: Extraction) -> Witnesses:
    """Everything that claims are held against."""
    result = Witnesses(extraction.region.code if extraction.region else "")
    tables = {table.id: table for table in extraction.tables}
    for fact in extraction.facts:
        if not is_further(fact.address.form):
            result.witness(fact, tables.get(fact.table))
    for address, interval in _implied(extraction, result):
        result.imply(address, interval)
    return result


def _is_account(row: str) -> bool:
    return row.rpartition(".")[2].isdigit()


def _name(fact: Fact, table: Table | None) -> str:
    """The account's name: the words of its label, or of the row where the label is only the code."""
    if name := _words(fact.row_label):
        return name[0]
    row = table.rows[fact.row] if table is not None and 0 <= fact.row < len(table.rows) else ()
    return next((name[0] for cell in row if cell and (name := _words(cell.text))), "")


@lru_cache(maxsize=1 << 12)
def _words(label: str) -> tuple[str, ...]:
    """The plain name in a label, alone; nothing where it holds no words."""
    return (_CODE.sub("", plain(_ORDINAL.sub("", label.strip()))),) if _CJK.search(label) else ()


def _implied(extraction: Extraction, known: Witnesses) -> Iterable[tuple[Address, Interval]]:
    yield from _empty_tables(extraction)
    yield from _own_funds(known)
    yield from _sides_of_basic(known)
    yield from _projects(extraction)
    yield from _procurement(extraction)
    yield from _assets(extraction)


def _empty_tables(extraction: Extraction) -> Iterable[tuple[Address, Interval]]:
    filled = {fact.table for fact in extraction.facts if fact.amount}
    for table in extraction.tables:
        if table.form in _EMPTY_COLUMNS and table.declared_empty and table.id not in filled:
            for row in _THREE_PUBLIC if table.form == "T09" else ("total",):
                address = Address(table.form, table.scope.code, row, _EMPTY_COLUMNS[table.form])
                yield address, tolerance.exactly(tolerance.ZERO)


def _own_funds(known: Witnesses) -> Iterable[tuple[Address, Interval]]:
    for scope in known.scopes("T01"):
        parts = [known.interval(Address("T01", scope, f"income.{kind}", "amount")) for kind in OWN_FUNDS]
        present = [part for part in parts if part]
        if present:
            yield Address("T01", scope, "income.own_funds", "amount"), tolerance.total(present)


def _sides_of_basic(known: Witnesses) -> Iterable[tuple[Address, Interval]]:
    """Personnel and operating expenditure by their economic classes, where the table has no columns for them."""
    for scope in known.scopes("T06"):
        for column, codes in BASIC_CLASSES.items():
            parts = [known.interval(Address("T06", scope, code, "total")) for code in codes]
            present = [part for part in parts if part]
            if present:
                yield Address("T06", scope, "total", column), tolerance.total(present)


def _projects(extraction: Extraction) -> Iterable[tuple[Address, Interval]]:
    sums: dict[str, list[Interval]] = {}
    for project in extraction.projects:
        amount = _rounded(extraction, project.table, project.budget)
        sums.setdefault(project.scope, []).append(amount)
        yield project_address(project.scope, project.code or project.name), amount
    unknown = {project.scope for project in extraction.projects if project.budget is None}
    for scope, parts in sums.items():
        if scope not in unknown:
            yield Address("T11", scope, "total", "budget"), tolerance.total(parts)


def project_address(scope: str, name: str) -> Address:
    """Where a project's budget is told from: the code, or the name where it has none."""
    return Address("T11", scope, name, "budget")


def _rounded(extraction: Extraction, table: str, amount: Decimal | None) -> Interval:
    """An amount of a table of projects, procurement or assets: two decimals of the table's unit."""
    if amount is None:
        return tolerance.exactly(tolerance.ZERO)
    unit = next((t.amount_unit for t in extraction.tables if t.id == table), None) or "万元"
    return tolerance.printed(amount, 2, unit)


def _procurement(extraction: Extraction) -> Iterable[tuple[Address, Interval]]:
    scopes = {table.id: table.scope.code for table in extraction.tables}
    sums: dict[tuple[str, str], list[Interval]] = {}
    for line in extraction.procurement:
        scope = scopes.get(line.table, "")
        amount = _rounded(extraction, line.table, dict(line.amounts).get("total"))
        if line.kind == "total":
            yield Address("T13", scope, "total", "total"), amount
        if line.kind == "line":
            for row in _kinds(line.code):
                sums.setdefault((scope, row), []).append(amount)
    for table in extraction.tables:
        if table.form == "T13" and _coded(extraction, table.id):
            for row in PROCURED:
                parts = sums.get((table.scope.code, row), [])
                yield Address("T13", table.scope.code, row, "total"), tolerance.total(parts)


def _coded(extraction: Extraction, table: str) -> bool:
    """Whether every line of a procurement table has its code in the catalogue, so that kinds can be told apart."""
    return all(_kinds(line.code) for line in extraction.procurement if line.table == table and line.kind == "line")


def _kinds(code: str) -> list[str]:
    """Goods, works or services by the letter of the catalogue, and whether it is a fixed asset."""
    return [kind for kind, codes in PROCURED.items() if code.startswith(codes)]


def _assets(extraction: Extraction) -> Iterable[tuple[Address, Interval]]:
    scopes = {table.id: table.scope.code for table in extraction.tables}
    for asset in extraction.assets:
        if asset.value is None and "额" not in asset.item:
            continue
        row = "total" if re.search(r"总额|合计|总计", asset.item) else plain(_ORDINAL.sub("", asset.item))
        yield Address("T14", scopes.get(asset.table, ""), row, "value"), _rounded(extraction, asset.table, asset.value)
