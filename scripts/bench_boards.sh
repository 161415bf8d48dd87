#!/usr/bin/env bash
# Reading speed: all recorded boards from bytes to complete postings, as a ratio against Python doing only JSON and HTML
# to text, in CPU time of the same run. The program boards-bench prints postings, seconds and by what memory grew, apart
# by tabs; scripts/bench_boards_reference.py the first two.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly shared=${SCOUTLY_SHARED:-../shared} repeats=5

if [[ ! -f $shared/recordings/expected.tsv ]]; then
    echo "bench: there are no recordings in $shared: put the folder \"shared\" beside the package or name it in" \
        "SCOUTLY_SHARED." >&2
    exit 66
fi

reference() { .venv/bin/python scripts/bench_boards_reference.py "$1" "$shared/recordings" "$repeats"; }

{
    printf 'Scoutly\t%s\n' "$(.build/release/boards-bench replies "$shared/recordings" "$repeats")"
    printf 'json + BeautifulSoup\t%s\n' "$(reference bs4)"
    printf 'json + lxml\t%s\n' "$(reference lxml)"
} | awk -F '\t' '
    NR == 1 { ours = $2 / $3; expected = $2 }
    NR == 1 { memory = sprintf("%.1f MB, %.1f times the largest reply (%.1f MB)", $4 / 1e6, $4 / $5, $5 / 1e6) }
    NR == 1 { huge = sprintf("%.1f MB, %.1f times a reply of %.1f MB", $6 / 1e6, $6 / $7, $7 / 1e6) }
    $2 != expected { print "bench: " $1 " read " $2 " postings, Scoutly " expected; failed = 1 }
    { printf "%-22s %6d postings %9.0f a CPU second", $1, $2, $2 / $3 }
    NR == 1 { print "" }
    NR > 1 { printf "   Scoutly is %.1f times as fast\n", ours / ($2 / $3) }
    END {
        print "peak memory while reading: " memory "; " huge
        exit failed
    }'
