"""Whether a stated figure agrees with the figures it refers to.

The rule. A claim agrees when it meets (its printed interval and theirs have a value in common)
  1. the authoritative figure: the first of the reference, that of the section's own table; or
  2. the figure that most of the reference's tables hold, where at least two do; or
  3. another legitimate reading of the same words, or the authoritative row where it is printed once more.
Otherwise it disagrees. So a wrong cell in one table does not put a right sentence in the wrong, and a wrong sentence
is held against what most tables say.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.extraction import tolerance
from disclosures.extraction.claims.references import Reference
from disclosures.extraction.claims.witnesses import Witnesses
from disclosures.extraction.model import Address, ClaimStatus
from disclosures.extraction.tolerance import Interval


def judge(stated: Interval, reference: Reference, witnesses: Witnesses) -> ClaimStatus:
    """agrees, disagrees, or no_rule where the reference has no figure or only says what might be meant."""
    figures = _intervals(reference.figures, witnesses)
    others = [i for a in (*reference.figures[:1], *reference.also) for i in _readings(a, witnesses)]
    if any(stated.meets(i) for i in others):
        return "agrees"
    if not figures:
        return "no_rule"
    if stated.meets(figures[0]) or _with_most(stated, figures):
        return "agrees"
    if reference.at_most and stated.high < figures[0].low:
        return "no_rule"
    if reference.subject == "running" and stated.low <= 0 <= stated.high:
        return "no_rule"
    return "disagrees"


def _readings(address: Address, witnesses: Witnesses) -> list[Interval]:
    """All figures printed for an address, and their sum: a table may list an account once a unit."""
    printed = witnesses.intervals(address)
    return [*printed, tolerance.total(printed)] if len(printed) > 1 else printed


def _with_most(stated: Interval, figures: Sequence[Interval]) -> bool:
    """Whether the claim meets at least two figures, and more than it misses."""
    met = sum(stated.meets(i) for i in figures)
    return met >= 2 and met > len(figures) - met


def _intervals(addresses: Sequence[Address], witnesses: Witnesses) -> list[Interval]:
    return [i for i in (witnesses.interval(a) for a in addresses) if i]
