"""Formats that only LibreOffice reads: what is around it with a stand-in, and itself where it is installed."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from disclosures.extraction import limits, pipeline
from disclosures.extraction.readers import office, registry
from disclosures.extraction.readers.refusal import DAMAGED, TOO_MUCH, UnreadableFile
from tests.disclosures.extraction.readers.samples import drawn, placed, texts, word_bytes, zipped

RTF = b"{\\rtf1 x}"
SAMPLE = Path(__file__).resolve().parents[4] / "samples" / "files" / "lanyuan-elderly-2025.docx"

real = pytest.mark.skipif(not office.is_installed(), reason="LibreOffice 未安装，跳过真实转换")


def install(monkeypatch, folder: Path, script: str) -> None:
    """A stand-in for LibreOffice: a shell script that sees its arguments as LibreOffice would."""
    stand_in = placed(folder, "soffice", f"#!/bin/sh\n{script}\n".encode())
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def refusal(tmp_path, data: bytes = RTF) -> str:
    with pytest.raises(UnreadableFile) as refused:
        registry.read(placed(tmp_path, "a.rtf", data))
    return str(refused.value)


def test_without_libreoffice_the_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "program", lambda: None)
    assert refusal(tmp_path) == "服务器未安装 LibreOffice，暂不能读取 .rtf 文件，请另存为 .docx 后上传。"


@pytest.mark.parametrize("path", [None, "/usr/bin/soffice"])
def test_its_formats_are_offered_only_where_it_is_installed(monkeypatch, path):
    monkeypatch.setattr(office, "program", lambda: path)
    assert (".rtf" in registry.suffixes_read()) is bool(path)
    assert ".docx" in registry.suffixes_read()


def test_what_libreoffice_makes_is_read_as_word(tmp_path, monkeypatch):
    made = placed(tmp_path, "made.docx", word_bytes())
    install(monkeypatch, tmp_path, f'for last; do :; done; cp "{made}" "${{last%.rtf}}.docx"')
    document = registry.read(placed(tmp_path, "a.rtf", RTF))
    assert document.format == "rtf"
    assert drawn(document)[0] == "部门预算收支总表"
    assert office.CONVERTED in document.notices


def test_a_conversion_that_makes_nothing_is_a_damaged_file(tmp_path, monkeypatch):
    install(monkeypatch, tmp_path, "exit 1")
    assert refusal(tmp_path) == DAMAGED


def test_a_conversion_that_hangs_is_ended(tmp_path, monkeypatch):
    install(monkeypatch, tmp_path, "exec sleep 60")
    monkeypatch.setattr(office, "SECONDS", 0.5)
    began = time.monotonic()
    assert refusal(tmp_path) == TOO_MUCH
    assert time.monotonic() - began < 30


def test_a_conversion_dies_with_its_reader(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = tmp_path / "pid"
    install(monkeypatch, tmp_path, f'echo $$ > "{told}"; exec sleep 60')
    with pytest.raises(UnreadableFile, match=TOO_MUCH):
        limits.call_limited(registry.read, placed(tmp_path, "a.rtf", RTF), seconds=5)
    assert ends(int(told.read_text()))


def ends(process: int) -> bool:
    """Whether a process is gone, or is within a moment."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{process}/stat").exists() and " Z " in Path(f"/proc/{process}/stat").read_text():
            return True
        time.sleep(0.05)
    return False


def test_what_killed_conversions_left_is_swept_away(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    old, new = tmp_path / f"{office._FOLDERS}old", tmp_path / f"{office._FOLDERS}new"
    for folder in (old, new, tmp_path / "bin"):
        folder.mkdir()
        placed(folder, "source.rtf", RTF)
    os.utime(old, (0, 0))
    install(monkeypatch, tmp_path / "bin", "exit 1")
    refusal(tmp_path)
    assert (old.exists(), new.exists()) == (False, True)


def rtf(*rows: tuple[str, ...], after: str = "") -> bytes:
    """What Word and WPS write in Chinese: characters as bytes of GBK. An empty text is merged into the cell before."""
    body = b"".join(_row(row) for row in rows)
    fonts = rb"{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}"
    return rb"{\rtf1\ansi\ansicpg936\deff0" + fonts + rb"\viewkind4\uc1\pard\f0 " + body + _spelt(after) + b"}"


def _row(row: tuple[str, ...]) -> bytes:
    merged = [text == "" for text in row]
    begins = [not here and following for here, following in zip(merged, [*merged[1:], False], strict=True)]
    marks = [rb"\clmrg" if here else rb"\clmgf" if first else b"" for here, first in zip(merged, begins, strict=True)]
    edges = b"".join(mark + rb"\cellx%d" % (2000 * i) for i, mark in enumerate(marks, 1))
    return rb"\trowd" + edges + rb"\pard\intbl " + b"".join(_spelt(text) + rb"\cell " for text in row) + b"\\row\n"


def _spelt(text: str) -> bytes:
    return b"".join(c.encode() if c.isascii() else b"".join(b"\\'%02x" % b for b in c.encode("gbk")) for c in text)


@real
def test_libreoffice_reads_an_rtf_as_word_writes_it(tmp_path):
    data = rtf(("收入", "", "支出"), ("收入总计", "12.50", "12.50"))
    folder = tmp_path / "中文 目录"
    folder.mkdir()
    document = registry.read(placed(folder, "部门预算（公开）.rtf", data))
    [grid] = document.blocks
    assert texts(grid) == [["收入", None, "支出"], ["收入总计", "12.50", "12.50"]]
    assert document.notices == (office.CONVERTED,)


@real
def test_a_table_that_ends_the_document_is_kept(tmp_path):
    [with_text, without] = [rtf(("收入总计", "12.50"), after=text) for text in ("说明", "")]
    kept = [registry.read(placed(tmp_path, "a.rtf", data)).blocks for data in (with_text, without)]
    assert texts(kept[0][0]) == texts(kept[1][0]) == [["收入总计", "12.50"]]


@real
def test_an_rtf_that_was_cut_is_refused(tmp_path):
    assert refusal(tmp_path, rtf(("收入总计", "12.50"), after="说明文字" * 50)[:-300]) == DAMAGED


def resaved(folder: Path, kind: str) -> Path:
    """The sample as LibreOffice saves it."""
    profile = (folder / "profile").as_uri()
    command = [office.program(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", folder, SAMPLE], check=True, capture_output=True, timeout=120)
    return folder / f"{SAMPLE.stem}.{kind}"


def told(path: Path) -> Counter[tuple[object, ...]]:
    """The facts of a file without the places where they stand."""
    facts = pipeline.extract(path).facts
    return Counter((f.address, f.amount, f.printed) for f in facts)


@real
@pytest.mark.parametrize("kind", ["rtf", "odt", "doc", "wps"])
def test_the_facts_of_a_document_are_the_same_in_every_format(tmp_path, kind):
    made = resaved(tmp_path, "doc" if kind == "wps" else kind)
    facts = told(made.rename(made.with_suffix(f".{kind}")))
    assert facts == told(SAMPLE)
    assert len(facts) > 100


@real
def test_two_conversions_at_once_do_not_meet(tmp_path):
    paths = [placed(tmp_path, f"{i}.rtf", rtf(("收入总计", f"{i}.50"))) for i in range(2)]
    with ThreadPoolExecutor() as pool:
        documents = list(pool.map(partial(limits.call_limited, registry.read), paths))
    assert [texts(document.blocks[0])[0][1] for document in documents] == ["0.50", "1.50"]


ODT = """<?xml version="1.0"?><office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text><text:p>部门预算
 <draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image xlink:href="{picture}"
 xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body>
</office:document-content>"""

MANIFEST = b"""<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def open_text(content: str) -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "META-INF/manifest.xml": MANIFEST, "content.xml": content.encode()})


@real
def test_nothing_that_a_file_points_to_is_fetched(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        content = ODT.format(picture=f"http://127.0.0.1:{server.getsockname()[1]}/a.png")
        document = registry.read(placed(tmp_path, "a.odt", open_text(content)))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert drawn(document)[0].startswith("部门预算")
