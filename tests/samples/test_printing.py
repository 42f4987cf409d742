"""However a PDF is printed, the same tables are read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosures.extraction import pipeline
from disclosures.extraction.text import fold
from samples.documents import printed
from samples.expected import expected
from samples.writing import pdf, typeface
from samples.writing.press import Press

SLUGS = ("qinghe-forest-2026", "lanyuan-elderly-2025", "yunting-riverside-2025", "chengxi-waters-2025")
HABITS = {
    "lines": Press(thin_boxes=False),
    "thin boxes": Press(thin_boxes=True),
    "head printed once": Press(repeat_head=False),
    "open sides": Press(open_sides=True),
    "single characters": Press(single_characters=True),
    "cramped": Press(upright=True),
}


@pytest.fixture(scope="module", autouse=True)
def face() -> None:
    try:
        typeface.load()
    except typeface.NoTypeface as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("habit", HABITS)
def test_every_cell_is_read_however_it_is_printed(slug: str, habit: str, tmp_path: Path):
    document = printed(slug)[0]
    pdf.write(document, tmp_path / "printed.pdf", HABITS[habit])
    found = pipeline.extract(tmp_path / "printed.pdf")
    answer = expected(document)["tables"]
    assert [(t.form, t.scope.code) for t in found.tables] == [(t["form"], t["scope"]["code"]) for t in answer]
    for table, wanted in zip(found.tables, answer, strict=True):
        rows = [[fold(cell.text) if cell else "" for cell in row] for row in table.rows]
        optional = wanted["optional_rows"] and not any(map(any, rows))
        assert optional or rows == [[fold(text) for text in row] for row in wanted["rows"]], wanted["title"]
