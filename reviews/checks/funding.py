"""What money a scope has: the preconditions under which tables must agree."""

from __future__ import annotations

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook, Figure, Missing
from reviews.checks import accounts, receipts


def other_than_fiscal(book: FactBook, scope: str) -> list[Figure]:
    """The lines of T01 with money beside this year's appropriations, carry-over included. Raises Missing."""
    found = receipts.in_summary(book, "T01", scope)
    if not found:
        raise Missing(f"T01:{scope}:income.*")
    outside = [f for name, f in found.items() if name not in ("fiscal", *receipts.FISCAL)]
    told = [f for f in [*outside, *receipts.carried_over(book, "T01", scope)] if f.amount]
    return told or _listed_beside_fiscal(book, scope)


def _listed_beside_fiscal(book: FactBook, scope: str) -> list[Figure]:
    """The same as T02 tells it: a figure left out of T01 must not make all money fiscal."""
    sources = receipts.in_row(book, scope, "total")
    return [f for name, f in sources.items() if name not in ("fiscal", *receipts.FISCAL) and f.amount]


def other_than_general(book: FactBook, scope: str) -> list[Figure]:
    """The same beside this year's general public budget. Raises Missing."""
    found = receipts.in_summary(book, "T01", scope)
    funds = [f for name, f in found.items() if name in ("government_fund", "state_capital") and f.amount]
    if "general_public" not in found and "fiscal" in found:
        funds += _funds_of_fiscal_summary(book, scope)
    return [*other_than_fiscal(book, scope), *funds]


def _funds_of_fiscal_summary(book: FactBook, scope: str) -> list[Figure]:
    lines = receipts.in_summary(book, "T04", scope)
    return [f for name, f in lines.items() if name in ("government_fund", "state_capital") and f.amount]


def all_general(book: FactBook, scope: str) -> bool:
    """Whether all money is this year's general public budget: by the summary's income, or because the totals agree."""
    try:
        if not other_than_general(book, scope):
            return True
    except Missing:
        pass
    return totals_agree(book, scope, "T03", "T05")


def totals_agree(book: FactBook, scope: str, one: str, other: str) -> bool:
    """Whether the totals of two tables agree."""
    try:
        left = accounts.figure(book, one, scope, "total", "total")
        right = accounts.figure(book, other, scope, "total", "total")
    except Missing:
        return False
    return bool(left.amount) and left.interval.meets(right.interval)


def agrees(one: Figure, others: list[Figure]) -> bool:
    """Whether a figure is the sum of others."""
    return one.interval.meets(tolerance.total([f.interval for f in others]))
