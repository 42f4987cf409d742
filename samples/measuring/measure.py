"""Many trials, counted: recall and precision by kind of mistake and by check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from reviews.checks.finding import Finding, Level
from samples.documents import printed
from samples.measuring.observable import is_observable
from samples.measuring.trial import Said, Trial, check, judge
from samples.mistakes import MISTAKES, plant
from samples.planting import NothingToPlant

CLEAN = ("qinghe-culture-2025", "qinghe-forest-2026", "lanyuan-elderly-2025", "yunting-riverside-2025")
"""The clean samples with a narrative, one of each province's manner."""


@dataclass
class Measure:
    """The trials of observable mistakes, how many were not observable, and what is said of the clean documents."""

    trials: list[Trial] = field(default_factory=list)
    unobservable: Counter[str] = field(default_factory=Counter)
    alarms: list[tuple[str, Finding]] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Found and pointed at ÷ planted, of what is observable."""
        return ratio(sum(bool(t.right) for t in self.trials), len(self.trials))

    @property
    def precision(self) -> float:
        """Root causes rightly told ÷ root causes told."""
        right = sum(bool(t.right) for t in self.trials)
        return ratio(right, right + sum(len(t.beside) for t in self.trials))

    @property
    def false_errors(self) -> int:
        """Findings of the gravest level in documents without a mistake."""
        return sum(finding.level is Level.ERROR for _, finding in self.alarms)

    def of_kind(self, kind: str) -> list[Trial]:
        return [trial for trial in self.trials if trial.planted.kind == kind]

    def by_check(self) -> dict[str, tuple[int, int]]:
        """For each check that spoke: mistakes at which it pointed, root causes that it told besides."""
        right = Counter(code for t in self.trials for code in {f.code for f in t.right})
        beside = Counter(f.code for t in self.trials for f in t.beside)
        return {code: (right[code], beside[code]) for code in sorted({*right, *beside})}


def ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def measure(documents: Sequence[str] = CLEAN, seed: int = 0, per_kind: int = 3) -> Measure:
    """Plants each kind of mistake so many times into each document, alone, and checks it in memory.

    The same seed plants the same mistakes. Raises KeyError for an unknown document.
    """
    found = Measure()
    for slug in documents:
        before = check(printed(slug)[0])
        found.alarms += [(slug, finding) for finding in before.findings]
        found.crashes += before.crashed
        for trial in _trials(slug, range(seed, seed + per_kind), before, found):
            found.trials.append(trial)
            found.crashes += trial.crashed
    return found


def _trials(slug: str, seeds: range, before: Said, found: Measure) -> Iterator[Trial]:
    clean = printed(slug)[0]
    for kind in MISTAKES:
        for number in seeds:
            try:
                changed, planted = plant(clean, kind, Random(number))
            except NothingToPlant:
                continue
            if is_observable(clean, changed, planted):
                yield judge(slug, number, planted, before, check(changed))
            else:
                found.unobservable[kind] += 1
