# make run    installs, builds the sample bureau, serves on http://127.0.0.1:8000 (PORT= changes it)
# make test   installs what tests need as well, then ruff, mypy and all tests
# make setup  installs only
# make measure  what reading, repair, facts and checks get right on known material
# make bench  speed and memory of the sample bureau, and what it costs to answer
# make bench-search  what search costs at 10 thousand, 100 thousand and a million made-up passages
# make bench-peers  our search beside LangChain, LlamaIndex, Haystack and txtai (installs them, 6 GB);
#                   SETS= folders of passages and questions, PEERS= where their environments are kept

PORT ?= 8000
HOME_DIR ?= var
PYTHON ?= python3
PEERS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/wenjiao-peers
BIN := .venv/bin

.PHONY: run test setup bench bench-search bench-peers evaluate measure
.DEFAULT_GOAL := run

setup: .venv/.installed

.venv/.installed: requirements/run.txt pyproject.toml
	@scripts/install.sh $(PYTHON) run
	@touch $@

.venv/.installed-test: .venv/.installed requirements/test.txt
	@scripts/install.sh $(PYTHON) test
	@touch $@

# The sample bureau is built anew only when its files, the embedder or the program changed.
$(HOME_DIR)/.sample: .venv/.installed $(shell find data/bureau data/embedder data/lexicon index -type f -not -name '*.pyc' 2>/dev/null | sed 's/ /\\ /g')
	@mkdir -p $(HOME_DIR)
	$(BIN)/wenjiao build data/bureau --home $(HOME_DIR)
	@touch $@

run: $(HOME_DIR)/.sample
	@echo "问教: http://127.0.0.1:$(PORT)   (Ctrl-C 停止)"
	@exec $(BIN)/wenjiao serve --home $(HOME_DIR) --port $(PORT)

test: .venv/.installed-test
	@scripts/system-packages.sh
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

evaluate: $(HOME_DIR)/.sample
	WENJIAO_TODAY=2026-06-15 $(BIN)/wenjiao evaluate data/bureau/questions.jsonl --home $(HOME_DIR)

# LAWS= a file of sound official text (JSON lines) and REPORT= a scraped report add to the measure of repair.
measure: .venv/.installed
	$(BIN)/python -m tests.measure.tables
	$(BIN)/python -m tests.measure.catalogue
	$(BIN)/python -m tests.measure.repair $(if $(LAWS),--laws $(LAWS)) $(if $(REPORT),--report $(REPORT)) --speed
	for set in "" _second _third _fourth _fifth _sixth; do \
	  $(BIN)/python -m tests.measure.facts tests/material/facts$$set && \
	  $(BIN)/python -m tests.measure.conversation tests/material/conversation$$set || exit 1; done
	for set in "" _second _third _fourth _fifth; do \
	  $(BIN)/python -m tests.measure.zones tests/material/zones$$set || exit 1; done
	$(BIN)/python -m tests.measure.wording

bench: .venv/.installed
	$(BIN)/python -m tests.bench

bench-search: .venv/.installed
	$(BIN)/python -m tests.bench.search

bench-peers: $(HOME_DIR)/.sample
	tests/bench/peers/install.sh $(PEERS) $(PYTHON)
	$(BIN)/python -m tests.bench.peers --environments $(PEERS) --bureau $(HOME_DIR) $(if $(SETS),--sets $(SETS))
