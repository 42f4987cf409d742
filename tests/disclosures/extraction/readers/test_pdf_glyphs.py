"""The characters of a PDF page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from disclosures.extraction.model import Paragraph
from disclosures.extraction.readers.pdf import read_pdf

FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def printed(path: Path, ascent: str) -> list[str]:
    """The lines read from a page whose font states another ascent than it has."""
    pdfmetrics.registerFont(TTFont("Vera", str(FONT)))
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Vera", 11)
    canvas.drawString(72, 700, "budget 1,716.19 and 18.70")
    canvas.save()
    raw = path.read_bytes()
    changed = re.sub(rb"/Ascent \d+", lambda found: b"/Ascent " + ascent.encode().rjust(len(found[0]) - 8), raw)
    assert ascent.encode() in changed
    path.write_bytes(changed)
    return [block.text for block in read_pdf(path).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("ascent", ["759", "1", "120"])
def test_points_and_commas_stand_in_their_line_whatever_their_font_says_of_its_height(tmp_path, ascent):
    assert printed(tmp_path / "a.pdf", ascent) == ["budget 1,716.19 and 18.70"]


def test_small_print_that_is_scaled_down_keeps_its_lines(tmp_path):
    path = tmp_path / "a.pdf"
    pdfmetrics.registerFont(TTFont("Vera", str(FONT)))
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Vera", 11)
    canvas.drawString(72, 700, "a long line of the usual size that most of the page is printed in")
    canvas.scale(0.25, 0.25)
    canvas.setFont("Vera", 22)
    for line, text in enumerate(("notes 1,716.19 first", "notes 18.70 second")):
        canvas.drawString(4 * 72, 4 * (685 - 7 * line), text)
    canvas.save()
    read = "\n".join(block.text for block in read_pdf(path).blocks if isinstance(block, Paragraph))
    assert "notes 1,716.19 first" in read
    assert "notes 18.70 second" in read
    assert read.index("first") < read.index("notes 18.70")
