"""Flags follow the findings by fingerprint; no flag is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from disclosures.models import Submission
from reviews.checks.finding import Finding
from reviews.choices import FlagState
from reviews.flagging import places
from reviews.models import CheckRun, Flag

SAID = ("code", "level", "template", "values", "places", "expected", "actual", "difference", "unit", "cause",
        "primary", "repair", "position", "doubtful", "readings")  # fmt: skip
STATE = ("state", "settled_by", "settled_at", "reason")
CARRIED = (FlagState.DISMISSED, FlagState.EXPLAINED)
"""What was settled for good in the version before stays settled in this one."""
ASKED_FOR = (FlagState.CONFIRMED, FlagState.RESOLVED, FlagState.REOPENED)
"""What was confirmed or repaired in the version before and is here again has come back."""


Readings = dict[str, list[dict[str, Any]]]
"""The doubtful readings that a finding rests on, by its fingerprint."""


def sync(submission: Submission, run: CheckRun, findings: Iterable[Finding], doubtful: Readings, at: datetime) -> None:
    """New → OPEN; gone → RESOLVED; back → REOPENED; what is settled stays settled."""
    known = {flag.fingerprint: flag for flag in submission.flags.all()}
    before = {flag.fingerprint: flag for flag in flags_before(submission)}
    found = said_by(findings, doubtful)
    new = [
        _new(submission, run, fingerprint, said, before.get(fingerprint))
        for fingerprint, said in found.items()
        if fingerprint not in known
    ]
    for fingerprint, flag in known.items():
        if fingerprint in found:
            _again(flag, run, found[fingerprint], at)
        elif flag.state != FlagState.RESOLVED:
            flag.state, flag.settled_by, flag.settled_at = FlagState.RESOLVED, None, at
    Flag.objects.bulk_create(new, batch_size=500)
    Flag.objects.bulk_update(known.values(), [*SAID, *STATE, "last_run"], batch_size=200)


def flags_before(submission: Submission) -> QuerySet[Flag]:
    """The flags of the version before: the same unit, year and kind, uploaded earlier and checked."""
    if submission.confirmed_at is None:
        return Flag.objects.none()
    earlier = Submission.objects.versions_of(submission).filter(
        uploaded_at__lt=submission.uploaded_at, runs__isnull=False
    )
    return Flag.objects.filter(submission=earlier.first())


def said_by(findings: Iterable[Finding], doubtful: Readings) -> dict[str, dict[str, Any]]:
    """The fields of a flag by fingerprint; the first of a cause leads it."""
    said: dict[str, dict[str, Any]] = {}
    causes: set[str] = set()
    for position, finding in enumerate(findings):
        if finding.fingerprint in said:
            continue
        cause = finding.cause or ""
        said[finding.fingerprint] = {
            "code": finding.code,
            "level": finding.level.value,
            "template": finding.template,
            "values": dict(finding.values),
            "places": [places.place_json(place) for place in finding.places],
            "expected": (finding.expected or "")[:120],
            "actual": (finding.actual or "")[:120],
            "difference": (finding.difference or "")[:120],
            "unit": finding.unit[:8],
            "cause": cause[:64],
            "primary": not cause or cause not in causes,
            "repair": places.repair_json(finding.repair),
            "position": position,
            "doubtful": bool(doubtful.get(finding.fingerprint)),
            "readings": doubtful.get(finding.fingerprint, []),
        }
        causes.add(cause)
    return said


def _new(submission: Submission, run: CheckRun, fingerprint: str, said: dict[str, Any], before: Flag | None) -> Flag:
    flag = Flag(submission=submission, fingerprint=fingerprint, first_run=run, last_run=run, **said)
    if before is not None and before.state in CARRIED:
        for name in STATE:
            setattr(flag, name, getattr(before, name))
    elif before is not None and before.state in ASKED_FOR and not before.doubtful:
        flag.state = FlagState.REOPENED
    return flag


def _again(flag: Flag, run: CheckRun, said: dict[str, Any], at: datetime) -> None:
    for name, value in said.items():
        setattr(flag, name, value)
    flag.last_run = run
    if flag.state == FlagState.RESOLVED:
        flag.state, flag.settled_by, flag.settled_at = FlagState.REOPENED, None, at
