#!/usr/bin/env bash
# Runs libFuzzer over the parsers of what strangers write, with the address sanitizer.
#   scripts/fuzz.sh              every target, 60 seconds each
#   scripts/fuzz.sh page 600     one of them for 600 seconds
# What is found stays in .build/fuzz/TARGET; a finding becomes a test before it is mended.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly targets=(page feed board markup selector robots cv word match)
readonly fixtures=Tests/BoardsTests/Fixtures recordings=${SCOUTLY_SHARED:-../shared}/recordings
readonly longest=60000

# gather TARGET FILE…: copies seeds that are not too long to be worth spoiling. A board's answer stands below the name of
# its system, which is the beginning of the file's or the folder's name.
gather() {
    local target=$1 file system
    shift
    for file in "$@"; do
        [[ -f $file && $(stat --format=%s "$file") -lt $longest ]] || continue
        system=$(basename "$file")
        [[ $file == "$recordings"/* ]] && system=$(basename "$(dirname "$file")")
        {
            [[ $target != board ]] || printf '%s\n' "${system%%[!a-z]*}"
            cat "$file"
        } >".build/fuzz/$target/seeds/$(tr / _ <<<"$file")"
    done
}

# The recordings are read where they are at hand; they stay outside the project.
gather_seeds() {
    local target=$1
    mkdir -p ".build/fuzz/$target/"{corpus,seeds}
    gather "$target" "Fuzzing/Seeds/$target"/*
    case $target in
        page) gather page "$fixtures"/html/* "$fixtures"/boards/*.html "$recordings"/html*/* ;;
        feed) gather feed "$fixtures"/boards/*.xml "$recordings"/{feeds,sitemap,personio,teamtailor}/* ;;
        board) gather board "$fixtures"/boards/* "$recordings"/{ashby,greenhouse,lever,workday,workable,oracle}/* ;;
        markup) gather markup "$fixtures"/html/* ;;
    esac
}

fuzz() {
    local target=$1 seconds=$2 folder=.build/fuzz/$1
    gather_seeds "$target"
    echo "fuzz: $target for $seconds s, from $(find "$folder/seeds" -type f | wc -l) seeds" >&2
    # Swift's own report of a crash waits for nobody's keys; leaks are looked for at the end, not after every run.
    SCOUTLY_FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no nice .build/release/parsers-fuzz "$folder/corpus" "$folder/seeds" \
        -dict=Fuzzing/words.dict -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len="$longest" \
        -detect_leaks=0 -symbolize=0 -print_final_stats=1 -artifact_prefix="$folder/" </dev/null
}

main() {
    local wanted=("${targets[@]}") target seconds=${2:-60} failed=()
    [[ $# -eq 0 ]] || wanted=("$1")
    scripts/setup.sh run test
    SCOUTLY_FUZZ=1 swift build --configuration release --product parsers-fuzz >&2
    for target in "${wanted[@]}"; do
        fuzz "$target" "$seconds" 2> >(tee ".build/fuzz/$target.log" | grep -vE '^(#|	?NEW_FUNC)' >&2) || failed+=("$target")
    done
    if [[ ${#failed[@]} -gt 0 ]]; then
        echo "fuzz: findings in ${failed[*]}: see .build/fuzz" >&2
        exit 1
    fi
}

main "$@"
