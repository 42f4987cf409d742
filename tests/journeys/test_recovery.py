"""The portal as `make run` starts it, with its workers killed at work: nothing is lost, nothing is stored by half."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DONE = {"extracted", "unreadable"}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the workers under /proc")


@pytest.fixture
def portal(tmp_path) -> Iterator[subprocess.Popen[str]]:
    """A portal of its own: own folder, own SQLite database, own queue, free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL", "MEDIA_ROOT")}
    process = subprocess.Popen(
        [sys.executable, "-m", "budgetportal.launcher"],
        cwd=ROOT, env={**env, "PORT": str(port), "VAR_DIR": str(tmp_path)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    yield process
    process.send_signal(signal.SIGINT)
    process.wait(30)


def test_workers_killed_at_work_lose_nothing(portal, tmp_path):
    database = tmp_path / "portal.sqlite3"
    until(lambda: states(database), "the demonstration uploads files")
    killed = 0
    while killed < 3 and not set(states(database)) <= DONE:
        killed += kill_workers(portal.pid)
        time.sleep(0.7)
    assert killed, "the workers were done before one could be killed: the test tests nothing"

    until(lambda: set(states(database)) <= DONE, "the sweep takes up what was left", seconds=150)
    assert portal.poll() is None
    assert not half_stored(database)


def test_ctrl_c_ends_every_child(portal, tmp_path):
    until(lambda: states(tmp_path / "portal.sqlite3"), "the portal is up")
    family = descendants(portal.pid)
    assert len(family) >= 4
    portal.send_signal(signal.SIGINT)
    assert portal.wait(30) == 0
    until(lambda: not [pid for pid in family if Path(f"/proc/{pid}").exists()], "no child is left")


def until(reached: Callable[[], object], what: str, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.1)


def states(database: Path) -> list[str]:
    return [row[0] for row in ask(database, "select state from disclosures_submission")]


def half_stored(database: Path) -> list[tuple[str, ...]]:
    """Extracted files without tables or figures, and rows of files that are not extracted."""
    return ask(
        database,
        """select s.name from disclosures_submission s
           left join disclosures_table t on t.submission_id = s.id left join disclosures_fact f on f.table_id = t.id
           group by s.id having (s.state = 'extracted') != (count(f.id) > 0)""",
    )


def ask(database: Path, query: str) -> list[tuple[str, ...]]:
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


def kill_workers(parent: int) -> int:
    """kill -9 for every process of every worker."""
    workers = [pid for pid in descendants(parent) if "rqworker" in command_of(pid)]
    for pid in workers:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return len(workers)


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def descendants(parent: int) -> list[int]:
    children = [
        int(line.split()[0])
        for line in subprocess.run(
            ["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True
        ).stdout.splitlines()[1:]
        if int(line.split()[1]) == parent
    ]
    return children + [pid for child in children for pid in descendants(child)]
