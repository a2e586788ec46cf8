#!/bin/sh
# Any other CI: one command to check, one to compare. Exit code 1 means that something was found, 2 that nothing was checked.
set -eu

# Until the package is on npm: what `npm ci && npm run build` makes of this repository, in this folder. Then it is `npx --yes journey-lang@VERSION "$@"`.
journey() { node "${JOURNEY_LANG:-.journey-lang}/out/cli/journey.js" "$@"; }

journey lint --format text --format sarif=journeys.sarif --format junit=junit.xml
journey format --check
journey diff "${BASE:-origin/main}" --format text --format markdown=journeys.md --fail-on breaking
