#!/usr/bin/env bash
# Builds and runs every test, and says loudly how many could not run because ../shared is not there.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh run test
if [[ ! -d .build ]]; then
    echo "test: building Scoutly, its libraries and its tests; the first time takes several minutes." >&2
fi
# Apart from the tests, so that the numbers and the last lines on the screen are the tests' own.
swift build --build-tests

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
# The tests start the replay server; its Python package is in .venv.
# One after the other: side by side, a test that computes for long would take the others' time limits from them.
PATH="$PWD/.venv/bin:$PATH" swift test --skip-build --no-parallel 2>&1 | tee "$log" || status=$?

left_out=$(grep -cE 'Test .* skipped: ".*needs \.\./shared' "$log" || true)
if [[ $left_out -gt 0 ]]; then
    cat >&2 <<END

************************************************************************
  $left_out TESTS WERE LEFT OUT: they read ../shared, which is not there.
  Put it beside the package or name it: SCOUTLY_SHARED=/path make test
************************************************************************
END
    grep -E '(Test run with|tests? .*(passed|failed) after)' "$log" | tail -n 1 >&2 || true
fi
exit "$status"
