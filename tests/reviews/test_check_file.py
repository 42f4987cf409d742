"""check_file over a folder of files: exit status, text, JSON; no database."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from disclosures.extraction import pipeline
from disclosures.extraction.document import Locus
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.readers.registry import UnreadableFile
from disclosures.extraction.second_reading import Letter
from tests.books import book

FILES = {
    "sound.docx": book(),
    "wrong.docx": book(change={"T05:2101501:total": "4.00"}),
}


@pytest.fixture(autouse=True)
def reading(monkeypatch):
    def extract(path: Path):
        if path.name not in FILES:
            raise UnreadableFile("文件已加密，请解密后再上传。")
        return FILES[path.name].extraction

    monkeypatch.setattr(pipeline, "extract", extract)


def check(*names, **options):
    """The exit status."""
    try:
        call_command("check_file", *names, **options)
    except SystemExit as end:
        return end.code
    return 0


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["sound.docx"], 0),
        (["wrong.docx"], 1),
        (["sound.docx", "wrong.docx"], 1),
        (["locked.docx"], 2),
        (["wrong.docx", "locked.docx"], 2),
    ],
)
def test_the_exit_status_tells_errors_from_unreadable_files(names, status):
    assert check(*names) == status


def test_an_unreadable_file_is_one_sentence_on_stderr(capsys):
    check("locked.docx")
    told = capsys.readouterr()
    assert "locked.docx：文件已加密，请解密后再上传。" in told.err
    assert told.out.strip() == ""


def test_json_is_the_extraction_with_findings_and_ledger(tmp_path):
    out = tmp_path / "out.json"
    check("wrong.docx", format="json", output=out)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["schema"] == "extraction/1"
    assert {"findings", "ledger", "facts", "claims"} <= set(found)
    first = found["findings"][0]
    assert (first["level"], first["repair"]["proposed"]) == ("error", "40.00")
    assert first["loci"][0]["printed"] == "4.00"
    assert found["ledger"]["found"] == len(found["findings"])
    assert {"code", "outcome", "reason", "operands"} <= set(found["ledger"]["checks"][0])


def test_one_changed_cell_that_breaks_many_equations_is_one_problem_at_its_cell(tmp_path, monkeypatch):
    out = tmp_path / "out.json"
    monkeypatch.setitem(FILES, "one.docx", book(change={"T05:210:total": "27.00"}))
    assert check("one.docx", format="json", output=out) == 1
    found = json.loads(out.read_text(encoding="utf-8"))["findings"]
    assert len(found) > 3
    assert len({f["cause"] for f in found}) == 1
    first = found[0]["repair"]
    assert (first["locus"]["row_label"], first["locus"]["printed"]) == ("卫生健康支出", "27.00")
    assert (first["proposed"], first["repairs"], first["slip"]) == ("72.00", len(found), "数字换位")


def test_a_repair_of_several_cells_names_each_with_its_figure(tmp_path, monkeypatch):
    out = tmp_path / "out.json"
    rows = ("2210201", "22102", "221")
    change = {f"T05:{row}:{column}": "0.00" for row in rows for column in ("total", "basic")}
    monkeypatch.setitem(FILES, "chain.docx", book(change=change))
    check("chain.docx", format="json", output=out)
    first = json.loads(out.read_text(encoding="utf-8"))["findings"][0]
    cells = first["repair"]["cells"]
    assert (first["repair"]["locus"], first["repair"]["proposed"]) == (cells[0]["locus"], cells[0]["proposed"])
    assert [cell["proposed"] for cell in cells] == ["10.00"] * 6
    assert all(cell["locus"] in first["loci"] for cell in cells)


def test_several_files_are_an_array_in_the_order_given(tmp_path):
    out = tmp_path / "out.json"
    check("wrong.docx", "sound.docx", format="json", output=out)
    wrong, sound = json.loads(out.read_text(encoding="utf-8"))
    assert wrong["findings"]
    assert not [f for f in sound["findings"] if f["level"] == "error"]


def test_the_text_leads_with_the_cause(capsys):
    check("wrong.docx")
    text = capsys.readouterr().out
    assert "错误（1 个问题）" in text
    assert "由 4.00 改为 40.00" in text
    assert "未能核对" in text


def test_last_years_file_is_compared(tmp_path):
    out = tmp_path / "out.json"
    check("sound.docx", format="json", output=out, last_year=Path("sound.docx"))
    codes = {f["code"] for f in json.loads(out.read_text(encoding="utf-8"))["findings"]}
    assert "Y102" in codes


def test_a_figure_that_the_other_engine_reads_otherwise_is_said_to_be_doubtful(tmp_path, monkeypatch):
    wrong = FILES["wrong.docx"].extraction
    facts = tuple(replace(fact, locus=Locus(page=1, box=(1.0, 2.0, 3.0, 4.0))) for fact in wrong.facts)
    pdf = replace(wrong, facts=facts, source=replace(wrong.source, format="pdf"))
    monkeypatch.setitem(FILES, "wrong.pdf", FactBook(pdf))
    pages = [(1, [Letter("8.00", 2.0, 3.0, 1.0, 0)])]
    monkeypatch.setattr("disclosures.extraction.second_reading._pages", lambda path, numbers: iter(pages))
    out = tmp_path / "out.json"
    assert check("wrong.pdf", format="json", output=out) == 1
    found = json.loads(out.read_text(encoding="utf-8"))["findings"]
    assert any("两次读数不同（4.00、8.00）" in finding["message"] for finding in found)
    assert {finding["level"] for finding in found} >= {"error"}
