"""The findings that the first checks must make in real disclosures, at their cells, and no false error beside them.

Runs over ../shared/corpus and is skipped where that folder is absent.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files"
pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here"),
]


@cache
def checked(name: str) -> dict:
    """The JSON of check_file for one file of the corpus."""
    output = Path(tempfile.mkdtemp()) / "checked.json"
    with suppress(SystemExit):
        call_command("check_file", str(CORPUS / name), "--format", "json", "--output", str(output))
    return json.loads(output.read_text())


def errors(name: str) -> list[dict]:
    return [f for f in checked(name)["findings"] if f["level"] == "error"]


def at(name: str, form: str, printed: str) -> list[dict]:
    """The errors of a file that point at a cell of this form with this printed text."""
    forms = {t["id"]: t["form"] for t in checked(name)["tables"]}
    return [
        f
        for f in errors(name)
        if any(
            forms.get(x.get("table")) == form and (x.get("printed") or "").replace(",", "") == printed
            for x in f["loci"]
        )
    ]


def says(finding: dict, *words: str) -> bool:
    text = finding["message"] + "".join(x.get("text") or "" for x in finding["loci"])
    return all(word in text.replace(",", "") for word in words)


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_narrative_zero_against_a_printed_figure_is_found(suffix):
    name = f"jinzhou-2026.{suffix}"
    found = at(name, "T09", "10.18")
    assert any(says(f, "三公", "0.00", "10.18") for f in found)


def test_parts_of_a_vehicle_budget_against_the_table_are_found():
    [found, *_] = [f for f in at("guan-2024.pdf", "T09", "2.00") if says(f, "0.00")]
    assert "2.00" in (found["expected"] or "")


def test_an_expenditure_table_that_lacks_a_class_is_found_with_its_cause():
    cells = [("T03", "1182.90"), ("T03", "0.00")]
    found = [at("haidong-2025.pdf", form, printed) for form, printed in cells]
    assert all(found), found
    causes = [{f["cause"] for f in group} for group in found]
    assert causes[0] & causes[1], "the short total and its empty class are one problem"
    assert any("32.44" in f["message"] for f in found[1])


@pytest.mark.parametrize(
    ("form", "printed"),
    [("T05", "18.54"), ("T06", "48.65"), ("T09", "0.72")],
    ids=["an occupational annuity", "a meal allowance copied from below", "a reception fee of last year"],
)
def test_a_wrong_figure_is_found_at_its_cell(form, printed):
    assert at("haidong-2025.pdf", form, printed)


@pytest.mark.parametrize(
    "name", ["baoding-lianchi-2025.docx", "jinzhou-2026.docx", "guan-2024.pdf", "qinhuangdao-haigang-2025.docx"]
)
def test_the_errors_stay_few(name):
    """What an auditor found in these files is one to five errors; a check gone wild shows here."""
    assert len({f["cause"] or f["message"] for f in errors(name)}) <= 6


@pytest.mark.parametrize("slug", ["jinzhou-2026", "qinhuangdao-haigang-2025"])
def test_one_document_in_two_formats_gives_the_same_facts(slug):
    def facts(suffix):
        return [
            (f["form"], f["scope_code"], f["row"], f["column"], f["amount"])
            for f in checked(f"{slug}.{suffix}")["facts"]
        ]

    assert facts("docx") == facts("pdf")
    assert facts("docx")


def test_a_scan_is_refused_with_a_sentence(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("check_file", str(CORPUS / "guan-2024-scan.pdf"))
    assert ended.value.code == 2
    assert "扫描" in capsys.readouterr().err
