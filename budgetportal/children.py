"""Child processes that never outlive their parent. Standard library only."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import IO

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def start(
    command: Sequence[str], env: Mapping[str, str] | None = None, stdout: int | IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Starts a command in a session of its own: Ctrl-C reaches it through stop(), in the order that stop() chooses."""
    return subprocess.Popen(
        list(command),
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        start_new_session=True,
        preexec_fn=_die_with_parent if _LIBC else None,
    )


def stop(processes: Sequence[subprocess.Popen[bytes]], seconds: float = 10.0) -> None:
    """Asks each to end, then ends what has not."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _die_with_parent() -> None:
    assert _LIBC
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
