"""The same cells by another engine."""

from __future__ import annotations

import pypdfium2
import pytest
from pdfminer.psexceptions import PSException

from disclosures.extraction import second_reading
from disclosures.extraction.document import Grid
from disclosures.extraction.readers import pdf
from disclosures.extraction.readers.page_runs import Glyphs
from disclosures.extraction.second_reading import Printed, are_same, is_figure, read_again
from tests.disclosures.extraction.readers.papers import Paper


@pytest.fixture
def path(tmp_path):
    paper = Paper(tmp_path / "paper.pdf")
    paper.table([60, 160, 260], [100, 120, 140, 160], [["合计", "1,234.50"], ["其中", "12.5"], ["备注", ""]])
    paper.canvas.save()
    return paper.path


def cells_of(path) -> dict[str, Printed]:
    """The second column of the one table, as the first engine reads it, by the words beside it."""
    [grid] = [block for block in pdf.read_pdf(path).blocks if isinstance(block, Grid)]
    return {row[0].text: Printed(row[1].locus.page, row[1].locus.box, row[1].text) for row in grid.rows}


def test_both_engines_read_the_same(path):
    cells = cells_of(path)
    found = read_again(path, cells.values())
    assert found.texts == {cells["合计"]: "1,234.50", cells["其中"]: "12.5"}
    assert found.differing() == {}


def test_what_the_first_engine_reads_otherwise_is_told(path, monkeypatch):
    real = pdf.read_glyphs

    def misread(text, view, *, clipped):
        glyphs, unmapped = real(text, view, clipped=clipped)
        return Glyphs(glyphs.text.replace("1", "7"), glyphs.boxes), unmapped

    monkeypatch.setattr(pdf, "read_glyphs", misread)
    cells = cells_of(path)
    assert cells["合计"].text == "7,234.50"
    assert read_again(path, cells.values()).differing() == {cells["合计"]: "1,234.50", cells["其中"]: "12.5"}


def test_a_figure_in_a_cell_that_was_read_as_blank_is_told(path):
    cell = cells_of(path)["其中"]
    blank = Printed(cell.page, cell.box, "")
    assert read_again(path, [blank]).differing() == {blank: "12.5"}


def test_words_bear_no_witness(path):
    """Neither words that the first engine reads nor words in a cell that it reads as blank."""
    box = (60.0, 100.0, 160.0, 120.0)
    assert read_again(path, [Printed(1, box, "台计"), Printed(1, box, "")]).texts == {}


def turned(path, angle: int, crop: tuple[float, float, float, float] | None = None):
    """The file with its page turned, and shown only in part."""
    document = pypdfium2.PdfDocument(path)
    if crop:
        document[0].set_cropbox(*crop)
    document[0].set_rotation(angle)
    out = path.with_name(f"turned-{angle}.pdf")
    document.save(out)
    return out


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 30, 500, 800)])
def test_the_engines_agree_where_a_cell_is_on_a_turned_and_cropped_page(path, angle, crop):
    other = turned(path, angle, crop)
    cells = cells_of(other)
    assert set(cells) == {"合计", "其中", "备注"}
    found = read_again(other, cells.values())
    assert (len(found.texts), found.differing()) == (2, {})


def test_a_page_that_the_second_engine_cannot_read_bears_no_witness(path, monkeypatch):
    def fail(*_: object) -> None:
        raise PSException("no such operator")

    monkeypatch.setattr(second_reading.PDFPageInterpreter, "process_page", fail)
    assert read_again(path, cells_of(path).values()) == second_reading.Readings({}, frozenset())


def test_a_file_that_the_second_engine_cannot_read_bears_no_witness(tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    assert read_again(broken, [Printed(1, (0.0, 0.0, 9.0, 9.0), "1")]).texts == {}


def test_pages_of_pictures_have_no_words(tmp_path, path):
    paper = Paper(tmp_path / "blank.pdf")
    paper.canvas.rect(10, 10, 50, 50)
    paper.canvas.save()
    assert read_again(paper.path, [], pages=[1]).wordless == {1}
    assert read_again(path, [], pages=[1]).wordless == frozenset()


@pytest.mark.parametrize(("first", "second"), [("1,234.50", "１２３４．５０"), ("-3.2", "−3.2"), ("12 .50", "12.50")])
def test_spelling_is_no_difference(first, second):
    assert are_same(first, second)


def test_a_digit_and_a_lost_zero_are_differences():
    assert not are_same("12.50", "12.60")
    assert not are_same("12.50", "12.5")


def test_figures_are_known():
    assert all(map(is_figure, ("1,234.50", "-3", "(3.20)", "12.5%", "2080505")))
    assert not any(map(is_figure, ("", "合计", "12.50万元", "(cid:12)", "—")))


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_it_is_turned(path, angle):
    """Whether the first engine turns such a page or not, the second reads a figure from its first digit on."""
    other = turned(path, angle)
    whole = Printed(1, (0.0, 0.0, 1000.0, 1000.0), "")
    found = dict(second_reading._pages(other, [1]))
    assert second_reading._text_in(whole.box, found[1]) == "合计1,234.50其中12.5备注"
