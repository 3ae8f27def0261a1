#!/bin/sh
# node.sh: installs the checkers that are Node's into tests/tools/node/node_modules, by its lock file. Where that may not be,
# the tests that need them say so at the end of the run (tests/conftest.py), so this never fails.
cd "$(dirname "$0")/node" || exit 0
if ! command -v npm >/dev/null; then
    if [ "$(id -u)" = 0 ]; then as_root=env; else as_root='sudo -n env'; fi
    command -v apt-get >/dev/null && $as_root true 2>/dev/null || exit 0
    { $as_root apt-get update -q && $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -q nodejs npm; } >/dev/null ||
        echo 'node.sh: apt-get could not install Node' >&2
fi
[ node_modules/.package-lock.json -nt package-lock.json ] && exit 0
# Browsers are not theirs to bring along: chromium.sh has one.
PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --silent || echo 'node.sh: npm could not install the checkers' >&2
exit 0
