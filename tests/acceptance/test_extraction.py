"""Every cell, form, scope and fact of the real disclosures whose truth is known."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from disclosures.extraction.contract import to_json
from disclosures.extraction.pipeline import extract

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="../shared/corpus is not here"),
]


def truths() -> list[tuple[Path, Path]]:
    """Each file with the true tables of its document."""
    folder = SHARED / "corpus" / "truth"
    pairs = []
    for truth in sorted(folder.glob("*.tables.json")):
        slug = truth.name.removesuffix(".tables.json")
        pairs += [(SHARED / "corpus" / "files" / f"{slug}.{kind}", truth) for kind in ("docx", "pdf")]
    return [(file, truth) for file, truth in pairs if file.exists()]


@pytest.mark.parametrize(("file", "truth"), truths(), ids=lambda path: path.name)
def test_a_real_disclosure_is_read_without_a_wrong_cell(file, truth, tmp_path):
    output, report = tmp_path / "out.json", tmp_path / "report.json"
    output.write_text(json.dumps(to_json(extract(file)), ensure_ascii=False), encoding="utf-8")
    scorer = SHARED / "tools" / "score_extract.py"
    subprocess.run(
        [sys.executable, str(scorer), str(truth), str(output), "--json", str(report)],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    found = json.loads(report.read_text(encoding="utf-8"))
    total = found["total"]
    assert total["cells_right"] == total["cells"]
    assert total["facts_right"] == total["facts"]
    assert [fault for table in found["tables"] for fault in table["faults"]] == []
    assert (found["identity"], found["spurious"], total["missed"]) == ([], [], 0)
