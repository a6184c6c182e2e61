# Waymark. `make demo` shows it, `make test` proves it.

SWIFT ?= swift
CONFIGURATION ?= debug

.PHONY: demo test conformance bench bench-routing bench-guidance bench-trips build bootstrap lint format clean

## The whole story in the terminal: a private PostgreSQL, an import, a server, a drive, a verified arrival webhook.
demo: bootstrap
	$(SWIFT) build --product waymark -c $(CONFIGURATION)
	@$$($(SWIFT) build -c $(CONFIGURATION) --show-bin-path)/waymark demo $(if $(KEEP),--keep)

## Every test, against a private PostgreSQL.
test: bootstrap
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	@SWIFT="$(SWIFT)" sh scripts/test

## The Autobahn test suite against our WebSockets: all 517 cases, or those of CASES, such as CASES=1.*,12.1.3.
conformance: bootstrap
	$(SWIFT) build -c release --product websocket-echo
	@scripts/conformance $$($(SWIFT) build -c release --show-bin-path)/websocket-echo

## Every figure of docs/benchmarks.md, in release builds, on this machine; ONLY=name for one of them, such as import-peers or live.
## WAYMARK_PEERS names the folder with the programs to compare with that Benchmarks/install-peers has made.
bench: bootstrap
	$(SWIFT) build -c release --package-path Benchmarks
	@$$($(SWIFT) build -c release --package-path Benchmarks --show-bin-path)/bench $(if $(ONLY),--only $(ONLY),--write docs/benchmarks.md)

## The sections about routes alone, beside osrm-routed, Valhalla and pgRouting; the rest of docs/benchmarks.md stays as it is.
bench-routing: bootstrap
	$(SWIFT) build -c release --package-path Benchmarks
	@$$($(SWIFT) build -c release --package-path Benchmarks --show-bin-path)/bench --only routing-peers --write docs/benchmarks.md

## Directions beside osrm-routed's, along the same ways.
bench-guidance: bootstrap
	$(SWIFT) build -c release --package-path Benchmarks
	@$$($(SWIFT) build -c release --package-path Benchmarks --show-bin-path)/bench --only guidance --write docs/benchmarks.md

## Tracks matched to roads, beside osrm-routed and Valhalla; trips with noisy receivers; one fix, one deviation, one closure.
bench-trips: bootstrap
	$(SWIFT) build -c release --package-path Benchmarks
	@$$($(SWIFT) build -c release --package-path Benchmarks --show-bin-path)/bench --only driving --write docs/benchmarks.md

build: bootstrap
	$(SWIFT) build -c release --product waymark

bootstrap:
	@sh scripts/bootstrap

## Style, without changing anything.
lint:
	@$(SWIFT) format lint --strict --recursive --parallel $(SWIFT_FOLDERS)

format:
	@$(SWIFT) format --in-place --recursive --parallel $(SWIFT_FOLDERS)

clean:
	$(SWIFT) package clean

SWIFT_FOLDERS = $(shell find Sources Tests Benchmarks/bench -name '*.swift' -not -name '*.pb.swift' -not -path '*/.build*') Package.swift Benchmarks/Package.swift
