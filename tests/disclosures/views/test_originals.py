"""The original on the screen: pages with boxes, tables with cells, and who may look."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pypdfium2
import pytest
from django.urls import reverse

from disclosures.choices import Role
from disclosures.models import Claim, Passage, Submission, Table
from disclosures.queries import originals
from disclosures.queries.places import spots
from tests import builders
from tests.disclosures.extraction.readers.papers import Paper

pytestmark = pytest.mark.django_db
PART = {"X-Part": "original"}


@pytest.fixture
def desk(client):
    client.force_login(builders.person("reviewer", Role.REVIEWER), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def stored(settings):
    """stored(path writer, name) → a read submission whose file the writer has written."""

    def store(write, name: str) -> Submission:
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        write(settings.MEDIA_ROOT / name)
        kind = name.rpartition(".")[2]
        it = builders.extracted(builders.person("clerk", Role.CLERK), of=builders.unit(), name=name, format=kind)
        Submission.objects.filter(pk=it.pk).update(file=name)
        return it

    return store


def three_pages(path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(200, 400)
    document.save(path)


def a_table(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("收支总表")
    table = document.add_table(3, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"格{number}"
    table.cell(0, 0).merge(table.cell(0, 1))
    document.save(path)


def a_narrative(path: Path) -> None:
    document = docx.Document()
    for line in ("一、收支", "上年收入8.00万元。", "收入8.00万元，支出8.00万元。", "收入8.00万元，支出8.00万元。"):
        document.add_paragraph(line)
    document.save(path)


def a_printed_narrative(path: Path) -> None:
    paper = Paper(path)
    paper.prose(40, 60, "收入8.00万元，支出8.00万元。")
    paper.canvas.save()


def says(it: Submission, *texts: str, **more) -> list[Passage]:
    """The narrative p1, p2 … with every 8.00 as a number."""
    it.passage_set.all().delete()
    passages = [
        Passage.objects.create(submission=it, position=at, key=f"p{at}", text=text, **more)
        for at, text in enumerate(texts, 1)
    ]
    for one in passages:
        for start in (found.start() for found in re.finditer("8.00", one.text)):
            Claim.objects.create(
                submission=it, position=start, passage=one, start=start, end=start + 4, printed="8.00", role="amount",
                status="agrees",
            )  # fmt: skip
    return passages


def at(it: Submission, **query: str) -> str:
    return reverse("disclosures:place", args=[it.pk]) + "?" + "&".join(f"{k}={v}" for k, v in query.items())


def test_a_cell_is_outlined_on_the_picture_of_its_page(desk, stored):
    it = stored(three_pages, "预算.pdf")
    page = desk.get(at(it, at="t1-r0-c1"), headers=PART).content.decode()
    assert reverse("disclosures:page", args=[it.pk, 1]) in page
    assert 'is-focus" style="left:5.000%;top:5.125%;width:10.125%;height:4.875%"' in page
    assert "原件第 1 页" in page


def test_a_page_is_kept_by_the_browser_that_asks_again(desk, stored):
    address = reverse("disclosures:page", args=[stored(three_pages, "预算.pdf").pk, 2])
    first = desk.get(address)
    assert first["Content-Type"] == "image/png"
    assert "no-store" not in first["Cache-Control"]
    assert "private" in first["Cache-Control"]
    assert desk.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("page", [0, 4, 99])
def test_a_page_that_is_not_there_is_not_found(desk, stored, page):
    it = stored(three_pages, "预算.pdf")
    assert desk.get(reverse("disclosures:page", args=[it.pk, page])).status_code == 404
    assert desk.get(at(it, at="t1", page=str(page or 77))).status_code == 404


def test_what_cannot_be_drawn_is_not_found(desk, stored):
    it = stored(lambda path: path.write_bytes(b"%PDF-1.4 broken"), "预算.pdf")
    assert desk.get(reverse("disclosures:page", args=[it.pk, 1])).status_code == 404
    assert desk.get(at(it, at="t1-r0-c1")).status_code == 404


def test_a_word_file_shows_its_own_table_with_merged_cells(desk, stored):
    it = stored(a_table, "预算.docx")
    rows = [[{"t": "格4", "l": {"t": 0, "r": 2, "c": 0}}]]
    Table.objects.filter(submission=it, key="t1").update(rows=rows)
    page = desk.get(at(it, at="t1-r0-c0"), headers=PART).content.decode()
    assert 'colspan="2"' in page
    assert "收支总表" in page
    assert page.count("is-focus") == 1
    assert page.index("格2") < page.index("is-focus") < page.index("格4") < page.index("格5")


def test_a_number_of_a_word_file_is_marked_itself_in_the_very_paragraph(desk, stored):
    it = stored(a_narrative, "预算.docx")
    says(it, "一、收支", "上年收入8.00万元。", *["收入8.00万元，支出8.00万元。"] * 2)
    page = desk.get(at(it, at="p4-11"), headers=PART).content.decode()
    lines = re.findall(r"<p class=.*?</p>", page)
    assert lines[3] == '<p class="">收入8.00万元，支出<mark class="outline is-focus">8.00</mark>万元。</p>'
    assert page.count("outline is-focus") == 1


def test_several_numbers_of_one_paragraph_are_marked_and_one_is_looked_for(desk, stored):
    it = stored(a_narrative, "预算.docx")
    says(it, "一、收支", "上年收入8.00万元。", "收入8.00万元，支出8.00万元。")
    page = desk.get(at(it, at="p3-11") + "&at=p3-2&at=p2-4", headers=PART).content.decode()
    marked = '收入<mark class="outline">8.00</mark>万元，支出<mark class="outline is-focus">8.00</mark>万元。'
    assert marked in page
    assert '上年收入<mark class="outline">8.00</mark>万元。' in page


@pytest.mark.parametrize("anchor", ["p3", "p3-1", "p3-99999999999999999999999999"])
def test_a_paragraph_is_marked_whole_where_no_number_is_named(desk, stored, anchor):
    it = stored(a_narrative, "预算.docx")
    says(it, "一、收支", "上年收入8.00万元。", "收入8.00万元，支出8.00万元。")
    page = desk.get(at(it, at=anchor), headers=PART).content.decode()
    assert '<p class="outline is-focus">收入8.00万元，支出8.00万元。</p>' in page
    assert page.count("is-focus") == 1


def boxes(page: str) -> list[float]:
    """How wide each outline is, in per cent of its page."""
    return [float(width) for width in re.findall(r"is-focus\" style=.*?width:([\d.]+)%", page)]


def test_a_number_of_a_pdf_is_outlined_and_not_its_paragraph(desk, stored):
    it = stored(a_printed_narrative, "预算.pdf")
    says(it, "收入8.00万元，支出8.00万元。", locus={"p": 1, "b": [40, 55, 300, 80]})
    [whole] = boxes(desk.get(at(it, at="p1"), headers=PART).content.decode())
    [number] = boxes(desk.get(at(it, at="p1-2"), headers=PART).content.decode())
    assert whole > 40
    assert 2 < number < 5


def test_a_number_that_is_not_found_on_its_page_leaves_the_paragraph_outlined(desk, stored):
    it = stored(a_printed_narrative, "预算.pdf")
    says(it, "别处写的8.00万元，与此无关。", locus={"p": 1, "b": [40, 55, 300, 80]})
    [width] = boxes(desk.get(at(it, at="p1-4"), headers=PART).content.decode())
    assert width > 40


@pytest.mark.parametrize("number", ["x", "²", "9" * 5000])
def test_a_page_that_is_no_number_is_not_asked_for(desk, stored, number):
    it = stored(three_pages, "预算.pdf")
    shown = desk.get(at(it, at="t1-r0-c1", page=number), headers=PART).content
    assert shown == desk.get(at(it, at="t1-r0-c1"), headers=PART).content


@pytest.mark.parametrize("anchor", ["t9", "t1-r99", "x", "", "t1-r0-c1-d2", "p99"])
def test_what_is_nowhere_is_not_found(desk, stored, anchor):
    assert desk.get(at(stored(a_table, "预算.docx"), at=anchor)).status_code == 404


def test_a_number_that_could_not_be_looked_for_is_looked_for_again(desk, stored, monkeypatch):
    it = stored(a_printed_narrative, "预算.pdf")
    says(it, "收入8.00万元，支出8.00万元。", locus={"p": 1, "b": [40, 55, 300, 80]})
    with monkeypatch.context() as busy:
        busy.setattr(originals.pdf_numbers, "places", len)
        [whole] = boxes(desk.get(at(it, at="p1-2"), headers=PART).content.decode())
    [number] = boxes(desk.get(at(it, at="p1-2"), headers=PART).content.decode())
    assert number < 5 < whole


def test_the_page_works_without_script(desk, stored):
    it = stored(three_pages, "预算.pdf")
    page = desk.get(at(it, at="t1-r0-c1")).content.decode()
    assert "<html" in page
    assert reverse("desk:submission", args=[it.pk]) + "#t1-r0-c1" in page


def test_strangers_see_no_page(client, stored):
    it = stored(three_pages, "预算.pdf")
    stranger = builders.person("stranger", Role.REVIEWER, region=builders.region("990200", "远山县"))
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("disclosures:page", args=[it.pk, 1])).status_code == 404
    assert client.get(at(it, at="t1-r0-c1")).status_code == 404


def test_a_row_over_two_pages_has_a_place_on_each(stored):
    it = stored(three_pages, "预算.pdf")
    cells = [
        {"t": "甲", "l": {"p": page, "b": box}}
        for page, box in ((1, [1, 2, 3, 4]), (1, [3, 1, 5, 6]), (2, [1, 1, 2, 2]))
    ]
    Table.objects.filter(submission=it, key="t1").update(rows=[cells])
    assert [(s.locus.page, s.locus.box) for s in spots(it, "t1-r0")] == [(1, (1, 1, 5, 6)), (2, (1, 1, 2, 2))]
