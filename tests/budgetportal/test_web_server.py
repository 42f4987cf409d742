"""The web server as `make run` and the image start it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 2
"""Of patience, instead of the usual thirty."""


@pytest.fixture
def server(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "budgetportal.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--timeout", str(SECONDS), "--log-level", "critical"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "VAR_DIR": str(tmp_path), "HOME": str(tmp_path)})
    yield port
    process.terminate()
    process.wait(20)


def connected(port: int) -> socket.socket:
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=20)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_a_slow_upload_outlasts_the_timeout(server):
    with connected(server) as line:
        line.sendall(b"POST /login/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken=" + b"a" * 32)
        line.sendall(b"\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\n")
        for _ in range(10):
            time.sleep(SECONDS / 4)
            line.sendall(b"x")
        assert line.recv(12) == b"HTTP/1.1 403"
