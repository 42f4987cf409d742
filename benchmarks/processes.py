"""One measurement in a process of its own: seconds of the processor, cold and warm, and the peak of memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

OURS = """
from pathlib import Path
from disclosures.extraction.pipeline import extract
import disclosures.extraction.readers.pdf as pdf
pdf.MOST_PAGES = 1 << 20
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
_MEASURE = """
import json, sys, time
def timed():
    start = time.process_time()
    try:
        result = run(sys.argv[1])
    except Exception as error:
        result = type(error).__name__
    return time.process_time() - start, result
result = timed()[1]
cold = time.process_time()
warm = min((timed()[0] for _ in range(int(sys.argv[2]))), default=cold)
print(json.dumps([cold, warm, result]))
"""
_WATCH = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, '-c', *sys.argv[1:]], stdout=subprocess.PIPE)
sys.stdout.buffer.write(done.stdout)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True)
class Measured:
    """cold: with the start of the interpreter and all imports; warm: the best of the later runs in the same process.

    result is the number of tables, or the name of an exception.
    """

    cold: float
    warm: float
    megabytes: float
    result: int | str


def measure(program: str, path: Path, runs: int) -> Measured:
    """Runs OURS or THEIRS on a file, once cold and `runs` times warm."""
    command = [sys.executable, "-c", _WATCH, program + _MEASURE, str(path), str(runs)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    said, peak = done.stdout.strip().splitlines()[-2:]
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Measured(*json.loads(said)[:2], int(peak) / unit, json.loads(said)[2])


def seconds_spent() -> float:
    """Of the processor, by all measurements so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
