"""Cells right against the truth of a document, where one is known."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from disclosures.extraction.contract import to_json
from disclosures.extraction.pipeline import extract
from disclosures.extraction.text import fold

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

Json = dict[str, Any]


def cells_right(path: Path) -> tuple[int, int] | None:
    """Right cells and all cells that hold text in the truth or in the output; None without a truth."""
    slug = path.stem
    by_scorer = SHARED / "corpus" / "truth" / f"{slug}.tables.json"
    transcribed = next((ROOT / "tests" / "golden").glob(f"*/{slug}.tables.json"), None)
    if by_scorer.is_file():
        return _scored(by_scorer, to_json(extract(path)))
    if transcribed is not None:
        return _compared(json.loads(transcribed.read_text(encoding="utf-8")), to_json(extract(path)))
    return None


def _scored(truth: Path, output: Json) -> tuple[int, int]:
    with tempfile.TemporaryDirectory() as folder:
        written, report = Path(folder, "output.json"), Path(folder, "report.json")
        written.write_text(json.dumps(output, ensure_ascii=False), encoding="utf-8")
        scorer = SHARED / "tools" / "score_extract.py"
        command = [sys.executable, "-B", str(scorer), str(truth), str(written), "--json", str(report)]
        subprocess.run(command, check=False, capture_output=True)
        total = json.loads(report.read_text(encoding="utf-8"))["total"]
    return total["cells_right"], total["cells"]


def _compared(truth: Json, output: Json) -> tuple[int, int]:
    """Table by table and place by place: a transcription keeps the order of the print."""
    right = total = 0
    found = output["tables"]
    for number, table in enumerate(truth["tables"]):
        mine = _places(found[number]) if number < len(found) else {}
        theirs = _places(table)
        total += len(mine.keys() | theirs.keys())
        right += len(mine.items() & theirs.items())
    return right, total


def _places(table: Json) -> dict[tuple[int, int], str]:
    return {
        (i, j): fold(text)
        for i, row in enumerate(table["rows"])
        for j, text in enumerate(row)
        if isinstance(text, str) and fold(text)
    }
