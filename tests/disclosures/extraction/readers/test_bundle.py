"""Archives of several disclosures, as they are uploaded."""

from __future__ import annotations

import pytest

from disclosures.extraction.readers import bundle
from disclosures.extraction.readers.bundle import NESTED, NOTHING_INSIDE, TOO_MANY
from disclosures.extraction.readers.refusal import BOMB, BROKEN, REFUSALS, UnreadableFile
from tests.disclosures.extraction.readers.samples import pdf_bytes, placed, word_bytes, zipped


def unpack(tmp_path, data: bytes) -> list[str]:
    into = tmp_path / "into"
    into.mkdir()
    files = bundle.unpack(placed(tmp_path, "a.zip", data), into)
    assert all(file.is_file() for file in files)
    return [str(file.relative_to(into)) for file in files]


def refusal(tmp_path, data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        unpack(tmp_path, data)
    return str(refused.value)


def in_gbk(name: str) -> bytes:
    """A zip as Windows in China writes it: the name in GBK, no flag that would say so."""
    raw = name.encode("gbk")
    stand_in = "x" * len(raw)
    return zipped({stand_in: b"1"}).replace(stand_in.encode(), raw)


def test_files_come_out_in_order_with_their_folders(tmp_path):
    data = zipped({"2025/甲.docx": word_bytes(), "2025/乙.pdf": pdf_bytes()})
    assert unpack(tmp_path, data) == ["2025/甲.docx", "2025/乙.pdf"]


def test_names_in_gbk_are_understood(tmp_path):
    assert unpack(tmp_path, in_gbk("部门预算公开（淺）.txt")) == ["部门预算公开（淺）.txt"]


def test_litter_of_operating_systems_is_left_out(tmp_path):
    data = zipped({"甲.docx": word_bytes(), "__MACOSX/._甲.docx": b"x", "a/.DS_Store": b"x", "a/~$甲.docx": b"x"})
    assert unpack(tmp_path, data) == ["甲.docx"]


@pytest.mark.parametrize("name", ["../甲.docx", "/etc/甲.docx", "a/../../甲.docx", ".\x7f./甲.docx"])
def test_a_name_that_climbs_is_refused_and_nothing_is_written(tmp_path, name):
    assert refusal(tmp_path, zipped({"乙.docx": word_bytes(), name: word_bytes()})) == BROKEN
    assert list((tmp_path / "into").iterdir()) == []


def test_a_bomb_is_refused(tmp_path):
    assert refusal(tmp_path, zipped({"甲.docx": b"\0" * (40 << 20)})) == BOMB


def test_an_archive_in_the_archive_is_refused(tmp_path):
    assert refusal(tmp_path, zipped({"甲.zip": zipped({"乙.docx": word_bytes()})})) == NESTED


def test_too_many_files_are_refused(tmp_path):
    assert refusal(tmp_path, zipped({f"{n}.txt": b"x" for n in range(bundle.MOST_FILES + 1)})) == TOO_MANY


def test_an_archive_of_litter_holds_nothing(tmp_path):
    assert refusal(tmp_path, zipped({"__MACOSX/a": b"x"})) == NOTHING_INSIDE


def test_a_name_that_occurs_twice_gets_a_number(tmp_path):
    assert unpack(tmp_path, zipped({"a/甲.txt": b"1", "a/./甲.txt": b"2"})) == ["a/甲.txt", "a/甲（2）.txt"]


def test_a_folder_where_a_file_stands_is_refused(tmp_path):
    assert refusal(tmp_path, zipped({"a": b"x", "a/b": b"x"})) == BROKEN


def test_what_is_no_archive_is_refused_as_what_it_is(tmp_path):
    assert refusal(tmp_path, b"{\\rtf1 x}") == REFUSALS["rtf"]
