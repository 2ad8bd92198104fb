# The commands of this project. Each sets up what it needs first; see CONTRIBUTING.md.
#   PORT=8001 make run      another port
#   make test ARGS='-k calendar'
PYTHON ?= python3
VENV := exec env PYTHONPATH="$(CURDIR)/site:$(CURDIR)" .venv/bin/python
BOOTSTRAP := @$(PYTHON) site/devtools/bootstrap.py

.DEFAULT_GOAL := help
.PHONY: help setup run dev test check format reset audit catalogues manual lock

help:  ## show these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

setup:  ## set up everything that developing needs, browser included
	$(BOOTSTRAP) dev

run:  ## the site as readers get it, on http://localhost:8000
	$(BOOTSTRAP) run
	@$(VENV) -m devtools.serve

dev:  ## the same, reloading when code changes
	$(BOOTSTRAP) run
	@$(VENV) -m devtools.serve --dev

reset:  ## throw the demo away and load it afresh (asks first; YES=1 says yes)
	$(BOOTSTRAP) run
	@$(VENV) -m devtools.reset

test:  ## every test, on SQLite and on PostgreSQL
	$(BOOTSTRAP) dev
	@$(VENV) -m devtools.run_tests $(ARGS)

check:  ## linters, formatters, types, import contracts, migrations, catalogues
	$(BOOTSTRAP) dev
	@$(VENV) -m devtools.check

format:  ## let ruff put the code in order
	$(BOOTSTRAP) dev
	@$(VENV) -m ruff check --fix --quiet .
	@$(VENV) -m ruff format --quiet .

catalogues:  ## collect new texts for translation, and compile
	$(BOOTSTRAP) dev
	@$(VENV) -m devtools.catalogues

audit:  ## what is slow or needs Node or Java: Lighthouse, HTML, axe, weight, benchmarks, wapiti
	$(BOOTSTRAP) dev
	@$(VENV) -m devtools.audit $(ARGS)

manual:  ## take the pictures of the editors' manual anew
	$(BOOTSTRAP) dev
	@$(VENV) -m devtools.manual_pictures $(ARGS)

lock:  ## pin requirements*.in anew (UPGRADE=1: to the newest); read the result by eye
	$(BOOTSTRAP) dev
	@$(VENV) -m devtools.lock
