"""Whatever happens to a file on its way, the reader answers with a document or a sentence, and soon."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.extraction.readers import registry
from disclosures.extraction.readers.refusal import UnreadableFile
from tests.disclosures.extraction.readers.old_word import OldWord
from tests.disclosures.extraction.readers.samples import excel_bytes, part, pdf_bytes, placed, repacked, word_bytes

OLD_WORKBOOK = (Path(__file__).parent / "files" / "one-table.xls").read_bytes()
PAGE = "<html><body><p>甲</p><table><tr><td rowspan=2>1</td><td colspan=2>2</td></tr></table></body></html>".encode()


def old_document() -> bytes:
    word = OldWord()
    word.paragraph("部门预算收支总表", style=1)
    for cells in (("项目", "预算数"), ("收入总计", "12.50")):
        word.row(*cells, edges=[0, 3000, 6000])
    return word.saved()


FILES = {
    "docx": word_bytes(),
    "xlsx": excel_bytes(),
    "pdf": pdf_bytes(),
    "xls": OLD_WORKBOOK,
    "html": PAGE,
    "doc": old_document(),
}
PARTS = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
FUZZED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
flips = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)


def survives(tmp_path: Path, data: bytes) -> None:
    begun = time.monotonic()
    with suppress(UnreadableFile):
        registry.read(placed(tmp_path, "a", data))
    assert time.monotonic() - begun < 10


def damaged(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    changed = bytearray(data)
    for share, value in changes:
        changed[int(share * len(data))] = value
    return bytes(changed)


@pytest.mark.parametrize("kind", FILES)
@FUZZED
@given(share=st.floats(0, 1))
def test_a_truncated_file_is_survived(tmp_path, kind, share):
    survives(tmp_path, FILES[kind][: int(share * len(FILES[kind]))])


@pytest.mark.parametrize("kind", FILES)
@FUZZED
@given(changes=flips)
def test_a_file_with_wrong_bytes_is_survived(tmp_path, kind, changes):
    survives(tmp_path, damaged(FILES[kind], changes))


@pytest.mark.parametrize("kind", PARTS)
@FUZZED
@given(changes=flips)
def test_a_package_with_wrong_bytes_in_its_main_part_is_survived(tmp_path, kind, changes):
    main = damaged(part(FILES[kind], PARTS[kind]), changes)
    survives(tmp_path, repacked(FILES[kind], {PARTS[kind]: main}))
