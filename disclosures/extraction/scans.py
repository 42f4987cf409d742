"""Scanned pages are recognised one by one, each in a child process with a time limit of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from disclosures.extraction import limits
from disclosures.extraction.readers import ocr, pdf, registry
from disclosures.extraction.readers.page import Page
from disclosures.extraction.readers.registry import UnreadableFile

SECONDS_A_PAGE = 60
"""A page takes about three seconds, or ten on a slow core that others use too."""

SECONDS_TO_COUNT = 60
MOST_SECONDS = SECONDS_TO_COUNT + pdf.MOST_PAGES * SECONDS_A_PAGE

_log = logging.getLogger(__name__)


def recognised(path: Path, tell: Callable[[int, int], None]) -> dict[int, Page | None]:
    """The scanned pages of a file by number, None for a page that was too much; nothing where there is no recognition.

    tell is told before each page: the how many-th of how many it is. Raises UnreadableFile where the pages cannot
    even be counted.
    """
    if not ocr.available() or registry.kind_of(path) != "pdf":
        return {}
    numbers = limits.call_limited(pdf.scanned_pages, path, seconds=SECONDS_TO_COUNT)
    pages: dict[int, Page | None] = {}
    for count, number in enumerate(numbers, start=1):
        tell(count, len(numbers))
        pages[number] = _recognise(path, number)
    return pages


def _recognise(path: Path, number: int) -> Page | None:
    try:
        return limits.call_limited(ocr.read_file, path, number, seconds=SECONDS_A_PAGE)
    except (UnreadableFile, limits.Crashed) as error:
        _log.warning("page %d is not recognised: %s", number, error)
        return None
