# Two commands: `make run` shows the portal, `make test` proves it.

PYTHON ?= $(shell for p in python3.11 python3.12 python3; do \
	if $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin

.PHONY: run test lint unit bench samples messages catalogue clean

run: .venv/run.stamp
	@exec $(BIN)/python -m budgetportal.launcher

test: lint unit

lint: .venv/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py catalogue --check

unit: .venv/test.stamp
	$(BIN)/pytest

bench: .venv/test.stamp
	$(BIN)/python -m benchmarks.extraction

samples: .venv/test.stamp
	$(BIN)/python -m samples.build

# gettext's tools are needed; what the checks say stands in locale/checks and is kept by hand
messages: .venv/test.stamp
	$(BIN)/python manage.py makemessages -l en --no-location --no-wrap -i .venv -i var -i tests -i samples
	$(BIN)/python manage.py compilemessages -i .venv

catalogue: .venv/test.stamp
	$(BIN)/python manage.py catalogue

clean:
	rm -rf .venv var

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或 3.12，没有找到。请先安装，或用 make PYTHON=路径 指定。" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "不能建立虚拟环境：请安装 Python 的 venv 模块（Debian：python3-venv），并确认磁盘有空间。" >&2; exit 1; }

.venv/run.stamp: .venv/bin/python requirements/base.txt
	@echo "正在安装依赖（首次约需一两分钟）……"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/base.txt || { echo "依赖没有装成：请检查网络和磁盘空间后再试。" >&2; exit 1; }
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/dev.txt || { echo "依赖没有装成：请检查网络和磁盘空间后再试。" >&2; exit 1; }
	@touch $@
