"""A measure in words: the tables of docs/measurements.md, and what was missed."""

from __future__ import annotations

from collections.abc import Iterator

from samples.measuring.measure import Measure, ratio
from samples.measuring.trial import Trial
from samples.mistakes import MISTAKES

BEGINS, ENDS = "<!-- measure_checks -->", "<!-- end of measure_checks -->"


def table(found: Measure) -> str:
    """The result in Markdown."""
    return "\n".join([*_total(found), "", *_kinds(found), "", *_checks(found)]) + "\n"


def _total(found: Measure) -> Iterator[str]:
    yield (
        f"{len(found.trials)} observable mistakes were planted, {found.unobservable.total()} more were not observable: "
        f"recall {found.recall:.1%}, precision {found.precision:.1%}. In the clean documents the checks told "
        f"{found.false_errors} errors and {len(found.alarms) - found.false_errors} lesser things."
    )


def _kinds(found: Measure) -> Iterator[str]:
    yield "| mistake | planted | found | told besides | right figure proposed | recall | precision |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for kind in MISTAKES:
        trials = found.of_kind(kind)
        if trials:
            right, beside = sum(bool(t.right) for t in trials), sum(len(t.beside) for t in trials)
            repaired = sum(t.repaired for t in trials)
            yield (
                f"| {kind} | {len(trials)} | {right} | {beside} | {repaired} "
                f"| {ratio(right, len(trials)):.0%} | {ratio(right, right + beside):.0%} |"
            )


def _checks(found: Measure) -> Iterator[str]:
    """A check's recall is its share of the mistakes: most are seen by several."""
    yield "| check | mistakes pointed at | of all mistakes | told besides | precision |"
    yield "|---|--:|--:|--:|--:|"
    for code, (right, beside) in found.by_check().items():
        share = ratio(right, len(found.trials))
        yield f"| {code} | {right} | {share:.0%} | {beside} | {ratio(right, right + beside):.0%} |"


def missed(found: Measure) -> Iterator[str]:
    """A line for each mistake that was not pointed at, each crash, and each error told of a clean document."""
    yield from (f"missed: {_said(trial)}" for trial in found.trials if not trial.right)
    yield from (f"besides: {_said(t)}: {f.code} {f.message}" for t in found.trials for f in t.beside)
    yield from (f"crashed: {crash}" for crash in found.crashes)
    yield from (f"clean: {slug}: {f.code} {f.level} {f.message}" for slug, f in found.alarms)


def _said(trial: Trial) -> str:
    planted = trial.planted
    place = f"{planted.form} {planted.scope} {planted.row} {planted.column}".strip()
    return f"{trial.document} {planted.kind} seed {trial.seed}: {place}: {planted.expected!r} → {planted.printed!r}"


def put_into(page: str, found: Measure) -> str:
    """The page with its table renewed. Raises ValueError where the page has no place for it."""
    before, begins, rest = page.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        raise ValueError(f"{BEGINS} … {ENDS}")
    return f"{before}{BEGINS}\n{table(found)}{ENDS}{after}"
