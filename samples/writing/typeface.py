"""The free typeface that the PDFs embed: WenQuanYi Zen Hei (GPL-2 with the font embedding exception)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

NAME = "samples-cjk"
PLACES = (
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    Path("/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc"),
)


class NoTypeface(OSError):
    """The typeface is not installed (Debian: fonts-wqy-zenhei). Committed samples need it only to be rebuilt."""


@cache
def load() -> str:
    """Registers the typeface and returns its name. Raises NoTypeface."""
    for place in PLACES:
        if place.exists():
            pdfmetrics.registerFont(TTFont(NAME, str(place), subfontIndex=0))
            return NAME
    raise NoTypeface("fonts-wqy-zenhei is not installed")


@cache
def width(char: str) -> float:
    """The width of a character at size 1."""
    return float(pdfmetrics.stringWidth(char, load(), 1))


def measure(text: str, size: float) -> float:
    return sum(width(c) for c in text) * size
