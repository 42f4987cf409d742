"""How long all checks over a document take, beside the reading of it.

    python -m benchmarks.checking [--runs 5] [FILE …]

Seconds of the processor, the best of --runs in one warm process, as a table in Markdown. Without files, the samples of
this repository and ../shared/corpus, where it is there. What cannot be read is left out.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from pathlib import Path

from disclosures.extraction import pipeline
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.readers.registry import UnreadableFile
from reviews.checks import runner

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = (ROOT / "samples" / "files", CORPUS / "files", CORPUS / "other-provinces")
AIM = 1 / 5


def best(work: Callable[[], object], runs: int) -> float:
    """The fewest seconds of the processor that the work took."""
    seconds = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def compare(path: Path, runs: int) -> tuple[float, float]:
    """Seconds of reading and of checking. Raises UnreadableFile."""
    extraction = pipeline.extract(path)
    runner.run(FactBook(extraction))
    reading = best(lambda: pipeline.extract(path), runs)
    return reading, best(lambda: runner.run(FactBook(extraction)), runs)


def default_files() -> list[Path]:
    return [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.iterdir()) if path.is_file()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    print("| document | reading s | checking s | checking ÷ reading |")
    print("|---|--:|--:|--:|")
    within = []
    for path in given.files or default_files():
        try:
            reading, checking = compare(path, given.runs)
        except UnreadableFile:
            continue
        within.append(checking <= AIM * reading)
        print(f"| {path.name} | {reading:.3f} | {checking:.3f} | {checking / reading:.0%} |", flush=True)
    print(f"\n{sum(within)} of {len(within)} documents are checked in at most a fifth of the time of reading.")


if __name__ == "__main__":
    main()
