"""From many failures to one cause: contradictions that one cell explains share a cause."""

from __future__ import annotations

from reviews.checks.balance import Balance
from reviews.checks.finding import Finding


def explain(findings: tuple[Finding, ...], balances: tuple[Balance, ...]) -> tuple[Finding, ...]:
    """The findings with their causes."""
    return findings
