# Thin on purpose: what a target does is in scripts/.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build test check scout bench

CONFIGURATION ?= debug

# Taken as they were typed: neither make nor a shell looks inside a URL with "&" or "$" in it.
export SCOUT_URL := $(value URL)
export SCOUT_CV := $(value CV)
export SCOUT_ARGS := $(value ARGS)
export CONFIGURATION
unexport URL CV ARGS

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## install what building, running and testing need and is missing
	@scripts/setup.sh run test

build: ## build the program
	@scripts/build.sh

test: ## set up, build and run every test
	@scripts/test.sh

check: ## formatting, import direction, file sizes, scripts, links
	@scripts/check.sh

scout: ## set up, build and scout: URL=https://… CV=cv.pdf ARGS='--all', or the shipped sample
	@scripts/scout.sh

bench: ## reading against Python, the queue against bare SQL and pgqueuer, the matching against labels (about 20 minutes)
	@scripts/bench.sh
