"""Every committed sample is read cell for cell as it was printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disclosures.extraction import pipeline
from disclosures.extraction.model import Extraction, Table
from disclosures.extraction.text import fold
from samples.build import HERE
from samples.documents import SAMPLES, printed
from samples.reading import as_read, understand

FILES = [HERE / "files" / f"{s.slug}.{form}" for s in SAMPLES for form in s.formats]


@pytest.fixture(scope="module", params=FILES, ids=lambda p: p.name)
def read(request: pytest.FixtureRequest) -> tuple[Extraction, dict]:
    """What the reader finds in a file, and what it should find."""
    path: Path = request.param
    answer = json.loads((HERE / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
    if path.suffix == ".xlsx":
        answer["tables"] = [table for table in answer["tables"] if table["in_workbook"]]
    return pipeline.extract(path), answer


def rows(table: Table) -> list[list[str]]:
    return [[fold(cell.text) if cell else "" for cell in row] for row in table.rows]


def test_the_document_names_itself(read):
    found, answer = read
    assert (found.region.code, found.region.name) == (answer["region"]["code"], answer["region"]["name"])
    assert (found.unit.code, found.unit.name) == (answer["unit"]["code"], answer["unit"]["name"])
    assert (found.year, found.kind) == (answer["year"], answer["kind"])


def test_every_table_is_found_with_its_form_and_scope(read):
    found, answer = read
    assert [(t.form, t.scope.code, fold(t.title), t.declared_empty) for t in found.tables] == [
        (t["form"], t["scope"]["code"], fold(t["title"]), t["declared_empty"]) for t in answer["tables"]
    ]


def test_every_money_unit_is_found(read):
    found, answer = read
    pairs = zip(found.tables, answer["tables"], strict=True)
    assert [t.id for t, wanted in pairs if not wanted["unit_free"] and t.amount_unit != wanted["amount_unit"]] == []


def test_every_cell_is_read_as_printed(read):
    found, answer = read
    for table, wanted in zip(found.tables, answer["tables"], strict=True):
        cells = [[fold(text) for text in row] for row in wanted["rows"]]
        optional = wanted["optional_rows"] and not any(map(any, rows(table)))
        assert optional or rows(table) == cells, wanted["title"]
        assert [fold(c) for c in table.columns] == [fold(c) for c in wanted["columns"]], wanted["title"]


def test_every_figure_has_its_address(read):
    found, answer = read
    for table, wanted in zip(found.tables, answer["tables"], strict=True):
        facts = {(f.row, f.column): (f.address.row, f.address.column) for f in found.facts if f.table == table.id}
        for row, column, row_key, column_key in wanted["figures"]:
            assert facts.get((row, column)) == (row_key, column_key), (wanted["title"], row, column)


def test_nothing_is_left_over_but_tables_of_no_form(read):
    found, answer = read
    formless = {f"t{i}" for i, wanted in enumerate(answer["tables"], 1) if wanted["form"] is None}
    assert {leftover.table for leftover in found.leftovers} == formless


@pytest.mark.parametrize("slug", [s.slug for s in SAMPLES if "docx" in s.formats])
def test_a_printed_document_is_understood_without_a_file_as_from_one(slug: str):
    straight = understand(printed(slug)[0])
    file = pipeline.extract(HERE / "files" / f"{slug}.docx")
    assert [(f.address, f.amount) for f in straight.facts] == [(f.address, f.amount) for f in file.facts]
    assert [(c.printed, c.status) for c in straight.claims] == [(c.printed, c.status) for c in file.claims]


def test_as_read_has_a_grid_for_each_sheet():
    document = printed("lanyuan-elderly-2025")[0]
    grids = [block for block in as_read(document).blocks if hasattr(block, "rows")]
    assert len(grids) == len(list(document.sheets()))
