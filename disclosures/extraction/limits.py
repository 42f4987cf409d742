"""Reading under limits: the work runs in a child process that may be killed without harm to the worker.

The child is a fresh interpreter (`python -m disclosures.extraction.limits`), so that it neither inherits a worker's
database connections nor needs a main module, and the same call serves workers, commands and tests.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from disclosures.extraction.model import Document
from disclosures.extraction.readers import registry
from disclosures.extraction.readers.refusal import DAMAGED, TOO_MUCH, UnreadableFile

SECONDS = 180
MEGABYTES = 3072
"""Defaults: a disclosure of 200 pages takes seconds and less than 500 MB."""

_ROOT = Path(__file__).resolve().parents[2]
_FAULTS = frozenset((signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGILL, signal.SIGFPE))
T = TypeVar("T")


class Crashed(RuntimeError):
    """The work itself failed in the child: a fault of ours, not of the file. The message is the child's traceback."""


def read_limited(
    path: Path, name: str | None = None, *, seconds: int = SECONDS, megabytes: int = MEGABYTES
) -> Document:
    """registry.read under limits. Raises UnreadableFile, also where the limits are met."""
    return call_limited(registry.read, path, name, seconds=seconds, megabytes=megabytes)


def call_limited(work: Callable[..., T], *arguments: Any, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> T:
    """work(*arguments) in a child with this much wall-clock time, CPU time and address space.

    work is a function of a module; arguments and result are pickled. Raises UnreadableFile where the work does or
    where a limit is met, Crashed where it fails otherwise.
    """
    outcome, value = _ask_child(pickle.dumps((work, arguments, seconds, megabytes)), seconds)
    if outcome == "done":
        return value
    if outcome == "refused":
        raise UnreadableFile(value)
    raise Crashed(value)


def _ask_child(request: bytes, seconds: int) -> tuple[str, Any]:
    """What the child answers; a group of its own, so that what it started (LibreOffice) dies with it."""
    child = subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        start_new_session=True,
    )
    try:
        answer, _ = child.communicate(request, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(TOO_MUCH) from error
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
    if child.returncode or not answer:
        fault = -child.returncode in _FAULTS
        raise UnreadableFile(DAMAGED if fault else TOO_MUCH)
    return pickle.loads(answer)


def _limit(seconds: int, megabytes: int) -> None:
    """The alarm ends an orphan whose worker was killed; its default action is death."""
    signal.alarm(seconds + 5)
    cpu = seconds * (os.cpu_count() or 1)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(request: BinaryIO) -> tuple[str, Any]:
    """Does what is asked. Every failure becomes an answer: there is nobody else here to see it."""
    try:
        work, arguments, seconds, megabytes = pickle.load(request)
        _limit(seconds, megabytes)
        return "done", work(*arguments)
    except UnreadableFile as refusal:
        return "refused", str(refusal)
    except MemoryError:
        return "refused", TOO_MUCH
    except BaseException:  # noqa: BLE001
        return "crashed", traceback.format_exc()


def _serve() -> None:
    """One request on stdin, one answer on stdout, which nothing else may write to."""
    with os.fdopen(os.dup(1), "wb") as reply:
        os.dup2(2, 1)
        pickle.dump(_answer(sys.stdin.buffer), reply)


if __name__ == "__main__":
    _serve()
