# 电力营销分析台 — `make help` lists what can be asked for.
SHELL := /bin/bash
.DEFAULT_GOAL := help
UV_VERSION := 0.13.9
export UV_PYTHON_DOWNLOADS := never
# an office's own certificate authority stands in the system's store, not in uv's
export UV_SYSTEM_CERTS := $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),true,false)
export QT_QPA_PLATFORM ?= $(if $(DISPLAY)$(WAYLAND_DISPLAY),,offscreen)
# a program that may not keep what it compiled starts in twice the time
unexport PYTHONDONTWRITEBYTECODE
PY := .venv/bin/python
READY := .venv/.ready

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(READY): uv.lock pyproject.toml installer/qt_libraries.sh installer/database_servers.sh | .tools/bin/uv
	.tools/bin/uv sync --quiet --frozen --python python3 --compile-bytecode
	bash installer/qt_libraries.sh
	bash installer/database_servers.sh
	@touch $@

setup: $(READY)  ## install the locked dependencies and what Qt and the tests need from the system

demo: $(READY)  ## the main job on real input: import, score, group, print; then the window, or its screenshots
	$(PY) -m desktop_app demo

run: $(READY)  ## start the desktop
	$(PY) -m desktop_app

check: $(READY)  ## ruff, mypy, import-linter, deptry, public advisories
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/deptry .
	$(PY) -m installer.audit_dependencies

sbom: $(READY)  ## the bill of materials of what is shipped, build/sbom.json
	$(PY) -m installer.sbom

test: check  ## every check and every test
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n logical --maxprocesses 4 --dist worksteal

bench: $(READY)  ## long measurements: accuracy, speed beside peers, window gaps, cancellation
	.tools/bin/uv sync --quiet --frozen --python python3 --group bench
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests/performance tests/journeys -m bench -s

soak: $(READY)  ## ten minutes of fuzzing what reads extracts, guided by coverage
	.tools/bin/uv sync --quiet --frozen --python python3 --group bench
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.fuzz 600

corpus: $(READY)  ## read every file of the collection of real workbooks, where it is present, and print the table
	$(PY) -m pytest tests/performance/test_corpus.py -m bench -s

.PHONY: help setup demo run check sbom test bench soak corpus
