"""python -m samples.build [slug …]: writes samples/files and samples/expected again."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from samples.documents import SAMPLES, Sample
from samples.expected import expected
from samples.writing import docx, html, pdf, xlsx

HERE = Path(__file__).parent
WRITERS = {"docx": docx.write, "pdf": pdf.write, "html": html.write, "xlsx": xlsx.write}


def build(sample: Sample, files: Path, answers: Path) -> list[Path]:
    """Writes one sample in its formats and its expected JSON; returns the files."""
    printed, planted = sample.make()
    written = []
    for form in sample.formats:
        written.append(files / f"{sample.slug}.{form}")
        WRITERS[form](printed, written[-1])
    answer = answers / f"{sample.slug}.json"
    answer.write_text(json.dumps(expected(printed, planted), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [*written, answer]


def main(wanted: list[str]) -> None:
    for sample in SAMPLES:
        if not wanted or sample.slug in wanted:
            for path in build(sample, HERE / "files", HERE / "expected"):
                print(f"{path.relative_to(HERE.parent)} {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
