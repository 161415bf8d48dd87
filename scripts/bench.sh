#!/usr/bin/env bash
# Measures what is promised, speed as ratios taken in one run: reading boards, a sweep over the network, the matching
# (against labels and grades made by hand), and the job queue.
#   scripts/bench.sh                    all
#   scripts/bench.sh boards             one of them: boards (from bytes), sweep (200 boards over TLS), matching, jobs
#   scripts/bench.sh jobs claim         some sections of the queue's
#   scripts/bench.sh matching ranking   one part of the matching: facts, ranking, speed, cost
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

sweep() {
    build boards-bench
    .venv/bin/python scripts/bench_sweep.py .build/release/boards-bench "${SCOUTLY_SHARED:-../shared}" .build/bench/sweep
    echo "bench: the figures are in .build/bench/sweep/sweep.json." >&2
}

jobs() {
    build scoutly
    build jobs-bench
    .build/release/jobs-bench --json .build/bench/jobs.json "$@"
    echo "bench: the figures are in .build/bench/jobs.json." >&2
}

matching() {
    build matching-bench
    local parts=("$@") part
    [[ $# -gt 0 ]] || parts=(facts ranking speed cost)
    for part in "${parts[@]}"; do
        .build/release/matching-bench "$part" --json ".build/bench/$part.json"
        echo "bench: the figures are in .build/bench/$part.json." >&2
    done
}

main() {
    local part=${1:-all}
    [[ $# -eq 0 ]] || shift
    local parts=("$@")
    scripts/setup.sh run test
    case $part in
        all) boards && sweep && matching "${parts[@]}" && jobs "${parts[@]}" ;;
        boards | sweep) "$part" ;;
        jobs) jobs "${parts[@]}" ;;
        matching) matching "${parts[@]}" ;;
        *)
            echo "usage: scripts/bench.sh [boards | sweep | matching [PART…] | jobs [SECTION…]]" >&2
            exit 64
            ;;
    esac
}

main "$@"
