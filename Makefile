# demo: see it run · test: everything, with real services · check: what must pass before a commit
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: demo test check lint fmt bench fuzz eval clean

demo: $(INSTALLED)
	$(BIN)/firstreply demo

test: lint
	bash tests/install-services.sh
	$(BIN)/python -m pytest

check: lint
	$(BIN)/python -m pytest -q tests/unit

lint: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(INSTALLED)
	$(BIN)/python -m pytest -m bench -q -s tests/bench

fuzz: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.lock
	nice $(BIN)/python -m tests.fuzz.run_fuzz

eval: $(INSTALLED)
	$(BIN)/python -m tests.eval.run_eval
	$(BIN)/python -m tests.eval.language
	$(BIN)/python -m tests.eval.country
	$(BIN)/python -m tests.eval.product

$(INSTALLED): requirements.lock pyproject.toml
	bash tests/make-venv.sh $(PYTHON)
	touch $@

clean:
	rm -rf .venv tests/npm/node_modules
