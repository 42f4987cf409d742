"""Reading in a child process that ends at its limits."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from disclosures.extraction import limits
from disclosures.extraction.readers import registry
from disclosures.extraction.readers.refusal import BROKEN, DAMAGED, TOO_MUCH, UnreadableFile
from tests.disclosures.extraction.readers.samples import placed, word_bytes


def refusal(work, *arguments, **within) -> str:
    with pytest.raises(UnreadableFile) as refused:
        limits.call_limited(work, *arguments, **within)
    return str(refused.value)


def test_a_child_reads_what_the_parent_would_read(tmp_path):
    path = placed(tmp_path, "a.docx", word_bytes())
    assert limits.read_limited(path, "a.pdf") == registry.read(path, "a.pdf")


def test_a_refusal_comes_back_as_it_was(tmp_path):
    with pytest.raises(UnreadableFile, match=BROKEN):
        limits.read_limited(placed(tmp_path, "a.docx", word_bytes()[:4000]))


def test_a_child_that_sleeps_is_killed():
    begun = time.monotonic()
    assert refusal(time.sleep, 60, seconds=1) == TOO_MUCH
    assert time.monotonic() - begun < 10


def test_a_child_that_computes_for_ever_is_killed():
    assert refusal(sum, range(10**12), seconds=1) == TOO_MUCH


def test_a_child_that_wants_too_much_memory_is_refused():
    assert refusal(bytes, 1 << 31, megabytes=512) == TOO_MUCH


def test_a_child_that_faults_is_a_damaged_file():
    assert refusal(os.abort) == DAMAGED


def test_a_fault_of_ours_is_no_refusal():
    with pytest.raises(limits.Crashed, match="ValueError"):
        limits.call_limited(int, "x")


def test_what_a_library_prints_does_not_disturb_the_answer():
    assert limits.call_limited(os.system, "echo noise") == 0


def test_what_the_child_started_dies_with_it(tmp_path):
    mark = tmp_path / "alive"
    script = f"import time; time.sleep(3); open({str(mark)!r}, 'w')"
    assert refusal(subprocess.run, [sys.executable, "-c", script], seconds=1) == TOO_MUCH
    time.sleep(3)
    assert not mark.exists()
