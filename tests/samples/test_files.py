"""The committed files are what the specs print, small, and hold every expected cell."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest

from samples.build import HERE, build
from samples.documents import SAMPLES, Sample
from samples.writing import typeface

FILES = [HERE / "files" / f"{s.slug}.{form}" for s in SAMPLES for form in s.formats]
DOCX = [path for path in FILES if path.suffix == ".docx"]


def squeezed(text: str) -> str:
    return "".join(text.split())


def pdf_text(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def zip_texts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def answer(path: Path) -> dict:
    return json.loads((HERE / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples built again; needs the typeface."""
    try:
        typeface.load()
    except typeface.NoTypeface as missing:
        pytest.skip(str(missing))
    folder = tmp_path_factory.mktemp("samples")
    for sample in SAMPLES:
        build(sample, folder, folder)
    return folder


def test_there_is_no_file_without_a_spec():
    assert {p.name for p in (HERE / "files").iterdir()} == {p.name for p in FILES}
    assert {p.stem for p in (HERE / "expected").iterdir()} == {s.slug for s in SAMPLES}


def test_the_files_are_small():
    sizes = {path.name: path.stat().st_size for path in FILES}
    assert max(sizes.values()) < 300_000
    assert sum(sizes.values()) < 5_000_000


@pytest.mark.parametrize("path", DOCX, ids=lambda p: p.stem)
def test_a_word_file_holds_every_expected_cell(path: Path):
    tables = docx.Document(str(path)).tables
    expected = answer(path)["tables"]
    assert len(tables) == len(expected)
    for table, wanted in zip(tables, expected, strict=True):
        texts = [squeezed(c.text) for row in table._tbl.tr_lst for c in map(docx.table._Cell, row.tc_lst, [table] * 99)]
        cells = [squeezed(text) for row in wanted["rows"] for text in row if text]
        assert [t for t in texts if t][-len(cells) :] == cells if cells else True, wanted["title"]


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix in (".docx", ".xlsx")], ids=lambda p: p.name)
def test_an_office_file_is_the_rebuilt_one(path: Path, rebuilt: Path):
    assert zip_texts(path) == zip_texts(rebuilt / path.name)


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".pdf"], ids=lambda p: p.stem)
def test_a_pdf_says_what_the_rebuilt_one_says(path: Path, rebuilt: Path):
    assert pdf_text(path) == pdf_text(rebuilt / path.name)


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".html"], ids=lambda p: p.stem)
def test_a_web_page_is_the_rebuilt_one(path: Path, rebuilt: Path):
    assert path.read_bytes() == (rebuilt / path.name).read_bytes()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.slug)
def test_the_expected_results_are_the_rebuilt_ones(sample: Sample, rebuilt: Path):
    name = f"{sample.slug}.json"
    assert (HERE / "expected" / name).read_bytes() == (rebuilt / name).read_bytes()


def test_building_twice_gives_the_same_bytes(rebuilt: Path, tmp_path: Path):
    sample = next(s for s in SAMPLES if s.slug == "lanyuan-elderly-2025")
    for path in build(sample, tmp_path, tmp_path):
        assert path.read_bytes() == (rebuilt / path.name).read_bytes()
