# What can be done with this repository; `make` alone lists it.
#
# Python 3.11 or newer and make have to be there. Each target installs what it
# needs into .venv, from lock files with hashes, and again when they change.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
N ?= 1000
RUNS ?= 3

VENV := .venv
BIN := $(VENV)/bin
SITE := $(VENV)/site.stamp
DEV := $(VENV)/dev.stamp
NODE := tests/node/node_modules/.package-lock.json
BENCH := $(VENV)-bench/bench.stamp
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --no-deps
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade \
	--python-version 3.11 --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock' --output-file

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test audit check golden docs bench lock

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(SITE) ## build the editions of this repository into public/
	$(BIN)/diptyque build --output public

test: $(DEV) $(NODE) ## run all the tests
	$(BIN)/python -m pytest --numprocesses logical --dist loadfile

check: $(DEV) ## lint, types, layers, dependencies, the rules of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry pipeline
	$(BIN)/python -m pytest tests/test_house.py tests/test_whitespace.py

audit: $(DEV) $(NODE) ## judge the pages: HTML, accessibility, Lighthouse's marks
	$(BIN)/python -m pytest -rP tests/test_accessibility.py tests/test_readers.py \
		tests/test_lighthouse.py

golden: $(DEV) ## rewrite what the tests expect; then review the diff
	$(BIN)/python -m pytest --golden

docs: $(DEV) ## rewrite the pages that are made from the code
	$(BIN)/python -m pytest --golden tests/adapters/test_configuration.py \
		tests/validating/test_reference.py tests/rendering/test_theme_reference.py

bench: $(SITE) $(BENCH) ## time us beside Hugo: N=1000 articles, RUNS=3 times
	$(VENV)-bench/bin/python -m benchmarks.run --articles $(N) --runs $(RUNS)

lock: $(DEV) ## pin the newest releases of all dependencies, with hashes
	$(COMPILE) requirements/site.txt --group build pyproject.toml
	$(COMPILE) requirements/dev.txt --group dev --extra serve --extra desk --extra scale --extra search --extra spell -c requirements/site.txt pyproject.toml
	$(COMPILE) requirements/bench.txt --group bench -c requirements/site.txt

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(SITE): requirements/site.txt pyproject.toml | $(BIN)/python
	$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements/site.txt
	$(BIN)/python $(PIP_INSTALL) --no-build-isolation --editable .
	touch $@

$(DEV): requirements/dev.txt $(SITE)
	$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	touch $@

# Where npm is not there, what needs it is skipped; under CI it fails.
$(NODE): tests/node/package-lock.json
	-command -v npm >/dev/null && npm ci --prefix tests/node --ignore-scripts --silent --no-audit --no-fund

$(BENCH): requirements/bench.txt
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python $(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	touch $@
