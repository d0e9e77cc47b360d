#!/usr/bin/env bash
# Makes .venv and installs exactly what requirements.lock names, by hash. Usage: make-venv.sh PYTHON
set -euo pipefail
python=$1

"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || {
  echo "firstreply needs Python 3.11, 3.12 or 3.13; try: make PYTHON=python3.12" >&2
  exit 2
}
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv
  else
    echo "Python has no venv module: install python3-venv" >&2
    exit 2
  fi
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
