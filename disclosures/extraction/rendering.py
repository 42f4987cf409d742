"""A page of a PDF as a picture, for showing where a figure stands on paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2

from disclosures.extraction.model import Box

LARGEST_WIDTH = 2000


class NoSuchPage(LookupError):
    """The file has no page of this number."""


def page_image(path: Path, page: int, width: int) -> bytes:
    """Page `page` (from 1) as a PNG of `width` pixels (at most LARGEST_WIDTH). Raises NoSuchPage, PdfiumError."""
    with pypdfium2.PdfDocument(path) as document:
        if not 1 <= page <= len(document):
            raise NoSuchPage(page)
        shown = document[page - 1]
        bitmap = shown.render(scale=min(width, LARGEST_WIDTH) / shown.get_width())
        out = BytesIO()
        bitmap.to_pil().convert("P", palette=1).save(out, "PNG", optimize=False)
        return out.getvalue()


def page_sizes(path: Path) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points, as it is shown. Raises PdfiumError."""
    with pypdfium2.PdfDocument(path) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def share(box: Box, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Left, top, width, height of a box in per cent of its page: what a style sheet needs to outline it."""
    (x0, top, x1, bottom), (width, height) = box, size
    return 100 * x0 / width, 100 * top / height, 100 * (x1 - x0) / width, 100 * (bottom - top) / height
