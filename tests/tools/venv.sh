#!/bin/sh
# venv.sh DIR: a virtual environment of the first Python on PATH that is new enough, with a pip that knows dependency groups.
set -eu
for python in python3.11 python3.12 python3.13 python3.14 python3; do
    # A name on PATH may be a shim for a version that is not there, and Debian splits `ensurepip` off: so run it.
    if "$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        [ -x "$1/bin/python" ] || "$python" -m venv "$1"
        exec "$1/bin/python" -m pip install --quiet --upgrade 'pip>=25.1'
    fi
done
echo 'presskit needs Python 3.11 or newer with its venv module (Debian: apt-get install python3-venv)' >&2
exit 1
