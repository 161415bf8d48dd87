#!/usr/bin/env bash
# Builds the program, unless nothing has changed since it was last built. CONFIGURATION: debug (default) or release.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly configuration=${CONFIGURATION:-debug}
readonly stamp=.build/scoutly-$configuration.built

is_current() {
    [[ -x .build/$configuration/scoutly && -e $stamp ]] &&
        [[ -z $(find Package.swift Sources -newer "$stamp" -print -quit) ]]
}

if is_current; then
    exit 0
fi
scripts/setup.sh run
if [[ ! -d .build/$configuration ]]; then
    echo "build: building Scoutly and its libraries; the first time takes several minutes (about 5 on 2 cores)." >&2
fi
mkdir -p .build
touch "$stamp.begun"
swift build --configuration "$configuration" --product scoutly >&2
mv "$stamp.begun" "$stamp"
