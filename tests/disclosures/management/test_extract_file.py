"""extract_file: from a path to JSON, without a database."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import docx
import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def disclosure(tmp_path: Path) -> Path:
    word = docx.Document()
    word.add_paragraph("支出总表")
    table = word.add_table(2, 4)
    for row, line in enumerate(("科目编码 科目名称 基本支出 项目支出", "208 社会保障和就业支出 1.00 2.00")):
        for column, text in enumerate(line.split()):
            table.cell(row, column).text = text
    path = tmp_path / "预算.docx"
    word.save(str(path))
    return path


def test_one_file_gives_one_object_and_several_give_a_list(disclosure):
    out = StringIO()
    call_command("extract_file", str(disclosure), stdout=out)
    found = json.loads(out.getvalue())
    assert found["file"]["name"] == "预算.docx"
    assert [(f["row_key"], f["column_key"], f["amount"]) for f in found["facts"]] == [
        ("208", "basic", "10000.00"),
        ("208", "project", "20000.00"),
    ]
    out = StringIO()
    call_command("extract_file", str(disclosure), str(disclosure), stdout=out)
    assert [x["schema"] for x in json.loads(out.getvalue())] == ["extraction/1"] * 2


def test_output_goes_to_a_file_when_asked(disclosure, tmp_path):
    target, out = tmp_path / "out.json", StringIO()
    call_command("extract_file", str(disclosure), "--output", str(target), stdout=out)
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "extraction/1"
    assert out.getvalue() == ""


def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(tmp_path):
    path = tmp_path / "坏.docx"
    path.write_bytes(b"nothing")
    with pytest.raises(CommandError, match=r"坏\.docx：.*。") as refused:
        call_command("extract_file", str(path))
    assert refused.value.returncode == 2
