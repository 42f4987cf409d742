"""A row that one table lacks: whatever fails for want of it has one cause."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from disclosures.extraction.factbook import FactBook, Figure
from disclosures.extraction.model import Address
from disclosures.extraction.tolerance import Interval
from reviews.checks.balance import Balance
from reviews.checks.finding import Finding

LACKING = "lacking"
"""Among a finding's values: the form, scope and account code that a table should list."""


def key(form: str, scope: str, code: str) -> str:
    return f"{form}:{scope}:{code}"


def lacking(finding: Finding) -> str | None:
    """The row that the finding says a table lacks; None where it says no such thing."""
    return dict(finding.values).get(LACKING)


def cause_of(row: str) -> str:
    """The name of the cause."""
    return hashlib.sha256(row.encode()).hexdigest()[:12]


def explained_by(row: str, source: Address, failing: Iterator[tuple[int, Balance]], book: FactBook) -> set[int]:
    """The failing balances of the table that lacks a row and whose gap is an amount of that row elsewhere."""
    form, scope, _ = row.split(":")
    facts = book.facts(source.form, source.scope)
    amounts = [Figure(fact).interval for fact in facts if fact.address.row == source.row and fact.amount]
    return {
        number for number, balance in failing if _stands_in(balance, form, scope) and _gap_is(balance.residual, amounts)
    }


def _stands_in(balance: Balance, form: str, scope: str) -> bool:
    addresses = (o.address for o in balance.operands)
    return any(a is not None and (a.form, a.scope) == (form, scope) for a in addresses)


def _gap_is(residual: Interval, amounts: list[Interval]) -> bool:
    return any(residual.meets(amount) or residual.meets(-amount) for amount in amounts)
