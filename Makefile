# The front door of casmodel. `make` alone lists what can be asked for.

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?= simulate --runs 1e7
# For the vector unit of this machine, or `portable` for any processor: same results, less speed.
VECTORS ?= native

SWIFT_FILES = Package.swift Sources Tests Models Benchmarks/Package.swift Benchmarks/Benchmarks \
	Fuzzing/Package.swift Fuzzing/Sources Examples/Package.swift Examples/Sources
INSTALLED = $(DESTDIR)$(PREFIX)/bin/casmodel
# What Scripts/extras puts beside it.
SHARE = $(DESTDIR)$(PREFIX)/share
EXTRAS = "$(SHARE)/man/man1/casmodel.1" "$(SHARE)/bash-completion/completions/casmodel" \
	"$(SHARE)/zsh/site-functions/_casmodel" "$(SHARE)/fish/vendor_completions.d/casmodel.fish"

# On Linux the installed tool carries Swift's libraries, so that it runs without the toolchain;
# macOS has them. It is built in a folder of its own, since the two ways to link do not mix.
STATIC = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

TRAITS = $(if $(filter native,$(VECTORS)),--traits NativeVectors)
INSTALL_BUILD = .build/install-$(VECTORS)

.DEFAULT_GOAL := help
.PHONY: help run test bench compare fuzz differential schema pages install uninstall format lint clean

help: ## List what can be asked for
	@sed -n 's/^\([a-z]*\): .*## /\1|/p' Makefile | \
		while IFS='|' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

run: ## Build and run the tool: make run ARGS="check nato-2022-03-24"
	@CASMODEL_VECTORS=$(VECTORS) Scripts/casmodel $(ARGS)

test: ## Run the tests: all, or make test FILTER=DistributionsTests
	@Scripts/test $(if $(FILTER),--filter "$(FILTER)")

bench: ## Run the benchmarks: all, or make bench FILTER="default model.*"
	@Scripts/benchmark $(if $(FILTER),--filter "$(FILTER)")

compare: ## Compare with the peers in C and NumPy, and renew the chart and table in README.md
	@Scripts/compare --write $(if $(ROUNDS),--rounds $(ROUNDS))

fuzz: ## Feed damaged models to the tool for a while: make fuzz MINUTES=60
	@Scripts/fuzz $(MINUTES)

differential: ## Compute random models with NumPy, too: make differential RANDOM_MODELS=2000
	@Scripts/differential $(if $(RANDOM_MODELS),--models $(RANDOM_MODELS))

schema: ## Hold models and outputs against their JSON Schemas
	@Scripts/schema

pages: ## Look at the pages of casmodel report in headless Chromium
	@Scripts/pages

install: ## Install the tool, its manual and completions to PREFIX (default /usr/local)
	@. Scripts/requirements.sh && require_swift && require_gsl
	swift build -c release --product casmodel $(STATIC) $(TRAITS) --scratch-path $(INSTALL_BUILD)
	swift build -c release --product generate-manual $(STATIC) $(TRAITS) \
		--scratch-path $(INSTALL_BUILD)
	mkdir -p "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 $(INSTALL_BUILD)/release/casmodel "$(INSTALLED)"
	Scripts/extras $(INSTALL_BUILD)/release "$(DESTDIR)$(PREFIX)"

uninstall: ## Remove what was installed
	rm -f "$(INSTALLED)" $(EXTRAS)

format: ## Format all Swift source as the style check wants it
	swift format format --in-place --parallel --recursive $(SWIFT_FILES)

lint: ## Check the format of all Swift source
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

clean: ## Remove everything that was built
	rm -rf .build Benchmarks/.build Fuzzing/.build
