"""Production refuses to start without its secrets; wrong values are refused with a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from budgetportal import env

ROOT = Path(__file__).resolve().parents[2]
SECRET = "x" * 50


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("SECRET_KEY", "ALLOWED_HOSTS", "DEBUG", "PRODUCTION")}
    command = [sys.executable, "-c", "import budgetportal.settings as s; print(s.DATABASES['default']['ENGINE'])"]
    return subprocess.run(command, cwd=ROOT, env={**clean, **variables}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({}, "缺少环境变量 SECRET_KEY"),
        ({"SECRET_KEY": SECRET}, "ALLOWED_HOSTS"),
        ({"SECRET_KEY": "short", "ALLOWED_HOSTS": "a.example"}, "至少 40 个字符"),
        ({"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "a.example", "DEBUG": "1"}, "不得打开 DEBUG"),
    ],
)
def test_production_without_its_secrets_does_not_start(variables, sentence):
    done = start(PRODUCTION="true", **variables)
    assert done.returncode != 0
    assert sentence in done.stderr


def test_production_with_its_secrets_starts():
    done = start(PRODUCTION="true", SECRET_KEY=SECRET, ALLOWED_HOSTS="a.example", DATABASE_URL="postgres://u:p@h/n")
    assert done.returncode == 0, done.stderr
    assert "postgresql" in done.stdout


def test_development_needs_nothing_from_the_environment():
    assert start(DATABASE_URL="").returncode == 0


def test_a_database_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://u%40x:p%2Fw@db.example:5433/budget")
    found = env.database("DATABASE_URL", Path("x"))
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "u@x", "p/w", "db.example", "5433", "budget",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("read", "value"),
    [(lambda: env.flag("V", False), "maybe"), (lambda: env.number("V", 1), "many"),
     (lambda: env.database("V", Path("x")), "mysql://h/n"), (lambda: env.networks("V"), "10.0.0.1/8"),
     (lambda: env.networks("V"), "proxy.example")],
)  # fmt: skip
def test_a_wrong_value_is_refused_by_name(monkeypatch, read, value):
    monkeypatch.setenv("V", value)
    with pytest.raises(ImproperlyConfigured, match="V"):
        read()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the system does not tell of threads")
def test_a_worker_that_has_loaded_everything_has_one_thread():
    code = (
        "import django, os; django.setup(); import disclosures.jobs, numpy; print(len(os.listdir('/proc/self/task')))"
    )
    clean = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    asked = {**clean, "DJANGO_SETTINGS_MODULE": "budgetportal.settings"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=asked, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
