"""Containers that are traps: bombs, entities, names that climb, passwords, broken sums."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from disclosures.extraction.readers import archives, registry, sniffing
from disclosures.extraction.readers.refusal import BOMB, BROKEN, ENCRYPTED_ARCHIVE, FORBIDDEN_XML, UnreadableFile
from tests.disclosures.extraction.readers.samples import excel_bytes, part, placed, repacked, word_bytes, zipped

LAUGHS = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"""
)
MEGABYTE = 1 << 20


def refusal(tmp_path, data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        registry.read(placed(tmp_path, "a.docx", data))
    return str(refused.value)


def test_a_sound_package_passes(tmp_path):
    archives.inspect(placed(tmp_path, "a.docx", word_bytes()), parts_are_xml=True)


def test_a_part_that_inflates_a_thousandfold_is_a_bomb(tmp_path):
    assert refusal(tmp_path, repacked(word_bytes(), {"word/media/image1.bin": b"\0" * (40 * MEGABYTE)})) == BOMB


def test_a_bomb_beside_what_does_not_shrink_is_a_bomb(tmp_path):
    parts = {"word/media/image1.bin": b"\0" * (40 * MEGABYTE), "word/media/image2.bin": os.urandom(MEGABYTE)}
    assert refusal(tmp_path, repacked(word_bytes(), parts)) == BOMB


def test_a_bomb_that_declares_a_small_size_does_not_get_through(tmp_path):
    data = bytearray(repacked(word_bytes(), {"word/media/image1.bin": b"\0" * (40 * MEGABYTE)}))
    true, lie = (40 * MEGABYTE).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert data.count(true) >= 1
    assert refusal(tmp_path, bytes(data.replace(true, lie))) in (BOMB, BROKEN)


def test_too_many_entries_are_a_bomb(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_ENTRIES", 20)
    assert refusal(tmp_path, repacked(word_bytes(), {f"word/media/{n}.bin": b"x" for n in range(20)})) == BOMB


def test_too_much_in_all_is_a_bomb(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_INFLATED", 1000)
    assert refusal(tmp_path, word_bytes()) == BOMB


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "customXml/item1.xml"])
def test_entities_are_refused_in_every_part(tmp_path, name):
    assert refusal(tmp_path, repacked(word_bytes(), {name: LAUGHS})) == FORBIDDEN_XML


def test_entities_are_refused_in_sheets(tmp_path):
    assert refusal(tmp_path, repacked(excel_bytes(), {"xl/worksheets/sheet1.xml": LAUGHS})) == FORBIDDEN_XML


def test_entities_in_utf_16_are_seen(tmp_path):
    hidden = LAUGHS.decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16")
    assert refusal(tmp_path, repacked(word_bytes(), {"word/document.xml": hidden})) == FORBIDDEN_XML


def test_entities_behind_a_long_comment_are_seen(tmp_path):
    padded = LAUGHS.replace(b"<!DOCTYPE", b"<!--" + b"x" * 200_000 + b"--><!DOCTYPE")
    assert refusal(tmp_path, repacked(word_bytes(), {"word/document.xml": padded})) == FORBIDDEN_XML


def test_the_word_doctype_in_the_text_is_no_doctype(tmp_path):
    document = part(word_bytes(), "word/document.xml").replace("部门预算收支总表".encode(), b"&lt;!DOCTYPE&gt;")
    assert registry.read(placed(tmp_path, "a.docx", repacked(word_bytes(), {"word/document.xml": document})))


def test_a_name_that_climbs_is_refused(tmp_path):
    assert refusal(tmp_path, repacked(word_bytes(), {"../../evil.xml": b"x"})) == BROKEN


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a/../../b", "..\\a", "C:\\a", "\\\\host\\a", ""])
def test_names_outside_are_outside(name):
    assert not archives.is_inside(name)


def test_names_inside_are_inside():
    assert archives.is_inside("2025年/预算..公开.docx")


def test_a_wrong_checksum_is_broken(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", part(word_bytes(), "[Content_Types].xml"))
        archive.writestr("word/document.xml", b"<a>12.50</a>")
    assert refusal(tmp_path, buffer.getvalue().replace(b"12.50", b"12.60")) == BROKEN


def test_an_encrypted_entry_is_named(tmp_path):
    data = bytearray(zipped({"[Content_Types].xml": part(word_bytes(), "[Content_Types].xml"), "a.xml": b"x"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + at] |= 1
    assert refusal(tmp_path, bytes(data)) == ENCRYPTED_ARCHIVE


def test_a_zip_of_hundreds_of_thousands_of_entries_is_not_even_opened(tmp_path, monkeypatch):
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", b"")
    whole = path.read_bytes()
    start = whole.index(b"PK\1\2")
    entry, end = whole[start:-22], whole[-22:]
    count = archives.MOST_DIRECTORY // len(entry) + 1
    end = end[:12] + (count * len(entry)).to_bytes(4, "little") + end[16:]
    path.write_bytes(whole[:start] + entry * count + end)
    opened = []
    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", opened.append)
    assert sniffing.kind_of(path) == "broken zip"
    assert not opened
