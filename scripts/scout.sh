#!/usr/bin/env bash
# Sets up, builds and scouts. From the environment: SCOUT_URL, SCOUT_CV (a file or an https URL), SCOUT_ARGS (further
# flags, split as a shell would, nothing in them executed). Without SCOUT_URL: the careers site and CV that we ship.
set -euo pipefail

readonly url=${SCOUT_URL:-} cv=${SCOUT_CV:-}
root=$(cd "$(dirname "$0")/.." && pwd)

if [[ -n $url && -z $cv ]]; then
    echo "scout: URL=… needs your CV beside it: make scout URL=… CV=cv.pdf (PDF, DOCX, HTML, Markdown, text, JSON)." >&2
    exit 64
fi

arguments=(scout)
if [[ -n $url ]]; then arguments+=("$url"); else arguments+=(--sample); fi
if [[ -n $cv ]]; then arguments+=(--cv "$cv"); fi
mapfile -d '' -t extra < <(printf '%s' "${SCOUT_ARGS:-}" | xargs -r printf '%s\0')
arguments+=("${extra[@]}")

"$root/scripts/build.sh"
exec "$root/.build/${CONFIGURATION:-debug}/scoutly" "${arguments[@]}"
