"""A page as geometry: what every reader of fixed pages (PDF, OFD, recognised scans) hands on.

All lengths are points from the upper left corner of the page as it is shown, turned upright.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from disclosures.extraction.model import Box
from disclosures.extraction.readers.page_runs import Glyphs


class Rule(NamedTuple):
    """A straight line along an axis: at is its constant coordinate, start and end its extent."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """Glyphs and rules of one page. horizontal rules lie at a y, vertical ones at an x.

    turn: 1 where the print runs up the shown page and all coordinates are those of the page turned clockwise to read
    it, -1 where it runs down, 2 where it stands upside down, 0 where it is upright.
    """

    number: int
    width: float
    height: float
    glyphs: Glyphs
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    images: int = 0
    turn: int = 0

    def shown(self, box: Box) -> Box:
        """A box in hundredths of a point on the page as it is shown."""
        return as_shown(box, self.turn, self.width, self.height) if self.turn else box


@lru_cache(maxsize=1 << 13)
def is_wide(char: str) -> bool:
    """Whether a character takes a whole em: Chinese, full-width forms."""
    return char >= "\u1100" and unicodedata.east_asian_width(char) in "WF"


def as_shown(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of a turned page (see Page.turn) of this width and height, on the page as it is shown."""
    x0, top, x1, bottom = box
    if turn == 1:
        x0, top, x1, bottom = top, width - x1, bottom, width - x0
    elif turn == -1:
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
    elif turn == 2:
        x0, top, x1, bottom = width - x1, height - bottom, width - x0, height - top
    return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all boxes."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
