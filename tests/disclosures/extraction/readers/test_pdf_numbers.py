"""Numbers of the narrative at their own characters."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from disclosures.extraction import pipeline
from disclosures.extraction.model import Paragraph
from disclosures.extraction.readers.pdf import read_pdf
from disclosures.extraction.readers.pdf_numbers import Stated, places
from disclosures.extraction.second_reading import Printed, read_again
from tests.disclosures.extraction.readers.papers import Paper

LEFT, INDENT = 90.0, 110.0
FULL = "各部门应当在批复后二十日内向社会公开本部门的预算安排情况并接受社会监督各"
SAMPLE = Path(__file__).resolve().parents[4] / "samples" / "files" / "qinghe-culture-2025.pdf"


@pytest.fixture
def paper(tmp_path):
    return Paper(tmp_path / "paper.pdf")


def stated(paper: Paper, number: str, occurrence: int = 0) -> Stated:
    """The number in the paragraph that holds it, as read."""
    document = read_pdf(paper.path) if paper.path.exists() else paper.read()
    it = next(b for b in document.blocks if isinstance(b, Paragraph) and number in b.text)
    start = -1
    for _ in range(occurrence + 1):
        start = it.text.index(number, start + 1)
    return Stated(it.text, (start, start + len(number)), it.locus.page, it.locus.box)


def found(paper: Paper, *numbers: Stated) -> list[list[tuple[int, int, int, int]]]:
    """For each number: page, left, top, width of each of its boxes, in whole points."""
    return [
        [(at.page, round(at.box[0]), round(at.box[1]), round(at.box[2] - at.box[0])) for at in one]
        for one in places(paper.path, numbers)
    ]


def test_a_number_is_its_own_characters_and_not_its_paragraph(paper):
    paper.prose(INDENT, 100, "收入总计123.45万元，比上年增加。")
    [[(page, left, top, width)]] = found(paper, stated(paper, "123.45"))
    assert (page, left) == (1, 150)
    assert 97 <= top <= 101
    assert 20 < width < 40


def test_of_equal_numbers_in_one_paragraph_each_is_found(paper):
    paper.prose(INDENT, 100, "收入1.70万元，支出1.70万元，结余11.70万元。")
    numbers = [stated(paper, "1.70", occurrence) for occurrence in range(3)]
    lefts = [at[0][1] for at in found(paper, *numbers)]
    assert lefts == sorted(set(lefts))
    assert lefts[2] == found(paper, stated(paper, "11.70"))[0][0][1] + 5


def test_a_number_over_a_line_break_has_a_box_on_each_line(paper):
    paper.prose(INDENT, 100, "甲" + FULL + "3,4")
    paper.prose(LEFT, 116, "56.78万元，到此为止。")
    [[first, second]] = found(paper, stated(paper, "3,456.78"))
    assert first[1] > 300
    assert second[1] == LEFT
    assert second[2] - first[2] == pytest.approx(16, abs=1)


def test_a_number_after_a_page_break_is_found_on_the_next_page(paper):
    paper.prose(INDENT, 700, "甲" + FULL + "乙" * 3)
    paper.turn()
    paper.prose(LEFT, 100, "丙丁" + FULL + "戊" * 3, "合计9.87万元，页后结束。")
    number = stated(paper, "9.87")
    assert number.page == 1
    [[(page, left, _, _)]] = found(paper, number)
    assert (page, left) == (2, 110)


def test_what_the_page_does_not_print_there_is_not_found(paper):
    paper.prose(INDENT, 100, "收入总计123.45万元，比上年增加。")
    number = stated(paper, "123.45")
    other = Stated("支出共计123.45元整，与上年持平。", (4, 10), number.page, number.box)
    gone = Stated(number.text.replace("123.45", "678.90"), number.span, number.page, number.box)
    assert places(paper.path, [other, gone]) == [(), ()]


def test_a_page_on_its_side_gives_boxes_as_it_is_shown(paper, tmp_path):
    paper.prose(INDENT, 100, "收入总计123.45万元，比上年增加。")
    paper.canvas.save()
    turned = tmp_path / "turned.pdf"
    with pypdfium2.PdfDocument(paper.path) as document:
        document[0].set_rotation(90)
        document.save(turned)
    [it] = [block for block in read_pdf(turned).blocks if isinstance(block, Paragraph)]
    start = it.text.index("123.45")
    [[at]] = places(turned, [Stated(it.text, (start, start + 6), it.locus.page, it.locus.box)])
    x0, top, x1, bottom = at.box
    assert bottom - top > 2 * (x1 - x0)
    assert round(top) == 150


def test_a_second_engine_reads_every_number_of_a_sample_in_its_box():
    extraction = pipeline.extract(SAMPLE)
    passages = {passage.id: passage for passage in extraction.narrative}
    numbers = [(claim, passages[claim.passage]) for claim in extraction.claims]
    asked = [Stated(it.text, claim.span, it.locus.page, it.locus.box) for claim, it in numbers]
    boxes = places(SAMPLE, asked)
    assert len(boxes) > 150
    assert all(boxes)
    cells = [Printed(at.page, at.box, c.printed) for (c, _), found in zip(numbers, boxes, strict=True) for at in found]
    readings = read_again(SAMPLE, cells)
    assert len(readings.texts) == len(set(cells))
    assert readings.differing() == {}
