"""The cells that findings name, read again from the stored file, in a child process with limits."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path
from typing import Any

from disclosures import store
from disclosures.extraction import limits, second_reading
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.readers.refusal import UnreadableFile
from disclosures.extraction.second_reading import Printed, Readings
from disclosures.models import Submission
from reviews import readings
from reviews.checks.finding import Finding
from reviews.flagging import places
from reviews.models import Review
from reviews.readings import Doubt, Look

SECONDS = 120
_log = logging.getLogger(__name__)


def look(submission: Submission, book: FactBook, findings: Collection[Finding]) -> Look:
    """What the second engine makes of the cells of the findings; what a person has corrected is certain."""
    certain = store.corrected_cells(submission, book.extraction)
    path = Path(submission.file.path) if submission.file else Path()
    return readings.look(book, findings, path, certain=certain, read=_read)


def _read(path: Path, cells: Collection[Printed], pages: Collection[int]) -> Readings:
    try:
        return limits.call_limited(second_reading.read_again, path, cells, pages, seconds=SECONDS)
    except (UnreadableFile, limits.Crashed) as error:
        _log.warning("%s has no second reading: %s", path.name, error)
        return Readings({}, frozenset())


def by_finding(look: Look, findings: Collection[Finding], review: Review) -> dict[str, list[dict[str, Any]]]:
    """The readings as stored with a flag, by the finding's fingerprint; without those that a person has confirmed."""
    confirmed = set(review.confirmed_readings.values_list("fingerprint", flat=True))
    return {
        name: [reading_json(it) for it in doubts if it.fingerprint not in confirmed]
        for name, doubts in readings.by_finding(look, findings).items()
    }


def reading_json(doubt: Doubt) -> dict[str, Any]:
    """{"place", "printed", "second", "fingerprint"}; second is null where the place was recognised from a picture."""
    return {
        "place": places.place_json(doubt.place),
        "printed": doubt.place.printed or doubt.place.text,
        "second": doubt.second,
        "fingerprint": doubt.fingerprint,
    }
