# Two commands for a new machine: `make run` and `make test`. Needs Python 3.11 or newer with its venv module, and make.
SHELL := bash
.SHELLFLAGS := -o pipefail -c
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test lint evaluate bench hostile train check-models wheel clean

run: $(VENV)/.installed
	$(BIN)/shortlist run data/samples --out shortlists

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(VENV)/.installed-test
	$(BIN)/python -m tests.evaluate

bench: $(VENV)/.installed-test
	$(BIN)/python -m tests.bench

hostile: $(VENV)/.installed-test
	$(BIN)/python -m tests.hostile

train: $(VENV)/.installed
	$(BIN)/python -m pipeline.labelled data/labelled | $(BIN)/python -m models.train

check-models: $(VENV)/.installed
	$(BIN)/python -m pipeline.labelled data/labelled | $(BIN)/python -m models.train --check

wheel: $(VENV)/.installed-test
	$(BIN)/python -m build --wheel --outdir dist .

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.11 ..."; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; rm -rf $(VENV); exit 2; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt $(VENV)/.installed
	$(PIP) install -c constraints.txt -e ".[test,lint]"
	@touch $@

clean:
	rm -rf $(VENV) dist build
