"""`make run`: the whole portal on one machine, with nothing installed beside Python.

Starts (in this order) a redis-server unless REDIS_URL names one, the migrations, the workers, the sweep and the web
server, loads the demonstration, and watches: a child that ends is started again, one that keeps ending stops the
portal. Ctrl-C stops them all. Standard library only: Django lives in the children.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from budgetportal import children, embedded_redis

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
NEEDED_BYTES = 200 * 1024 * 1024
DEMO_PASSWORD = "yusuan-2026"
PEOPLE = (("clerk1", "填报人"), ("reviewer1", "审核人"), ("publisher1", "公开人"), ("admin", "管理员"))


class CannotStart(RuntimeError):
    """One sentence for the person at the terminal."""


def main() -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell started us in the background
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with portal(_port()) as services:
            _watch(services)
    except (CannotStart, embedded_redis.NoRedis) as error:
        print(f"\n无法启动：{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已停止。")
    return 0


@contextlib.contextmanager
def portal(port: int) -> Iterator[list[Service]]:
    """The running portal; everything that was started is stopped at the end, the queue last."""
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var")
    _prepare(var)
    with contextlib.ExitStack() as stack:
        stack.enter_context(_alone(var, port))
        _check_port(port)
        redis = os.environ.get("REDIS_URL") or stack.enter_context(embedded_redis.running(var / "redis"))
        env = {**os.environ, "REDIS_URL": redis, "VAR_DIR": str(var), "PYTHONUNBUFFERED": "1"}
        _manage(env, "migrate", "--verbosity", "0")
        services = [Service(command, env) for command in _commands(port)]
        stack.callback(lambda: children.stop([service.process for service in services]))
        _manage(env, "demo", "--password", DEMO_PASSWORD)
        _wait_for_page(port, services)
        _greet(port)
        yield services


class Service:
    """A child process that is started again when it ends, unless it keeps ending."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.command, self.env = [sys.executable, *command], env
        self.ends: list[float] = []
        self.process = children.start(self.command, env=env)

    def watch(self) -> None:
        """Raises CannotStart after three ends in a minute."""
        if self.process.poll() is None:
            return
        now = time.monotonic()
        self.ends = [end for end in self.ends if now - end < 60] + [now]
        if len(self.ends) >= 3:
            raise CannotStart("有一个后台进程反复意外结束，已全部停止；数据没有丢失，原因见上。")
        self.process = children.start(self.command, env=self.env)


def _commands(port: int) -> list[list[str]]:
    workers = max(1, min(4, os.cpu_count() or 1))
    worker = [str(ROOT / "manage.py"), "rqworker", "default", "--verbosity", "0"]
    web = ["-m", "gunicorn", "budgetportal.wsgi", "--bind", f"{HOST}:{port}", "--workers", "2"]
    web += ["--log-level", "warning"]
    return [*[worker] * workers, [str(ROOT / "manage.py"), "sweep", "--every", "5"], web]


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise CannotStart(f"PORT 应为 1 到 65535 之间的整数，现为“{text}”。")
    return int(text)


def _prepare(var: Path) -> None:
    try:
        var.mkdir(parents=True, exist_ok=True)
        (var / "static").mkdir(exist_ok=True)
        probe = var / ".writable"
        probe.write_bytes(b"0" * 4096)
        probe.unlink()
    except OSError as error:
        raise CannotStart(f"目录 {var} 不可写（{error.strerror}）。") from error
    free = shutil.disk_usage(var).free
    if free < NEEDED_BYTES:
        raise CannotStart(f"磁盘空间不足：{var} 所在磁盘只剩 {free // 2**20} MB，至少需要 {NEEDED_BYTES // 2**20} MB。")


@contextlib.contextmanager
def _alone(var: Path, port: int) -> Iterator[None]:
    """Nobody else runs a portal on this folder; the kernel gives it free when this process ends, however it ends."""
    with (var / "portal.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise CannotStart(
                f"门户已在运行（http://{HOST}:{lock.read().strip()}/），两个不能共用目录 {var}；"
                "要另开一个，请用 VAR_DIR=其他目录 PORT=其他端口 make run。"
            ) from error
        lock.truncate(0)
        print(port, file=lock, flush=True)
        yield


def _check_port(port: int) -> None:
    with socket.socket() as test:
        test.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            test.bind((HOST, port))
        except OSError as error:
            raise CannotStart(f"端口 {port} 已被占用，请用 PORT=其他端口 make run 换一个端口。") from error


def _manage(env: dict[str, str], *arguments: str) -> None:
    done = subprocess.run([sys.executable, str(ROOT / "manage.py"), *arguments], env=env, check=False)
    if done.returncode:
        raise CannotStart(f"“manage.py {arguments[0]}”没有成功，原因见上。")


def _wait_for_page(port: int, services: list[Service], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for service in services:
            service.watch()
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"http://{HOST}:{port}/health/", timeout=2)
            return
        time.sleep(0.2)
    raise CannotStart("网页服务启动超时。")


def _greet(port: int) -> None:
    people = "\n".join(f"  {name:<12}{role}" for name, role in PEOPLE)
    print(f"\n部门预算信息公开 · http://{HOST}:{port}/\n")
    print(f"登录（密码均为 {DEMO_PASSWORD}）：\n{people}\n\n按 Ctrl-C 停止。", flush=True)


def _watch(services: list[Service]) -> None:
    while True:
        for service in services:
            service.watch()
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
