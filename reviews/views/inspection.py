"""The ledger as an inspection form: for each check, whether the file meets the requirement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reviews import phrases
from reviews.checks import registry
from reviews.checks.registry import Check


@dataclass(frozen=True)
class Item:
    """A line of the form: how often the check was clean, found something, could not look. meets: yes, no or unknown."""

    check: Check
    title: str
    clause: str
    counts: Counter[str]

    @property
    def meets(self) -> str:
        if self.counts["found"]:
            return "no"
        looked = self.counts["clean"] + self.counts["rounding"]
        return "yes" if looked and not self.counts["crashed"] else "unknown"


def form(ledger: Iterable[dict[str, Any]]) -> list[Item]:
    """Every check that the ledger names, by code."""
    counts: dict[str, Counter[str]] = {}
    for line in ledger:
        counts.setdefault(line["code"], Counter())[line["outcome"]] += 1
    known = (check for check in registry.all_checks() if check.code in counts)
    return [Item(check, _(check.title), phrases.phrase(check.clause), counts[check.code]) for check in known]
