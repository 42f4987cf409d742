"""The checker over real disclosures: every known error found, each cause once, no false error from tables.

Runs over ../shared/corpus and is skipped where that folder is absent.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from disclosures.extraction import contract, pipeline
from disclosures.extraction.factbook import FactBook
from reviews.checks import runner
from reviews.checks.contract import report_json

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS = SHARED / "corpus"
pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here"),
]

KNOWN = ["haidong-2025.pdf", "qinhuangdao-haigang-2025.docx", "qinhuangdao-haigang-2025.pdf", "guan-2024.pdf"]
OTHERS = sorted(p.name for p in (CORPUS / "other-provinces").glob("*.pdf")) if CORPUS.is_dir() else []


@cache
def scorer() -> ModuleType:
    sys.path.insert(0, str(SHARED / "tools"))
    spec = importlib.util.spec_from_file_location("score_check", SHARED / "tools" / "score_check.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def checked(path: Path) -> dict:
    extraction = pipeline.extract(path)
    return contract.to_json(extraction) | report_json(runner.run(FactBook(extraction)))


@pytest.mark.parametrize("name", KNOWN)
def test_every_known_error_is_found_and_no_other(name):
    truth = json.loads((CORPUS / "truth" / f"{Path(name).stem}.findings.json").read_text(encoding="utf-8"))
    result = scorer().score(truth, checked(CORPUS / "files" / name))
    missed = [t["id"] for t in truth["findings"] if t["level"] == "error" and not result["hits"][t["id"]]]
    assert missed == []
    assert result["false"] == []


@pytest.mark.parametrize("name", KNOWN)
def test_every_known_warning_is_found_and_no_trap_is_reported(name):
    """A finding above hint that is nobody's known finding would be a trap or a false alarm."""
    truth = json.loads((CORPUS / "truth" / f"{Path(name).stem}.findings.json").read_text(encoding="utf-8"))
    output = checked(CORPUS / "files" / name)
    hits = scorer().score(truth, output)["hits"]
    missed = [t["id"] for t in truth["findings"] if t["level"] == "warning" and not hits[t["id"]]]
    known = {index for found in hits.values() for index in found}
    other = [f for i, f in enumerate(output["findings"]) if f["level"] != "hint" and i not in known]
    causes = {output["findings"][i]["cause"] for i in known}
    assert missed == []
    assert [f["message"] for f in other if f["cause"] not in causes] == []


def test_two_years_of_one_unit_contradict_each_other_nowhere():
    """The published changes are what the two files say; rounded figures that were subtracted are no finding."""
    this, last = (CORPUS / "other-provinces" / f"shanghai-putuo-wanli-{year}.pdf" for year in (2025, 2024))
    report = runner.run(FactBook(pipeline.extract(this), FactBook(pipeline.extract(last))))
    outcomes = [i.outcome.value for i in report.ledger if i.code == "Y201"]
    assert outcomes.count("clean") + outcomes.count("rounding") >= 3
    assert [f.message for f in report.findings if f.code.startswith("Y")] == []


@pytest.mark.parametrize("name", KNOWN)
def test_each_error_has_one_cause(name):
    truth = json.loads((CORPUS / "truth" / f"{Path(name).stem}.findings.json").read_text(encoding="utf-8"))
    found = checked(CORPUS / "files" / name)["findings"]
    causes = {f["cause"] for f in found if f["level"] == "error"}
    roots = [t for t in truth["findings"] if t["level"] == "error" and not t["consequence_of"]]
    assert len(causes) <= len(roots)


@pytest.mark.parametrize("name", OTHERS)
def test_the_sums_of_other_provinces_have_no_errors(name):
    found = checked(CORPUS / "other-provinces" / name)
    assert [f["message"] for f in found["findings"] if f["level"] == "error" and f["code"][0] in "AHXGJ"] == []
    assert found["ledger"]["crashed"] == 0
