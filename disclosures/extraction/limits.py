"""Reading under limits: the work runs in a child process that may be killed without harm to the worker.

A caller with one thread, as workers and commands are, forks its child: that begins with everything that is loaded,
and forgets the caller's connections, files and signal handlers. Where other threads run, as in the web server, one may
hold a lock at that moment: the child is a fresh interpreter (`python -m disclosures.extraction.limits`). Both have the
same limits.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from disclosures.extraction.readers.refusal import DAMAGED, TOO_MUCH, UnreadableFile

SECONDS = 180
MEGABYTES = 3072
"""Defaults: a disclosure of 200 pages takes seconds and less than 500 MB."""

_ROOT = Path(__file__).resolve().parents[2]
_FAULTS = frozenset((signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGILL, signal.SIGFPE))
_OPEN_FILES, _SPACE = Path("/dev/fd"), Path("/proc/self/statm")
_STDERR = 2
_PIECE = 1 << 18
T = TypeVar("T")

Request = tuple[Callable[..., Any], tuple[Any, ...], int, int]
"""The work, its arguments, seconds and megabytes."""


class Crashed(RuntimeError):
    """The work itself failed in the child: a fault of ours, not of the file. The message is the child's traceback."""


def call_limited(work: Callable[..., T], *arguments: Any, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> T:
    """work(*arguments) in a child with this much wall-clock time, CPU time and address space to take.

    work is a function of a module; arguments and result can be pickled. Raises UnreadableFile where the work does or
    where a limit is met, Crashed where it fails otherwise.
    """
    ask = _ask_fork if _may_fork() else _ask_fresh
    status, answer = ask((work, arguments, seconds, megabytes))
    if status or not answer:
        raise UnreadableFile(DAMAGED if -status in _FAULTS else TOO_MUCH)
    outcome, value = pickle.loads(answer)
    if outcome == "done":
        return value
    if outcome == "refused":
        raise UnreadableFile(value)
    raise Crashed(value)


def _may_fork() -> bool:
    """Whether no other thread can hold a lock, and a child can tell what is open in it."""
    return threading.active_count() == 1 and _OPEN_FILES.is_dir()


def _ask_fresh(request: Request) -> tuple[int, bytes]:
    """Exit status and answer of a new interpreter. Raises UnreadableFile where it takes too long."""
    child = subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        start_new_session=True,
    )
    try:
        answer, _ = child.communicate(pickle.dumps(request), timeout=request[2])
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(TOO_MUCH) from error
    finally:
        child.kill()
        _kill_group(child.pid)
        child.communicate()
    return child.returncode, answer


def _ask_fork(request: Request) -> tuple[int, bytes]:
    """Exit status and answer of a fork of this process. Raises UnreadableFile where it takes too long."""
    ours, theirs = socket.socketpair()
    child = os.fork()
    if not child:
        _live(theirs, request)
    try:
        theirs.close()
        with ours:
            answer = _received(ours, request[2])
    except TimeoutError as error:
        raise UnreadableFile(TOO_MUCH) from error
    finally:
        os.kill(child, signal.SIGKILL)
        _kill_group(child)
        _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), answer


def _received(source: socket.socket, seconds: int) -> bytes:
    """Everything that is sent until the other end closes. Raises TimeoutError."""
    until = time.monotonic() + seconds
    pieces: list[bytes] = []
    while not pieces or pieces[-1]:
        source.settimeout(max(until - time.monotonic(), 0.001))
        pieces.append(source.recv(_PIECE))
    return b"".join(pieces)


def _kill_group(child: int) -> None:
    """What a child started (LibreOffice) dies with it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)


def _live(reply: socket.socket, request: Request) -> NoReturn:
    """The whole life of a forked child; nothing of the caller's code runs after it."""
    status = 1
    try:
        os.setsid()
        _forget_caller(reply.fileno())
        reply.sendall(pickle.dumps(_answer(lambda: request)))
        status = 0
    finally:
        os._exit(status)


def _forget_caller(reply: int) -> None:
    """Signals act by default, and what is open leads nowhere: no connection outlives its owner, no number is used anew.

    What the caller made is never collected, so that nothing of it is finalised here.
    """
    gc.freeze()
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for file in map(int, os.listdir(_OPEN_FILES)):
        if file not in (reply, nowhere, _STDERR):
            os.dup2(nowhere, file, inheritable=False)
    os.dup2(nowhere, 0)
    os.dup2(_STDERR, 1)


def _limit(seconds: int, megabytes: int) -> None:
    """The alarm ends an orphan whose worker was killed; its default action is death."""
    signal.alarm(seconds + 5)
    cpu = seconds * (os.cpu_count() or 1)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    space = _space_taken() + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _space_taken() -> int:
    """Bytes of address space that this process was born with; 0 where the system does not tell."""
    try:
        return int(_SPACE.read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _answer(load: Callable[[], Request]) -> tuple[str, Any]:
    """Does what is asked. Every failure becomes an answer: there is nobody else here to see it."""
    try:
        work, arguments, seconds, megabytes = load()
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
        pickle.dump(_answer(lambda: pickle.load(sys.stdin.buffer)), reply)


if __name__ == "__main__":
    _serve()
