#!/usr/bin/env bash
# Installs the pinned dependencies into .venv. Usage: scripts/install.sh PYTHON run|test
set -euo pipefail
cd "$(dirname "$0")/.."
python="$1" what="$2"

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "问教需要 Python 3.11 或更新的版本，当前是 $("$python" --version)" >&2
  exit 1
}
[ -x .venv/bin/python ] || "$python" -m venv .venv
if [ "$what" = run ]; then
  # An old pip drops extras, and with them dependencies.
  .venv/bin/python -m pip install --quiet --upgrade 'pip>=25'
fi
.venv/bin/python -m pip install --quiet -r "requirements/$what.txt"
.venv/bin/python -W ignore -m pip install --quiet --no-deps --no-build-isolation --editable . 2>&1 | { grep -i "error" || true; }
