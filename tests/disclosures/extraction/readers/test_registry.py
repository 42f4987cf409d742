"""The front door: what a file is, what is refused and with which sentence, what never gets out."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosures.extraction.readers import registry
from disclosures.extraction.readers.refusal import (
    BROKEN,
    DAMAGED,
    EMPTY,
    ENCRYPTED,
    MISSING,
    REFUSALS,
    TOO_LARGE,
    TOO_MUCH,
    UnreadableFile,
)
from tests.disclosures.extraction.readers.samples import (
    PNG,
    compound,
    drawn,
    excel_bytes,
    pdf_bytes,
    placed,
    word_bytes,
    zipped,
)

WORD_2003 = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
EXCEL_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'


def types(main: str) -> bytes:
    return zipped({"[Content_Types].xml": f'<Types><Override ContentType="application/{main}"/></Types>'.encode()})


KINDS = {
    "pdf": pdf_bytes(),
    "docx": word_bytes(),
    "xlsx": excel_bytes(),
    "html": b"\xef\xbb\xbf \n<!DOCTYPE html><html><body><p>x</p></body></html>",
    "rtf": b"{\\rtf1\\ansi x}",
    "doc": compound(
        dict.fromkeys(
            (
                "1Table",
                "WordDocument",
            ),
            b"",
        )
    ),
    "xls": compound(dict.fromkeys(("Workbook",), b"")),
    "encrypted": compound(
        dict.fromkeys(
            (
                "EncryptionInfo",
                "EncryptedPackage",
            ),
            b"",
        )
    ),
    "wps": compound(dict.fromkeys(("CONTENTS",), b"")),
    "pptx": types("vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
    "docm": types("vnd.ms-word.document.macroEnabled.main+xml"),
    "xlsb": types("vnd.ms-excel.sheet.binary.macroEnabled.main"),
    "odt": zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "ods": zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    "ofd": zipped({"OFD.xml": b"<OFD/>"}),
    "zip": zipped({"a.docx": word_bytes(), "b.docx": word_bytes()}),
    "broken zip": word_bytes()[:3000],
    "archive": b"Rar!\x1a\x07\x00rest",
    "image": PNG,
    "word xml": WORD_2003,
    "excel xml": EXCEL_2003,
    "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>",
    "text": "部门预算公开说明".encode("gb18030"),
    "empty": b"\0\0 \r\n",
    "unknown": b"\x01\x02\x00\x03" * 50,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_what_its_bytes_say(tmp_path, kind):
    assert registry.kind_of(placed(tmp_path, "named.txt", KINDS[kind])) == kind


@pytest.mark.parametrize(
    "head",
    [
        b"\xff\xd8\xff\xe0..",
        b"GIF89a..",
        b"II*\0....",
        b"MM\0*....",
        b"\0\0\0\x18ftypheic....",
        b"\0\0\0\x18ftypmif1....",
    ],
)
def test_every_photo_is_a_photo(tmp_path, head):
    assert registry.kind_of(placed(tmp_path, "预算.pdf", head)) == "image"


def test_a_pdf_may_begin_with_a_little_rubbish(tmp_path):
    assert registry.kind_of(placed(tmp_path, "a", b"HTTP junk\r\n" * 20 + pdf_bytes())) == "pdf"


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in registry.kinds_read()])
def test_a_refused_kind_has_its_own_sentence(tmp_path, kind):
    with pytest.raises(UnreadableFile) as refused:
        registry.read(placed(tmp_path, "预算公开.docx", KINDS[kind]))
    assert str(refused.value) == REFUSALS[kind]


def test_no_two_reasons_share_a_sentence_by_accident():
    sentences = list(REFUSALS.values())
    assert len(set(sentences)) == len(sentences)
    assert all(s.endswith("。") and s.count("。") == 1 for s in sentences)


def test_a_word_file_called_pdf_is_read_as_word_and_says_so(tmp_path):
    document = registry.read(placed(tmp_path, "upload", word_bytes()), "预算公开.pdf")
    assert document.format == "docx"
    assert "部门预算收支总表" in drawn(document)
    assert any(".pdf" in notice and "docx" in notice for notice in document.notices)


def test_a_rightly_named_file_gets_no_notice(tmp_path):
    assert registry.read(placed(tmp_path, "预算公开.DOCX", word_bytes())).notices == ()


def test_the_suffix_of_wps_is_no_lie(tmp_path):
    data = (Path(__file__).parent / "files" / "one-table.xls").read_bytes()
    assert not any("后缀" in notice for notice in registry.read(placed(tmp_path, "预算.et", data)).notices)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(UnreadableFile, match=MISSING):
        registry.read(tmp_path / "gone.docx")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UnreadableFile, match=MISSING):
        registry.read(tmp_path)


def test_a_file_beyond_the_limit_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "MOST_BYTES", 1000)
    with pytest.raises(UnreadableFile, match=TOO_LARGE):
        registry.read(placed(tmp_path, "a.docx", word_bytes()))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_word_file_is_broken(tmp_path, share):
    data = word_bytes()
    with pytest.raises(UnreadableFile, match=BROKEN):
        registry.read(placed(tmp_path, "a.docx", data[: int(len(data) * share)]))


def test_an_old_word_file_without_its_tail_is_refused(tmp_path):
    with pytest.raises(UnreadableFile):
        registry.read(placed(tmp_path, "a.doc", KINDS["doc"][:700]))


LOCKED = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
    "content.xml": b"?",
}


@pytest.mark.parametrize("data", [KINDS["encrypted"], zipped(LOCKED)], ids=["docx", "odt"])
def test_a_password_is_asked_to_be_removed(tmp_path, data):
    with pytest.raises(UnreadableFile, match=ENCRYPTED):
        registry.read(placed(tmp_path, "a.docx", data))


@pytest.mark.parametrize(("error", "sentence"), [(KeyError("x"), DAMAGED), (MemoryError(), TOO_MUCH)])
def test_whatever_a_reader_raises_becomes_a_sentence_with_its_cause(tmp_path, monkeypatch, error, sentence):
    def fails(path):
        raise error

    registry.kinds_read()
    monkeypatch.setitem(registry._READERS, "docx", fails)
    with pytest.raises(UnreadableFile, match=sentence) as refused:
        registry.read(placed(tmp_path, "a.docx", word_bytes()))
    assert refused.value.__cause__ is error


def test_a_kind_has_one_reader():
    registry.kinds_read()
    with pytest.raises(ValueError, match="two readers"):
        registry.reader("docx")(lambda path: None)


def test_an_empty_file_is_empty(tmp_path):
    with pytest.raises(UnreadableFile, match=EMPTY):
        registry.read(placed(tmp_path, "a.pdf", b""))
