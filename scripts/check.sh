#!/usr/bin/env bash
# Everything that is checked beside the tests: runs all checks, names each one that failed, then fails.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly longest_file=400 longest_readme=149
failures=()

# check NAME COMMAND…: quiet when it holds; what the command prints is the explanation.
check() {
    local name=$1
    shift
    if "$@"; then
        printf 'check: ok      %s\n' "$name"
    else
        printf 'check: FAILED  %s\n' "$name"
        failures+=("$name")
    fi
}

swift_is_formatted() {
    local folders=(Package.swift Sources Benchmarks Fuzzing)
    [[ -d Tests ]] && folders+=(Tests)
    swift format lint --strict --parallel --recursive "${folders[@]}"
}

# Fails on warnings, too: the targets are built with warnings as errors.
imports_follow_the_declared_direction() {
    swift build --build-tests --explicit-target-dependency-import-check error
}

scripts_are_clean() { shellcheck scripts/*.sh .ci/run; }

files_are_short() {
    local long
    long=$(git ls-files -z -- '*.swift' '*.cpp' '*.h' '*.sh' '*.py' | xargs -0 wc -l |
        awk -v most="$longest_file" '$2 != "total" && $1 > most { print "  " $2 " has " $1 " lines, " most " at most" }')
    [[ -z $long ]] || { printf '%s\n' "$long" && return 1; }
}

# The home folder of "ada" is what tests pretend.
no_path_of_a_machine() {
    ! git grep -nIE '(^|[^[:alnum:]_.~-])/(wor[k]|hom[e]|roo[t])/' | grep -vE '/home/ada\b'
}

readme_is_short() {
    local lines
    lines=$(wc -l <README.md)
    ((lines <= longest_readme)) || { echo "  README.md has $lines lines, $longest_readme at most" && return 1; }
}

# Links between our own pages: [text](target), ![text](target) and src="target".
links_resolve() {
    local page target broken=0
    while IFS=$'\t' read -r page target; do
        case $target in
            http://* | https://* | mailto:* | '#'*) continue ;;
        esac
        if [[ ! -e $(dirname "$page")/${target%%#*} ]]; then
            echo "  $page names $target, which is not there"
            broken=1
        fi
    done < <(git ls-files -z -- '*.md' ':!Fuzzing/Seeds/*' | xargs -0 grep -HoE '\]\([^) ]+|src="[^"]+' | sed -E 's/:(\]\(|src=")/\t/')
    return "$broken"
}

no_stray_whitespace() {
    local nothing
    nothing=$(git hash-object -t tree /dev/null)
    git diff --check "$nothing" -- . ':!*/Fixtures/*' ':!*.tsv' ':!*.svg'
}

scripts/setup.sh run test

check "formatting (swift format lint --strict)" swift_is_formatted
check "scripts (shellcheck)" scripts_are_clean
check "no file longer than $longest_file lines" files_are_short
check "no absolute path of one machine" no_path_of_a_machine
check "README shorter than 150 lines" readme_is_short
check "links in the documentation" links_resolve
check "no stray whitespace or conflict marker" no_stray_whitespace
check "import direction and warnings" imports_follow_the_declared_direction

if [[ ${#failures[@]} -gt 0 ]]; then
    printf 'check: %d failed: %s\n' "${#failures[@]}" "$(printf '%s; ' "${failures[@]}" | sed 's/; $//')" >&2
    exit 1
fi
