#!/usr/bin/env bash
# Installs each system that search is compared with into an environment of its own, outside the
# repository's. Usage: install.sh FOLDER PYTHON [NAME...] (about 1.5 GB each)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)" folder="$1" python="$2"
shift 2
[ $# -gt 0 ] || set -- langchain llamaindex haystack txtai
mkdir -p "$folder"
for name in "$@"; do
  pins="$here/environments/$name.txt"
  cmp -s "$pins" "$folder/$name/installed.txt" && continue
  [ -x "$folder/$name/bin/python" ] || "$python" -m venv "$folder/$name"
  "$folder/$name/bin/python" -m pip install --quiet --upgrade 'pip>=25'
  # The same build of torch as the product's first: what the others ask for would pull another one.
  "$folder/$name/bin/python" -m pip install --quiet "$(grep '^torch==' "$pins")"
  "$folder/$name/bin/python" -m pip install --quiet -r "$pins"
  cp "$pins" "$folder/$name/installed.txt"
done
