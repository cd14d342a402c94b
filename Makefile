# Two commands for a fresh machine that has Python, make and a package registry:
#   make demo    set up .venv and digest an example article
#   make test    set up .venv and pass every check
PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/samarkand-water.html

.PHONY: demo test lint unit format lock clean

# A language without a model is named with the command that installs it, and the digest ends with
# code 5: part of the work. On a fresh machine that is the expected end.
demo: .venv/.starter
	$(BIN)/polyglot-news digest $(EXAMPLE) --to pt,it,ru,zh || [ $$? -eq 5 ]

test: lint unit

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

unit: .venv/.dev .venv/.tools
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered --cov-fail-under=90

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Versions for development and CI, for every supported Python, from pyproject.toml (needs uv).
lock:
	uv pip compile --universal --python-version 3.10 --extra starter --extra dev --extra ray pyproject.toml \
	  --no-header --no-annotate --strip-extras --upgrade -o constraints.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.*

.venv/.starter: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[starter]'
	touch $@

# Chromium, axe-core and the official schemas, for the tests of formats and of the review page.
.venv/.tools: tests/install_tools.sh .venv/.starter
	bash tests/install_tools.sh .venv
	touch $@

.venv/.dev: .venv/.starter
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[starter,dev,ray]'
	touch $@
