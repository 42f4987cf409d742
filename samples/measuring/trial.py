"""One trial: a mistake planted into a clean document, and what the checks then say that they did not say before.

found: they say something new. placed: and point at the very place. repaired: and propose the figure that stood there.
beside: root causes reported besides the right one, hints aside.
"""

from __future__ import annotations

from dataclasses import dataclass

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Extraction
from disclosures.extraction.text import fold
from reviews.checks import runner
from reviews.checks.finding import Finding, Level, Outcome, Place
from samples.planting import Planted
from samples.printed import Printed
from samples.reading import understand


@dataclass(frozen=True)
class Said:
    """What was understood of a document, what the checks found, and which of them crashed."""

    extraction: Extraction
    findings: tuple[Finding, ...]
    crashed: tuple[str, ...]


def check(document: Printed) -> Said:
    extraction = understand(document)
    report = runner.run(FactBook(extraction))
    crashed = tuple(f"{i.code}: {i.reason}" for i in report.ledger if i.outcome is Outcome.CRASHED)
    return Said(extraction, report.findings, crashed)


def news(before: Said, after: Said) -> list[Finding]:
    """What is said that is not said of the clean document, hints too."""
    old = {finding.fingerprint for finding in before.findings}
    return [f for f in after.findings if f.fingerprint not in old]


def touches(planted: Planted, place: Place, extraction: Extraction) -> bool:
    """Whether a place is that of the planted mistake."""
    if planted.form == "narrative":
        passages = {p.id: p.text for p in extraction.narrative}
        return fold(planted.printed) in fold(passages.get(place.passage or "", ""))
    if place.address and planted.row_key:
        address = place.address
        here = (address.form, address.scope, address.row) == (planted.form, planted.scope, planted.row_key)
        return here and address.column in (planted.column_key, planted.moved_to)
    forms = {t.id: (t.form, t.scope.code) for t in extraction.tables}
    return forms.get(place.table or "") == (planted.form, planted.scope)


def at_place(planted: Planted, finding: Finding, extraction: Extraction) -> bool:
    if planted.kind == "dropped_table":
        return True
    places = (*finding.places, *([finding.repair.place] if finding.repair else []))
    return any(touches(planted, place, extraction) for place in places)


def figure(text: str) -> str:
    return fold(text).replace(",", "")


def repairs(planted: Planted, finding: Finding) -> bool:
    """Whether a finding proposes the figure that stood there, and those of the cells that went wrong with it."""
    if finding.repair is None or figure(finding.repair.proposed) != figure(planted.expected):
        return False
    proposed = {(a.row, a.column, figure(c.proposed)) for c in finding.repair.changes if (a := c.place.address)}
    return {(row, column, figure(text)) for row, column, text in planted.others} <= proposed


@dataclass(frozen=True)
class Trial:
    """What came of one planted mistake."""

    document: str
    seed: int
    planted: Planted
    said: tuple[Finding, ...]
    right: tuple[Finding, ...]
    crashed: tuple[str, ...]

    @property
    def repaired(self) -> bool:
        return any(repairs(self.planted, finding) for finding in self.said)

    @property
    def beside(self) -> tuple[Finding, ...]:
        """What is said of other causes than the right one, hints aside; the first finding of each."""
        right = {cause(finding) for finding in self.right}
        others = {cause(f): f for f in reversed(self.said) if f.level is not Level.HINT and cause(f) not in right}
        return tuple(others.values())


def cause(finding: Finding) -> str:
    return finding.cause or finding.fingerprint


def judge(document: str, seed: int, planted: Planted, before: Said, after: Said) -> Trial:
    """Holds what is said of the document with the mistake against what is said of the clean one."""
    said = news(before, after)
    right = [finding for finding in said if at_place(planted, finding, after.extraction)]
    crashed = sorted(set(after.crashed) - set(before.crashed))
    return Trial(document, seed, planted, tuple(said), tuple(right), tuple(crashed))
