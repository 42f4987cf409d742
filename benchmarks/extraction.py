"""How well, how fast and in how much memory a document is read and understood, beside plain pdfplumber.

    python benchmarks/extraction.py [--runs 3] [--write] [FILE …]

Each measurement runs in a process of its own, and the two take turns, so that a busy machine disturbs both alike.
Without files: the samples of this repository and ../shared/corpus, where they are there, and how time grows with the
pages. --write puts the tables into docs/measurements.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pypdfium2

from benchmarks.processes import OURS, ROOT, THEIRS, Measured, measure, seconds_spent
from benchmarks.truths import cells_right

FOLDERS = (ROOT / "samples/files", ROOT.parent / "shared/corpus/files", ROOT.parent / "shared/corpus/other-provinces")
JOINED = ROOT / "samples/files/qinghe-culture-2025.pdf"
PAGES = (40, 160, 640)
ALLOWED_RATIO = 1 / 8
ALLOWED_MEGABYTES = 250

DOCUMENT = ROOT / "docs" / "measurements.md"
BEGIN, END = "<!-- extraction speed: begin -->", "<!-- extraction speed: end -->"
HEADING = f"""## Reading and understanding a file

Written by `python benchmarks/extraction.py --write`. Seconds of the processor: *cold* is a new process with the start
of the interpreter and all imports, *warm* the best of the later runs in it. Megabytes are the peak of the process.
pdfplumber means a plain `extract_tables()` on every page, in the same way and in turns with ours; *times faster* is
its warm time ÷ ours (wanted: {1 / ALLOWED_RATIO:.0f}, and no more than {ALLOWED_MEGABYTES} MB). *Cells right* is held
against the truth of the document, where one is known.
"""
COLUMNS = ("file", "tables", "cells right", "cold s", "warm s", "MB", "pdfplumber cold s", "warm s", "times faster")
GROWTH = ("pages", "tables", "cold s", "warm s", "milliseconds a page", "MB")


def default_files() -> list[Path]:
    kinds = (".pdf", ".docx")
    return [p for folder in FOLDERS if folder.is_dir() for p in sorted(folder.rglob("*")) if p.suffix in kinds]


def line_of(path: Path, runs: int) -> tuple[tuple[str, ...], bool]:
    """What is said of a file, and whether it keeps within the limits."""
    ours = measure(OURS, path, runs)
    theirs = measure(THEIRS, path, runs) if path.suffix == ".pdf" else None
    readable = isinstance(ours.result, int)
    right = cells_right(path) if readable else None
    within = ours.megabytes <= ALLOWED_MEGABYTES
    if theirs and readable:
        within = within and ours.warm <= ALLOWED_RATIO * theirs.warm
    cells = f"{right[0]} of {right[1]}" if right else "–"
    beside = (f"{theirs.cold:.2f}", f"{theirs.warm:.2f}", _times(ours, theirs)) if theirs else ("–", "–", "–")
    own = (f"{ours.cold:.2f}", f"{ours.warm:.3f}", f"{ours.megabytes:.0f}")
    return (path.name, str(ours.result), cells, *own, *beside), within


def _times(ours: Measured, theirs: Measured) -> str:
    return f"{theirs.warm / ours.warm:.1f}" if isinstance(ours.result, int) else "–"


def growth(runs: int) -> Iterator[tuple[str, ...]]:
    """The same pages over and over in one file; the limit of pages is lifted for it."""
    with tempfile.TemporaryDirectory() as folder:
        for count in PAGES:
            path = Path(folder, f"{count}.pdf")
            join(JOINED, count, path)
            ours = measure(OURS, path, runs)
            each = f"{1000 * ours.warm / count:.2f}"
            times = f"{ours.cold:.2f}", f"{ours.warm:.3f}"
            yield str(count), str(ours.result), *times, each, f"{ours.megabytes:.0f}"


def join(source: Path, count: int, target: Path) -> None:
    """A file of `count` pages, those of the source again and again."""
    pages, joined = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument.new()
    joined.import_pages(pages, list(islice(cycle(range(len(pages))), count)))
    joined.save(target)


def printed(columns: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    rows = (columns, ("---", *("---:",) * (len(columns) - 1)), *lines)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def write(section: str) -> None:
    """Puts the section where it stood, else at the end."""
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else "# Measurements\n"
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2] if rest else "\n"
    DOCUMENT.write_text(f"{before.rstrip()}\n\n{BEGIN}\n{section}{END}{after}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="warm runs of each (3)")
    parser.add_argument("--write", action="store_true", help="into docs/measurements.md")
    given = parser.parse_args()
    results = []
    for path in given.files or default_files():
        line, within = line_of(path.resolve(), given.runs)
        results.append((line, within))
        print("  ".join(line), "" if within else "  beyond the limit", flush=True)
    section = f"{HEADING}\n{printed(COLUMNS, (line for line, _ in results))}"
    if not given.files:
        table = printed(GROWTH, growth(given.runs))
        print(table)
        section += f"\nOne sample's pages again and again in one file:\n\n{table}"
    if given.write:
        write(section)
    within = sum(kept for _, kept in results)
    print(f"{within} of {len(results)} within the limits; {seconds_spent():.0f} s in all")
    return 0 if within == len(results) else 1


if __name__ == "__main__":
    sys.exit(main())
