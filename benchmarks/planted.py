"""How many planted mistakes the checks find, and how much else they say.

    python benchmarks/planted.py [--seeds 3] [SAMPLE …]

Each kind of mistake is planted alone into clean samples. found: the checks say something that they do not say of the
clean document. placed: and point at the very place. repaired: and propose the figure that stood there. beside: root
causes reported besides the right one, hints aside. Recall is found ÷ planted, precision placed ÷ (placed + beside).
What is said of the clean documents themselves is listed first. Exit status 0 when both reach their thresholds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Extraction
from disclosures.extraction.text import fold
from reviews.checks import runner
from reviews.checks.finding import Finding, Level, Outcome, Place
from samples.documents import printed
from samples.mistakes import MISTAKES, plant
from samples.planting import NothingToPlant, Planted
from samples.printed import Printed
from samples.reading import understand

CLEAN = ("qinghe-culture-2025", "qinghe-forest-2026", "lanyuan-elderly-2025", "yunting-riverside-2025")
RECALL, PRECISION = 0.95, 0.97


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
    return finding.repair is not None and figure(finding.repair.proposed) == figure(planted.expected)


def trials(samples: list[str], seeds: int) -> Iterator[tuple[str, str, int, Planted, Said, Said]]:
    """Each kind of mistake in each clean document, with each seed."""
    for slug in samples:
        clean = printed(slug)[0]
        before = check(clean)
        for finding in before.findings:
            print(f"CLEAN    {slug} {finding.code} {finding.level} {finding.message}")
        for crash in before.crashed:
            print(f"CRASHED  {slug} {crash}")
        for kind in MISTAKES:
            for seed in range(seeds):
                try:
                    document, planted = plant(clean, kind, Random(seed))
                except NothingToPlant:
                    continue
                yield slug, kind, seed, planted, before, check(document)


def measure(samples: list[str], seeds: int) -> Counter[tuple[str, str]]:
    """Counts by kind and measure; what was missed is printed as it comes."""
    counts: Counter[tuple[str, str]] = Counter()
    for slug, kind, seed, planted, before, after in trials(samples, seeds):
        new = news(before, after)
        right = [f for f in new if at_place(planted, f, after.extraction)]
        causes = {f.cause or f.fingerprint for f in new if f.level is not Level.HINT} - {
            f.cause or f.fingerprint for f in right
        }
        counts[kind, "planted"] += 1
        counts[kind, "found"] += bool(new)
        counts[kind, "placed"] += bool(right)
        counts[kind, "repaired"] += any(repairs(planted, f) for f in new)
        counts[kind, "beside"] += len(causes)
        if not right:
            place = f"{planted.form} {planted.scope} {planted.row} {planted.column}"
            print(f"MISSED   {slug} {kind} seed {seed}: {place}: {planted.expected!r} printed as {planted.printed!r}")
        for crash in sorted(set(after.crashed) - set(before.crashed)):
            print(f"CRASHED  {slug} {kind} seed {seed}: {crash}")
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("samples", nargs="*", default=CLEAN, help="slugs of clean samples")
    parser.add_argument("--seeds", type=int, default=3, help="mistakes of each kind in each document (3)")
    arguments = parser.parse_args()
    counts = measure(list(arguments.samples), arguments.seeds)
    measures = ("planted", "found", "placed", "repaired", "beside")
    for kind in MISTAKES:
        print(f"{kind:<20}", *[f"{counts[kind, m]:>4} {m}" for m in measures])
    total = {m: sum(counts[kind, m] for kind in MISTAKES) for m in measures}
    recall = total["found"] / max(1, total["planted"])
    precision = total["placed"] / max(1, total["placed"] + total["beside"])
    print(f"recall {recall:.1%} precision {precision:.1%} repaired {total['repaired']} of {total['planted']}")
    return 0 if recall >= RECALL and precision >= PRECISION else 1


if __name__ == "__main__":
    sys.exit(main())
