#!/usr/bin/env bash
# Measures what is promised: the speed of reading boards and of the job queue, as ratios taken in one run, and the
# quality of the matching against labels made by hand.
#   scripts/bench.sh              all
#   scripts/bench.sh boards       one of them
#   scripts/bench.sh jobs claim   some sections of the queue's
#   scripts/bench.sh facts        precision and recall of the facts of postings
set -euo pipefail
cd "$(dirname "$0")/.."

build() {
    echo "bench: a release build of $1; the first one takes several minutes." >&2
    swift build --configuration release --product "$1" >&2
}

boards() {
    build boards-bench
    scripts/bench_boards.sh
}

jobs() {
    build scoutly
    build jobs-bench
    .build/release/jobs-bench --json .build/bench/jobs.json "$@"
    echo "bench: the figures are in .build/bench/jobs.json." >&2
}

facts() {
    build matching-bench
    .build/release/matching-bench facts --json .build/bench/facts.json "$@"
    echo "bench: the figures are in .build/bench/facts.json." >&2
}

main() {
    local part=${1:-all}
    [[ $# -eq 0 ]] || shift
    scripts/setup.sh run test
    case $part in
        all) boards && jobs && facts ;;
        boards) boards ;;
        jobs) jobs "$@" ;;
        facts) facts "$@" ;;
        *)
            echo "usage: scripts/bench.sh [boards | jobs [SECTION…] | facts]" >&2
            exit 64
            ;;
    esac
}

main "$@"
