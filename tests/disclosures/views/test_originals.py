"""The original on the screen: pages with boxes, tables with cells, and who may look."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
import pytest
from django.urls import reverse

from disclosures.choices import Role
from disclosures.models import Submission, Table
from disclosures.queries.places import spots
from tests import builders

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


@pytest.mark.parametrize("anchor", ["t9", "t1-r99", "x", "", "t1-r0-c1-d2", "p99"])
def test_what_is_nowhere_is_not_found(desk, stored, anchor):
    assert desk.get(at(stored(a_table, "预算.docx"), at=anchor)).status_code == 404


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
