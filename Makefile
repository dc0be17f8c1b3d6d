# Two commands matter: `make demo` and `make test`. All work in a clean clone, as root or not, with python3 and make alone.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
FOR_DEMO := $(VENV)/installed-demo
INSTALLED := $(VENV)/installed-test
UNFINISHED := $(VENV).unfinished
# A worker a core, four at most; each has a database server of its own.
PYTEST := $(RUN) -m pytest --numprocesses=logical --maxprocesses=4 --dist=loadgroup --durations=10

.DEFAULT_GOAL := help
.PHONY: help demo quick test deep screenshots lint browser peers locks free-ports

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

demo: free-ports $(FOR_DEMO) ## Run the whole story on this machine and keep serving on http://localhost:8000 until Ctrl-C
	$(RUN) -m hub demo

quick: lint ## Run what takes a minute: lint, types, import contracts, and the tests that need no database, server or browser
	$(PYTEST) -m "not live and not slow"

test: lint browser peers ## Run everything that proves the hub: lint, types, import contracts, and all tests on real PostgreSQL
	$(PYTEST)

deep: lint browser peers ## Run the same with long walks, races and kills, before an issue is closed; the figures are printed last
	HUB_DEEP=1 $(PYTEST)

screenshots: $(INSTALLED) browser ## Draw the main pages anew for the README, in both languages
	HUB_SCREENSHOTS=docs/screenshots $(RUN) -m pytest --numprocesses=0 tests/browser/test_screenshots.py

lint: $(INSTALLED) ## Check style, types, the direction of imports, and that nothing is left unused
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(RUN) -m tests.house.unused

# The pages are tested in Debian's own chromium. Root gets it installed; for anybody else those tests are skipped, saying so.
browser:
	@if [ -x /usr/bin/chromium ]; then \
		true; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		echo "Installing Debian's chromium, in which the pages are tested."; \
		apt-get update --quiet --quiet && \
			DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends chromium; \
	else \
		echo "The tests of the pages are skipped: they need the Debian package chromium, which root installs."; \
	fi

# Said before the installation, which takes minutes.
free-ports:
	@$(PYTHON) hub/demo/ports.py

# An OpenID provider and two OAuth clients. Where the npm registry cannot be reached, those tests are skipped.
peers: $(INSTALLED) ## Install the programs of others that the hub is tested against, where they are missing
	@$(RUN) -m tests.peers

# What production runs, what the demo needs besides, and what the tests need besides: each lock holds the one before.
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate pyproject.toml
locks: $(INSTALLED) ## Make the locks anew after a change in pyproject.toml; versions that are locked already stay
	$(LOCK) --all-extras --output-file requirements-test.lock
	$(LOCK) --extra demo --constraints requirements-test.lock --output-file requirements-demo.lock
	$(LOCK) --constraints requirements-test.lock --output-file requirements.lock

# Every package comes with its hash. An installation that was cut short starts from nothing; a new lock is installed over the old.
$(VENV)/installed-%: requirements-%.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=..." if sys.version_info < (3, 11) else 0)'
	@if [ -e $(UNFINISHED) ]; then rm -rf $(VENV); fi
	@touch $(UNFINISHED)
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@
	@rm $(UNFINISHED)
