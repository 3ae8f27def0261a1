# presskit's commands: the same for people and for CI. Each stamp file in .venv/ stands for one installation.
.DEFAULT_GOAL := help
PYTEST := .venv/bin/python -m pytest -n 2 --dist loadfile

.PHONY: help demo check test nightly docs pictures bench wheel clean
help: ## show this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

demo: .venv/demo ## build examples/magazine and say where to look
	.venv/bin/presskit build examples/magazine
	@printf '%s\n' '' 'The web site: http://127.0.0.1:8000, with' \
		'                python3 -m http.server --directory examples/magazine/public' \
		"The book:     $$(echo examples/magazine/public/*.epub)" 'The JSON:     examples/magazine/public/api/site.json'

check: .venv/test ## formatting, lint, types, layers
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy src plugins tests
	.venv/bin/python -m pytest -q tests/test_layers.py tests/test_style.py

test: .venv/test ## all tests, the slow ones sampled
	sh tests/tools/chromium.sh
	$(PYTEST)

nightly: .venv/test ## all tests, whole
	sh tests/tools/chromium.sh
	sh tests/tools/node.sh
	PRESSKIT_NIGHTLY=1 $(PYTEST)

docs: .venv/demo ## the documentation, into docs/public
	.venv/bin/presskit check docs
	.venv/bin/presskit build docs

pictures: .venv/test ## the pictures in the documentation, of examples/magazine
	.venv/bin/python -m tests.site.pictures

bench: .venv/demo ## what builds cost, beside their goals and the peers that are installed
	.venv/bin/python -m tests.bench

wheel: .venv/demo ## the wheel, into dist/
	.venv/bin/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove all that these commands made
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis docs/public docs/.presskit tests/tools/node/node_modules
	rm -rf examples/*/public examples/*/.presskit

.venv/demo: pyproject.toml
	sh tests/tools/venv.sh .venv
	.venv/bin/python -m pip install --quiet --editable .
	touch $@

# What a test needs and no package brings along is installed by tests/tools/chromium.sh (a browser) and node.sh (Node's checkers).
.venv/test: .venv/demo
	.venv/bin/python -m pip install --quiet --group test --group lint
	touch $@
