#!/usr/bin/env bash
# Installs what Scoutly needs and this machine lacks. Quick and silent when nothing is missing.
#   scripts/setup.sh run        what building and scouting need
#   scripts/setup.sh run test   and what the tests, checks and the benchmark need
set -euo pipefail
cd "$(dirname "$0")/.."

readonly swift_minimum=6.2
readonly run_packages=(
    ca-certificates git pkg-config libxml2-dev libsimdjson-dev zlib1g-dev
    libcmark-gfm-dev libcmark-gfm-extensions-dev poppler-utils poppler-data unzip
    libpq-dev libsqlite3-dev
)
readonly test_packages=(python3-venv shellcheck postgresql openssl chromium-headless-shell)

say() { printf 'setup: %s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

require_swift() {
    local advice="install Swift $swift_minimum or newer from https://www.swift.org/install and put it on the PATH"
    command -v swift >/dev/null || fail "there is no \"swift\" on the PATH: $advice."
    local answer version
    answer=$(swift --version 2>&1) || fail "\"swift --version\" fails ($answer). That page lists what Swift itself needs:" \
        "https://www.swift.org/install"
    version=$(sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)*).*/\1/p' <<<"$answer" | head -n 1)
    [[ -n $version ]] || fail "\"swift --version\" names no version: $advice."
    [[ $(printf '%s\n' "$swift_minimum" "$version" | sort -V | head -n 1) == "$swift_minimum" ]] ||
        fail "Swift $version is too old: $advice."
}

is_installed() {
    local status
    status=$(dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null) && grep -qx installed <<<"$status"
}

# Prints the packages of its arguments that are missing, one a line. A C++ standard library of any version will do.
missing_packages() {
    local package
    for package in "$@"; do
        is_installed "$package" || printf '%s\n' "$package"
    done
    is_installed 'libstdc++-*-dev' || printf '%s\n' libstdc++-12-dev
}

install_packages() {
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || fail "not root and no sudo: ask your administrator to run: apt-get install $*"
        as_root=(sudo)
    fi
    say "installing with apt (about a minute): $*"
    say "(libxml2 reads HTML, simdjson JSON, cmark-gfm Markdown, poppler and unzip PDF and DOCX CVs; libpq and sqlite3" \
        "reach databases; the rest builds them)"
    # A third-party source that is down makes an update fail although Debian's own lists arrived: the install decides.
    apt_get update || apt_get update || say "apt-get update failed; going on with the package lists at hand."
    apt_get install --no-install-recommends "$@" || fail "apt could not install them; its own words are above."
}

# Shows apt's own words only when it fails.
apt_get() {
    local words
    words=$("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -qq -o Dpkg::Use-Pty=0 "$@" 2>&1) ||
        { printf '%s\n' "$words" >&2 && return 1; }
}

require_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        require_without_apt
        return
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if [[ ${#missing[@]} -gt 0 ]]; then
        install_packages "${missing[@]}"
    fi
}

# On systems without apt: says what to install by hand, in Debian's names, when something is not there.
require_without_apt() {
    if command -v pkg-config >/dev/null && pkg-config --exists libxml-2.0 simdjson zlib libcmark-gfm libpq sqlite3 &&
        command -v pdftotext >/dev/null && command -v unzip >/dev/null; then
        return
    fi
    fail "this machine has no apt. Install by hand, in your system's names: libxml2, simdjson, zlib, cmark-gfm," \
        "libpq and sqlite3 with their headers, pkg-config, pdftotext (poppler), unzip, a C++17 standard library with headers."
}

require_python_packages() {
    local requirements=scripts/requirements.txt stamp=.venv/requirements.installed
    if cmp -s "$requirements" "$stamp" && .venv/bin/python -c 'import bs4, cryptography, lxml, requests' 2>/dev/null; then
        return
    fi
    say "making .venv with $(grep -v '^#' "$requirements" | paste -sd ' ') (the replay server and the benchmark need them)"
    rm -rf .venv
    python3 -m venv .venv || fail "python3 could not make a virtual environment in .venv; its own words are above."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements" ||
        fail "pip could not install $requirements; its own words are above."
    cp "$requirements" "$stamp"
}

main() {
    local groups=" $* "
    if [[ $groups =~ [^\ a-z] || ! $groups =~ \ run\  ]]; then
        fail "usage: scripts/setup.sh run [test]"
    fi
    require_swift
    if [[ $groups == *" test "* ]]; then
        require_packages "${run_packages[@]}" "${test_packages[@]}"
        require_python_packages
    else
        require_packages "${run_packages[@]}"
    fi
}

main "$@"
