# The developer's door. A facilitator needs none of this: pip install sealkit && sealkit demo
#
#   make demo ARGS="--port 9000"             words for the command line
#   make test ARGS="tests/store -x"          words for pytest
#   make pictures ARGS="plenary room"        these pictures only
#   make bench ARGS="room --quick"           one benchmark, and its options
#   make test CHROMIUM=/path/to/chromium     another browser
#   make demo PYTHON=/path/to/python3.12     another Python, when .venv is made
#   make lock UPGRADE=                       lock what pyproject.toml newly asks, leave the rest
#   make lock UV=uv                          with a uv of your own, should the lock not install

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
ARGS ?=
ROUNDS ?= 150
UPGRADE ?= --upgrade
UV ?= $(BIN)/uv
export PYTHON CHROMIUM

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench faults pictures lock clean venv

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 18

demo: venv ## serve the seal workshop and print every seat link
	@$(BIN)/sealkit demo $(ARGS)

test: lint ## check style and types, then run every test, in a real browser too
	@$(BIN)/python tests/find_chromium.py --install
	@echo "Tests:"
ifeq ($(ARGS),)
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not page"
	@# pages mostly wait, so three at a time; one that failed is tried once more, and named
	@$(BIN)/python -m pytest -n 3 --dist loadfile -m page --no-loadscope-reorder --reruns 1 -rR
else
	@$(BIN)/python -m pytest $(ARGS)
endif

lint: venv ## check style and types
	@echo "Style and types:"
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy

format: venv ## put the code into the house's form
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .

bench: venv ## measure, each against what one would pick instead
	@$(BIN)/python tests/find_chromium.py --install
	@$(BIN)/python -m bench $(ARGS)

faults: venv ## kill, fill, cut and set back what a room runs on; make faults ROUNDS=10 is short
	@for one in kill kill_server kill_kernels full_disk read_only clock two_servers network; do \
		echo "$$one:"; $(BIN)/python tests/faults/$$one.py --rounds $(ROUNDS) || exit 1; done
	@echo "resends:"; $(BIN)/python tests/faults/resends.py

pictures: venv ## take the pictures of docs/pictures anew; look at them before you commit
	@$(BIN)/python tests/find_chromium.py --install
	@$(BIN)/python -m tests.pages.pictures $(ARGS)

# Every version with its hashes, for Linux, macOS and Windows, without download addresses.
lock: $(if $(filter $(BIN)/uv,$(UV)),venv) ## renew requirements.lock after a change in pyproject.toml
	@echo "Locking the newest versions that pyproject.toml allows."
	@UV_CUSTOM_COMPILE_COMMAND="make lock" "$(UV)" pip compile pyproject.toml --extra dev \
		--universal --python-version 3.11 --generate-hashes $(UPGRADE) \
		--no-emit-index-url --no-emit-find-links --no-annotate --quiet \
		--output-file requirements.lock
	@echo "requirements.lock is renewed; make test installs and tries it."

clean: ## remove .venv and what tools left; never a session or its key
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist test-results
	find . -name __pycache__ -prune -exec rm -rf {} +

venv:
	@sh .ci/venv $(BIN)
