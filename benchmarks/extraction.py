"""How fast, and in how much memory, a document is read and understood, beside plain pdfplumber on the same pages.

    python benchmarks/extraction.py [FILE …]

Each measurement runs in a process of its own, and the two take turns, so that a busy machine disturbs both alike.
Seconds are those of the processor, the best of --runs, without the start of the interpreter and its imports; memory is
the peak of the process.
Without files, the samples of this repository and ../shared/corpus, where they are there.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "samples", ROOT.parent / "shared" / "corpus" / "files", ROOT.parent / "shared/corpus/other-provinces")
ALLOWED_RATIO = 1 / 8
ALLOWED_MEGABYTES = 250

OURS = """
from pathlib import Path
from disclosures.extraction.pipeline import extract
import disclosures.extraction.readers.docx, disclosures.extraction.readers.html, disclosures.extraction.readers.pdf
import disclosures.extraction.readers.xlsx
def run(path):
    return len(extract(Path(path)).tables)
"""
THEIRS = """
import pdfplumber
def run(path):
    count = 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            count += len(page.extract_tables())
            page.close()
    return count
"""
MEASURE = """
import json, sys, time
start = time.process_time()
try:
    result = run(sys.argv[1])
except Exception as error:
    result = type(error).__name__
print(json.dumps([time.process_time() - start, result]))
"""


@dataclass(frozen=True)
class Measured:
    """Best seconds and highest megabytes of some runs; result is the number of tables, or an exception's name."""

    seconds: float
    megabytes: float
    result: int | str


def measure(program: str, path: Path) -> Measured:
    """One run in a process of its own."""
    code = (
        "import subprocess, resource, sys\n"
        f"done = subprocess.run([sys.executable, '-c', {program + MEASURE!r}, sys.argv[1]], stdout=subprocess.PIPE)\n"
        "sys.stdout.buffer.write(done.stdout)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    first, peak = done.stdout.strip().splitlines()[-2:]
    seconds, result = json.loads(first)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Measured(seconds, int(peak) / unit, result)


def best(some: list[Measured]) -> Measured:
    return Measured(min(m.seconds for m in some), max(m.megabytes for m in some), some[0].result)


def default_files() -> list[Path]:
    return [
        p for folder in FOLDERS if folder.is_dir() for p in sorted(folder.rglob("*")) if p.suffix in (".pdf", ".docx")
    ]


def compare(path: Path, runs: int) -> tuple[Measured, Measured | None]:
    """Ours, and pdfplumber's where the file is a PDF; one after the other, so that load falls on both."""
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(measure(OURS, path))
        if path.suffix == ".pdf":
            theirs.append(measure(THEIRS, path))
    return best(ours), best(theirs) if theirs else None


def report(path: Path, ours: Measured, theirs: Measured | None) -> bool:
    """Prints a line; whether the file keeps within both limits."""
    line = f"{path.name:46} {ours.seconds:7.2f} s {ours.megabytes:6.0f} MB {ours.result!s:>6} tables"
    within = ours.megabytes <= ALLOWED_MEGABYTES
    if theirs and isinstance(ours.result, int):
        ratio = theirs.seconds / ours.seconds
        within = within and ours.seconds <= ALLOWED_RATIO * theirs.seconds
        line += f"   pdfplumber {theirs.seconds:7.2f} s {theirs.megabytes:6.0f} MB   {ratio:5.1f} × faster"
    print(line if within else f"{line}   beyond the limit", flush=True)
    return within


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=1)
    given = parser.parse_args()
    results = [report(path, *compare(path.resolve(), given.runs)) for path in given.files or default_files()]
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{sum(results)} of {len(results)} within 1/8 of pdfplumber and {ALLOWED_MEGABYTES} MB; "
          f"{usage.ru_utime + usage.ru_stime:.0f} s in all")  # fmt: skip
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
