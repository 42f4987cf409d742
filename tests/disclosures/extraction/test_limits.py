"""Reading in a child process that ends at its limits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosures.extraction import limits
from disclosures.extraction.readers import registry
from disclosures.extraction.readers.refusal import BROKEN, DAMAGED, TOO_MUCH, UnreadableFile
from tests.disclosures.extraction.readers.samples import placed, word_bytes

LOADED: list[str] = []
"""What this process has that a new interpreter has not."""


@pytest.fixture
def beside_a_thread() -> Iterator[None]:
    """Another thread runs, so that nobody may fork."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other thread counts, whatever earlier tests have left running."""
    monkeypatch.setattr(limits, "_may_fork", lambda: True)


@pytest.fixture(params=["alone", "beside_a_thread"])
def way(request: pytest.FixtureRequest) -> None:
    """Either way to a child: a fork, a new interpreter."""
    request.getfixturevalue(request.param)


def loaded() -> list[str]:
    return LOADED


def refusal(work, *arguments, **within) -> str:
    with pytest.raises(UnreadableFile) as refused:
        limits.call_limited(work, *arguments, **within)
    return str(refused.value)


def test_a_child_reads_what_the_parent_would_read(tmp_path, way):
    path = placed(tmp_path, "a.docx", word_bytes())
    assert limits.call_limited(registry.read, path, "a.pdf") == registry.read(path, "a.pdf")


def test_a_refusal_comes_back_as_it_was(tmp_path, way):
    with pytest.raises(UnreadableFile, match=BROKEN):
        limits.call_limited(registry.read, placed(tmp_path, "a.docx", word_bytes()[:4000]))


def test_a_child_that_sleeps_is_killed(way):
    begun = time.monotonic()
    assert refusal(time.sleep, 60, seconds=1) == TOO_MUCH
    assert time.monotonic() - begun < 10


def test_a_child_that_computes_for_ever_is_killed(way):
    assert refusal(sum, range(10**12), seconds=1) == TOO_MUCH


def test_a_child_that_wants_too_much_memory_is_refused(way):
    assert refusal(bytes, 1 << 31, megabytes=512) == TOO_MUCH


def test_a_child_that_faults_is_a_damaged_file(way):
    assert refusal(os.abort) == DAMAGED


def test_a_fault_of_ours_is_no_refusal(way):
    with pytest.raises(limits.Crashed, match="ValueError"):
        limits.call_limited(int, "x")


def test_what_a_library_prints_does_not_disturb_the_answer(way):
    assert limits.call_limited(os.system, "echo noise") == 0


def test_what_the_child_started_dies_with_it(tmp_path, way):
    mark = tmp_path / "alive"
    script = f"import time; time.sleep(3); open({str(mark)!r}, 'w')"
    assert refusal(subprocess.run, [sys.executable, "-c", script], seconds=1) == TOO_MUCH
    time.sleep(3)
    assert not mark.exists()


def test_who_has_one_thread_forks():
    asked = "from disclosures.extraction import limits; print(limits._may_fork())"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == f"{Path('/dev/fd').is_dir()}\n"


def test_a_fork_begins_with_what_is_loaded(monkeypatch, alone):
    monkeypatch.setattr(sys.modules[__name__], "LOADED", ["layouts"])
    assert limits.call_limited(loaded) == ["layouts"]


def test_nobody_forks_beside_another_thread(monkeypatch, beside_a_thread):
    monkeypatch.setattr(sys.modules[__name__], "LOADED", ["layouts"])
    assert limits.call_limited(loaded) == []


def test_nobody_forks_who_cannot_tell_what_is_open(monkeypatch, tmp_path):
    monkeypatch.setattr(sys.modules[__name__], "LOADED", ["layouts"])
    monkeypatch.setattr(limits, "_OPEN_FILES", tmp_path / "missing")
    assert limits.call_limited(loaded) == []


def test_what_a_fork_writes_into_the_callers_files_goes_nowhere(tmp_path: Path, alone):
    with (tmp_path / "log").open("wb") as log:
        assert limits.call_limited(os.write, log.fileno(), b"noise") == 5
    assert (tmp_path / "log").read_bytes() == b""


def test_a_fork_keeps_no_connection_of_the_caller_open(alone):
    reading, writing = os.pipe()
    assert limits.call_limited(os.fstat, writing).st_rdev == os.stat(os.devnull).st_rdev
    os.close(writing)
    assert os.read(reading, 1) == b""
    os.close(reading)


def test_signals_end_a_fork_whatever_its_caller_does_with_them(alone):
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    try:
        assert limits.call_limited(signal.getsignal, signal.SIGALRM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGALRM, before)


def test_a_result_that_cannot_be_sent_is_no_answer(alone):
    assert refusal(threading.Lock) == TOO_MUCH


def test_a_fork_is_limited_beyond_what_its_caller_has(alone):
    assert refusal(bytes, 600 << 20, megabytes=512) == TOO_MUCH
    assert len(limits.call_limited(bytes, 100 << 20, megabytes=512)) == 100 << 20


def test_no_child_is_left_behind(monkeypatch, alone):
    born, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: born.append(fork()) or born[-1])
    limits.call_limited(int, "1")
    refusal(time.sleep, 60, seconds=1)
    assert len(born) == 2
    for child in born:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
