"""What changed between two versions of one unit's file."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from disclosures import queries as files
from disclosures import store
from disclosures.choices import SubmissionState
from disclosures.extraction.model import Address, Extraction, Fact
from disclosures.extraction.text import fold
from disclosures.models import Submission
from reviews.choices import FlagState
from reviews.flagging import syncing
from reviews.models import Flag, Review
from reviews.queries.shown import Change

ASKED_FOR = (FlagState.OPEN, FlagState.CONFIRMED, FlagState.REOPENED)

Name = tuple[Address, int]


def difference(review: Review, other: Submission | None = None) -> tuple[Submission | None, list[Change]]:
    """What changed since the other version (without: the one before); None and no changes for a first version."""
    before = other or version_before(review.submission)
    if before is None:
        return None, []
    old, new = store.load(before), store.load(review.submission)
    return before, [*_tables(old, new), *_figures(old, new), *_texts(old, new)]


def version_before(submission: Submission) -> Submission | None:
    """The newest extracted version uploaded earlier."""
    return next(
        (
            it
            for it in files.versions(submission)
            if it.uploaded_at < submission.uploaded_at and it.state == SubmissionState.EXTRACTED
        ),
        None,
    )


def previous_flags(review: Review) -> list[tuple[Flag, bool]]:
    """The flags of the version before that were confirmed or open, what the unit was asked to repair; of each whether
    it is gone from this version. Those that are not come first.
    """
    asked = list(syncing.flags_before(review.submission).filter(state__in=ASKED_FOR, doubtful=False))
    here = review.submission.flags.exclude(state=FlagState.RESOLVED)
    still = set(here.filter(fingerprint__in=[f.fingerprint for f in asked]).values_list("fingerprint", flat=True))
    return sorted(((flag, flag.fingerprint not in still) for flag in asked), key=lambda said: said[1])


def _tables(old: Extraction, new: Extraction) -> Iterator[Change]:
    forms_then, forms_now = _forms(old), _forms(new)
    for key in [*forms_then, *(key for key in forms_now if key not in forms_then)]:
        if (key in forms_then) != (key in forms_now):
            form, code = key
            yield Change("table", form, code, "", "", forms_then.get(key, ""), forms_now.get(key, ""))


def _forms(extraction: Extraction) -> dict[tuple[str, str], str]:
    tables = [t for t in extraction.tables if t.form and t.form not in ("T11", "T12")]
    return {(t.form or "", t.scope.code): t.title or t.form or "" for t in tables}


def _figures(old: Extraction, new: Extraction) -> Iterator[Change]:
    then, now = _by_name(old), _by_name(new)
    for name in [*now, *(name for name in then if name not in now)]:
        before, after = then.get(name), now.get(name)
        fact = after or before
        if fact is None or _says(before) == _says(after):
            continue
        amounts = (before.amount if before else None) or 0, (after.amount if after else None) or 0
        yield Change(
            kind="figure",
            form=fact.address.form,
            unit_code=fact.address.scope,
            row_label=fact.row_label,
            column_label=fact.column_label,
            before=before.printed if before else "",
            after=after.printed if after else "",
            difference=amounts[1] - amounts[0],  # type: ignore[arg-type]
        )


def _by_name(extraction: Extraction) -> dict[Name, Fact]:
    return {(fact.address, fact.occurrence): fact for fact in extraction.facts}


def _says(fact: Fact | None) -> object:
    """What counts as a change: another amount; blank and absent are alike."""
    return fact.amount if fact else None


def _texts(old: Extraction, new: Extraction) -> Iterator[Change]:
    then, now = old.narrative, new.narrative
    matcher = SequenceMatcher(None, [fold(p.text) for p in then], [fold(p.text) for p in now], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            section = now[j1].section if j1 < len(now) else ""
            before = "\n".join(p.text for p in then[i1:i2])
            after = "\n".join(p.text for p in now[j1:j2])
            yield Change("text", "", "", section, "", before, after)
