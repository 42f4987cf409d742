"""The house keeps its own rules: who imports whom, how large a room is, what may not be said in code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("budgetportal", "disclosures", "reviews")
MODULES = sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py") if "migrations" not in p.parts)
LARGEST = 300


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_who_imports_whom_is_kept():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_one_room(path):
    lines = len(path.read_text().splitlines())
    assert lines <= LARGEST, f"{lines} lines: make it two rooms"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_evaluated(path):
    assert not re.search(r"\b(eval|exec)\(", path.read_text())


@pytest.mark.parametrize("path", [p for p in MODULES if "extraction" in p.parts or "checks" in p.parts], ids=name)
def test_money_is_never_a_float(path):
    assert not re.search(r"\bfloat\((?!\s*[\"'](?:-)?inf)", path.read_text()) or "readers" in path.parts
