# Build, try, test and install lke. `make help` says what there is.

PREFIX = /usr/local
DESTDIR =

# What the system must provide, by its Debian names; those with headers stand in Package.swift too.
BUILD_PACKAGES = libncurses-dev libxlsxwriter-dev libssl-dev libzip-dev libexpat1-dev libhpdf-dev fonts-liberation2
TEST_PACKAGES = libvterm-dev python3 python3-openpyxl python3-jsonschema libreoffice-calc-nogui poppler-utils
BENCH_PACKAGES = vim python3-xlsxwriter

# The one build line: everything that makes a program goes through it. At a fixed address (no PIE), because else every
# start corrects 61,000 addresses first, which takes half a millisecond; Sources/linking says what it is for.
BUILD = swift build --configuration release --static-swift-stdlib -Xswiftc -Xclang-linker -Xswiftc -no-pie \
  -Xlinker -LSources/linking --product
LKE = .build/release/lke
DEMO = .build/demo-store
FORMATTED = Sources Tests Package.swift
# What `make torture` does: how often it kills the program, each time at an instant of its own, how many random histories
# it merges, and how many wrong files it has read.
KILLS = 2000
HISTORIES = 20000
FUZZ = 100000

.PHONY: help run build test torture bench format lint install clean swift

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

run: build $(DEMO) ## Build lke and try it on a demonstration store of its own
	@$(LKE) --store $(DEMO)

build: swift ## Build lke, for release and in one file
	@$(call need,$(BUILD_PACKAGES))
	$(BUILD) lke

test: swift ## Run all tests
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	swift test

torture: swift ## Kill lke (KILLS=2000), fail its every system call, cut the power, merge HISTORIES, read FUZZ wrong files
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	LKE_KILLS=$(KILLS) LKE_HISTORIES=$(HISTORIES) LKE_FUZZ=$(FUZZ) LKE_TORTURE=1 swift test --no-parallel \
	  --filter 'KillTests|FaultTests|PowerCutTests|HistoryMergeTests|ForkTests|MergeUndoTests|FuzzTests'

bench: build ## Measure against the budgets, beside peers
	@$(call need,$(BENCH_PACKAGES))
	LKE_BENCH=1 $(BUILD) bench
	.build/release/bench

format: swift ## Format the sources
	swift format --in-place --recursive $(FORMATTED)

lint: swift ## Check the format of the sources
	swift format lint --strict --recursive $(FORMATTED)

install: $(LKE) ## Install the built lke below DESTDIR and PREFIX (/usr/local)
	install -D -m 755 $(LKE) $(DESTDIR)$(PREFIX)/bin/lke

clean: ## Remove what was built, and the demonstration store
	rm -rf .build

# So that `sudo make install` need not build, nor root know of Swift.
$(LKE):
	@$(MAKE) --no-print-directory build

# Made aside and moved: an interrupted one is not taken for whole.
$(DEMO): | build
	@rm -rf $@.new
	@$(LKE) demo --store $@.new >/dev/null
	@mv $@.new $@

swift:
	@swift --version 2>/dev/null | awk '/Swift version/ { \
	    for (i = 1; i < NF; i++) if ($$i == "version") split($$(i + 1), v, "."); \
	    if (v[1] > 6 || v[1] == 6 && v[2] >= 2) new = 1 } END { exit !new }' || { \
	  echo 'lke needs Swift 6.2 or newer (swift on the PATH): https://www.swift.org/install' >&2; exit 69; }

# $(call need,packages): install those that are missing. Elsewhere than on Debian and its like, say what they are.
need = \
  command -v dpkg-query >/dev/null || { echo 'No dpkg here; needed, by their Debian names: $(1)' >&2; exit 0; }; \
  missing=$$(for package in $(1); do \
    dpkg-query -W -f '$${db:Status-Status}\n' $$package 2>/dev/null | grep -qx installed || echo $$package; done); \
  [ -n "$$missing" ] || exit 0; \
  if [ "$$(id -u)" = 0 ]; then root=; elif command -v sudo >/dev/null; then root=sudo; else \
    echo "Missing; please have them installed:" $$missing >&2; exit 69; fi; \
  echo "Installing" $$missing; apt="$$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120"; \
  $$apt update; $$apt install --yes --no-install-recommends $$missing </dev/null
