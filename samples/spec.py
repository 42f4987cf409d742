"""The base figures of a disclosure. Every printed amount is a sum of these, so a clean document adds up.

Amounts are in 元. A basic expenditure is one Cost: an economic account within a functional account. A project
has one functional account and one purse (where its money comes from).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

ZERO = Decimal(0)
Purse = Literal["general", "fund", "own", "carried"]
Level = Literal["department", "unit"]


@dataclass(frozen=True)
class Cost:
    """Basic expenditure of the general public budget: economic account, functional account, amount."""

    economic: str
    functional: str
    amount: Decimal


@dataclass(frozen=True)
class Indicator:
    """A performance target. sign is ≥, ≤, = or 文字描述 (then measure is the whole value)."""

    first: str
    second: str
    third: str
    sign: str
    number: str
    measure: str
    basis: str = "部门年度工作方案"
    description: str = ""
    weight: str = "10"

    @property
    def value(self) -> str:
        """As Hebei prints it, in one column."""
        return self.measure if self.sign == "文字描述" else f"{self.sign.replace('=', '')}{self.number}{self.measure}"


@dataclass(frozen=True)
class Project:
    code: str
    name: str
    functional: str
    fiscal: Decimal
    purpose: str
    goals: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    other: Decimal = ZERO
    purse: Purse = "general"
    plan: tuple[str, ...] = ("25%", "50%", "75%", "100%")
    category: str = "3-特定目标类"

    @property
    def budget(self) -> Decimal:
        return self.fiscal + self.other


@dataclass(frozen=True)
class Purchase:
    """A line of procurement. source is the project or fund it is paid from, with that one's whole budget."""

    source: str
    source_budget: Decimal
    item: str
    code: str
    measure: str
    quantity: int
    price: Decimal
    small_business: bool = True

    @property
    def amount(self) -> Decimal:
        return self.price * self.quantity


@dataclass(frozen=True)
class Assets:
    """Fixed assets at the end of last year: (quantity, value) of each kind."""

    houses: tuple[str, Decimal] = ("", ZERO)
    offices: tuple[str, Decimal] = ("", ZERO)
    vehicles: tuple[str, Decimal] = ("", ZERO)
    large: tuple[str, Decimal] = ("", ZERO)
    rest: tuple[str, Decimal] = ("", ZERO)

    @property
    def total(self) -> Decimal:
        return self.houses[1] + self.vehicles[1] + self.large[1] + self.rest[1]


@dataclass(frozen=True)
class LastYear:
    """What the narrative compares with. by_code: the general public budget by 项."""

    basic: Decimal
    project: Decimal
    operating: Decimal
    abroad: Decimal = ZERO
    vehicle_purchase: Decimal = ZERO
    vehicle_running: Decimal = ZERO
    reception: Decimal = ZERO
    by_code: tuple[tuple[str, Decimal], ...] = ()

    @property
    def total(self) -> Decimal:
        return self.basic + self.project

    @property
    def vehicles(self) -> Decimal:
        return self.vehicle_purchase + self.vehicle_running

    @property
    def three_public(self) -> Decimal:
        return self.abroad + self.vehicles + self.reception


@dataclass(frozen=True)
class Entity:
    """A department or one of its units."""

    level: Level
    code: str
    name: str
    nature: tuple[str, str, str]
    costs: tuple[Cost, ...]
    projects: tuple[Project, ...]
    last: LastYear
    purchases: tuple[Purchase, ...] = ()
    assets: Assets = field(default_factory=Assets)
    duties: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    reasons: tuple[str, str, str] = ("", "", "")
    """Why basic expenditure, project expenditure and three public expenses changed."""

    @property
    def basic(self) -> Decimal:
        return total(c.amount for c in self.costs)

    @property
    def project(self) -> Decimal:
        return total(p.budget for p in self.projects)

    @property
    def total(self) -> Decimal:
        return self.basic + self.project

    @property
    def personnel(self) -> Decimal:
        return self.economic("301") + self.economic("303")

    @property
    def operating(self) -> Decimal:
        return self.economic("302") + self.economic("310")

    @property
    def abroad(self) -> Decimal:
        return self.economic("30212")

    @property
    def vehicle_running(self) -> Decimal:
        return self.economic("30231")

    @property
    def reception(self) -> Decimal:
        return self.economic("30217")

    @property
    def three_public(self) -> Decimal:
        return self.abroad + self.vehicle_running + self.reception

    def economic(self, prefix: str) -> Decimal:
        """The sum of the economic accounts under a code."""
        return total(c.amount for c in self.costs if c.economic.startswith(prefix))

    def basic_of(self, prefix: str) -> Decimal:
        """Basic expenditure of the functional accounts under a code."""
        return total(c.amount for c in self.costs if c.functional.startswith(prefix))

    def project_of(self, prefix: str, *purses: Purse) -> Decimal:
        """Project expenditure of the functional accounts under a code, of these purses or of all."""
        return total(
            p.budget for p in self.projects if p.functional.startswith(prefix) and (p.purse in purses or not purses)
        )

    def from_purse(self, purse: Purse, prefix: str = "") -> Decimal:
        """What one purse pays, basic expenditure included."""
        return self.project_of(prefix, purse) + (self.basic_of(prefix) if purse == "general" else ZERO)

    def functional_codes(self, *purses: Purse) -> list[str]:
        """Every 类, 款 and 项 that money stands under, in order."""
        items = {p.functional for p in self.projects if p.purse in purses or not purses}
        if "general" in purses or not purses:
            items |= {c.functional for c in self.costs}
        return sorted(items | {i[:3] for i in items} | {i[:5] for i in items})

    def economic_codes(self) -> list[str]:
        """Every economic 类 and 款 that money stands under, in order."""
        items = {c.economic for c in self.costs}
        return sorted(items | {i[:3] for i in items})


@dataclass(frozen=True)
class Disclosure:
    """One document: a department, its units (one part each where parts is true), a year."""

    slug: str
    region: tuple[str, str]
    year: int
    department: Entity
    units: tuple[Entity, ...] = ()
    parts: bool = False
    kind: str = "department_budget"


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def as_last_year(entity: Entity) -> LastYear:
    """A disclosure of the year before, as the next one compares with it."""
    codes = [c for c in entity.functional_codes("general") if len(c) == 7]
    return LastYear(
        basic=entity.basic,
        project=entity.project,
        operating=entity.operating,
        abroad=entity.abroad,
        vehicle_running=entity.vehicle_running,
        reception=entity.reception,
        by_code=tuple((c, entity.from_purse("general", c)) for c in codes),
    )
