# Two commands for a fresh machine that has Python, make and a package registry:
#   make demo    set up .venv and digest an example article
#   make test    set up .venv and pass every check
#   make bench   measure start, batch and growth beside the program's peers: docs/performance.md
# and for those who change the program: make pythons, make format, make lock, make clean.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench pythons lint unit format lock clean

# A digest in Portuguese at once; in Italian, Russian and Chinese too where their models are there or can be fetched.
demo: .venv/.starter
	@$(BIN)/python examples/demo.py

test: lint unit

# Ten minutes at most; best on a machine that does nothing else.
bench: .venv/.dev
	$(BIN)/python benchmarks/bench.py

# The wheel on every other supported Python of this machine: installed, consistent, and the quick tests pass.
pythons: .venv/.dev
	bash tests/run_on_pythons.sh $(BIN)

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell

unit: .venv/.dev .venv/.tools
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered --cov-fail-under=90

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Versions for development and CI, for every supported Python, from pyproject.toml.
lock: .venv/.dev
	$(BIN)/uv pip compile --universal --python-version 3.10 --extra starter --extra ray --extra files --group dev pyproject.toml \
	  --no-header --no-annotate --strip-extras --upgrade -o constraints.txt

clean:
	rm -rf .venv .venv-* .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.*

.venv/.starter: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[starter]'
	touch $@

# Chromium, axe-core and the official schemas, for the tests of formats and of the review page.
.venv/.tools: tests/install_tools.sh .venv/.starter
	bash tests/install_tools.sh .venv
	touch $@

.venv/.dev: .venv/.starter
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[starter,ray,files]' --group dev
	touch $@
